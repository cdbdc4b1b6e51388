import ConvenorCore
import ConvenorEngine
import Scenarios
import Foundation
import Testing

/// What `plan` announces, held against what then goes out.
@Suite("What is announced goes out")
struct ForesightTests {
    /// A mail, as `plan` and the outbox both know it.
    private struct Mail: Hashable, Comparable, CustomStringConvertible {
        var at: Moment
        var what: String
        var description: String { "\(at.milliseconds / 1000) \(what)" }
        static func < (a: Self, b: Self) -> Bool { (a.at, a.what) < (b.at, b.what) }
    }

    /// A mail that went out, and when it was decided: who sleeps gets it later.
    private struct Sent {
        var mail: Mail
        var decided: Moment
    }

    /// A look at the plan, and how far it holds.
    private struct Look {
        var at: Moment
        var announced: Set<Mail>
        /// The next thing of each sort, without a day.
        var next: [Mail]
    }

    private static let day = 86_400

    /// The year, and in it a check-in, a weekly report and a feedback request.
    private static func script(_ scenario: YearScenario) -> String {
        var lines = scenario.script.split(separator: "\n").map(String.init)
        let place = lines.firstIndex { $0.contains("end") && $0.hasPrefix("mara> end") } ?? 0
        lines.insert(
            contentsOf: [
                "mara> invite @ines role=informed", "mara> report weekly @ines on", "mara> report weekly @p2 on",
                "mara> checkin every 2 weeks mon 09:00 for @p1, @p2, @p3, @p4, @p5 questions What moved?",
                "mara> goal Fewer leave by 2027-08-31", "mara> adjust from much to little because O1 had no support",
                "mara> agree X1", "mara> feedback X1 in 2 weeks ask @p1, @p3",
                "mara> action @p2 cut the budget by 2026-10-20 for X1",
            ], at: place)
        return lines.joined(separator: "\n")
    }

    private static func mails(of notices: [PlannedNotice]) -> Set<Mail> {
        var digests: [Mail: [RecordID]] = [:]
        var meetings: [Mail] = []
        var mails: Set<Mail> = []
        for notice in notices {
            guard let person = notice.person?.name else { continue }
            let kind: String
            switch notice.what {
            case .reminder(let id, _, _, _):
                digests[Mail(at: notice.at, what: "reminder \(person)"), default: []].append(id)
                continue
            case .escalation, .escalationCopy: kind = "escalation"
            case .question(let id, _): kind = id.kind == .feedback ? "feedback" : "checkin"
            case .answers: kind = "answers"
            case .report: kind = "week"
            case .meeting(.prep, _): kind = "prep"
            case .meeting(.readiness, _): kind = "meeting"
            case .meeting(.reminder, _):
                meetings.append(Mail(at: notice.at, what: person))
                continue
            case .meeting: kind = "invitation"
            case .preparation: continue
            }
            mails.insert(Mail(at: notice.at, what: "\(kind) \(person)"))
        }
        // A meeting is part of the digest of its morning, where there is one.
        for mail in meetings where digests[Mail(at: mail.at, what: "reminder \(mail.what)")] == nil {
            mails.insert(Mail(at: mail.at, what: "meeting \(mail.what)"))
        }
        for (mail, ids) in digests {
            let told = ids.sorted().map(\.description).joined(separator: " ")
            mails.insert(Mail(at: mail.at, what: mail.what + " " + told))
        }
        return mails
    }

    private static func mail(of letter: Letter, _ told: [Rehearsal.Told], at moment: Moment) -> Mail? {
        if ["summary", "outcome"].contains(letter.kind) { return nil }
        let ids = told.flatMap(\.reminder.items).sorted().map(\.description).joined(separator: " ")
        let what = [letter.kind, letter.recipient.name, ids].filter { !$0.isEmpty }.joined(separator: " ")
        return Mail(at: max(moment, letter.due), what: what)
    }

    /// Plays the year and looks at the plan about once a day, at whatever is then going on.
    private func play(_ seed: UInt64) async throws -> (looks: [Look], sent: [Sent], said: [Moment], refusals: [String])
    {
        let machine = try YearMachine()
        let zone = try #require(Zone("Europe/Amsterdam"))
        let scenario = YearScenario(seed: seed)
        let script = try RehearsalScript(
            Self.script(scenario), chair: Handle("mara"), start: machine.clock.now(), zone: zone)
        let engine = try await machine.open()
        let rehearsal = Rehearsal(
            engine, clock: machine.clock, transport: YearSink(), answers: try RehearsalAnswers(scenario.answers))
        var looks: [Look] = []
        var (sent, said, refusals) = ([Sent](), [Moment](), [String]())
        try await rehearsal.play(script, until: Moment(milliseconds: Int64(YearScenario.lastDay) * 86_400_000)) {
            let now = machine.clock.now()
            if let last = looks.last?.at {
                if last == now { looks.removeLast() } else if now < last.adding(seconds: 20 * 3600) { return nil }
            }
            guard let archive = try await engine.archived("year") else { return nil }
            let until = engine.outlook(of: archive, until: now.adding(seconds: Self.day))
            let next = engine.outlook(of: archive, until: nil)
            looks.append(
                Look(at: now, announced: Self.mails(of: until.notices), next: Self.mails(of: next.notices).sorted()))
            return nil
        } _: { event in
            switch event.what {
            case .mail(let letter, let told, _):
                if let mail = Self.mail(of: letter, told, at: event.at) {
                    sent.append(Sent(mail: mail, decided: event.at))
                }
            case .said(_, let line, let reply):
                said.append(event.at)
                if reply.plainText.contains("I don't") || reply.plainText.contains("I know nobody") {
                    refusals.append(line + ": " + reply.plainText)
                }
            case .notice: break
            }
        }
        try await machine.store?.close()
        return (looks, sent, said, refusals)
    }

    @Test("what the plan announces for the next day goes out until somebody says something, and nothing else does")
    func nextDay() async throws {
        let (looks, sent, said, refusals) = try await play(3)
        #expect(refusals == [])
        var compared: [String: Int] = [:]
        for look in looks {
            let day = look.at.adding(seconds: Self.day)
            let end = min(day, said.first { $0 > look.at } ?? day)
            // What is said at that very moment may come between.
            if said.contains(look.at) { continue }
            let announced = look.announced.filter { $0.at > look.at && $0.at < end }
            let found = Set(sent.filter { $0.decided > look.at && $0.mail.at < end }.map(\.mail))
            for mail in announced.subtracting(found).sorted() { Issue.record("not sent: \(mail), seen at \(look.at)") }
            for mail in found.subtracting(announced).sorted() {
                Issue.record("not announced: \(mail), seen at \(look.at)")
            }
            // The next thing of each sort is the first of all that is announced.
            let first = look.next.first { $0.at > look.at }
            if let wanted = announced.min() { #expect(first?.at == wanted.at, "\(look.at): \(wanted)") }
            for mail in announced { compared[String(mail.what.prefix { $0 != " " }), default: 0] += 1 }
        }
        // A year in which nothing is compared would prove nothing.
        #expect(looks.count > 200)
        for (kind, least) in [
            ("reminder", 60), ("escalation", 10), ("checkin", 20), ("answers", 3), ("week", 10), ("meeting", 20),
        ] {
            #expect(compared[kind, default: 0] >= least, "\(kind): \(compared)")
        }
    }
}
