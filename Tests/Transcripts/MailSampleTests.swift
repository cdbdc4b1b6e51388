import ConvenorCurl
import ConvenorEngine
import Foundation
import TestSupport
import Testing

/// What holds of every mail, whichever it is.
@Suite("Every mail")
struct MailSampleTests {
    @Test("each kind, occasion and template has a sample")
    func whole() async throws {
        let letters = try await MailSamples.all.value
        for kind in MailKind.allCases {
            let found = Set(
                letters.filter { $0.kind == kind.rawValue }.compactMap { letter in
                    letter.key.split { $0 == "/" || $0 == "." }.first.map(String.init)
                })
            #expect(found == kind.occasions, "\(kind)")
        }
        #expect(Set(MailKind.allCases.flatMap(\.templates)) == Set(Templates.mails))
        for beginning in ["Recap: ", "Outcome: ", "Corrected: ", "Once more: ", "You have a new name", "Re: "] {
            #expect(letters.contains { $0.subject.hasPrefix(beginning) }, "\(beginning)")
        }
        // A digest with a meeting in it.
        #expect(letters.contains { $0.kind == "reminder" && $0.subject.contains("meeting") })
    }

    @Test("text and HTML say the same words in the same order")
    func sameWords() async throws {
        let letters = try await MailSamples.all.value
        // Pairs in which each side in turn has a word more, another word, or another order.
        let pairs = [
            ("You have 2 actions", "You have actions"), ("You have actions", "You have 2 actions"),
            ("due Mon", "due Tue"),
            ("due Mon Bo", "due Bo Mon"),
        ]
        let controls = pairs.map { Item.pair([$0.0, "<body><p>\($0.1)</p></body>"]) }
        let mails = letters.map { Item.mail(String(decoding: $0.bytes, as: UTF8.self)) }
        let input = try JSONEncoder().encode(mails + controls)
        let output = try ProcessRunner.run(
            ProcessRunner.python, [ProcessRunner.script("same_words.py")], input: input
        ).output
        let differences = try JSONDecoder().decode([String].self, from: output)
        #expect(differences.count == letters.count + pairs.count)
        #expect(differences.suffix(pairs.count).allSatisfy { !$0.isEmpty })
        for (letter, difference) in zip(letters, differences) where !difference.isEmpty {
            Issue.record("\(letter.key): \(difference)")
        }
    }

    @Test("SpamAssassin gives none a point, and finds what is spam")
    func spam() async throws {
        let linked = try await MailSamples.linked.value
        #expect(linked.contains { String(decoding: $0.bytes, as: UTF8.self).contains("List-Unsubscribe-Post") })
        let letters = Self.longest(try await MailSamples.all.value) + Self.longest(linked)
        let scratch = try Scratch()
        try "use_bayes 0\nuse_auto_whitelist 0\nreport_safe 0\nfold_headers 0\n".write(
            toFile: scratch.path("prefs"), atomically: true, encoding: .utf8)
        // GTUBE: what every checker must take for spam.
        let known = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X"
        let control = Data("From: a@example.org\r\nSubject: control\r\n\r\n\(known)\r\n".utf8)
        var files: [String] = []
        for (number, bytes) in (letters.map { Data($0.bytes) } + [control]).enumerated() {
            let path = scratch.path("\(number)")
            try (Data(Self.received([UInt8](bytes)).utf8) + bytes).write(to: URL(fileURLWithPath: path))
            files.append(path)
        }
        let output = try ProcessRunner.run(
            "/usr/bin/env",
            ["HOME=\(scratch.url.path)", "spamassassin", "-L", "-t", "-p", scratch.path("prefs")] + files
        ).output
        let verdicts = String(decoding: output, as: UTF8.self).split(whereSeparator: \.isNewline).filter {
            $0.hasPrefix("X-Spam-Status: ")
        }
        #expect(verdicts.count == files.count)
        #expect(try Self.score(verdicts.last) > 100)
        for (letter, verdict) in zip(letters, verdicts) where try Self.score(verdict) >= 1 {
            Issue.record("\(letter.key): \(verdict)")
        }
    }

    /// One mail of each sort, with a mailbox and without: the longest, since more words meet more rules.
    private static func longest(_ letters: [Letter]) -> [Letter] {
        let sorts = Dictionary(grouping: letters) { letter in
            [
                letter.kind, letter.key.split { $0 == "/" || $0 == "." }.first.map(String.init) ?? "",
                letter.subject.split(separator: " ").first.map(String.init) ?? "", letter.token.isEmpty ? "" : "read",
            ]
        }
        return sorts.values.compactMap { $0.max { $0.bytes.count < $1.bytes.count } }
    }

    /// As the recipient's server notes where the mail came from, in the minute of its Date: rules look at both. The address
    /// is a public one: what comes from a network of one's own gets a point less.
    private static func received(_ bytes: [UInt8]) -> String {
        let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        let date = lines.first { $0.hasPrefix("Date: ") }?.dropFirst("Date: ".count) ?? ""
        return "Received: from mail.example.org (mail.example.org [93.184.216.34])\r\n"
            + "\tby mx.example.net with ESMTPS id 4F2A; \(date)\r\n"
    }

    private static func score(_ verdict: Substring?) throws -> Double {
        let words = try #require(verdict).split { $0 == " " || $0 == "=" }
        let place = try #require(words.firstIndex(of: "score"))
        return try #require(Double(words[place + 1]))
    }
}

/// What is compared: a whole mail, or a text and an HTML.
private enum Item: Encodable {
    case mail(String)
    case pair([String])

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .mail(let text): try container.encode(text)
        case .pair(let pair): try container.encode(pair)
        }
    }
}
