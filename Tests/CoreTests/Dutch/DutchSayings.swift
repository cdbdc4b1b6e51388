import Testing

@testable import ConvenorCore

@Suite("Dutch words, sayings and notices")
struct DutchSayings {
    private static let (dutch, english) = (Dutch(), English())
    private static let lena = Handle("lena")
    private static let chat = ChatID(place: "slack", id: "U1")
    private static let a1 = RecordID(.action, 1)

    @Test("figures, lists and dates are as Dutch writes them")
    func figures() {
        #expect(Self.dutch.figure("1500", unit: "leads") == "1.500 leads")
        #expect(Self.dutch.figure("-1234567.25", unit: nil) == "-1.234.567,25")
        #expect(Self.dutch.figure("0.9", unit: "%") == "0,9 %")
        #expect(Self.dutch.figure("15000", unit: "€") == "€ 15.000")
        #expect(Self.dutch.list(["a", "b", "c"]) == "a, b en c")
        #expect(Self.dutch.day(Day(year: 2026, month: 12, day: 4)) == "vr 4 dec 2026")
        #expect(Self.dutch.deadline(DutchRefusals.deadline, home: "Europe/Amsterdam") == "vr 4 dec 2026 17:00")
        #expect(Self.dutch.score(tenths: 42) == "4,2 van 5")
    }

    @Test("each verb has a summary of its own, and each group a name")
    func summaries() {
        #expect(Set(Dutch.summaries.keys) == Set(Verbs.all.map(\.name)))
        for (verb, summary) in Dutch.summaries {
            let said = summary.replacing("supports O1", with: "")
            DutchSense.check(said, English.summaries[verb] ?? "", verb)
        }
        for group in Verb.Group.allCases {
            DutchSense.check(Dutch.groupNames[group] ?? "", English.groupNames[group] ?? "", group.rawValue)
        }
    }

    @Test("each status, kind, role, attendance and stand has a Dutch word")
    func words() {
        for status in Status.allCases {
            DutchSense.check(
                Self.dutch.word(for: status), Self.english.word(for: status), "\(status)", isSame: status == .open)
        }
        for kind in Kind.allCases {
            for count in [1, 2] {
                DutchSense.check(
                    Self.dutch.word(for: kind, count: count), Self.english.word(for: kind, count: count), "\(kind)",
                    isSame: Self.isSame(kind))
            }
        }
        for role in Role.allCases { DutchSense.check(Self.dutch.word(for: role), role.rawValue, "\(role)") }
        for attendance in Attendance.allCases {
            DutchSense.check(Self.dutch.word(for: attendance), attendance.rawValue, "\(attendance)")
        }
        for stand in [Stand.onTrack, .atRisk, .offTrack] {
            DutchSense.check(Self.dutch.word(for: stand), Self.english.word(for: stand), "\(stand)")
        }
    }

    /// Some words are the same in both languages.
    private static func isSame(_ kind: Kind) -> Bool {
        kind == .checkIn || kind == .link || Forms.of(kind).map { $0.name.en == $0.name.nl } == true
    }

    @Test("each exit check, finding and break of the chain is Dutch")
    func checks() {
        let series = Series(slug: "overleg")
        for check in ExitCheck.allCases {
            for missing in check == .recordsWritten ? [["decision"], ["goal", "action"]] : [["A1"], ["A1", "A2"]] {
                for count in [0, 2] {
                    let unmet = Unmet(check: check, missing: missing, of: count)
                    DutchSense.check(
                        Self.dutch.sentence(for: unmet, in: series), Self.english.sentence(for: unmet, in: series),
                        "\(unmet)")
                }
            }
        }
        for sort in Finding.Sort.allCases {
            for hasMore in [true, false] {
                let finding = Finding(
                    sort: sort, subject: a1(.goal), metric: hasMore ? a1(.metric) : nil,
                    team: hasMore ? "verkoop" : nil,
                    progress: 41, elapsed: 68, score: hasMore ? 21 : nil, count: hasMore ? 3 : nil)
                DutchSense.check(
                    Self.dutch.sentence(for: finding, in: series), Self.english.sentence(for: finding, in: series),
                    "\(sort)")
            }
        }
        let breaks: [Ledger.Break] = [
            .noMarketingGoal, .noMetric, .noValue, .noAdjustment, .notAgreed, .noAction, .noOwner, .noDate, .overdue,
            .servesNothing,
        ]
        for breakage in breaks {
            DutchSense.check(Self.dutch.word(for: breakage), Self.english.word(for: breakage), "\(breakage)")
        }
    }

