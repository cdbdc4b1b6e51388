import ConvenorCore
import ConvenorEngine
import Foundation
import TestSupport
import Testing

/// Answers to invitations, as a mailbox hands them in.
@Suite("Answers of calendars")
struct CalendarReplyTests {
    private let stage: Stage

    init() async throws {
        stage = try Stage()
        try stage.set(clock: "2026-09-24 10:00 Europe/Amsterdam")
        stage.chair = Handle("mara")
        stage.people = Roster(
            ["mara", "ana", "bo", "lena"].map { Person(handle: Handle($0), mail: $0 + "@example.org") })
        for line in [
            #"start open "Board""#, "invite @ana", "invite @bo", "schedule every 4 weeks thu 10:00", "end",
        ] { _ = try await stage.hear(line) }
        try await stage.move("+6m")
    }

    private func series() async throws -> Series {
        try #require(try await stage.engine().archived("board")?.series)
    }

    private func answer(
        _ status: String, by name: String = "ana", from sender: String? = "ana", sequence: Int = 0,
        stamp: String = "20260925T080000Z", uid: String? = nil
    ) async throws -> CalendarOutcome {
        let planned = try await series().planning?.next?.uid
        let text = [
            "BEGIN:VCALENDAR", "METHOD:REPLY", "VERSION:2.0", "PRODID:-//Other//EN", "BEGIN:VEVENT",
            "ATTENDEE;PARTSTAT=\(status):mailto:\(name)@example.org", "ORGANIZER:mailto:convenor@example.org",
            "UID:\(uid ?? planned ?? "")", "SEQUENCE:\(sequence)", "DTSTAMP:\(stamp)", "END:VEVENT", "END:VCALENDAR",
            "",
        ].joined(separator: "\r\n")
        return try await stage.engine().heardCalendarReply(Array(text.utf8), from: sender.map { Handle($0) })
    }

    /// What else a calendar sends about the meeting.
    private func send(
        _ method: String, from sender: String? = "ana", sequence: Int = 0, _ lines: [String] = []
    ) async throws -> CalendarOutcome {
        let planned = try await series().planning?.next?.uid
        let text =
            [
                "BEGIN:VCALENDAR", "METHOD:\(method)", "VERSION:2.0", "PRODID:-//Other//EN", "BEGIN:VEVENT",
                "ATTENDEE:mailto:ana@example.org", "ATTENDEE:mailto:bo@example.org", "UID:\(planned ?? "")",
                "SEQUENCE:\(sequence)", "DTSTAMP:20260925T080000Z",
            ] + lines + ["END:VEVENT", "END:VCALENDAR", ""]
        let bytes = Array(text.joined(separator: "\r\n").utf8)
        return try await stage.engine().heardCalendarReply(bytes, from: sender.map { Handle($0) })
    }

    private func letters(_ kind: String) async throws -> [Letter] {
        try await stage.engine().store.deliveries(in: Set(DeliveryState.allCases), limit: .max).map(\.letter).filter {
            $0.kind == kind
        }
    }

