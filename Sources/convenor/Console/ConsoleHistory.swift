import Glibc

/// The lines typed earlier, kept in a file that only its owner may read; a file that cannot be kept is no fault.
struct ConsoleHistory {
    static let most = 1_000
    let path: String?
    private(set) var lines: [String] = []
    private var stored = 0

    /// Reads the last thousand lines of the file.
    init(path: String?) {
        self.path = path
        guard let path else { return }
        let all = Self.contents(of: path).split(separator: UInt8(ascii: "\n"))
        stored = all.count
        lines = all.suffix(Self.most).compactMap { String(validating: $0, as: UTF8.self) }
    }

    /// Keeps a line unless it is blank or the same as the one before; says whether it did.
    mutating func add(_ line: String) -> Bool {
        guard line != lines.last, line.contains(where: { !$0.isWhitespace }) else { return false }
        lines.append(line)
        if lines.count > Self.most { lines.removeFirst() }
        stored += 1
        guard let path else { return true }
        if stored <= 2 * Self.most {
            Self.put([line], into: path, flags: O_APPEND)
        } else {
            // Rewritten seldom; beside the file first, so that a crash leaves the one or the other.
            let beside = path + ".new"
            if Self.put(lines, into: beside, flags: O_TRUNC), rename(beside, path) == 0 { stored = lines.count }
        }
        return true
    }

    private static func contents(of path: String) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return [] }
        defer { close(file) }
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = read(file, &buffer, buffer.count), count > 0 { all += buffer[..<count] }
        return all
    }

    @discardableResult
    private static func put(_ lines: [String], into path: String, flags: Int32) -> Bool {
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0o600)
        guard file >= 0 else { return false }
        defer { close(file) }
        fchmod(file, 0o600)
        let bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
        return write(file, bytes, bytes.count) == bytes.count
    }
}
