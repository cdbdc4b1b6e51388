import ConvenorCore
import ConvenorEngine
import Foundation
import Testing

@Suite struct TemplateReminders {
    private static let monday = Day(year: 2026, month: 12, day: 28)

    private func sample() throws -> TemplateSample {
        var sample = try TemplateSample.full()
        try sample.say(["start review \"Q1 review\"", "action @ana late thing by 23 dec 2026 because Lee waits for D1"])
        return sample
    }

    @Test("a digest sorts by urgency and says how late, why and how to answer")
    func buckets() throws {
        let mail = try #require(
            try sample().reminder(
                "ana", day: Self.monday, items: ["A3", "A4", "A6"], now: TemplateSample.moment(2026, 12, 28, 9)))
        #expect(mail.subject == "Reminder: 1 action overdue, 1 due today, 1 coming up (Q1 review)")
        #expect(mail.messageID == "reminder.ana.2026-12-28@meet.example.org")
        let lines = mail.text.split(separator: "\n").map { String($0) }
        #expect(lines[1] == "OVERDUE     A6 late thing, was due Wed 23 Dec 2026 (3 working days ago)")
        #expect(lines[2] == "            because Lee waits")
        #expect(lines[3].hasPrefix("            for D1 Move 30% of the budget <script>"))
        #expect(lines[4] == "DUE TODAY   A4 Send <script> numbers, due today")
        #expect(
            mail.text.contains("LATER       A3 Publish the {{title}} & flow, due Fri 15 Jan 2027 14:00 (in 18 days)"))
        #expect(mail.text.contains("Tell Mara Lind, or type in the room: done A6"))
        #expect(mail.html.contains("Send &lt;script&gt; numbers") && !mail.html.contains("<script"))
        for id in ["A3", "A4", "A6", "D1"] { #expect(mail.html.contains(id)) }
    }

    @Test("what is due within a week is shown beside, and counts for nothing; what is put off is not")
    func soon() throws {
        var sample = try sample()
        try sample.say([
            "action @ana near thing by 4 jan 2027", "action @ana far thing by 5 jan 2027",
            "action @bo his thing by 30 dec 2026", "action @ana put off by 30 dec 2026", "snooze A10 29 dec 2026",
        ])
        let now = TemplateSample.moment(2026, 12, 28, 9)
        let mail = try #require(try sample.reminder("ana", day: Self.monday, items: ["A4"], now: now))
        #expect(mail.subject == "Reminder: 1 action due today (Q1 review)")
        let lines = mail.text.split(separator: "\n").map { String($0) }
        #expect(lines.contains("NEXT 7 DAYS A7 near thing, due Mon 4 Jan 2027 (in 7 days)"))
        for id in ["A3", "A8", "A9", "A10"] {
            #expect(!mail.text.contains("\(id) ") && !mail.html.contains(id), "\(id)")
        }
        #expect(mail.text.contains("done A4") && !mail.text.contains("done A7"))
        #expect(try sample.reminder("ana", day: Self.monday, items: [], now: now) == nil)
    }

    @Test("an hour is said on the person's own clock, and as it was agreed")
    func zones() throws {
        let mail = try #require(
            try sample().reminder(
                "bo", day: Day(year: 2027, month: 1, day: 15), items: ["A3"],
                now: TemplateSample.moment(2027, 1, 15, 13)))
        #expect(mail.text.contains("DUE TODAY   A3 Publish the {{title}} & flow, due today 08:00"))
        #expect(mail.text.contains("agreed as Fri 15 Jan 2027 14:00 Europe/Amsterdam"))
    }

    @Test("a reminder that a weekend moved says so, and the due date stays")
    func weekend() throws {
        var sample = try TemplateSample.full()
        try sample.say(["start review \"Q1 review\"", "action @ana weekend work by sat 9 jan 2027"])
        let friday = Day(year: 2027, month: 1, day: 8)
        let mail = try #require(
            try sample.reminder("ana", day: friday, items: ["A6"], now: TemplateSample.moment(2027, 1, 8, 9)))
        #expect(mail.text.contains("A6 weekend work, due Sat 9 Jan 2027 (tomorrow)"))
        #expect(mail.text.contains("told early: Sat 9 Jan 2027 is no working day; the due date stays"))
        let lead = try #require(
            try sample.reminder(
                "ana", day: Day(year: 2027, month: 1, day: 6), items: ["A6"], now: TemplateSample.moment(2027, 1, 6, 9))
        )
        #expect(!lead.text.contains("told early"))
    }

    @Test("what is done, private or without an address is not mailed")
    func nothing() throws {
        var sample = try TemplateSample.full()
        try sample.say(["start review \"Q1 review\"", "private action @ana my own thing by 28 dec 2026", "done A4"])
        let now = TemplateSample.moment(2026, 12, 28, 9)
        #expect(try sample.reminder("ana", day: Self.monday, items: ["A4", "A6"], now: now) == nil)
        #expect(try sample.reminder("kim", day: Self.monday, items: ["A3"], now: now) == nil)
    }

    @Test("the chair is told of a mail that failed for good, in both parts")
    func report() throws {
        let sample = try TemplateSample.full()
        let series = try #require(sample.series)
        let failed = FailedDelivery(
            what: .mail(person: Handle("bo"), address: "bo@example.org", subject: "Recap: Q1 <review>"),
            messageID: "summary.q1-review.2.bo.v1@meet.example.org", answer: "550 5.1.1 no such\r\nuser", at: sample.now
        )
        let mail = try #require(
            try TemplateSample.letters().report(
                failed, to: Handle("mara"), series: series, roster: sample.roster,
                house: TemplateSample.house, now: sample.now))
        #expect(mail.subject == "Not delivered: Recap: Q1 <review> to Bo Tan")
        #expect(mail.messageID == "report.summary.q1-review.2.bo.v1@meet.example.org")
        #expect(mail.text.contains("550 5.1.1 no such user") && mail.html.contains("550 5.1.1 no such user"))
        #expect(mail.text.contains("invite @bo") && mail.html.contains("Q1 &lt;review&gt;"))
    }
}
