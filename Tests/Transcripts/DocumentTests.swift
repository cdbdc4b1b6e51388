import ConvenorCore
import Foundation
import Testing

/// What the documents say is what the program does.
@Suite("Documents")
struct DocumentTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func text(_ path: String) throws -> String {
        try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
    }

    @Test("the command reference is the table of commands")
    func reference() throws {
        if ProcessInfo.processInfo.environment["CONVENOR_RECORD"] == "1" {
            let file = Self.root.appendingPathComponent("docs/COMMANDS.md")
            try CommandReference.markdown.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try text("docs/COMMANDS.md") == CommandReference.markdown)
    }

    @Test("the reference of dates is what the grammar answers")
    func dates() throws {
        if ProcessInfo.processInfo.environment["CONVENOR_RECORD"] == "1" {
            let file = Self.root.appendingPathComponent("docs/DATES.md")
            try DateReference.markdown.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try text("docs/DATES.md") == DateReference.markdown)
    }

    @Test("the operator's table of reminders is the table of rules")
    func reminders() throws {
        let lines = try text("docs/OPERATING.md").split(separator: "\n", omittingEmptySubsequences: false)
        let first = try #require(lines.firstIndex { $0.hasPrefix("| rule |") || $0 == "TABLE" })
        let end = lines[first...].firstIndex { $0.isEmpty } ?? lines.endIndex
        if ProcessInfo.processInfo.environment["CONVENOR_RECORD"] == "1" {
            let table = ReminderReference.markdown.split(separator: "\n", omittingEmptySubsequences: false)
            let text = (lines[..<first] + table + lines[end...]).joined(separator: "\n")
            let file = Self.root.appendingPathComponent("docs/OPERATING.md")
            try text.write(to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(lines[first..<end].joined(separator: "\n") == ReminderReference.markdown)
        }
    }

    @Test("every command has a summary, and every summary a command")
    func summaries() {
        #expect(Set(English.summaries.keys) == Set(Verbs.all.map(\.name)))
    }

    @Test("no word opens two commands")
    func names() {
        let names = Verbs.all.flatMap { [$0.name] + $0.aliases }
        #expect(names.count == Set(names).count)
    }

    @Test("the example is the golden meeting, line by line")
    func example() throws {
        let typed = try text("config/examples/quarterly-alignment.txt").split(separator: "\n").filter {
            !$0.hasPrefix("#")
        }
        let played = Transcript(name: "", text: try text("Tests/Transcripts/quarterly-alignment.chat")).turns.compactMap
        {
            if case .typed(nil, let line) = $0.turn { line } else { nil }
        }
        #expect(played == typed.map(String.init))
        #expect((60...120).contains(typed.count))
    }

    @Test("the conversation in the README was really held")
    func readme() throws {
        let blocks = try text("README.md").components(separatedBy: "```")
        let conversation = try #require(blocks.first { $0.contains("\n> start alignment") })
        let held = try text("Tests/Transcripts/sketch.chat").split(separator: "\n")
        var rest = held[...]
        for line in conversation.split(separator: "\n") {
            let place = rest.firstIndex(of: line)
            #expect(place != nil, "not in sketch.chat, or not in this order: \(line)")
            if let place { rest = rest[(place + 1)...] }
        }
    }
}
