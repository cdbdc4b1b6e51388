import ConvenorCore
import ConvenorCurl
import ConvenorEngine
import Scenarios
import Testing

/// A year of a four-weekly series with twelve people in five zones, rehearsed.
@Suite("A year of follow-up")
struct YearTests {
    /// What a year sent, with the bytes by message id.
    private struct Outcome {
        var mails: [String] = []
        var bytes: [String: [UInt8]] = [:]
        var refusals: [String] = []
        var reopened = 0
    }

    /// Plays the year; at so many random steps the engine is dropped and the file opened anew.
    private func play(_ scenario: YearScenario, interruptions: Int = 0, seed: UInt64 = 1) async throws -> Outcome {
        let machine = try YearMachine()
        let script = try machine.house.script(of: scenario)
        let rehearsal = Rehearsal(
            try await machine.open(), clock: machine.clock, transport: YearSink(),
            answers: try RehearsalAnswers(scenario.answers))
        var outcome = Outcome()
        var chance = Generator(state: seed)
        var left = interruptions
        var reopened = 0
        try await rehearsal.play(script, until: YearHouse.end) {
            guard left > 0, chance.next() % 4 == 0 else { return nil }
            left -= 1
            reopened += 1
            return try await machine.open()
        } _: { event in
            switch event.what {
            // Calendars are told of each plan; InvitationTests has what they are told.
            case .mail(let letter, _, _) where letter.kind == "invitation": break
            case .mail(let letter, let told, let silence):
                outcome.mails.append(Self.line(letter, told, silence, at: event.at))
                #expect(
                    outcome.bytes.updateValue(letter.bytes, forKey: letter.key) == nil, "\(letter.key) is sent twice")
            case .said(_, let line, let reply):
                if reply.plainText.contains("I don't") { outcome.refusals.append(line + ": " + reply.plainText) }
            case .notice: break
            }
        }
        outcome.reopened = reopened
        outcome.mails.sort()
        try await machine.store?.close()
        return outcome
    }

    private static func line(
        _ letter: Letter, _ told: [Rehearsal.Told], _ silence: Escalation?, at moment: Moment
    ) -> String {
        let seconds = moment.milliseconds / 1000
        switch letter.kind {
        case "reminder":
            let ids = told.flatMap(\.reminder.items).map(\.description).joined(separator: " ")
            let day = told.first?.reminder.day.iso ?? ""
            let lines = (MIMEReader().read(letter.bytes)?.text ?? "").split(whereSeparator: \.isNewline)
            let meeting = lines.contains { $0.hasPrefix("Meeting: Year, ") } ? " and a meeting" : ""
            return "reminder \(letter.recipient.name) \(day) at \(seconds): \(ids)\(meeting)"
        case "meeting":
            let isReadiness = letter.key.hasPrefix("readiness")
            if isReadiness { return "readiness \(letter.recipient.name) at \(seconds)" }
            let zone = Zone(YearScenario.zone(of: letter.recipient.name)) ?? .utc
            return "meeting \(letter.recipient.name) \(zone.wall(at: moment).day.iso) at \(seconds)"
        case "escalation":
            let ids = silence?.items.map(\.description).joined(separator: " ") ?? ""
            return "escalation \(letter.recipient.name) about \(silence?.owner.name ?? "") at \(seconds): \(ids)"
        case "summary":
            return "summary \(letter.recipient.name) of \(letter.key.split(separator: "/").dropFirst(2).first ?? "")"
        default: return "\(letter.kind) \(letter.recipient.name) at \(seconds)"
        }
    }

    /// SplitMix64.
    private struct Generator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    @Test("every mail that the rules demand goes out, and none that they forbid", arguments: [3, 17])
    func rules(_ seed: UInt64) async throws {
        let scenario = YearScenario(seed: seed)
        let found = try await play(scenario)
        let wanted = YearCalculation(scenario).mails
        #expect(found.refusals == [])
        for mail in Set(wanted).subtracting(found.mails).sorted().prefix(20) { Issue.record("missing: \(mail)") }
        for mail in Set(found.mails).subtracting(wanted).sorted().prefix(20) { Issue.record("too much: \(mail)") }
        #expect(found.mails.count == wanted.count)
        // A year in which nothing happens would prove nothing.
        for (kind, least) in [("reminder", 150), ("escalation", 20), ("summary", 13 * 13), ("meeting", 100)] {
            #expect(found.mails.count { $0.hasPrefix(kind) } >= least, "\(kind)")
        }
        #expect(found.mails.count { $0.hasSuffix("and a meeting") } >= 5)
        let days = found.mails.filter { $0.hasPrefix("reminder") || $0.hasPrefix("meeting") }.map {
            $0.split(separator: " ").dropFirst().prefix(2).joined(separator: " ")
        }
        #expect(days.count == Set(days).count, "somebody was reminded twice on a day")
    }

    @Test("the same year with the engine dropped and opened anew 300 times sends the same mails, byte for byte")
    func restarts() async throws {
        let scenario = YearScenario(seed: 3)
        let whole = try await play(scenario)
        let broken = try await play(scenario, interruptions: 300, seed: 99)
        #expect(broken.reopened == 300)
        #expect(broken.mails == whole.mails)
        #expect(Set(broken.bytes.keys) == Set(whole.bytes.keys))
        for (key, bytes) in whole.bytes where broken.bytes[key] != bytes { Issue.record("\(key) differs") }
    }
}
