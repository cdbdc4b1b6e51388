/// What comes of an answer to an invitation.
package enum CalendarVerdict: Sendable, Hashable {
    case taken
    /// No meeting with that uid is planned.
    case unknownMeeting
    case notInvited
    /// Something newer is known: its SEQUENCE or DTSTAMP is lower (RFC 5546 section 2.1.5).
    case outdated
}

extension Series {
    /// Whether an answer counts. It is kept with its SEQUENCE and DTSTAMP, by which a later one is compared.
    package func verdict(on answer: CalendarAnswer) -> CalendarVerdict {
        guard let invitation = planning?.invitations[answer.uid], !invitation.isCancelled else {
            return .unknownMeeting
        }
        guard let told = invitation.told[answer.handle], !told.isCancelled else { return .notInvited }
        // A number that was never sent answers nothing.
        guard told.sequence <= answer.sequence, answer.sequence <= invitation.sequence else { return .outdated }
        if let known = invitation.answers[answer.handle],
            (answer.sequence, answer.stamp) <= (known.sequence, known.stamp)
        {
            return .outdated
        }
        return .taken
    }

    /// The invitation of somebody as it went out, once more; nil for whom none stands, and where a change is on its way.
    package func repeated(_ uid: String, to person: Handle, roster: Roster, now: Moment) -> InvitationRound? {
        guard let plan = planning?.next, plan.uid == uid, let invitation = planning?.invitations[uid],
            let told = invitation.told[person], told.isKnown, !debt(of: uid, roster: roster).asked.contains(person)
        else { return nil }
        return InvitationRound(
            uid: uid, sequence: told.sequence, at: now, start: told.start, minutes: told.minutes, chair: plan.chair,
            asked: [person], newcomers: [person], uninvited: [], unreachable: [], isCancelled: false, isRepeat: true)
    }

    /// What the chair should know of an answer that does not count; nil where nobody can do anything about it.
    package func news(
        of answer: CalendarAnswer, attendee: String, from sender: Handle?, roster: Roster
    ) -> CalendarNews? {
        guard let plan = planning?.next, plan.uid == answer.uid else { return nil }
        let person = roster.people.values.first { $0.mail?.lowercased() == attendee.lowercased() }?.handle
        if let person, planning?.invitations[plan.uid]?.told[person]?.isKnown == true {
            return CalendarNews(.unproven(person, answer.status), start: plan.start)
        }
        return CalendarNews(.uninvited(address: attendee, person, answer.status), start: plan.start)
    }

    /// Another time that somebody proposes of the meeting as they know it; nil for one that has changed since.
    package func news(of uid: String, proposed time: Deadline?, by person: Handle, sequence: Int, comment: String?)
        -> CalendarNews?
    {
        guard let plan = planning?.next, plan.uid == uid, let invitation = planning?.invitations[uid],
            let told = invitation.told[person], told.isKnown, (told.sequence...invitation.sequence).contains(sequence)
        else { return nil }
        return CalendarNews(.proposed(person, time, comment: comment), start: plan.start)
    }

    /// Who said what of the next meeting; nil stands for no answer yet.
    package var replies: [CalendarAnswer.Status?: [Handle]] {
        guard let next = planning?.next, let invitation = planning?.invitations[next.uid] else { return [:] }
        let told = invitation.told.filter { !$0.value.isCancelled }.keys.sorted()
        return Dictionary(grouping: told) { handle in
            handle == next.chair ? .accepted : invitation.answers[handle]?.status
        }
    }
}
