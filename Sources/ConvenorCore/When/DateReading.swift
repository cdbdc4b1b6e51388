/// Which number of `03/04` is the day: asked about, the first or the second.
package enum DateOrder: String, Codable, Sendable, CaseIterable { case ask, dmy, mdy }

/// What a phrase turned out to be.
package enum DateReading: Sendable, Hashable {
    case date(Deadline, [DateAssumption])
    /// Two to four readings, in the order in which they should be offered.
    case ambiguous([Deadline], DateDoubt)
    case refused(DateRefusal)
}

/// A stretch of the calendar that a phrase names.
package enum Period: Sendable, Hashable, Codable {
    /// The ISO week that starts on this Monday.
    case week(monday: Day)
    case month(year: Int, month: Int)
    /// `quarter` is 1...4.
    case quarter(year: Int, quarter: Int)
    case year(Int)
    /// `half` is 1 or 2.
    case half(year: Int, half: Int)
    case weekend(saturday: Day)
    /// Any other stretch, such as half a month.
    case days(first: Day, last: Day)
}

/// Something that the reader added to what was said, so that it can be told.
package enum DateAssumption: Sendable, Hashable, Codable {
    /// A period was said; this one was meant and `end` is the day chosen from it.
    case period(Period, end: Day)
    /// No year was said and this one is not the current one.
    case year(Int)
    /// A stretch of time was said; its end is the deadline and this its start.
    case range(from: Deadline)
    /// An hour was said that has passed today.
    case tomorrow
    /// An hour was said without morning or evening; minutes since midnight.
    case halfOfDay(minute: Int)
    /// No exact hour was said; minutes since midnight.
    case hour(minute: Int)
    /// Midnight was taken as the end of this day.
    case midnight(endOf: Day)
    /// A clock change skips the wall time that was said.
    case clockChange(said: WallTime, taken: WallTime)
}

/// Why a phrase has more than one reading.
package enum DateDoubt: Sendable, Hashable, Codable {
    /// `03/04`.
    case dayMonthOrder
    /// `friday` said on a Friday; 1 is Monday.
    case sameWeekday(Int)
    /// `fri 5 dec` when the fifth is a Saturday; 1 is Monday.
    case weekdayContradicts(said: Int, found: Int)
    /// `friday 9`: an hour or a day of the month.
    case hourOrDay(Int)
    /// `8.30`: an hour or a date.
    case hourOrDate
    /// `next december` said before December.
    case nextMonth(Int)
}

/// Why a phrase is no deadline.
package enum DateRefusal: Sendable, Hashable, Codable {
    case notADate
    /// The phrase counts from a record or a meeting that has no date or does not exist.
    case noAnchor(said: String)
    case past(Deadline)
    /// A day of a measurement that is still to come.
    case future(Deadline)
    /// The phrase names a day that does not exist, such as 31 November.
    case noSuchDay(said: String)
    case unknownZone(said: String)
    /// An abbreviation that several zones share.
    case sharedZone(said: String)
    /// Beyond the year 2999.
    case tooFar
}
extension DateRefusal: Error {}
