import Foundation
import GRDB
import TestSupport

/// A folder of a test's own, removed with it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory().trimmingSuffix("/") + "/convenor-store-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    /// Makes an SQLite file with plain SQL, as another program would.
    func database(_ name: String, _ sql: String) throws -> String {
        let queue = try DatabaseQueue(path: file(name))
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
        return file(name)
    }

    var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}

/// Runs a command; true when it ends well.
func succeeds(_ command: String...) -> Bool {
    (try? Child("/usr/bin/env", command).wait()) == 0
}

/// A small file system in memory that can be full or read-only for root as well; nil where mounting is not allowed.
final class SmallDisk: Sendable {
    let folder: TemporaryFolder

    init?(kibibytes: Int) throws {
        folder = try TemporaryFolder()
        guard succeeds("mount", "-t", "tmpfs", "-o", "size=\(kibibytes)k", "tmpfs", folder.path) else { return nil }
    }

    deinit { _ = succeeds("umount", "-l", folder.path) }

    func makeReadOnly() -> Bool { succeeds("mount", "-o", "remount,ro", folder.path) }

    static let isPossible: Bool = {
        guard let disk = try? SmallDisk(kibibytes: 64) else { return false }
        return FileManager.default.fileExists(atPath: disk.folder.path)
    }()
}

func mode(of path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
}
