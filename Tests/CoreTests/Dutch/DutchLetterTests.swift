import ConvenorCalendar
import Testing

@testable import ConvenorCore

@Suite("Dutch minutes and mails")
struct DutchLetterTests {
    private static let (dutch, english) = (Dutch(), English())
    private static let lena = Handle("lena")
    private static let a1 = RecordID(.action, 1)
    private static let day = Day(year: 2026, month: 12, day: 4)
    private static let due = DutchRefusals.deadline
    private static let chat = ChatID(place: "slack", id: "U1")
    private static let home = "Europe/Amsterdam"

    @Test("each heading and column is Dutch")
    func headings() {
        let same: Set<MinutesHeading> = [.scores]
        for heading in MinutesHeading.allCases {
            DutchSense.check(
                Self.dutch.heading(heading), Self.english.heading(heading), "\(heading)", isSame: same.contains(heading)
            )
        }
        for column in MinutesColumn.allCases {
            DutchSense.check(Self.dutch.column(column), Self.english.column(column), "\(column)")
        }
        for bucket in ReminderDigest.Bucket.allCases {
            DutchSense.check(
                Self.dutch.heading(bucket), Self.english.heading(bucket), "\(bucket)", isSame: bucket == .later)
        }
        for heading in MeetingLetterPart.Heading.allCases {
            DutchSense.check(
                Self.dutch.heading(heading), Self.english.heading(heading), "\(heading)", isSame: heading == .agenda)
        }
        #expect(Self.dutch.organizer("Mara") == "Mara via Convenor")
        #expect(Self.dutch.sender(for: "Verkoop") == "Convenor voor Verkoop")
    }

    private static let notes: [MinutesNote] =
        [
            .owner("Lena", helpers: ["Bo"]), .status(.done), .severity("high"), .percent(40),
            .figures(actual: "1120", target: "1500", baseline: "900.5", unit: "leads"), .progress(41), .asOf(day),
            .source("CRM"), .shift(from: "a", to: "b"), .because("x"), .cause("x"), .evidence("x"), .instead("x"),
            .decidedBy("consent"), .review(day), .due(due), .firstDue(due), .closedOn(day), .overdue,
            .carried(times: 2, since: day),
            .carried(times: 12, since: day), .serves(.marketingGoal, [a1]), .serves(.adjustment, [RecordID(.gap, 1)]),
            .serves(.adjustment, [a1]), .serves(.gap, [a1]), .serves(.action, [a1]), .audience("all"), .answer("x"),
            .lines(1), .lines(3),
        ]

    private static var remarks: [MinutesRemark] {
        let styles: [Vote.Style] = [.motion, .consent, .options, .dots]
        let votes = styles.flatMap { style in
            [true, false].map { passed in
                var vote = Vote(style: style, text: "x", options: ["rood", "blauw"])
                vote.outcome = VoteOutcome(
                    counts: [2, 1, 0], ballots: passed ? 1 : 3, passed: passed, hadQuorum: passed || style == .motion)
                return vote
            }
        }
        let meeting = PlannedMeeting(
            uid: "u", slot: nil, start: due, minutes: 90, agenda: "overleg", chair: lena, at: Thursday.now)
        return [
            .started(Thursday.now, zone: Thursday.zone),
            .span(Thursday.now, Thursday.now.adding(seconds: 60), zone: Thursday.zone),
            .notSent, .correctionsUntil(due, chair: "Mara"), .takenBack, .score(OperationScore(planned: 0, kept: 0)),
            .score(OperationScore(planned: 4, kept: 3)), .returnOnTime(tenths: 42, count: 3),
            .stepSkipped(number: 1, title: "x", because: nil), .stepSkipped(number: 1, title: "x", because: "y"),
            .stepUnmet(number: 1, title: "x", ["y"]), .stepTime(seconds: 600, planned: 15),
            .stepNotReached(number: 1, title: "x"), .stepPassedOver, .nobody, .unmetBecause("x"), .nextMeeting(meeting),
        ] + [.motion, .options, .dots].map { .untitled($0) } + votes.map { .ballots($0) }
            + votes.filter { $0.style == .motion || $0.outcome?.hadQuorum == false }.map { .vote($0) }
    }

    @Test("each note and remark of minutes is Dutch")
    func minutes() {
        for note in Self.notes {
            DutchSense.check(
                Self.dutch.note(note, home: Self.home), Self.english.note(note, home: Self.home), "\(note)")
        }
        for remark in Self.remarks {
            DutchSense.check(
                Self.dutch.remark(remark, home: Self.home), Self.english.remark(remark, home: Self.home), "\(remark)")
        }
    }

    private static let subjects: [LetterSubject] =
        [
            .recap(title: "x", day: day, mine: 0, version: 1), .recap(title: "x", day: day, mine: 1, version: 2),
            .outcome(title: "x", day: day, version: 1), .outcome(title: "x", day: day, version: 2),
            .reminder(overdue: 1, today: 1, later: 1, meetings: 1, series: ["x"]),
            .reminder(overdue: 0, today: 2, later: 0, meetings: 2, series: ["x", "y"]),
            .undelivered(to: "x", what: "y"), .code, .idAdded, .knock(who: "x", series: "y"), .answer(to: ""),
            .silent(name: "x", count: 1, series: "y"), .silent(name: "x", count: 2, series: "y"),
            .disowned(a1, name: "x", series: "y"), .round(.checkIn(series: "x", day: day, isRepeat: true)),
            .round(.feedback(adjustment: a1, series: "x", isRepeat: true)),
            .round(.feedback(adjustment: a1, series: "x", isRepeat: false)),
            .round(.collected(id: a1, series: "x", answers: 1, asked: 2)),
            .round(.week(series: "x", done: 1, late: 2, risk: 0)),
        ]
        + MeetingLetter.Sort.allCases.map { .meeting(MeetingSubject(sort: $0, title: "x", start: due, count: 1)) }
        + DutchSayings.calls.map { .lost($0) } + DutchLetterSamples.news.map { .calendar($0, series: "x") }

    @Test("each subject is Dutch")
    func subjects() {
        for subject in Self.subjects {
            DutchSense.check(Self.dutch.subject(subject), Self.english.subject(subject), "\(subject)")
        }
    }

    @Test("each sentence of a mail is Dutch")
    func letters() {
        for remark in DutchLetterSamples.all {
            let said = Self.dutch.remark(remark, home: Self.home)
            DutchSense.check(
                said.replacing(" as lena", with: ""), Self.english.remark(remark, home: Self.home), "\(remark)")
        }
        for remark in DutchLetterSamples.rounds {
            DutchSense.check(
                Self.dutch.said(remark, home: Self.home), Self.english.said(remark, home: Self.home), "\(remark)")
        }
        let answer = RoundAnswer(id: Self.a1, number: 1, person: Self.lena, at: Thursday.now, lines: ["goed"], score: 4)
        let record = Record(
            id: Self.a1, text: "x", status: .open, by: Self.lena, at: Thursday.now, meeting: 1)
        #expect(Self.dutch.said(answer, to: record) == ["4 van 5", "goed"])
    }
}
