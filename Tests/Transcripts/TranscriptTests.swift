import ConvenorCalendar
import ConvenorCurl
import ConvenorDefaults
import ConvenorEngine
import Foundation
import Testing

/// Every conversation in this folder, played and compared; `CONVENOR_RECORD=1` writes the answers anew.
@Suite("Transcripts")
struct TranscriptTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".chat") }.sorted()
    }()

    @Test("a conversation goes as it is written", arguments: names)
    func golden(_ name: String) async throws {
        let file = Self.folder.appendingPathComponent(name)
        let expected = try String(contentsOf: file, encoding: .utf8)
        let played = try await Stage().play(Transcript(name: name, text: expected))
        if ProcessInfo.processInfo.environment["CONVENOR_RECORD"] == "1" {
            try played.write(to: file, atomically: true, encoding: .utf8)
        } else {
            try Self.compare(played, expected, name)
        }
    }

    /// Names the first line that differs: a whole file of difference helps nobody.
    private static func compare(_ played: String, _ expected: String, _ name: String) throws {
        if played == expected { return }
        let a = played.split(separator: "\n", omittingEmptySubsequences: false)
        let b = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let line = zip(a, b).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(a.count, b.count)
        let said = line < a.count ? a[line] : "(nothing)"
        let wanted = line < b.count ? b[line] : "(nothing)"
        Issue.record("\(name):\(line + 1)\n  expected: \(wanted)\n  answered: \(said)")
    }

    @Test("there are conversations to play")
    func some() { #expect(Self.names.count >= 5) }
}

extension Clerk {
    /// The shipped templates and the real composer, from an invented organisation.
    static func forTests(mailbox: AnswerAddress? = nil, links: AnswerLinks? = nil) throws -> Clerk {
        let templates = try Templates { Defaults.file("templates/" + $0) }
        let dutch = try Templates(language: "nl", builtIn: { Defaults.file("templates/" + $0) })
        let from = Mailbox(name: "Convenor", address: "convenor@example.org")
        var house = MailHouse(
            from: from, host: "example.org", organisation: "Example", mailbox: mailbox, zone: "Europe/Amsterdam")
        house.links = links
        return Clerk(
            templates: templates, further: [dutch], composer: GMimeComposer(), calendars: ICalendar(), house: house)
    }
}
