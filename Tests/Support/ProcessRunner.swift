package import Foundation

/// Runs programs beside the tests: the Python of the package, openssl.
package enum ProcessRunner {
    package struct Result {
        package var status: Int32
        package var output: Data
        package var errors: String
    }

    package struct Failure: Error, CustomStringConvertible {
        package var description: String
    }

    /// The package's folder, from this file's own place.
    package static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// What `scripts/tools` makes, unless `CONVENOR_TEST_PYTHON` names another.
    package static let python =
        ProcessInfo.processInfo.environment["CONVENOR_TEST_PYTHON"]
        ?? root.appendingPathComponent(".tools/venv/bin/python").path

    package static func script(_ name: String) -> String {
        root.appendingPathComponent("Tests/Support/Servers/\(name)").path
    }

    /// Waits for the end; throws when the program says that it failed.
    @discardableResult
    package static func run(_ program: String, _ arguments: [String], input: Data = Data()) throws -> Result {
        let scratch = try Scratch()
        let inputFile = scratch.url.appendingPathComponent("in")
        try input.write(to: inputFile)
        let names = ["out", "err"].map { scratch.url.appendingPathComponent($0) }
        let child = try Child(
            program, arguments, input: .file(inputFile.path), output: .file(names[0].path),
            errors: .file(names[1].path))
        let status = try child.wait()
        let errors = String(decoding: try Data(contentsOf: names[1]), as: UTF8.self)
        guard status == 0 else {
            throw Failure(description: "\(program) \(arguments) ended with \(status): \(errors)")
        }
        return Result(status: 0, output: try Data(contentsOf: names[0]), errors: errors)
    }
}

/// A folder of its own for one test, removed with its last owner.
package final class Scratch: Sendable {
    package let url: URL

    package init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("convenor-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    package func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}
