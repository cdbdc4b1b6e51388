import Foundation
import TestSupport
import Testing

/// The built program with a data folder of its own, run on what nobody should feed it.
final class BadInputProgram {
    let folder: URL
    var environment: [String: String] = [:]
    static let binary = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("convenor")

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("convenor-bad-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, value) in ProcessInfo.processInfo.environment where !name.hasPrefix("CONVENOR_") {
            environment[name] = value
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var data: String { path("data") }
    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    /// Writes a file below the folder, making the folders on the way.
    func write(_ text: String, to name: String) throws {
        let place = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: place)
    }

    struct Result {
        var code: Int32
        var out: String
        var err: String
        /// What stderr says without log lines.
        var complaints: [Substring] { err.split(separator: "\n").filter { $0.hasPrefix("convenor: ") } }
    }

    /// Runs to the end; the input comes from a file, so that nothing waits for anything.
    func run(_ arguments: [String], input: Data? = nil) throws -> Result {
        let process = try start(arguments, input: input)
        return Result(code: try process.wait(), out: text("out"), err: text("err"))
    }

    func run(lines: [String], data: String? = nil) throws -> Result {
        try run(["run", "--data", data ?? self.data], input: Data(lines.map { $0 + "\n" }.joined().utf8))
    }

    private func start(_ arguments: [String], input: Data?) throws -> Child {
        guard let input else { return try start(arguments, stream: .null) }
        try input.write(to: URL(fileURLWithPath: path("in")))
        return try start(arguments, stream: .file(path("in")))
    }

    func start(_ arguments: [String], stream: Child.Stream = .pipe) throws -> Child {
        try Child(
            Self.binary.path, arguments, environment: environment, folder: folder.path, input: stream,
            output: .file(path("out")), errors: .file(path("err")))
    }

    /// Runs a line of sh with `$C` for the program and `$D` for its data folder.
    func shell(_ line: String) throws -> Result {
        let child = try Child(
            "/bin/sh", ["-c", line], environment: environment.merging(["C": Self.binary.path, "D": data]) { $1 },
            folder: folder.path, output: .file(path("out")), errors: .file(path("err")))
        return Result(code: try child.wait(), out: text("out"), err: text("err"))
    }

    func text(_ name: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path(name)) ?? Data(), as: UTF8.self)
    }

    /// Waits until the running program has answered with a text.
    func expect(_ wanted: String, in name: String = "out") throws {
        for _ in 0..<1500 {
            if text(name).contains(wanted) { return }
            usleep(20_000)
        }
        Issue.record("\"\(wanted)\" never came in \(text(name).suffix(400))")
    }

    /// Lines of the journal, whole.
    func journal(_ data: String? = nil) throws -> [Substring] {
        let result = try run(["export", "--data", data ?? self.data])
        #expect(result.code == 0)
        return result.out.split(separator: "\n")
    }
}
