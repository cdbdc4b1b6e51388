import Foundation

/// The built `convenor` as a process, on a data folder of its own and with no settings but the given ones.
package final class BuiltProgram {
    package struct Answer {
        package var status: Int32
        package var output: String
        package var errors: String
    }

    private let scratch: Scratch
    /// Settings as variables of the environment, such as `CONVENOR_MAIL_FROM`.
    package var settings: [String: String]

    package init(_ settings: [String: String] = [:]) throws {
        scratch = try Scratch()
        self.settings = settings
    }

    /// Beside the test bundle, where SwiftPM puts both.
    static let executable = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("convenor")

    package func path(_ name: String) -> String { scratch.path(name) }

    /// Runs to the end, with the lines piped to it.
    @discardableResult
    package func run(_ arguments: [String], typing lines: [String] = []) throws -> Answer {
        let names = ["out", "err"].map { scratch.path($0) }
        let child = try Child(
            Self.executable.path, arguments,
            environment: settings.merging(
                ["CONVENOR_DATA": scratch.path("data"), "HOME": scratch.url.path, "PATH": "/usr/bin:/bin"]
            ) { own, _ in own }, folder: scratch.url.path, input: .pipe, output: .file(names[0]),
            errors: .file(names[1]))
        try child.write(lines.map { $0 + "\n" }.joined())
        child.endInput()
        let status = try child.wait()
        let texts = try names.map { String(decoding: try Data(contentsOf: URL(fileURLWithPath: $0)), as: UTF8.self) }
        return Answer(status: status, output: texts[0], errors: texts[1])
    }
}
