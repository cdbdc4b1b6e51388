/// Recurrences in words.
extension English {
    /// `Every 2 weeks on Monday at 09:00, until 4 December 2026`: what the reader of dates reads as that recurrence.
    package func rhythm(_ recurrence: Recurrence) -> String {
        DateLanguage.english.sentence(for: recurrence).capitalisedFirst
    }

    /// What was assumed of a recurrence.
    package func clause(for assumption: RecurrenceAssumption) -> String {
        switch assumption {
        case .halfOfDay(let minute): "I read that hour as \(clock(minute))"
        case .hour(let minute): hourClause(minute)
        case .days: "no days were said; I took these"
        case .lastDayOfShorterMonths(let day): "months without a \(ordinal(day)) have it on their last day"
        }
    }

    /// That no exact hour was said.
    package func hourClause(_ minute: Int) -> String { "no exact hour was said; I took \(clock(minute))" }
}
