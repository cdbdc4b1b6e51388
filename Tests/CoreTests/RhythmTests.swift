import ConvenorCore
import Testing

/// Recurrence rules as sentences.
struct RhythmTests {
    private static func rule(
        _ frequency: RecurrenceRule.Frequency, _ interval: Int = 1, _ change: (inout RecurrenceRule) -> Void = { _ in }
    ) -> RecurrenceRule {
        var rule = RecurrenceRule(frequency, interval: interval)
        change(&rule)
        return rule
    }

    @Test(
        "a rule is told as people say it",
        arguments: [
            (rule(.daily), "Every day"), (rule(.hourly, 4), "Every 4 hours"),
            (rule(.weekly, 2) { ($0.weekdays, $0.hours) = ([.init(1)], [9]) }, "Every 2 weeks on Monday at 09:00"),
            (
                rule(.weekly) { $0.weekdays = [.init(1), .init(3), .init(5)] },
                "Every Monday, Wednesday and Friday"
            ),
            (rule(.monthly) { $0.weekdays = [.init(1, ordinal: 2)] }, "Every month on the second Monday"),
            (rule(.monthly) { $0.weekdays = [.init(5, ordinal: -1)] }, "Every month on the last Friday"),
            (rule(.monthly, 3) { $0.monthDays = [15, -1] }, "Every 3 months on the 15th and the last day"),
            (
                rule(.monthly) { ($0.monthDays, $0.positions) = ([28, 29, 30], [-1]) },
                "Every month on the 30th"
            ),
            (
                rule(.yearly) { ($0.months, $0.monthDays, $0.count) = ([3], [1], 4) },
                "Every year on 1 March, 4 times"
            ),
            (
                rule(.daily) { ($0.hours, $0.minutes) = ([9, 17], [30]) }, "Every day at 09:30 and 17:30"
            ),
        ])
    func told(rule: RecurrenceRule, text: String) {
        #expect(English().rhythm(Recurrence(rule)) == text)
    }

    @Test("its start, its end and the days left out are named in full")
    func bounds() {
        var recurrence = Recurrence(Self.rule(.weekly) { $0.until = Day(year: 2026, month: 12, day: 18) })
        recurrence.start = Day(year: 2026, month: 12, day: 4)
        recurrence.except = [Day(year: 2026, month: 12, day: 11)]
        #expect(
            English().rhythm(recurrence)
                == "Every week, from 4 December 2026, until 18 December 2026, except on 11 December 2026")
    }

    @Test("what was assumed of it is said")
    func assumed() {
        #expect(English().clause(for: .hour(minute: 540)) == "no exact hour was said; I took 09:00")
        #expect(
            English().clause(for: .lastDayOfShorterMonths(31)) == "months without a 31st have it on their last day")
    }
}
