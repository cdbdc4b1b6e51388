import Foundation

/// A folder of its own for one test, with the files and the variables that its programs see; removed with its owner.
final class Workplace: Sendable {
    let root: URL
    let environment: [String: String]

    /// Three people with mail and one, the chair, without; `variables` are added to an environment without our own.
    init(_ variables: [String: String] = [:]) throws {
        root = FileManager.default.temporaryDirectory
            .appendingPathComponent("convenor-" + UUID().uuidString.prefix(8).lowercased())
        let keeps = ["PATH", "LANG", "LLVM_PROFILE_FILE", "TSAN_OPTIONS", "ASAN_OPTIONS", "SWIFT_BACKTRACE"]
        let own = ProcessInfo.processInfo.environment.filter { keeps.contains($0.key) }
        environment = own.merging(["HOME": root.path, "TZ": "UTC", "CONVENOR_DATA": root.path + "/data"]) { $1 }
            .merging(variables) { $1 }
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        try write(Self.people(["lena", "bo", "ana"]), to: "config/people.yaml")
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    func path(_ name: String) -> String { root.appendingPathComponent(name).path }

    func write(_ text: String, to name: String) throws {
        let file = root.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
    }

    /// A people.yaml of these handles, each with an address at example.org.
    static func people(_ handles: [String]) -> String {
        "people:\n" + handles.map { "  - handle: \($0)\n    mail: \($0)@example.org\n" }.joined()
    }

    /// The mails that lie in the Maildir of the data folder.
    var mails: [String] {
        get throws {
            let folder = path("data/mail/new")
            guard FileManager.default.fileExists(atPath: folder) else { return [] }
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
                String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0)), as: UTF8.self)
            }
        }
    }
}
