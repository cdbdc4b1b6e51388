import ConvenorCore
import Testing

@Suite struct WhenDoubts {
    private func read(_ phrase: String, order: DateOrder = .ask, at iso: String = "2026-11-26T09:58") -> DateReading {
        DateReader(zone: Thursday.zone, order: order).read(phrase, now: Thursday.moment(iso))
    }

    private func doubt(_ phrase: String, at iso: String = "2026-11-26T09:58") -> DateDoubt? {
        if case .ambiguous(_, let doubt) = read(phrase, at: iso) { doubt } else { nil }
    }

    private func assumptions(_ phrase: String) -> [DateAssumption] {
        if case .date(_, let assumptions) = read(phrase) { assumptions } else { [] }
    }

    @Test("the weekday of today is asked about, today first")
    func sameWeekday() {
        #expect(Thursday.read("thursday") == "2026-11-26 | 2026-12-03")
        #expect(doubt("thursday") == .sameWeekday(4))
        #expect(Thursday.read("thu 9am") == "2026-12-03T09:00", "nine has passed today")
        #expect(Thursday.read("thursday", at: "2026-11-26T18:00") == "2026-12-03", "the day has ended")
    }

    @Test("day and month order is asked about unless one order fits or is set")
    func order() {
        #expect(Thursday.read("03/04") == "2027-04-03 | 2027-03-04")
        #expect(doubt("03/04") == .dayMonthOrder)
        #expect(Thursday.read("03/04", order: .dmy) == "2027-04-03")
        #expect(Thursday.read("03/04", order: .mdy) == "2027-03-04")
        #expect(Thursday.read("3-4-27", order: .mdy) == "2027-03-04")
        #expect(Thursday.read("04/13", order: .dmy) == "2027-04-13")
        #expect(Thursday.read("4/12/2026") == "2026-12-04", "12 April has passed")
        #expect(Thursday.read("thu 4/3/2027") == "2027-03-04", "3 April is a Saturday")
        #expect(Thursday.read("31/02") == "no day 31/02")
    }

    @Test("a weekday that contradicts its date is asked about")
    func contradiction() {
        #expect(Thursday.read("fri 5 dec 2026") == "2026-12-05 | 2026-12-04")
        #expect(doubt("fri 5 dec 2026") == .weekdayContradicts(said: 5, found: 6))
        #expect(Thursday.read("fri 5 dec") == "2026-12-05 | 2026-12-04 | 2031-12-05")
        #expect(Thursday.read("sat 5 dec 2026") == "2026-12-05")
        #expect(Thursday.read("tomorrow saturday") == "2026-11-27 | 2026-11-28")
        #expect(Thursday.read("thu 27 nov 2026", at: "2026-11-26T18:00") == "2026-11-27 | 2026-12-03")
    }

    @Test("a bare number behind a weekday may be an hour or a day of the month")
    func hourOrDay() {
        #expect(Thursday.read("friday 9") == "2026-11-27T09:00 | 2027-04-09")
        #expect(doubt("friday 9") == .hourOrDay(9))
        #expect(Thursday.read("friday at 9") == "2026-11-27T09:00")
        #expect(Thursday.read("5.30") == "2026-11-26T17:30 | 2027-05-30")
        #expect(doubt("5.30") == .hourOrDate)
        #expect(Thursday.read("next december") == "2026-12-31 | 2027-12-31")
    }

    @Test("what has passed is refused with its date")
    func past() {
        #expect(Thursday.read("yesterday") == "past 2026-11-25")
        #expect(Thursday.read("4 dec 2020") == "past 2020-12-04")
        #expect(Thursday.read("last friday") == "past 2026-11-20")
        #expect(Thursday.read("2 weeks ago") == "past 2026-11-12")
        #expect(Thursday.read("today 9:00") == "past 2026-11-26T09:00")
    }

    @Test("days that do not exist are named as they were said")
    func noSuchDay() {
        #expect(Thursday.read(" 31 Nov, ") == "no day 31 Nov")
        #expect(Thursday.read("2026-02-29") == "no day 2026-02-29")
        #expect(Thursday.read("fifth monday of december") == "no day fifth monday of december")
        #expect(Thursday.read("in 99999 years") == "too far")
    }

    @Test("today is due at the end of the working day, and at 23:59 once that has passed")
    func today() {
        let end = DateReader(zone: Thursday.zone, dayEnd: 16 * 60 + 30).read("today", now: Thursday.now)
        let wall = WallTime(day: Day(year: 2026, month: 11, day: 26), minute: 16 * 60 + 30)
        #expect(end == .date(Thursday.zone.deadline(at: wall, hasTime: false), []))
        let late = WallTime(day: wall.day, minute: 1439)
        #expect(
            read("today", at: "2026-11-26T18:00")
                == .date(Thursday.zone.deadline(at: late, hasTime: false), [.hour(minute: 1439)]))
        #expect(Thursday.read("eod", at: "2026-11-26T18:00") == "2026-11-26", "as today is")
    }

    @Test("what was added to the phrase is told")
    func assumed() {
        let quarter = Period.quarter(year: 2027, quarter: 2)
        #expect(assumptions("Q2") == [.period(quarter, end: Day(year: 2027, month: 6, day: 30))])
        #expect(assumptions("1 feb") == [.year(2027)])
        #expect(assumptions("4 dec") == [])
        #expect(assumptions("tomorrow at 3") == [.halfOfDay(minute: 900)])
        #expect(assumptions("friday midnight") == [.midnight(endOf: Day(year: 2026, month: 11, day: 27))])
        let gap = Day(year: 2027, month: 3, day: 28)
        let change = DateAssumption.clockChange(
            said: WallTime(day: gap, minute: 150), taken: WallTime(day: gap, minute: 210))
        #expect(assumptions("28 mar 2027 02:30") == [change])
    }

    @Test("working days and holidays shape the week")
    func workingWeek() {
        let holidays: Set = [Day(year: 2026, month: 11, day: 27), Day(year: 2026, month: 11, day: 30)]
        let reader = DateReader(zone: Thursday.zone, workingDays: [1, 2, 3, 4], holidays: holidays)
        func read(_ phrase: String) -> String { Thursday.told(reader.read(phrase, now: Thursday.now)) }
        #expect(read("in 1 working day") == "2026-12-01")
        #expect(read("end of week") == "2026-11-26")
        #expect(read("next week") == "2026-12-03")
        #expect(read("last working day of the month") == "2026-11-26")
    }
}
