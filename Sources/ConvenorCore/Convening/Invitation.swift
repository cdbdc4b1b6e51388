/// What the calendars of the invited were told of one meeting (RFC 5546), and what they answered.
package struct Invitation: Codable, Sendable, Hashable {
    /// The highest SEQUENCE that went out.
    package var sequence: Int
    package var told: [Handle: Told] = [:]
    package var answers: [Handle: CalendarAnswer] = [:]
    /// The meeting is called off.
    package var isCancelled = false

    package struct Told: Codable, Sendable, Hashable {
        package var sequence: Int
        package var start: Deadline
        package var minutes: Int
        /// Their event was called off.
        package var isCancelled = false
        /// There was no address to tell, or one from which mail comes back.
        package var isUnreachable = false

        /// The event stands in their calendar.
        var isKnown: Bool { !isCancelled && !isUnreachable }
    }

    package init(sequence: Int) { self.sequence = sequence }
}

/// That calendars are told of a meeting: one mail a person.
package struct InvitationRound: Codable, Sendable, Hashable {
    package var uid: String
    package var sequence: Int
    /// DTSTAMP.
    package var at: Moment
    package var start: Deadline
    package var minutes: Int
    package var chair: Handle
    /// Get a REQUEST.
    package var asked: [Handle]
    /// Those of them for whom it is the first they hear of it.
    package var newcomers: [Handle]
    /// Get a CANCEL.
    package var uninvited: [Handle]
    /// Would get a REQUEST, and no mail reaches them.
    package var unreachable: [Handle]
    /// The whole meeting is called off.
    package var isCancelled: Bool
    /// They asked for the invitation again: what they know stays as it is.
    package var isRepeat: Bool?
}

/// What somebody answered to an invitation.
package struct CalendarAnswer: Codable, Sendable, Hashable {
    /// PARTSTAT, as far as it says whether somebody comes.
    package enum Status: String, Codable, Sendable, CaseIterable {
        case accepted, declined, tentative
    }

    package var uid: String
    package var handle: Handle
    package var status: Status
    package var sequence: Int
    /// DTSTAMP.
    package var stamp: Moment

    package init(uid: String, handle: Handle, status: Status, sequence: Int, stamp: Moment) {
        self.uid = uid
        self.handle = handle
        self.status = status
        self.sequence = sequence
        self.stamp = stamp
    }
}

/// Who is still to be told of one meeting.
struct InvitationDebt {
    var asked: [Handle] = []
    var uninvited: [Handle] = []
    /// Somebody who was told something else before hears of it, so that SEQUENCE rises.
    var isChange = false
    var isEmpty: Bool { asked.isEmpty && uninvited.isEmpty }
}

extension Series {
    /// Everybody who is asked to sit in the meetings.
    package var invited: [Handle] {
        members.filter { $0.value.role >= .participant }.keys.sorted()
    }

    /// What calendars do not know of a meeting yet. With a roster, somebody who had no address counts once they have one.
    func debt(of uid: String, roster: Roster? = nil) -> InvitationDebt {
        var debt = InvitationDebt()
        guard let planning else { return debt }
        let told = planning.invitations[uid]?.told ?? [:]
        if let plan = planning.next, plan.uid == uid {
            for handle in invited {
                guard let before = told[handle] else {
                    debt.asked.append(handle)
                    continue
                }
                let isReachable = before.isUnreachable && roster?.isMailable(handle) == true
                let isOther = before.start != plan.start || before.minutes != plan.minutes || before.isCancelled
                if isOther || isReachable { debt.asked.append(handle) }
                if isOther { debt.isChange = true }
            }
        }
        let stays = planning.next?.uid == uid ? Set(invited) : []
        debt.uninvited = told.filter { !$0.value.isCancelled && !stays.contains($0.key) }.keys.sorted()
        if planning.next?.uid != uid, planning.invitations[uid]?.isCancelled != true { debt.uninvited = [] }
        if !debt.uninvited.isEmpty { debt.isChange = true }
        return debt
    }

    /// The uids of which calendars may be told something.
    var invitationUIDs: [String] {
        guard let planning else { return [] }
        let called = planning.invitations.filter { $0.value.isCancelled }.keys
        return Set(called).union(planning.next.map { [$0.uid] } ?? []).sorted()
    }

    /// Tells calendars what they do not know of a meeting: of its calling off alone, or all there is.
    func round(of uid: String, uninvitedOnly: Bool, roster: Roster, now: Moment) -> InvitationRound? {
        let debt = debt(of: uid, roster: roster)
        guard let planning, !debt.isEmpty else { return nil }
        let asked = uninvitedOnly ? [] : debt.asked
        if asked.isEmpty, debt.uninvited.isEmpty { return nil }
        let known = planning.invitations[uid]
        let plan = planning.next.flatMap { $0.uid == uid ? $0 : nil }
        let last = debt.uninvited.lazy.compactMap { known?.told[$0] }.first
        guard let start = plan?.start ?? last?.start, let minutes = plan?.minutes ?? last?.minutes else { return nil }
        let rises = uninvitedOnly ? !debt.uninvited.isEmpty : debt.isChange
        let reachable = Set(asked.filter(roster.isMailable))
        return InvitationRound(
            uid: uid, sequence: known.map { $0.sequence + (rises ? 1 : 0) } ?? 0, at: now, start: start,
            minutes: minutes, chair: plan?.chair ?? meeting?.chair ?? Handle(""),
            asked: asked.filter(reachable.contains),
            newcomers: asked.filter { reachable.contains($0) && known?.told[$0]?.isKnown != true },
            uninvited: debt.uninvited,
            unreachable: asked.filter { !reachable.contains($0) }, isCancelled: plan == nil)
    }
}
