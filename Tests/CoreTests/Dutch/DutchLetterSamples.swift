import Testing

@testable import ConvenorCore

/// A sentence of every sort that mails have.
enum DutchLetterSamples {
    private static let a1 = RecordID(.action, 1)
    private static let a2 = RecordID(.action, 2)
    private static let day = Day(year: 2026, month: 12, day: 4)
    private static let due = DutchRefusals.deadline
    private static let plain = Thursday.zone.deadline(at: due.wall, hasTime: false)
    private static let chat = ChatID(place: "slack", id: "U1")
    private static let zone = Thursday.zone

    static let all: [LetterRemark] =
        people + dates + reports + door + answers + escalations + meetings + stops
        + calendar

    private static let people: [LetterRemark] =
        [
            .greeting(name: "Lena", mine: 0), .greeting(name: "Lena", mine: 1), .ownerGreeting(name: "Lena", mine: 2),
            .outcomeGreeting(name: "Lena", title: "x"), .reminderGreeting(name: "Lena"),
            .howToAnswer(chair: "Mara", ids: [a1, a2]), .howToAnswer(chair: nil, ids: []),
            .howToTell(chair: "Mara", ids: [a1]), .howToTell(chair: "Mara", ids: [a1, a2]),
            .howToAnswerMany(chairs: ["Mara", "Bo"], ids: [a1]), .howToAnswerMany(chairs: [], ids: [a1]),
            .howToAnswerHere(ids: [a1]), .howToReply(ids: [a1, a2]), .doneButton(a1, series: nil),
            .doneButton(a1, series: "x"), .changedSince(version: 1), .closed(version: 1, at: Thursday.now, zone: zone),
            .stillOpen(version: 1), .whyReminder(owns: ["x", "y"], meetings: []),
            .whyReminder(owns: ["x"], meetings: ["y"]), .meetingsGreeting(name: "Lena"), .helping("Lena"),
            .because("x"), .blocked("x"),
            .forRecord(a1, "x", because: "y"),
        ]
        + [nil, Attendance.absent, .excused].flatMap { attendance in
            (0...2).map { .absentGreeting(name: "Lena", concerns: $0, attendance: attendance) }
        } + Cut.allCases.map { .whyYou($0, series: "x") }

    private static let stops: [LetterRemark] = [
        .stop(Handle("lena"), address: "stop@example.org"), .stop(Handle("lena"), address: nil),
        .stoppedLead(name: "Lena"), .stopped(series: ["x", "y"]), .howToResume(Handle("lena")), .whyStopped,
    ]

    static let news: [CalendarNews] = [
        CalendarNews(.proposed(Handle("lena"), due, comment: "x"), start: due),
        CalendarNews(.proposed(Handle("lena"), nil, comment: nil), start: due),
        CalendarNews(.uninvited(address: "lena@example.org", nil, .accepted), start: due),
        CalendarNews(.unproven(Handle("lena"), .declined), start: due),
    ]
    private static let calendar = news.flatMap { [LetterRemark.calendar($0), .calendarAdvice($0)] }

    private static let dates: [LetterRemark] = [
        .due(due), .due(plain), .noDate, .wasDue(due, workingDays: 0), .wasDue(due, workingDays: 2), .dueToday(due),
        .dueToday(plain), .dueIn(due, days: 1), .dueIn(due, days: 5), .agreedAs(due), .toldEarly(day), .toldLate(day),
        .movedDate(from: due, because: nil), .movedDate(from: due, because: "x"),
    ]

    private static let reports: [LetterRemark] =
        [
            .failed(name: "Lena", address: "lena@example.org"), .failedWhy("550"), .failedSubject("x"),
            .failedAt(Thursday.now, zone: zone), .failedAdvice(name: "Lena", handle: Handle("lena")),
            .whyReport(series: "x"),
        ] + DutchSayings.calls.flatMap { [.lost($0), .lostWhat($0), .lostAdvice($0)] }

