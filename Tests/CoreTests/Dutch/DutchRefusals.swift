import Testing

@testable import ConvenorCore

@Suite("Dutch refusals and questions")
struct DutchRefusals {
    private static let lena = Handle("lena")
    private static let a1 = RecordID(.action, 1)
    static let deadline = Thursday.zone.deadline(
        at: WallTime(day: Day(year: 2026, month: 12, day: 4), minute: 17 * 60), hasTime: true)
    private static let day = Day(year: 2026, month: 12, day: 4)

    static let refusals: [Refusal] =
        [
            .noSeries, .unknownVerb("dnoe"), .noMeeting(verb: "next"), .meetingRuns(title: "Overleg", number: 1),
            .meetingOver(title: "Overleg", number: 1), .notYours(a1, owner: lena, who: [Handle("mara"), Handle("bo")]),
            .unexpected(said: "appel", verb: "list"), .unexpected(said: "appel", verb: "done"), .unknownRecord(a1),
            .unknownRecord(RecordID(.checkIn, 1)), .wrongKind(a1, verb: "agree", wanted: [.adjustment, .idea]),
            .cannotServe(RecordID(.checkIn, 1), .action), .cannotServe(a1, .note), .unknownPerson(lena, nearest: nil),
            .unknownPerson(lena, nearest: Handle("lea")), .everybody(Handle("all"), verb: "action"),
            .everybody(Handle("all"), verb: "invite"), .takenHandle(lena, address: "lena@example.org"),
            .unknownAgenda("appel", known: ["alignment", "standup"]), .unknownSeries("appel"), .badAddress("appel"),
            .badStep("9", last: 4), .badDuration("appel"), .badRhythm("appel"), .neverAgain("appel"),
            .badSubstitution("s/a/b"), .tooLong(characters: 12_345, limit: Limits.line),
            .tooLong(characters: 600, limit: 500), .unmet([Unmet(check: .goalWritten, missing: ["O"], of: 1)], step: 0),
            .lastStep, .firstStep, .nothingToUndo, .fewerToUndo(1), .fewerToUndo(3), .nothingToSend,
            .nobodyReachable([lena]), .nobodyReachable([lena, Handle("bo")]), .alreadySent(version: 1),
            .voteRuns(text: ""), .voteRuns(text: "Verplaatsen?"), .noQuestion, .noVote, .questionOver,
            .questionOf(lena), .notAChoice("appel", choices: ["1", "2"]), .tooManyDots(given: 4, allowed: 3),
            .queueEmpty, .notInQueue(lena), .noFinding(3, offered: []), .noFinding(3, offered: [1]),
            .noFinding(3, offered: [1, 2]), .nothingAsked("A1"), .sameTarget("vr"), .optionTwice("rood"),
            .noWay("900"), .stepStays(2), .notText, .stranger("Kim"), .noPlatform(verb: "iam"),
            .notYourself(lena, verb: nil), .notYourself(lena, verb: "quiet"),
            .form(.noTable(said: "x", known: ["y"])), .form(.nothingToDraw("scores")),
            .form(.missing(Kind("SG"), [Detail("size")])), .form(.badValue(Kind("SG"), Detail("size"), said: "x")),
            .form(.noField(Kind("SG"), said: "")), .form(.noField(Kind("SG"), said: "x")),
            .form(.noField(.note, said: "x")),
            .overheard,
            .needsRoom(verb: "next"), .nothingOfYours, .alreadyYou(lena), .namedByHandle(lena),
            .tooManyClaims(minutes: 1), .tooManyClaims(minutes: 9), .noCode, .noSuchID("U1"), .nobodyKnocked("U1"),
            .idTaken("U1", lena), .takenAddress("lena@example.org", lena), .notAsked(RecordID(.checkIn, 1)),
            .notAsked(RecordID(.adjustment, 1)), .notAsked(a1), .notPrivate(a1), .tooManyQuestions(5, most: 3),
            .badPeriod("appel"), .schedule(.nothingPlanned), .schedule(.noSuchMeeting(day)),
            .schedule(.beforeNext(deadline)),
        ] + Role.allCases.map { .notAllowed(verb: "next", needed: $0, who: [lena]) }
        + [Vote.Style.motion, .options, .dots, .consent].map { .otherVote($0) }
        + Status.allCases.flatMap { [.notStanding(a1, $0), .alreadyHandled(a1, $0)] }
        + ["roti", "dots", "progress", "more", "goto"].map { .badNumber("appel", verb: $0) }
        + dates.map { .date(phrase: "appel", $0) }

    private static let dates: [DateRefusal] = [
        .notADate, .noAnchor(said: "A7"), .noAnchor(said: "punt 7"), .noAnchor(said: "de vergadering"),
        .past(deadline), .future(deadline), .noSuchDay(said: "31 november"), .unknownZone(said: "Mars/Noord"),
        .sharedZone(said: "IST"), .tooFar,
    ]