    private func text(of letter: Letter) throws -> String { try #require(try ParsedMail(letter.bytes).text) }

    private func status() async throws -> String {
        let lines = try await stage.hear("status").split(separator: "\n")
        return lines.first { $0.contains("next meeting") }.map(String.init) ?? ""
    }

    @Test("an answer shows with the meeting, and the last one counts, whichever comes first")
    func order() async throws {
        #expect(try await status().hasSuffix("accepted @mara · no answer from @ana @bo"))
        #expect(try await answer("ACCEPTED") == .heard(Handle("ana"), .accepted, .taken))
        #expect(try await status().hasSuffix("accepted @ana @mara · no answer from @bo"))
        #expect(try await answer("DECLINED", stamp: "20260926T080000Z") == .heard(Handle("ana"), .declined, .taken))
        // The same again, and an earlier one that comes late.
        for (said, stamp) in [("DECLINED", "20260926T080000Z"), ("TENTATIVE", "20260925T235959Z")] {
            guard case .heard(_, _, .outdated) = try await answer(said, stamp: stamp) else {
                Issue.record("\(said) was taken")
                continue
            }
        }
        #expect(try await status().hasSuffix("accepted @mara · declined @ana · no answer from @bo"))
        #expect(try await stage.hear("who").contains("@ana · ana@example.org · participant · declined Thu 22 Oct 2026"))
    }

    @Test("an answer to what has changed since counts no more")
    func sequences() async throws {
        _ = try await answer("ACCEPTED")
        _ = try await stage.hear("schedule move to 29 oct")
        try await stage.move("+6m")
        #expect(try await status().hasSuffix("accepted @mara · no answer from @ana @bo"))
        #expect(
            try await answer("ACCEPTED", stamp: "20260930T080000Z") == .heard(Handle("ana"), .accepted, .outdated))
        #expect(try await status().hasSuffix("accepted @mara · no answer from @ana @bo"))
        #expect(
            try await answer("ACCEPTED", sequence: 1, stamp: "20260930T080000Z")
                == .heard(Handle("ana"), .accepted, .taken))
        // A number that never went out.
        #expect(
            try await answer("DECLINED", sequence: 7, stamp: "20261001T080000Z")
                == .heard(Handle("ana"), .declined, .outdated))
    }

    @Test("nobody answers for somebody else, and nobody who is not invited")
    func others() async throws {
        #expect(try await answer("DECLINED", from: "bo") == .notTheirs(attendee: "ana@example.org"))
        #expect(try await answer("DECLINED", from: nil) == .notTheirs(attendee: "ana@example.org"))
        #expect(try await answer("ACCEPTED", by: "lena", from: "lena") == .notTheirs(attendee: "lena@example.org"))
        #expect(try await answer("ACCEPTED", uid: "other.1.5") == .unknownMeeting)
        #expect(try await answer("ACCEPTED", uid: "x@example.org") == .unknownMeeting)
        #expect(try await answer("DELEGATED") == .ignored("REPLY"))
        #expect(try await status().hasSuffix("accepted @mara · no answer from @ana @bo"))
    }

    @Test("the chair hears of an answer that does not count, and what to type about it")
    func judged() async throws {
        let before = try await series()
        _ = stage.feed.take()
        _ = try await answer("ACCEPTED", by: "lena", from: "ana")
        #expect(
            stage.feed.take() == [
                """
                @lena answered "accepted" to the meeting of Thu 22 Oct 2026 10:00 and is not invited.
                  Nothing is changed: invite @lena invites them.
                """
            ])
        _ = try await answer("ACCEPTED", by: "zoe", from: "ana")
        #expect(stage.feed.take().joined().contains("Nothing is changed: invite @name zoe@example.org invites them."))
        _ = try await answer("DECLINED", by: "bo", from: "ana")
        #expect(
            stage.feed.take() == [
                """
                Somebody answered "declined" to the meeting of Thu 22 Oct 2026 10:00 in the name of @bo, and I cannot tell that it was them.
                  Nothing is changed: ask @bo. When the meeting runs, excused @bo notes that they do not come.
                """
            ])
        let told = try await letters("calendar")
        #expect(told.count == 3 && told.allSatisfy { $0.recipient == Handle("mara") })
        let mail = try #require(
            told.first { $0.subject.contains("not invited") && (try? text(of: $0).contains("lena")) == true })
        #expect(try text(of: mail).contains("invite @lena invites them."))
        // The very same again is no news.
        _ = try await answer("DECLINED", by: "bo", from: "ana")
        #expect(try await letters("calendar").count == 3)
        #expect(try await series().planning == before.planning)
        #expect(try await series().entries == before.entries)
    }

    @Test("who answers over and over is heard of ten times a day")
    func flood() async throws {
        for minute in 10..<40 {
            _ = try await answer("DECLINED", by: "bo", from: nil, stamp: "20260925T08\(minute)00Z")
        }
        #expect(try await letters("calendar").count == 10)
    }

    @Test("another time that somebody proposes is shown to the chair, and what they type takes it")
    func proposals() async throws {
        let before = try await series()
        _ = stage.feed.take()
        let start = "DTSTART;TZID=Europe/London:20261023T090000"
        guard case .proposed(Handle("ana"), _?) = try await send("COUNTER", [start, "COMMENT:I am at the fair"]) else {
            Issue.record("not taken")
            return
        }
        #expect(
            stage.feed.take() == [
                """
                @ana proposes Fri 23 Oct 2026 09:00 Europe/London for the meeting of Thu 22 Oct 2026 10:00: I am at the fair
                  Nothing is changed: schedule move to 2026-10-23 10:00 takes it.
                """
            ])
        #expect(try await letters("calendar").map(\.subject) == ["Another time? ana proposes one (Board)"])
        #expect(try await series().planning == before.planning)
        // Floating times, and zones that nobody knows, are said to be unreadable.
        #expect(
            try await send("COUNTER", from: "bo", ["DTSTART;TZID=Nowhere Time:20261023T090000"])
                == .proposed(Handle("bo"), nil))
        #expect(stage.feed.take().joined().contains("ask @bo, then schedule move to a day and a time."))
        // Nobody proposes who is not invited, or is not proven to be who they are.
        for sender in ["lena", nil] { #expect(try await send("COUNTER", from: sender, [start]) == .ignored("COUNTER")) }
        _ = try await stage.hear("schedule move to 2026-10-23 10:00")
        try await stage.move("+6m")
        #expect(try await send("COUNTER", [start]) == .ignored("COUNTER"))
        #expect(try await status().contains("Fri 23 Oct 2026 10:00"))
    }

    @Test("who asks for the invitation again gets it as it went out")
    func refresh() async throws {
        _ = try await answer("ACCEPTED")
        let before = try await series()
        let sent = try await letters("invitation").count
        #expect(try await send("REFRESH") == .repeated(Handle("ana")))
        let again = try await letters("invitation")
        #expect(again.count == sent + 1 && Set(again.map(\.messageID)).count == again.count)
        let letter = try #require(
            again.first { $0.recipient == Handle("ana") && $0.key.split(separator: "/").count == 5 })
        let part = try #require(try ParsedMail(letter.bytes).calendars.first).text
        #expect(part.contains("METHOD:REQUEST") && part.contains("SEQUENCE:0") && part.contains("20261022T100000"))
        #expect(try await series().planning == before.planning)
        for sender in ["lena", nil] { #expect(try await send("REFRESH", from: sender) == .ignored("REFRESH")) }
        // While a change is on its way, that is what comes.
        _ = try await stage.hear("schedule move to 29 oct")
        #expect(try await send("REFRESH") == .ignored("REFRESH"))
        try await stage.move("+6m")
        for _ in 0..<9 {
            _ = try await send("REFRESH", sequence: 1)
            try await stage.move("+1s")
        }
        let repeats = try await letters("invitation").filter { $0.key.split(separator: "/").count == 5 }
        #expect(repeats.count == 5)
    }

    @Test("the minutes carry the next meeting with the answers, in each form")
    func minutes() async throws {
        _ = try await answer("DECLINED")
        let engine = try stage.engine()
        let archive = try #require(try await engine.archived("board"))
        let meeting = try #require(archive.series.meeting)
        for format in [MinutesFormat.text, .markdown, .html] {
            let text = engine.minutes(of: meeting, in: archive, as: format)
            for part in ["next meeting Thu 22 Oct 2026 10:00", "accepted mara", "declined ana", "no answer from bo"] {
                #expect(text.contains(part), "\(format): \(part)")
            }
        }
        let json = Data(engine.minutes(of: meeting, in: archive, as: .json).utf8)
        let all = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        let next = try #require(all["next"] as? [String: Any])
        #expect(next["start"] as? String == "2026-10-22T10:00+02:00" && next["minutes"] as? Int == 60)
        #expect(next["answers"] as? [String: [String]] == ["accepted": ["mara"], "declined": ["ana"], "none": ["bo"]])
    }

    @Test("who declined has sent regrets when the meeting begins")
    func regrets() async throws {
        _ = try await answer("DECLINED")
        try await stage.move("2026-10-22 10:01")
        _ = try await stage.hear("start")
        let meeting = try #require(try await series().meeting)
        #expect(meeting.attendance == [Handle("mara"): .present, Handle("ana"): .excused, Handle("bo"): .invited])
        #expect(
            meeting.plannedStart
                == stage.zone.moment(of: WallTime(day: Day(year: 2026, month: 10, day: 22), minute: 600)))
        #expect(try await series().planning?.next?.start.wall.day == Day(year: 2026, month: 11, day: 19))
    }

    @Test("what leaves is one mail a person and change, with the calendar's part in it")
    func letters() async throws {
        _ = try await stage.hear("schedule move to 28 oct")
        _ = try await stage.hear("schedule move to 29 oct")
        try await stage.move("+6m")
        _ = try await stage.hear("uninvite @bo")
        try await stage.move("+1s")
        let all = try await stage.engine().store.deliveries(in: Set(DeliveryState.allCases), limit: .max).map(\.letter)
        let invitations = all.filter { $0.kind == "invitation" }
        #expect(Set(invitations.map(\.messageID)).count == invitations.count)
        #expect(invitations.filter { $0.recipient == Handle("bo") }.count == 3)
        #expect(invitations.filter { $0.recipient == Handle("ana") }.count == 2)
        var told: [String] = []
        for letter in invitations where letter.recipient == Handle("bo") {
            let parsed = try ParsedMail(letter.bytes)
            #expect(parsed.defects == [])
            let part = try #require(parsed.calendars.first)
            #expect(parsed.calendars.count == 2 && parsed.calendars[1].text == part.text)
            let lines = part.text.replacing("\r\n ", with: "").split(whereSeparator: \.isNewline)
            let facts = lines.filter {
                $0.hasPrefix("SEQUENCE:") || $0.hasPrefix("STATUS:") || $0.hasPrefix("DTSTART;TZID")
            }
            told.append(([part.method ?? ""] + facts.map(String.init)).joined(separator: " "))
        }
        #expect(
            told.sorted() == [
                "CANCEL SEQUENCE:2 DTSTART;TZID=Europe/Amsterdam:20261029T100000",
                "REQUEST SEQUENCE:0 DTSTART;TZID=Europe/Amsterdam:20261022T100000 STATUS:CONFIRMED",
                "REQUEST SEQUENCE:1 DTSTART;TZID=Europe/Amsterdam:20261029T100000 STATUS:CONFIRMED",
            ])
    }
}
