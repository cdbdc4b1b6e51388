package import ConvenorCore

/// What came of a calendar text that somebody mailed.
package enum CalendarOutcome: Sendable, Hashable {
    /// It counts, or something newer is known already.
    case heard(Handle, CalendarAnswer.Status, CalendarVerdict)
    /// No meeting with that uid is planned here.
    case unknownMeeting
    /// Who answers is not invited, or is not who the sender was proven to be: for the chair to judge.
    case notTheirs(attendee: String)
    /// An answer that says neither yes nor no, or no answer at all.
    case ignored(String)
}

extension Convenor {
    /// Takes an answer to an invitation, as a mail has it: see `Performance.heardCalendarReply`.
    package func heardCalendarReply(_ bytes: [UInt8], from sender: Handle?) async throws -> CalendarOutcome {
        let outcome = Held(CalendarOutcome.unknownMeeting)
        try await perform { performance in
            outcome.set(try performance.heardCalendarReply(bytes, from: sender))
            return []
        }
        return outcome.value
    }
}

extension Performance {
    /// Takes an answer to an invitation (RFC 5546 section 3.2.3), in bytes that may be folded within a character.
    ///
    /// `sender` is who the mail was proven to come from; nobody answers for somebody else, and without a sender nobody
    /// answers. `token` is that of the one meeting's invitations where the mail came to their organizer.
    func heardCalendarReply(
        _ bytes: [UInt8], from sender: Handle?, about token: String? = nil
    ) throws -> CalendarOutcome {
        let reply: CalendarReply
        switch convenor.clerk.calendars.read(bytes) {
        case .reply(let found): reply = found
        case .other(let method): return .ignored(method)
        case .unreadable(let why): return .ignored(why)
        }
        if let token, let sender {
            let invitations = Clerk.calendar(of: reply.uid, for: sender)
            guard convenor.clerk.house.mailbox?.name(ofLetter: invitations) == token else { return .unknownMeeting }
        }
        guard let slug = MeetingUID.slug(of: reply.uid) else { return .unknownMeeting }
        guard let status = reply.status else { return .ignored("REPLY") }
        let answer = CalendarAnswer(
            uid: reply.uid, handle: sender ?? Handle(""), status: status, sequence: reply.sequence, stamp: reply.stamp)
        return try take(answer, of: reply.attendee, from: sender, to: .series(slug))
    }

    private func take(
        _ answer: CalendarAnswer, of attendee: String, from sender: Handle?, to stream: StreamID
    ) throws -> CalendarOutcome {
        guard let series = try convenor.journal.series(stream, in: transaction) else { return .unknownMeeting }
        let scene = try scene(convenor.timepiece.now(), series)
        guard let sender, scene.roster[sender]?.mail?.lowercased() == attendee.lowercased() else {
            return .notTheirs(attendee: attendee)
        }
        let verdict = series.verdict(on: answer)
        switch verdict {
        case .unknownMeeting: return .unknownMeeting
        case .notInvited: return .notTheirs(attendee: attendee)
        case .taken:
            _ = try append([.calendarAnswered(answer: answer)], said: nil, to: stream, series, by: sender, scene)
        case .outdated: break
        }
        return .heard(sender, answer.status, verdict)
    }
}