    private static let missing: [(Refusal.Missing, [String])] = [
        (.text, ["note", "list", ""]), (.record, ["done"]), (.person, ["chair", "feedback-request"]),
        (.date, ["snooze", "checkin"]), (.number, ["goto"]), (.title, ["start"]), (.address, ["link", "iam"]),
        (.reason, ["dismiss"]), (.from, ["adjust"]), (.ballot, ["vote", "dots", "dot"]), (.score, ["roti"]),
        (.step, ["move"]), (.owner, ["action"]), (.answer, ["answer"]), (.knocker, ["admit"]), (.onOff, ["report"]),
    ]

    /// Without the line of usage, which every language has alike.
    private static func sentences(_ reply: Reply) -> Reply { Reply(Array(reply.blocks.prefix(1))) }

    @Test("each refusal is Dutch")
    func refused() {
        let view = DutchTable().view()
        for refusal in Self.refusals {
            let (dutch, english) = (Dutch().reply(to: refusal, in: view), English().reply(to: refusal, in: view))
            #expect(DutchSense.shape(dutch) == DutchSense.shape(english), "\(refusal)")
            #expect(!dutch.plainText.contains("Dat kan niet."), "\(refusal)")
            if case .unexpected(_, "list") = refusal { continue }
            DutchSense.check(Self.sentences(dutch), Self.sentences(english), "\(refusal)")
        }
        for (missing, verbs) in Self.missing {
            for verb in verbs {
                let refusal = Refusal.missing(missing, verb: verb)
                let (dutch, english) = (Dutch().reply(to: refusal, in: view), English().reply(to: refusal, in: view))
                #expect(DutchSense.shape(dutch) == DutchSense.shape(english))
                let sentence = dutch.plainText.split(separator: "\n").first.map(String.init) ?? ""
                let told = sentence.hasPrefix(verb) ? String(sentence.dropFirst(verb.count)) : sentence
                DutchSense.check(told, english.plainText, "\(refusal)")
            }
        }
    }

    /// What Dutch sentences say to type is read where it is typed.
    @Test(
        "dates that Dutch sentences name are read",
        arguments: ["volgende vr", "4 dec", "over 2 weken", "eind van de maand", "2026-12-04 17:00", "vr", "vrijdag"])
    func named(phrase: String) {
        let reader = DateReader(zone: Thursday.zone, languages: DateLanguage.all)
        guard case .date = reader.read(phrase, now: Thursday.now) else {
            Issue.record("\(phrase) is not read")
            return
        }
    }

    @Test(
        "rhythms that Dutch sentences name are read",
        arguments: [
            "elke maandag 09:00", "elke 2 weken op vr 9:00", "laatste werkdag van de maand", "elke 4 weken do 10:00",
        ])
    func rhythms(phrase: String) {
        let reader = RecurrenceReader(DateReader(zone: Thursday.zone, languages: DateLanguage.all))
        guard case .recurrence? = reader.read(phrase, now: Thursday.now, isExpected: true) else {
            Issue.record("\(phrase) is not read")
            return
        }
    }

    @Test(
        "periods that Dutch sentences name are read",
        arguments: [
            "vorig kwartaal", "Q3", "november", "2026-09-01 tot 2026-09-30", "afgelopen 3 maanden", "dit halfjaar",
            "sinds 2026-09-01",
        ])
    func periods(phrase: String) {
        #expect(PastPeriod.read(phrase, today: Self.day) != nil)
    }

    private static let doubts: [DateDoubt] = [
        .dayMonthOrder, .sameWeekday(5), .weekdayContradicts(said: 5, found: 6), .hourOrDay(9), .hourOrDate,
        .nextMonth(12),
    ]

    private static var questions: [Question] {
        let choice = Question.Choice(key: "1", line: "note x", settled: true, shown: deadline)
        let yes = Question.Choice(key: "y", line: "note x", settled: true)
        let matters: [Question.Matter] =
            [
                .unknownVerb(said: "dnoe"), .dueAfterStart(text: "klachten", due: deadline),
                .send(version: 1, recipients: 1), .send(version: 2, recipients: 6), .secondNext(by: lena),
                .unassignedHandle(said: Handle("lna"), nearest: lena), .endWithOpenSteps(left: 1),
                .endWithOpenSteps(left: 2), .whichSeries(titles: ["Overleg"]),
                .whichKnock(chats: [ChatID(place: "slack", id: "U1")]),
            ] + doubts.map { .date(phrase: "03/04", doubt: $0) }
        return matters.map { matter in
            if case .date = matter {
                Question(about: matter, choices: [choice])
            } else {
                Question(about: matter, choices: [yes])
            }
        }
    }

    @Test("each question is Dutch")
    func asked() {
        for question in Self.questions {
            for typist in ["mara", "lena"] {
                let view = DutchTable().view(typist: Handle(typist))
                DutchSense.check(
                    Dutch().reply(to: .asked(question), in: view), English().reply(to: .asked(question), in: view),
                    "\(question.about)")
            }
        }
        for doubt in Self.doubts {
            let (dutch, english) = (Dutch(), English())
            DutchSense.check(
                dutch.sentence(for: doubt, phrase: "03/04"), english.sentence(for: doubt, phrase: "03/04"), "\(doubt)")
        }
    }
}