    private func a1(_ kind: Kind) -> RecordID { RecordID(kind, 1) }

    private static let sayings: [Saying] = {
        let news = DutchLetterSamples.news.map { Saying.schedule(.news($0)) }
        let lists = Kind.allCases.map { Saying.list(.kind($0), []) }
        return others + news + lists + assumptions.map { .assumed([$0]) }
    }()

    /// Sayings that the meetings of `DutchTable` do not bring.
    private static let others: [Saying] =
        [
            .halfDate(a1, "vr banaan"), .notReached(["Doelen", "Acties"]), .rollCallDone,
            .rollCall(round: 2, silent: [lena]),
            .leftQueue(lena), .moved(step: 3, to: 4), .called(lena, about: "kosten", left: 2), .forgotten,
            .more(page: 2),
            .codeSent("x@example.org"),
            .wrongCode(left: 1), .wrongCode(left: 0), .identified(lena), .released(chat, lena), .channel(lena),
            .whoAmI(Myself(handle: lena, chat: chat, role: .chair)), .knocked, .quiet(lena),
            .admitted(chat, lena, Member(role: .participant, team: nil)), .askedHere(a1, [lena]), .nobodyToAsk(a1),
            .carriedPruned(a1), .timeNotice(step: 1, percent: 80, left: 3), .timeNotice(step: 1, percent: 100, left: 0),
            .readiness(received: 0, of: 0, missing: []), .readiness(received: 1, of: 1, missing: []),
            .readiness(received: 1, of: 3, missing: ["a", "b"]), .plan(Outlook(notices: []), until: nil),
            .plan(Outlook(notices: []), until: DutchRefusals.deadline), .language, .tables([]), .tables(["scores"]),
            .findings([]), .ledger(Ledger()), .list(.overdue, []),
            .list(.mine(lena), []), .list(.found, []), .roti(mean: 42, count: 1), .reportSet(lena, on: true),
            .schedule(.lapsed(DutchRefusals.deadline, next: nil)), .schedule(.noFeed), .schedule(.feed(secret: "x")),
            .schedule(.lapsed(DutchRefusals.deadline, next: DutchRefusals.deadline)),
            .schedule(.prepared([lena], unowned: ["cijfers"])), .schedule(.off(DutchRefusals.deadline)),
            .schedule(.skipped(DutchRefusals.deadline)), .chair(lena, on: false),
        ]

    private static let assumptions: [DateAssumption] = {
        let day = Day(year: 2026, month: 12, day: 31)
        let periods: [Period] = [
            .week(monday: day), .month(year: 2026, month: 12), .quarter(year: 2026, quarter: 4), .year(2026),
            .half(year: 2026, half: 2), .weekend(saturday: day), .days(first: day, last: day),
        ]
        let wall = WallTime(day: day, minute: 180)
        return periods.flatMap { [.period($0, end: day), .period($0, end: $0.first.adding(days: -1))] }
            + [
                .range(from: DutchRefusals.deadline), .tomorrow, .halfOfDay(minute: 900), .midnight(endOf: day),
                .clockChange(said: wall, taken: wall),
            ]
    }()

