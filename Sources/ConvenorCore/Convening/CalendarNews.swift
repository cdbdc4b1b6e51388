/// What a calendar program sent that changes nothing by itself: for the chair to judge.
package struct CalendarNews: Sendable, Hashable {
    package enum What: Sendable, Hashable {
        /// Somebody who is invited proposes another time, where it could be read.
        case proposed(Handle, Deadline?, comment: String?)
        /// Somebody answered who is not invited; with the handle where the address is known.
        case uninvited(address: String, Handle?, CalendarAnswer.Status)
        /// An answer in the name of somebody who is invited came in that they are not proven to have sent.
        case unproven(Handle, CalendarAnswer.Status)
    }

    package var what: What
    /// The meeting as it is planned.
    package var start: Deadline

    package init(_ what: What, start: Deadline) {
        self.what = what
        self.start = start
    }
}
