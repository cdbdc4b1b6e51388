/// What is told of the meetings to come.
package enum ScheduleSaying: Sendable, Hashable {
    /// The rhythm, the next meetings, and what calendars answered.
    case shown
    /// The same, after it was agreed; with what was added to the words.
    case planned([RecurrenceAssumption])
    /// One meeting is planned in the place of this.
    case rhythmEnded(MeetingRhythm)
    case moved(from: Deadline, to: Deadline)
    case skipped(Deadline)
    /// The meeting that is called off by it, if one was planned.
    case off(Deadline?)
    /// Who was asked for material, and what nobody brings.
    case prepared([Handle], unowned: [String])
    case lapsed(Deadline, next: Deadline?)
    /// Where somebody reads their calendar, said once.
    case feed(secret: String)
    case noFeed
    /// What a calendar sent, for the chair.
    case news(CalendarNews)
}

/// Why a line on the meetings to come was not taken.
package enum ScheduleRefusal: Sendable, Hashable {
    case nothingPlanned
    /// No meeting is planned on that day.
    case noSuchMeeting(Day)
    /// A later meeting cannot be put before the next one.
    case beforeNext(Deadline)
}
