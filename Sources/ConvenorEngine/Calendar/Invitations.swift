import ConvenorCore

extension Letters {
    /// A mail on a meeting to come; nil for somebody without an address. Those on one meeting stand in one thread.
    ///
    /// `key` is what it is answered under.
    func meeting(_ letter: MeetingLetter, uid: String, id parts: [String], key: String, house: MailHouse) -> Mail? {
        guard let to = address(of: letter.person, letter.roster) else { return nil }
        let event = Self.mark(of: uid)
        var mail = mail(
            to: to, subject: letter.subject, template: letter.sort == .prep ? "prep" : "meeting",
            facts: letter.facts(words, stop: house.stopAddress(ofLetter: key)).adding(
                house.facts([letter.offer], canStop: letter.canStop, ofLetter: key, to: letter.person, words: words)),
            id: house.id([letter.sort.rawValue, event] + parts),
            sender: letter.series.title, house: house, now: letter.now)
        mail.replyTo = address(of: letter.chair, letter.roster)
        mail.references = [house.id(["event", event])]
        mail.headers.append(house.listID(of: letter.series))
        if letter.canStop { mail.headers += house.stopHeaders(ofLetter: key, to: letter.person) }
        return mail
    }

    /// A short name for a uid, which may be longer than a Message-ID (FNV-1a, 64 bits).
    static func mark(of uid: String) -> String {
        let number = uid.utf8.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        return String(number, radix: 36)
    }
}

extension Clerk {
    /// One mail an attendee, each with the calendar's part for them alone: what others answered stays with the chair.
    func invitations(
        _ round: InvitationRound, _ series: Series, _ stream: StreamID, roster: Roster
    ) throws -> [Letter] {
        let asked = try round.asked.compactMap { try invitation(.request, round, to: $0, series, stream, roster) }
        return try asked + round.uninvited.compactMap { try invitation(.cancel, round, to: $0, series, stream, roster) }
    }

    private func invitation(
        _ method: CalendarMessage.Method, _ round: InvitationRound, to person: Handle, _ series: Series,
        _ stream: StreamID, _ roster: Roster
    ) throws -> Letter? {
        let sort: MeetingLetter.Sort =
            method == .cancel
            ? (round.isCancelled ? .cancelled : .uninvited)
            : (round.newcomers.contains(person) ? .invited : .changed)
        let about = MeetingLetter(
            sort, to: person, series: series, start: round.start, minutes: round.minutes, chair: round.chair,
            roster: roster, now: round.at)
        let again = round.isRepeat == true ? [String(round.at.milliseconds)] : []
        let parts = [person.name, "s\(round.sequence)"] + again
        let key = ([sort.rawValue, round.uid, person.name, String(round.sequence)] + again).joined(separator: "/")
        let pen = pen(for: person, roster, in: series)
        let subject = Self.calendar(of: round.uid, for: person)
        guard var mail = pen.meeting(about, uid: round.uid, id: parts, key: subject, house: house) else { return nil }
        let message = message(method, round, to: person, mail.to, about)
        mail.calendar = Mail.CalendarPart(method: method.rawValue, text: calendars.text(of: message))
        return try letter(mail, key: key, about: subject, kind: .invitation, to: person, stream, round.at)
    }

    /// What all invitations of a person to one meeting are answered under: calendars heed changes of the same organiser
    /// only, and send their answers to that address and nowhere else.
    static func calendar(of uid: String, for person: Handle) -> String { "calendar/\(uid)/\(person.name)" }

    private func message(
        _ method: CalendarMessage.Method, _ round: InvitationRound, to person: Handle, _ mailbox: Mailbox,
        _ about: MeetingLetter
    ) -> CalendarMessage {
        let (roster, isChair) = (about.roster, person == round.chair)
        let answer = about.series.planning?.invitations[round.uid]?.answers[person]?.status
        var attendees = [
            CalendarMessage.Attendee(mailbox: mailbox, isChair: isChair, status: isChair ? .accepted : answer)
        ]
        let pen = pen(for: person, roster, in: about.series)
        if !isChair, method == .request, let chair = pen.address(of: round.chair, roster) {
            attendees.insert(.init(mailbox: chair, isChair: true, status: .accepted), at: 0)
        }
        let answered = house.mailbox?.calendarAddress(ofLetter: Self.calendar(of: round.uid, for: person))
        let organizer = Mailbox(
            name: pen.words.organizer(roster.name(of: round.chair)), address: answered ?? house.from.address)
        return CalendarMessage(
            method: method, uid: round.uid, sequence: round.sequence, stamp: round.at, start: round.start,
            minutes: round.minutes, summary: about.series.title,
            description: method == .request ? about.description(pen.words) : "", organizer: organizer,
            attendees: attendees, isCancelled: method == .cancel && round.isCancelled)
    }

    /// What the clock tells of a meeting to come.
    func notice(
        _ letter: MeetingLetter, _ notice: PlanNotice, key: String, _ stream: StreamID
    ) throws -> Letter? {
        let parts = [letter.person.name, String(letter.start.moment.milliseconds)]
        let pen = pen(for: letter.person, letter.roster, in: letter.series)
        return try pen.meeting(letter, uid: notice.uid, id: parts, key: key, house: house).map {
            try self.letter(
                $0, key: key, kind: notice.sort == .prep ? .prep : .meeting, to: letter.person, stream, letter.now)
        }
    }
}
