/// That somebody was told of what is due, so that it is not told again.
package struct Reminder: Codable, Sendable, Hashable {
    package var person: Handle
    /// The person's day on which the digest goes out.
    package var day: Day
    package var items: [RecordID]
    /// Why each of them, in the order of the items; nil where it was told before reasons were kept.
    package var reasons: [Reason]?
    /// What it announces about those that are overdue.
    package var announced: [Forewarning]?

    /// The rule that brought an item, and the day that it names where that is no working day.
    package struct Reason: Codable, Sendable, Hashable {
        package var rule: ReminderRule
        package var planned: Day?
    }

    package init(person: Handle, day: Day, items: [RecordID]) {
        self.person = person
        self.day = day
        self.items = items
    }

    package func reason(of id: RecordID) -> Reason? {
        guard let reasons, let index = items.firstIndex(of: id), reasons.indices.contains(index) else { return nil }
        return reasons[index]
    }
}
