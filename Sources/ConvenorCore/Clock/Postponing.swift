extension AlarmFact {
    /// A reminder that would have been due earlier waits for the person's next morning: one digest a day.
    package func postponed(after now: Moment, _ almanac: Almanac) -> AlarmFact {
        guard let person, at <= now, !keepsDay else { return self }
        var later = self
        later.at = almanac.morning(of: person, after: now)
        return later
    }
}
