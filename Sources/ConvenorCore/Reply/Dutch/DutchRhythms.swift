/// Recurrences in words.
extension Dutch {
    /// `Elke 2 weken op maandag om 09:00`: what the reader of dates reads as that recurrence.
    package func rhythm(_ recurrence: Recurrence) -> String {
        DateLanguage.dutch.sentence(for: recurrence).capitalisedFirst
    }

    /// What was assumed of a recurrence.
    package func clause(for assumption: RecurrenceAssumption) -> String {
        switch assumption {
        case .halfOfDay(let minute): "ik lees dat uur als \(clock(minute))"
        case .hour(let minute): hourClause(minute)
        case .days: "er zijn geen dagen genoemd; ik heb deze gekozen"
        case .lastDayOfShorterMonths(let day): "maanden zonder \(day)e hebben het op hun laatste dag"
        }
    }

    /// That no exact hour was said.
    package func hourClause(_ minute: Int) -> String {
        "er is geen precies uur genoemd; ik heb \(clock(minute)) gekozen"
    }
}
