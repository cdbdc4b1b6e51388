package import ConvenorCore

/// What came of a calendar text that somebody mailed.
package enum CalendarOutcome: Sendable, Hashable {
    /// It counts, or something newer is known already.
    case heard(Handle, CalendarAnswer.Status, CalendarVerdict)
    /// No meeting with that uid is planned here.
    case unknownMeeting
    /// Who answers is not invited, or is not who the sender was proven to be: the chair is told.
    case notTheirs(attendee: String)
    /// Somebody proposes another time: the chair is told.
    case proposed(Handle, Deadline?)
    /// Somebody gets their invitation again.
    case repeated(Handle)
    /// An answer that says neither yes nor no, what is out of date, or no answer at all.
    case ignored(String)
}

extension Convenor {
    /// Takes an answer to an invitation, as a mail has it: see `Performance.heardCalendarReply`.
    package func heardCalendarReply(_ bytes: [UInt8], from sender: Handle?) async throws -> CalendarOutcome {
        let outcome = Held(CalendarOutcome.unknownMeeting)
        try await perform { performance in
            let (found, notices) = try performance.heardCalendarReply(bytes, from: sender)
            outcome.set(found)
            return notices
        }
        return outcome.value
    }
}

extension Performance {
    /// Against a machine that asks, or answers in the name of others, over and over.
    private static let (mostNews, mostRepeats) = (10, 5)

    /// Takes what a calendar program sent about an invitation (RFC 5546 section 3.2), in bytes that may be folded within a
    /// character.
    ///
    /// `sender` is who the mail was proven to come from; nobody answers for somebody else, and without a sender nobody
    /// answers. `token` is that of the one meeting's invitations where the mail came to their organizer. What does not
    /// count is told to the chair with what to type.
    func heardCalendarReply(
        _ bytes: [UInt8], from sender: Handle?, about token: String? = nil
    ) throws -> (CalendarOutcome, [Notice]) {
        let isTheirs = { (uid: String) -> Bool in
            guard let token, let sender else { return true }
            return convenor.clerk.house.mailbox?.seal.isName(token, ofLetter: Clerk.calendar(of: uid, for: sender))
                == true
        }
        switch convenor.clerk.calendars.read(bytes) {
        case .reply(let reply):
            guard let status = reply.status else { return (.ignored("REPLY"), []) }
            let answer = CalendarAnswer(
                uid: reply.uid, handle: sender ?? Handle(""), status: status, sequence: reply.sequence,
                stamp: reply.stamp)
            return try planned(reply.uid, if: isTheirs) { try take(answer, of: reply.attendee, from: sender, $0) }
        case .counter(let counter):
            return try planned(counter.uid, if: isTheirs) { try take(counter, from: sender, $0) }
        case .refresh(let uid): return try planned(uid, if: isTheirs) { try sendAgain(uid, to: sender, $0) }
        case .other(let method): return (.ignored(method), [])
        case .unreadable(let why): return (.ignored(why), [])
        }
    }

    private func planned(
        _ uid: String, if isTheirs: (String) -> Bool, _ body: (Series) throws -> (CalendarOutcome, [Notice])
    ) throws -> (CalendarOutcome, [Notice]) {
        guard isTheirs(uid), let slug = MeetingUID.slug(of: uid),
            let series = try convenor.journal.series(.series(slug), in: transaction)
        else { return (.unknownMeeting, []) }
        return try body(series)
    }

    private func take(
        _ answer: CalendarAnswer, of attendee: String, from sender: Handle?, _ series: Series
    ) throws -> (CalendarOutcome, [Notice]) {
        let scene = try scene(convenor.timepiece.now(), series)
        func strange() throws -> (CalendarOutcome, [Notice]) {
            let news = series.news(of: answer, attendee: attendee, from: sender, roster: scene.roster)
            return (
                .notTheirs(attendee: attendee),
                try tell(news, "\(attendee)/\(answer.stamp.milliseconds)", series, scene)
            )
        }
        guard let sender, scene.roster[sender]?.mail?.lowercased() == attendee.lowercased() else {
            if series.verdict(on: answer) == .unknownMeeting { return (.unknownMeeting, []) }
            return try strange()
        }
        let verdict = series.verdict(on: answer)
        switch verdict {
        case .unknownMeeting: return (.unknownMeeting, [])
        case .notInvited: return try strange()
        case .taken:
            _ = try append(
                [.calendarAnswered(answer: answer)], said: nil, to: .series(series.slug), series, by: sender, scene)
        case .outdated: break
        }
        return (.heard(sender, answer.status, verdict), [])
    }

    private func take(
        _ counter: CalendarCounter, from sender: Handle?, _ series: Series
    ) throws -> (CalendarOutcome, [Notice]) {
        let scene = try scene(convenor.timepiece.now(), series)
        guard let sender,
            let news = series.news(
                of: counter.uid, proposed: counter.start, by: sender, sequence: counter.sequence,
                comment: counter.comment)
        else { return (.ignored("COUNTER"), []) }
        let time = counter.start.map { String($0.moment.milliseconds) } ?? ""
        return (.proposed(sender, counter.start), try tell(news, "\(sender.name)/\(time)", series, scene))
    }

    private func sendAgain(
        _ uid: String, to sender: Handle?, _ series: Series
    ) throws -> (CalendarOutcome, [Notice]) {
        let scene = try scene(convenor.timepiece.now(), series)
        guard let sender, let round = series.repeated(uid, to: sender, roster: scene.roster, now: scene.now),
            try takes("refresh/\(uid)/\(sender.name)", most: Self.mostRepeats, now: scene.now)
        else { return (.ignored("REFRESH"), []) }
        _ = try append(
            [.calendarsTold(round: round)], said: nil, to: .series(series.slug), series, by: sender, scene)
        return (.repeated(sender), [])
    }

    /// Tells the chair, by mail and in the rooms of the series.
    private func tell(_ news: CalendarNews?, _ cause: String, _ series: Series, _ scene: Scene) throws -> [Notice] {
        guard let news, let plan = series.planning?.next,
            try takes("calendar/\(plan.uid)", most: Self.mostNews, now: scene.now)
        else { return [] }
        let stream = StreamID.series(series.slug)
        let key = "calendar/\(plan.uid)/\(cause)"
        let letter = try convenor.clerk.calendar(news, key: key, to: plan.chair, series, stream, scene)
        if let letter { try transaction.enqueue(letter) }
        let words = convenor.house.words(in: series)
        let reply = words.reply(to: .schedule(.news(news)), in: View(series: series, scene: scene))
        return [Notice(reply, stream, key: key)]
    }

    /// Counts something that a mail may bring about so often a day. False when it has.
    func takes(_ name: String, most: Int, now: Moment) throws -> Bool {
        let day = Zone.utc.wall(at: now).day.iso
        let held = try transaction.mark(of: "mail/\(name)")?.split(separator: " ") ?? []
        let count = held.first.map(String.init) == day ? held.last.flatMap { Int($0) } ?? 0 : 0
        guard count < most else { return false }
        try transaction.setMark("\(day) \(count + 1)", of: "mail/\(name)")
        return true
    }
}
