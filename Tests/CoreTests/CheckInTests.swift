import ConvenorCalendar
import Foundation
import Testing

@testable import ConvenorCore

@Suite("check-ins as they are kept")
struct CheckInTests {
    private static let zone = Thursday.zone

    private static func checkIn(_ details: [Detail: String], due: String) -> Record {
        var record = Record(
            id: RecordID(.checkIn, 1), text: details[.rhythm] ?? "", status: .open, by: Handle("mara"),
            at: Thursday.now, meeting: 1)
        record.details = details
        let day = due.split(separator: "T")
        record.due = DateReader(zone: zone).read(day.joined(separator: " "), now: Thursday.now).first
        return record
    }

    private static func next(_ record: Record, after iso: String) -> [String] {
        let found = record.recurrence(rules: HouseRules(), zone: zone)?.next(
            2, after: Thursday.moment(iso), zone: zone, dayStart: 9 * 60, calendar: RuleOccurrences())
        return (found ?? []).map(\.wall.iso)
    }

    @Test("a record of old, which has words only, is read and goes on from its first date")
    func words() {
        let weekly = Self.checkIn([.rhythm: "weekly at 9 am"], due: "2026-11-30T09:00")
        #expect(Self.next(weekly, after: "2026-12-01T12:00") == ["2026-12-07T09:00", "2026-12-14T09:00"])
        let other = Self.checkIn([.rhythm: "every 2 weeks fri 5.30pm"], due: "2026-11-27T17:30")
        #expect(Self.next(other, after: "2026-12-01T12:00") == ["2026-12-11T17:30", "2026-12-25T17:30"])
        let none = Self.checkIn([.rhythm: "every full moon"], due: "2026-11-27T17:30")
        #expect(none.recurrence(rules: HouseRules(), zone: Self.zone) == nil)
    }

    @Test("a rule goes before the words beside it, counts from its anchor and leaves days out")
    func rule() {
        let record = Self.checkIn(
            [
                .rhythm: "every full moon", .rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;BYHOUR=9;BYMINUTE=0",
                .anchor: "2026-11-30", .except: "2026-12-14",
            ], due: "2026-11-30T09:00")
        #expect(Self.next(record, after: "2026-12-01T12:00") == ["2026-12-28T09:00", "2027-01-11T09:00"])
        #expect(record.stored?.details == record.details?.filter { $0.key != .rhythm })
    }

    @Test(
        "a rule that is written is read back the same",
        arguments: [
            "every monday 9am", "every 2 weeks on mon and thu", "last working day of the month", "every 31st at 5pm",
            "second tuesday of each month 10:00", "every friday until 1 march", "daily for 10 times", "every 4 july",
            "every 2 hours", "last friday of each quarter", "elke laatste vrijdag van de maand om 15:00",
        ])
    func text(phrase: String) throws {
        let reader = RecurrenceReader(DateReader(zone: Self.zone, languages: DateLanguage.all))
        guard case .recurrence(let found, _)? = reader.read(phrase, now: Thursday.now, isExpected: true) else {
            Issue.record("\(phrase) is not read")
            return
        }
        let again = try #require(RecurrenceRule(text: found.rule.text))
        #expect(again == found.rule)
    }

    @Test(
        "a text that is no rule of ours is none",
        arguments: [
            "", "BYDAY=MO", "FREQ=NEVER", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=x", "FREQ=DAILY;UNTIL=20261301",
            "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;BYEASTER=1", "FREQ=DAILY;BYHOUR",
        ])
    func faulty(text: String) { #expect(RecurrenceRule(text: text) == nil) }
}

extension DateReading {
    fileprivate var first: Deadline? { if case .date(let deadline, _) = self { deadline } else { nil } }
}
