/// How far a promise has been kept after: what its owner was told, and what they said to it.
///
/// The days on which somebody was told, or is, are theirs; all others are days of the zone of the record's date.
package struct Pursuit: Codable, Sendable, Hashable {
    /// Since when it has this owner and this date; nil for as long as it is written down.
    package var since: Day?
    /// When the owner was last told.
    package var told: Day?
    /// When they last answered.
    package var answered: Day?
    /// The day to which they put the next reminder off.
    package var snoozed: Day?
    /// The day on which somebody else is told if they stay silent, as a reminder has announced it.
    package var announced: Day?
    /// The day on which somebody else was told.
    package var escalated: Day?
    /// The owner says that it is not theirs.
    package var disowned: Disowned?

    package struct Disowned: Codable, Sendable, Hashable {
        package var by: Handle
        package var because: String?
    }

    package init(since: Day? = nil) { self.since = since }

    /// An answer of any kind: nobody else needs to be told.
    mutating func answer(on day: Day?) {
        answered = day
        snoozed = nil
        announced = nil
        escalated = nil
    }
}

/// Told by a reminder: who hears of it when, if its owner stays silent.
package struct Forewarning: Codable, Sendable, Hashable {
    package var id: RecordID
    package var to: Handle
    package var day: Day

    package init(id: RecordID, to: Handle, day: Day) {
        self.id = id
        self.to = to
        self.day = day
    }
}

/// That somebody was told of silence: whose, about what.
package struct Escalation: Codable, Sendable, Hashable {
    package var owner: Handle
    package var to: Handle
    /// The day of whom it is told to.
    package var day: Day
    package var items: [RecordID]

    package init(owner: Handle, to: Handle, day: Day, items: [RecordID]) {
        self.owner = owner
        self.to = to
        self.day = day
        self.items = items
    }
}
