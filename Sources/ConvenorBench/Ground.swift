import Foundation

/// The folder in which a run makes its files, and what its disk is.
struct Ground: Sendable {
    let path: String

    init(under parent: String?) throws {
        let parent = parent ?? FileManager.default.temporaryDirectory.path
        path = parent + "/convenor-bench-\(ProcessInfo.processInfo.processIdentifier)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func file(_ name: String) -> String { path + "/" + name }
    func clear() { try? FileManager.default.removeItem(atPath: path) }

    /// A file system in memory makes a commit look cheap; the reader must know. See proc(5), mounts.
    var note: String? {
        let mounts = (try? String(contentsOfFile: "/proc/mounts", encoding: .utf8)) ?? ""
        let rows = mounts.split(separator: "\n").map { $0.split(separator: " ") }.filter { $0.count > 2 }
        let ours = rows.filter { row in row[1] == "/" || path == row[1] || path.hasPrefix(row[1] + "/") }
        guard ours.max(by: { $0[1].count < $1[1].count })?[2] == "tmpfs" else { return nil }
        return "The folder is in memory, so that commits cost nothing: name one on a disk with --data."
    }
}
