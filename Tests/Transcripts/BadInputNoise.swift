import ConvenorCore
import ConvenorEngine
import Foundation
import Testing

/// Noise inside otherwise good lines: it is stored clean or refused, never repeated as it came.
@Suite("Noise in every command")
struct BadInputNoise {
    static let noise = [
        "\u{0}", "\u{7}", "\u{8}\u{8}", "\u{1B}[2J\u{1B}[31m", "\u{1B}]0;title\u{7}", "\u{9B}5A", "\r", "\u{85}",
        "\u{202E}evil\u{202C}", "\u{2066}x\u{2069}", "\u{FEFF}", "\u{2028}", "\u{200D}", "👩‍👩‍👧‍👦", "🇪🇺🏳️‍🌈",
        "e\u{301}\u{301}\u{301}",
        "שלום עולם", "مرحبا", "\"", "“", "'", "\"open", "a\"b\"c", "'; drop table events; --", "{{name}}{{{x}}}{{#a}}",
        "${HOME} $(id) `id`", "**bold** [x](javascript:alert(1)) <script>alert(1)</script>", "| a | b |", "@", "@@",
        "@nobody", "@@ana", "@ana@bo", "A1 A1", ",,,", "=", "severity=", "=high", "for", "by", "because", "for for X1",
        "by by tomorrow", "#", "##", "s/", "s//x/", "s/a", "%", "100%", "-", "- - -", "\\", "\u{FFFD}", "\u{E000}",
    ]

    @Test("noise before, inside and after every example is answered and stored clean")
    func everywhere() async throws {
        let room = try await BadInputRoom()
        for (index, verb) in Verbs.all.enumerated() {
            for (number, example) in verb.examples.enumerated() {
                let words = example.split(separator: " ").map(String.init)
                for (turn, noise) in Self.noise.enumerated() {
                    let place = (index + number + turn) % (words.count + 1)
                    var noisy = words
                    noisy.insert(noise, at: place)
                    await room.say(noisy.joined(separator: " "))
                    if verb.name == "end" || verb.name == "start" { await room.say("n") }
                }
            }
        }
        try await Self.checkStored(room)
    }

    @Test("every example cut short or said double is answered")
    func cut() async throws {
        let room = try await BadInputRoom()
        for verb in Verbs.all {
            for example in verb.examples {
                let words = example.split(separator: " ").map(String.init)
                for count in 1...words.count { await room.say(words.prefix(count).joined(separator: " ")) }
                for index in words.indices {
                    await room.say((words[...index] + words[index...]).joined(separator: " "))
                }
                await room.say("\(example) \(example)")
            }
        }
        try await Self.checkStored(room)
    }

    @Test("noise alone is answered and changes nothing")
    func alone() async throws {
        let room = try await BadInputRoom()
        for noise in Self.noise + [
            "", " ", "\t", "!", "/", "/convenor", "@convenor", "@ana:", "@ana: ", "private", "- :",
        ] {
            if noise.hasPrefix("A1") { continue }
            try await room.refuse(noise)
        }
    }

    /// Nothing that was stored holds a control character, and every entry can be read.
    static func checkStored(_ room: BadInputRoom) async throws {
        let series = try #require(try await room.engine.archived(BadInputRoom.slug)).series
        for record in Kind.allCases.flatMap({ series.all($0) }) {
            for text in [record.text, record.owner?.name ?? ""] + (record.details ?? [:]).values {
                #expect(text == text.cleaned, "\(record.id) holds \(text.debugDescription)")
            }
        }
        for topic in series.meeting?.topics ?? [] { #expect(topic.title == topic.title.cleaned) }
        for member in series.members.keys { #expect(Handle(typed: member.name[...]) != nil, "\(member)") }
    }
}
