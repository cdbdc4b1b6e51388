import Foundation
import Testing

/// The checked-out tree that these tests belong to.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Compares a file with what it should hold; with `CONVENOR_RECORD=1` writes it instead.
    static func expect(_ path: String, holds text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = root.appending(path: path)
        if ProcessInfo.processInfo.environment["CONVENOR_RECORD"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let stored = try? String(contentsOf: file, encoding: .utf8)
        #expect(stored == text, "CONVENOR_RECORD=1 rewrites \(path)", sourceLocation: sourceLocation)
    }
}

/// A folder of its own for one test, removed at the end.
func withFolder<Result>(_ files: [String: String], _ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "convenor-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (path, text) in files {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }
    return try body(folder.path)
}
