import Foundation

/// Headless Chromium, told what to do line by line; it ends with its last owner.
///
/// One thread owns it at a time, like the process it is.
package final class Browser {
    private let child: Child

    /// `scripts/setup` installs it.
    package static var isThere: Bool {
        ["/usr/bin/chromium", "/usr/bin/chromedriver"].allSatisfy(FileManager.default.isExecutableFile(atPath:))
    }

    package init() throws {
        child = try Child(
            ProcessRunner.python, [ProcessRunner.script("browse.py")], input: .pipe, output: .pipe)
        _ = try read(Nothing.self)
    }

    // The driver ends the browser's processes, for which it must hear that the input is over.
    deinit {
        child.endInput()
        _ = try? child.wait()
    }

    private struct Nothing: Decodable {}
    private struct Fault: Decodable { var error: String? }

    private func tell<Answer: Decodable>(_ command: [String: Any], as type: Answer.Type) throws -> Answer {
        let line = try JSONSerialization.data(withJSONObject: command, options: [.sortedKeys])
        try child.write(String(decoding: line, as: UTF8.self) + "\n")
        return try read(type)
    }

    private func read<Answer: Decodable>(_ type: Answer.Type) throws -> Answer {
        let line = Data(child.line().utf8)
        if let error = try? JSONDecoder().decode(Fault.self, from: line).error {
            throw ProcessRunner.Failure(description: "The browser: \(error)")
        }
        return try JSONDecoder().decode(type, from: line)
    }

    private func tell(_ command: [String: Any]) throws { _ = try tell(command, as: Nothing.self) }
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
    package func open(_ url: String) throws -> Page { try tell(["do": "open", "url": url], as: Page.self) }
    package func page() throws -> Page { try tell(["do": "address"], as: Page.self) }

    /// How wide the page is then: more than the window where it has to be moved sideways.
    @discardableResult
    package func resize(_ width: Int, _ height: Int = 800) throws -> Int {
        struct Answer: Decodable { var width: Int }
        return try tell(["do": "size", "width": width, "height": height], as: Answer.self).width
    }

    package func useDark(_ isDark: Bool) throws { try tell(["do": "scheme", "name": isDark ? "dark" : "light"]) }
    /// From the next page on.
    package func allowScripts(_ areAllowed: Bool) throws { try tell(["do": "scripts", "on": areAllowed]) }

    @discardableResult
    package func click(_ selector: String) throws -> Page {
        try tell(["do": "click", "selector": selector], as: Page.self)
    }

    /// The first link or button with these words.
    @discardableResult
    package func click(saying text: String) throws -> Page { try tell(["do": "click", "text": text], as: Page.self) }
    package func fill(_ selector: String, _ value: String) throws {
        try tell(["do": "fill", "selector": selector, "value": value])
    }

    /// What a person sees of an element.
    package func text(_ selector: String = "body") throws -> String {
        struct Answer: Decodable { var text: String }
        return try tell(["do": "text", "selector": selector], as: Answer.self).text
    }

    package func html(_ selector: String = "html") throws -> String {
        struct Answer: Decodable { var html: String }
        return try tell(["do": "html", "selector": selector], as: Answer.self).html
    }

    package func wait(for text: String, seconds: Int = 60) throws {
        try tell(["do": "wait", "text": text, "seconds": seconds])
    }

    package func wait(forEndOf text: String, seconds: Int = 60) throws {
        try tell(["do": "gone", "text": text, "seconds": seconds])
    }

    /// What a function of such a body returns, as JSON.
    package func run(_ script: String) throws -> String {
        struct Answer: Decodable { var value: String }
        return try tell(["do": "script", "code": script], as: Answer.self).value
    }

    /// What axe-core finds wrong by WCAG 2.2 AA and best practice; scripts must be allowed.
    package func barriers() throws -> [String] {
        struct Answer: Decodable {
            var rules: Int
            var faults: [String]
        }
        let answer = try tell(["do": "axe"], as: Answer.self)
        guard answer.rules > 0 else { throw ProcessRunner.Failure(description: "axe-core looked at nothing.") }
        return answer.faults
    }

    package func screenshot(_ path: String) throws { try tell(["do": "shot", "path": path]) }
    /// Of all that was asked for since `open`.
    package func weight() throws -> Weight { try tell(["do": "weight"], as: Weight.self) }

    /// What the console says, among it what the content security policy refused.
    package func complaints() throws -> [String] {
        struct Answer: Decodable { var lines: [String] }
        return try tell(["do": "said"], as: Answer.self).lines
    }
}