    @Test("each saying that meetings do not bring is Dutch")
    func rest() {
        let view = DutchTable().view()
        for saying in Self.sayings {
            let (dutch, english) = (Self.dutch.reply(to: saying, in: view), Self.english.reply(to: saying, in: view))
            DutchSense.check(dutch, english, "\(saying)")
        }
        for saying in Self.sayings {
            if case .carriedPruned = saying { continue }
            #expect(!Self.dutch.reply(to: saying, in: view).blocks.isEmpty, "\(saying)")
        }
    }

    @Test("what goes on elsewhere, and calls and mails that are lost, are Dutch")
    func notices() {
        for way in [Elsewhere.sent, .directMessage, .command] {
            DutchSense.check(Self.dutch.elsewhere(way), Self.english.elsewhere(way), "\(way)")
        }
        for call in Self.calls {
            let said = Self.dutch.lost(call, answer: "403")
            DutchSense.check(said, Self.english.lost(call, answer: "403"), "\(call)")
            DutchSense.check(Self.dutch.what(call), Self.english.what(call), "\(call)")
            DutchSense.check(Self.dutch.title(of: call), Self.english.title(of: call), "\(call)")
        }
        let knocks = [Knock(chat: Self.chat, name: "Kim", series: "o"), Knock(chat: Self.chat, name: nil, series: "o")]
        for knock in knocks {
            let said = Self.dutch.knock(knock).plainText.replacing(" as @", with: " ")
            DutchSense.check(said, Self.english.knock(knock).plainText, "\(knock)")
        }
        let route = Route(wanted: .mail, mail: false, chat: nil)
        DutchSense.check(
            Self.dutch.unreminded(Self.lena, [Self.a1], by: route),
            Self.english.unreminded(Self.lena, [Self.a1], by: route), "unreminded")
        DutchSense.check(
            Self.dutch.undelivered(Self.lena, subject: "x", answer: "550"),
            Self.english.undelivered(Self.lena, subject: "x", answer: "550"), "undelivered")
        DutchSense.check(Self.dutch.unreadable(), Self.english.unreadable(), "unreadable")
        DutchSense.check(Self.dutch.calendarName(of: Self.lena), Self.english.calendarName(of: Self.lena), "calendar")
        for count in [1, 4] {
            let rest = Self.dutch.rest(lines: count, page: 2)
            DutchSense.check(rest, Self.english.rest(lines: count, page: 2), "rest")
            DutchSense.check(Self.dutch.noPage(9, last: count), Self.english.noPage(9, last: count), "no page")
        }
        DutchSense.check(Self.dutch.moreLabel, Self.english.moreLabel, "more")
    }

    static let calls: [LostCall] = [
        .post(place: "slack", isReply: true), .post(place: "slack", isReply: false),
        .webhook(subscriber: "bord", event: "x.y"),
        .switchedOff(subscriber: "bord", event: "x.y"),
    ]

    @Test("each reason why something goes out is Dutch")
    func reasons() {
        for rule in ReminderRule.allCases {
            for days in [nil, 1, 3] {
                DutchSense.check(
                    Self.dutch.reason(rule, days: days), Self.english.reason(rule, days: days), "\(rule)")
            }
        }
        for profile in ReminderProfile.allCases {
            DutchSense.check(
                Self.dutch.sentence(for: profile.table()), Self.english.sentence(for: profile.table()), "\(profile)")
        }
        let routes = [
            Route(wanted: .mail, mail: true, chat: nil), Route(wanted: .both, mail: true, chat: Self.chat),
            Route(wanted: .chat, mail: false, chat: Self.chat), Route(wanted: .chat, mail: true, chat: nil),
            Route(wanted: .mail, mail: false, chat: nil),
        ]
        for route in routes { DutchSense.check(Self.dutch.planned(route), Self.english.planned(route), "\(route)") }
        for assumption in [
            RecurrenceAssumption.halfOfDay(minute: 900), .hour(minute: 540), .days, .lastDayOfShorterMonths(31),
        ] {
            DutchSense.check(
                Self.dutch.clause(for: assumption), Self.english.clause(for: assumption), "\(assumption)")
        }
    }
}
