import Dispatch
import Foundation

/// Headless Chromium, told what to do line by line; it ends with its last owner.
///
/// What it is told waits on a thread of its own, so that a server in the same process can answer meanwhile.
package final class Browser: @unchecked Sendable {
    /// Used on the queue alone, but for its beginning and its end.
    private let child: Child
    private let queue = DispatchQueue(label: "browser")

    /// `scripts/setup` installs it.
    package static var isThere: Bool {
        ["/usr/bin/chromium", "/usr/bin/chromedriver"].allSatisfy(FileManager.default.isExecutableFile(atPath:))
    }

    package init() throws {
        child = try Child(
            ProcessRunner.python, [ProcessRunner.script("browse.py")], input: .pipe, output: .pipe)
        _ = try Self.read(Data(child.line().utf8), as: Nothing.self)
    }

    // The driver ends the browser's processes, for which it must hear that the input is over.
    deinit {
        child.endInput()
        _ = try? child.wait()
    }

    private struct Nothing: Decodable {}
    private struct Fault: Decodable { var error: String? }

    private func tell<Answer: Decodable>(_ command: [String: Any], as type: Answer.Type) async throws -> Answer {
        let data = try JSONSerialization.data(withJSONObject: command, options: [.sortedKeys])
        let line = String(decoding: data, as: UTF8.self) + "\n"
        let answer = try await withCheckedThrowingContinuation { continuation in
            queue.async { [self] in
                continuation.resume(
                    with: Result {
                        try child.write(line)
                        return Data(child.line().utf8)
                    })
            }
        }
        return try Self.read(answer, as: type)
    }

    private static func read<Answer: Decodable>(_ line: Data, as type: Answer.Type) throws -> Answer {
        if let error = try? JSONDecoder().decode(Fault.self, from: line).error {
            throw ProcessRunner.Failure(description: "The browser: \(error)")
        }
        return try JSONDecoder().decode(type, from: line)
    }

    private func tell(_ command: [String: Any]) async throws { _ = try await tell(command, as: Nothing.self) }
}

extension Browser {
    /// The page that is shown.
    package struct Page: Decodable {
        package var url: String
        package var title: String
        package var status: Int
    }

    package struct Weight: Decodable {
        /// The address of each, in the order in which they were asked for.
        package var requests: [String]
        /// As they came over the wire, with heads.
        package var bytes: Int
    }

    @discardableResult
    package func open(_ url: String) async throws -> Page { try await tell(["do": "open", "url": url], as: Page.self) }
    package func page() async throws -> Page { try await tell(["do": "address"], as: Page.self) }

    /// How wide the page is then: more than the window where it has to be moved sideways.
    @discardableResult
    package func resize(_ width: Int, _ height: Int = 800) async throws -> Int {
        struct Answer: Decodable { var width: Int }
        return try await tell(["do": "size", "width": width, "height": height], as: Answer.self).width
    }

    package func useDark(_ isDark: Bool) async throws {
        try await tell(["do": "scheme", "name": isDark ? "dark" : "light"])
    }
    /// From the next page on.
    package func allowScripts(_ areAllowed: Bool) async throws { try await tell(["do": "scripts", "on": areAllowed]) }

    @discardableResult
    package func click(_ selector: String) async throws -> Page {
        try await tell(["do": "click", "selector": selector], as: Page.self)
    }

    /// The first link or button with these words.
    @discardableResult
    package func click(saying text: String) async throws -> Page {
        try await tell(["do": "click", "text": text], as: Page.self)
    }
    package func fill(_ selector: String, _ value: String) async throws {
        try await tell(["do": "fill", "selector": selector, "value": value])
    }

    /// What a person sees of an element.
    package func text(_ selector: String = "body") async throws -> String {
        struct Answer: Decodable { var text: String }
        return try await tell(["do": "text", "selector": selector], as: Answer.self).text
    }

    package func html(_ selector: String = "html") async throws -> String {
        struct Answer: Decodable { var html: String }
        return try await tell(["do": "html", "selector": selector], as: Answer.self).html
    }

    package func wait(for text: String, seconds: Int = 60) async throws {
        try await tell(["do": "wait", "text": text, "seconds": seconds])
    }

    package func wait(forEndOf text: String, seconds: Int = 60) async throws {
        try await tell(["do": "gone", "text": text, "seconds": seconds])
    }

    /// What a function of such a body returns, as JSON.
    package func run(_ script: String) async throws -> String {
        struct Answer: Decodable { var value: String }
        return try await tell(["do": "script", "code": script], as: Answer.self).value
    }

    /// What axe-core finds wrong by WCAG 2.2 AA and best practice; scripts must be allowed.
    package func barriers() async throws -> [String] {
        struct Answer: Decodable {
            var rules: Int
            var faults: [String]
        }
        let answer = try await tell(["do": "axe"], as: Answer.self)
        guard answer.rules > 0 else { throw ProcessRunner.Failure(description: "axe-core looked at nothing.") }
        return answer.faults
    }

    package func screenshot(_ path: String) async throws { try await tell(["do": "shot", "path": path]) }
    /// Of all that was asked for since `open`.
    package func weight() async throws -> Weight { try await tell(["do": "weight"], as: Weight.self) }

    /// What the console says, among it what the content security policy refused.
    package func complaints() async throws -> [String] {
        struct Answer: Decodable { var lines: [String] }
        return try await tell(["do": "said"], as: Answer.self).lines
    }
}