    private static let door: [LetterRemark] = [
        .codeLead(name: "Lena", who: "x", place: "slack"), .codeAdvice(minutes: 30), .whyCode,
        .addedLead(name: "Lena", chat: chat), .addedAdvice(chat: chat), .whyAdded,
        .knockLead(name: "Mara", who: "x", chat: chat, series: "y"), .knockAdvice(id: "U1", handle: "lena"),
        .whyKnock(series: "x"),
    ]

    private static let answers: [LetterRemark] = [
        .answerLead(name: "Lena"), .answerKept("x", as: a1), .answerNotTaken("x"), .answerEmpty, .whyAnswer,
        .strangerLead, .strangerAdvice, .whyStranger,
    ]

    private static let escalations: [LetterRemark] =
        [
            .announced([a1], name: "Mara", isManager: true, day: day),
            .announced([a1, a2], name: "Mara", isManager: false, day: day), .disowned(Handle("lena"), because: nil),
            .disowned(Handle("lena"), because: "x"),
        ]
        + ([
            .greeting(name: "Mara", owner: "Lena", count: 1), .copyGreeting(name: "Lena", listener: "Mara", count: 2),
            .told(day), .lastAnswer(day), .neverAnswered, .percent(40), .unchanged(owner: "Lena"), .howToAnswer([a1]),
            .why(owner: "Lena", series: "x", isManager: true), .why(owner: "Lena", series: "x", isManager: false),
            .whyCopy(series: "x"), .disownedGreeting(name: "Mara", owner: "Lena"), .howToReassign(a1),
            .whyDisowned(series: "x"),
        ] as [EscalationRemark]).map { .escalation($0) }

    private static let meetings: [LetterRemark] =
        MeetingLetter.Sort.allCases.flatMap { sort -> [LetterRemark] in
            [
                .meeting(.lead(sort, name: "Lena", title: "x", received: 1, of: 3)),
                .meeting(.lead(sort, name: "Lena", title: "x", received: 0, of: 0)), .meeting(.why(sort, series: "x")),
            ]
        }
        + [
            .meeting(.when(due, until: due.wall, agreed: due)),
            .meeting(.material(name: "x", id: nil, owner: nil, due: nil, address: nil)),
            .meeting(.material(name: "x", id: a1, owner: "Bo", due: due, address: nil)),
            .meeting(.aged(id: a1, text: "x", owner: nil, days: 0)),
            .meeting(.aged(id: a1, text: "x", owner: nil, days: 1)),
            .meeting(.answer(.accepted, names: ["Bo"])), .meeting(.answer(.declined, names: ["Bo"])),
            .meeting(.answer(.tentative, names: ["Bo"])), .meeting(.answer(nil, names: ["Bo", "Lena"])),
            .meeting(.handIn(id: a1, chair: "Mara")), .meeting(.sayIfNot(chair: "Mara")),
        ]

    static let rounds: [RoundRemark] =
        [
            .checkInLead(name: "Lena", id: a1, rhythm: "elke week", series: "x", movedFrom: day),
            .onceMore(name: "Lena", id: a1, series: "x"), .howGoing, .last(day, "x"), .yourActions,
            .howToCheckIn(a1, chair: nil, numbered: true, action: a2),
            .howToCheckIn(a1, chair: "", numbered: false, action: nil),
            .howToCheckIn(a1, chair: "Mara", numbered: false, action: nil),
            .howToCheckInHere(a1, numbered: false, action: nil),
            .window(until: due, again: nil), .window(until: due, again: due), .whyAsked(series: "x"),
            .feedbackLead(name: "Lena", adjustment: a1, text: "x", series: "y"), .feedbackQuestion(a1),
            .howToScore(a1, chair: "Mara"), .howToScoreHere(a1),
            .collectedLead(name: "Mara", id: a1, what: "x", series: "y", on: day, answers: 1, asked: 2),
            .mean(tenths: 42),
            .silent(["Bo", "Lena"]), .actionsNow, .whyCollected(series: "x"),
            .weekLead(name: "Lena", series: "x", from: day, to: day), .whyWeek(series: "x"),
        ] + [Stand.onTrack, .atRisk, .offTrack].flatMap { [.stand($0), .button($0)] }
        + WeeklySheet.Section.allCases.map { .weekHeading($0) }
}
