package import ConvenorCore

/// Writes what leaves the house: mails as finished bytes, minutes as text.
package struct Clerk: Sendable {
    /// Writes where nothing else is asked for, or in a language that has no templates.
    private let usual: Letters
    /// By language.
    private let pens: [String: Letters]
    private let composer: any MailComposer
    let calendars: any CalendarFormat
    let house: MailHouse

    /// - Parameter further: the templates of other languages.
    package init(
        templates: Templates, further: [Templates] = [], composer: any MailComposer, calendars: any CalendarFormat,
        house: MailHouse
    ) {
        usual = Letters(templates: templates)
        pens = Dictionary(([templates] + further).map { ($0.language, Letters(templates: $0)) }) { first, _ in first }
        self.composer = composer
        self.calendars = calendars
        self.house = house
    }

    /// What writes in a language: that of the person, else of the series, else of the house.
    func pen(for person: Handle? = nil, _ roster: Roster = Roster(), in series: Series? = nil) -> Letters {
        let tag = person.flatMap { roster[$0]?.language } ?? series?.spoken
        return tag.flatMap { pens[Tongues.speaking($0).language] } ?? usual
    }

    /// The letters that an entry causes: one a recipient for minutes that are sent.
    func letters(
        about events: [Event], in series: Series, stream: StreamID, scene: Scene
    ) throws -> [Letter] {
        var written: [Letter] = []
        for case .minutesSent(let edition) in events {
            guard let meeting = series.meeting(numbered: edition.meeting) else { continue }
            for recipient in edition.recipients {
                let pen = pen(for: recipient.handle, scene.roster, in: series)
                let key = "summary/\(series.slug)/\(meeting.number)/\(recipient.handle.name)/v\(edition.version)"
                let mail = pen.summary(
                    for: recipient, edition: edition, meeting: meeting, series: series, roster: scene.roster,
                    house: house, rules: scene.rules, calendar: scene.calendar, key: key, now: scene.now)
                guard let mail else { continue }
                written.append(try letter(mail, key: key, kind: .summary, to: recipient.handle, stream, scene.now))
            }
        }
        for case .calendarsTold(let round) in events {
            written += try invitations(round, series, stream, roster: scene.roster)
        }
        return try written + followUp(events, series, stream, scene)
    }

    package func reminder(
        _ digest: ReminderDigest, key: String, stream: StreamID, now: Moment, roster: Roster
    ) throws -> Letter? {
        let pen = pen(for: digest.person, roster, in: digest.onlySeries)
        return try pen.reminder(digest, key: key, roster: roster, house: house, now: now).map {
            var reminder = try letter($0, key: key, kind: .reminder, to: digest.person, stream, now)
            reminder.topic = digest.lines.count == 1 ? digest.lines.first?.record.id : nil
            return reminder
        }
    }

    /// The digest as a direct message.
    func reply(_ digest: ReminderDigest, roster: Roster) -> Reply {
        digest.reply(roster: roster, words: pen(for: digest.person, roster, in: digest.onlySeries).words)
    }

    func report(
        _ failed: FailedDelivery, key: String, to chair: Handle, stream: StreamID, series: Series, now: Moment,
        roster: Roster
    ) throws -> Letter? {
        let mail = pen(for: chair, roster, in: series).report(
            failed, to: chair, series: series, roster: roster, house: house, now: now)
        return try mail.map { try letter($0, key: key, kind: .report, to: chair, stream, now) }
    }

    /// `subject` names what several letters are about that are answered at one address.
    func letter(
        _ mail: Mail, key: String, about subject: String? = nil, kind: MailKind, to recipient: Handle,
        _ stream: StreamID, _ now: Moment
    ) throws -> Letter {
        var mail = mail
        if let mailbox = house.mailbox {
            mail.replyTo = Mailbox(name: house.from.name, address: mailbox.answerAddress(ofLetter: subject ?? key))
        }
        var letter = Letter(
            key: key, stream: stream, kind: kind.rawValue, recipient: recipient, address: mail.to.address,
            subject: mail.subject,
            messageID: mail.messageID, bytes: try composer.compose(mail), due: now)
        letter.token = house.name(ofLetter: subject ?? key)
        return letter
    }

    /// The minutes as they stand, for somebody in the room.
    func liveMinutes(of number: Int, _ view: View) -> String {
        let series = view.series
        guard let meeting = series.meeting(numbered: number) else { return "" }
        let role = series.role(of: view.scene.typist) ?? .participant
        let document = MinutesDocument(
            series: series, meeting: meeting, roster: view.scene.roster,
            reader: Reader(handle: view.scene.typist, role: role, cut: role <= .informed ? .outcome : nil),
            rules: view.scene.rules, calendar: view.scene.calendar, now: view.scene.now)
        return pen(in: series).templates.minutes(document, as: .text)
    }

    /// The mail that a recipient would get, as text.
    func preview(for recipient: Recipient, edition: Edition, _ view: View) -> String {
        guard let meeting = view.series.meeting(numbered: edition.meeting) else { return "" }
        return pen(for: recipient.handle, view.scene.roster, in: view.series).preview(
            for: recipient, meeting: meeting, series: view.series, roster: view.scene.roster, rules: view.scene.rules,
            calendar: view.scene.calendar, now: view.scene.now)
    }

    /// Minutes of a meeting in any form, for a file that lies about or for one reader.
    package func minutes(
        of meeting: Meeting, in series: Series, roster: Roster, for reader: Reader = .file, rules: HouseRules,
        calendar: any RuleCalendar, as format: MinutesFormat, now: Moment
    ) -> String {
        let document = MinutesDocument(
            series: series, meeting: meeting, roster: roster, reader: reader, rules: rules, calendar: calendar,
            now: now)
        return pen(for: reader.handle, roster, in: series).templates.minutes(document, as: format)
    }
}
