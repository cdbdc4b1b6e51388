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

    /// Who said what of the next meeting; nil stands for no answer yet.
    package var replies: [CalendarAnswer.Status?: [Handle]] {
        guard let next = planning?.next, let invitation = planning?.invitations[next.uid] else { return [:] }
        let told = invitation.told.filter { !$0.value.isCancelled }.keys.sorted()
        return Dictionary(grouping: told) { handle in
            handle == next.chair ? .accepted : invitation.answers[handle]?.status
        }
    }
}
