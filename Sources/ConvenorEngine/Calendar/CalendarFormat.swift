package import ConvenorCore

/// An iTIP message to one attendee, as facts (RFC 5546).
package struct CalendarMessage: Sendable, Hashable {
    package enum Method: String, Sendable, Hashable {
        case request = "REQUEST"
        case cancel = "CANCEL"
    }

    package struct Attendee: Sendable, Hashable {
        package var mailbox: Mailbox
        package var isChair: Bool
        /// Nil where no answer is known.
        package var status: CalendarAnswer.Status?

        package init(mailbox: Mailbox, isChair: Bool, status: CalendarAnswer.Status?) {
            self.mailbox = mailbox
            self.isChair = isChair
            self.status = status
        }
    }

    package var method: Method
    package var uid: String
    package var sequence: Int
    /// DTSTAMP.
    package var stamp: Moment
    package var start: Deadline
    package var minutes: Int
    package var summary: String
    package var description: String
    package var organizer: Mailbox
    package var attendees: [Attendee]
    /// The whole event is called off, not one attendee's part in it.
    package var isCancelled: Bool

    package init(
        method: Method, uid: String, sequence: Int, stamp: Moment, start: Deadline, minutes: Int, summary: String,
        description: String, organizer: Mailbox, attendees: [Attendee], isCancelled: Bool
    ) {
        self.method = method
        self.uid = uid
        self.sequence = sequence
        self.stamp = stamp
        self.start = start
        self.minutes = minutes
        self.summary = summary
        self.description = description
        self.organizer = organizer
        self.attendees = attendees
        self.isCancelled = isCancelled
    }
}

/// Something in a calendar that is only looked at.
package struct CalendarEntry: Sendable, Hashable {
    package enum When: Sendable, Hashable {
        case day(Day)
        case time(Deadline, minutes: Int)
    }

    package var uid: String
    /// When it was last written down.
    package var stamp: Moment
    package var when: When
    package var summary: String

    package init(uid: String, stamp: Moment, when: When, summary: String) {
        self.uid = uid
        self.stamp = stamp
        self.when = when
        self.summary = summary
    }
}

/// What somebody's calendar program answered to an invitation, as it stands in the mail and unproven.
package struct CalendarReply: Sendable, Hashable {
    package var uid: String
    /// The address of the one ATTENDEE.
    package var attendee: String
    /// Nil for an answer that says neither yes nor no, such as a delegation.
    package var status: CalendarAnswer.Status?
    package var sequence: Int
    /// DTSTAMP.
    package var stamp: Moment

    package init(uid: String, attendee: String, status: CalendarAnswer.Status?, sequence: Int, stamp: Moment) {
        self.uid = uid
        self.attendee = attendee
        self.status = status
        self.sequence = sequence
        self.stamp = stamp
    }
}

/// Another time that somebody proposes (RFC 5546 section 3.2.7), unproven.
package struct CalendarCounter: Sendable, Hashable {
    package var uid: String
    package var sequence: Int
    /// Nil where the time stands in a zone that nobody here knows.
    package var start: Deadline?
    package var comment: String?

    package init(uid: String, sequence: Int, start: Deadline?, comment: String?) {
        self.uid = uid
        self.sequence = sequence
        self.start = start
        self.comment = comment
    }
}

/// What a calendar text that came in turned out to be.
package enum CalendarReading: Sendable, Hashable {
    case reply(CalendarReply)
    case counter(CalendarCounter)
    /// Somebody wants the invitation again (RFC 5546 section 3.2.6).
    case refresh(uid: String)
    /// Another method of iTIP, such as ADD; empty without one.
    case other(method: String)
    case unreadable(String)
}

/// Writes and reads calendar texts (RFC 5545): facts in, text out, and back.
package protocol CalendarFormat: Sendable {
    /// Lines end with CRLF and have at most 75 bytes.
    func text(of message: CalendarMessage) -> String
    func feed(named name: String, _ entries: [CalendarEntry]) -> String
    func read(_ bytes: [UInt8]) -> CalendarReading
}
