package import ConvenorCore

/// Mails of rounds of questions and of the weekly report; nil for somebody without an address.
extension Letters {
    /// `id` is that of the first question, `key` that of this letter.
    package func round(
        _ asked: RoundLetter, id: [String], key: String, roster: Roster, house: MailHouse, now: Moment
    ) -> Mail? {
        guard let to = address(of: asked.person, roster) else { return nil }
        let chair = asked.series.meeting?.chair
        let isChair = chair == asked.person
        let named = chair.map { isChair ? "" : roster.name(of: $0) } ?? ""
        // The first question and its repetition are one thread.
        let first = house.id(id)
        var mail = mail(
            to: to, subject: .round(asked.subject),
            template: asked.record.id.kind == .feedback ? "feedback" : "checkin",
            facts: asked.facts(
                chair: house.mailbox == nil ? named : nil, stop: house.stopAddress(ofLetter: key), words: words
            ).adding(
                house.facts(
                    [LinkOffer(asked.record, in: asked.series)], canStop: asked.canStop, ofLetter: key,
                    to: asked.person, words: words)),
            id: asked.isRepeat ? house.id(id + ["again"]) : first, sender: asked.series.title, house: house, now: now)
        if asked.isRepeat { mail.references = [first] }
        mail.replyTo = chair.flatMap { address(of: $0, roster) }
        mail.headers.append(house.listID(of: asked.series))
        if asked.canStop { mail.headers += house.stopHeaders(ofLetter: key, to: asked.person) }
        return mail
    }

    package func collected(
        _ summary: RoundSummary, for reader: Handle, series: Series, id: [String], roster: Roster, house: MailHouse,
        now: Moment
    ) -> Mail? {
        guard let to = address(of: reader, roster) else { return nil }
        var mail = mail(
            to: to, subject: .round(summary.subject), template: "answers",
            facts: summary.facts(for: reader, words: words), id: house.id(id), sender: series.title, house: house,
            now: now)
        mail.headers.append(house.listID(of: series))
        return mail
    }

    package func week(
        _ sheet: WeeklySheet, series: Series, id: [String], roster: Roster, house: MailHouse, now: Moment
    ) -> Mail? {
        guard !sheet.isEmpty, let to = address(of: sheet.person, roster) else { return nil }
        var mail = mail(
            to: to, subject: .round(sheet.subject), template: "week", facts: sheet.facts(words: words),
            id: house.id(id), sender: series.title, house: house, now: now)
        mail.replyTo = series.meeting.flatMap { address(of: $0.chair, roster) }
        mail.headers.append(house.listID(of: series))
        return mail
    }
}

extension Clerk {
    /// The question to one person as a mail, under a key that its round, person and repetition make.
    func round(_ asked: RoundLetter, stream: StreamID, now: Moment, roster: Roster) throws -> Letter? {
        let id = asked.identity
        let key = (id + (asked.isRepeat ? ["again"] : [])).joined(separator: "/")
        let pen = pen(for: asked.person, roster, in: asked.series)
        return try pen.round(asked, id: id, key: key, roster: roster, house: house, now: now).map {
            var question = try letter($0, key: key, kind: asked.kind, to: asked.person, stream, now)
            question.topic = asked.record.id
            return question
        }
    }

    func reply(_ asked: RoundLetter, _ roster: Roster) -> Reply {
        asked.reply(words: pen(for: asked.person, roster, in: asked.series).words)
    }

    func collected(
        _ summary: RoundSummary, for reader: Handle, series: Series, stream: StreamID, now: Moment, roster: Roster
    ) throws -> Letter? {
        let id = ["answers", series.slug, summary.record.id.description, String(summary.result.number), reader.name]
        let pen = pen(for: reader, roster, in: series)
        let mail = pen.collected(
            summary, for: reader, series: series, id: id, roster: roster, house: house, now: now)
        return try mail.map { try letter($0, key: id.joined(separator: "/"), kind: .answers, to: reader, stream, now) }
    }

    func week(_ sheet: WeeklySheet, series: Series, stream: StreamID, now: Moment, roster: Roster) throws -> Letter? {
        let day = sheet.zone.wall(at: sheet.until).day
        let id = ["week", series.slug, sheet.person.name, day.iso]
        let pen = pen(for: sheet.person, roster, in: series)
        return try pen.week(sheet, series: series, id: id, roster: roster, house: house, now: now).map {
            try letter($0, key: id.joined(separator: "/"), kind: .week, to: sheet.person, stream, now)
        }
    }
}

extension RoundLetter {
    var kind: MailKind { Self.kind(of: record.id) }
    private static func kind(of id: RecordID) -> MailKind { id.kind == .feedback ? .feedback : .checkin }

    /// What no other question to anybody has.
    var identity: [String] { Self.identity(of: record.id, round.number, person, in: series.slug) }

    static func identity(of id: RecordID, _ number: Int, _ person: Handle, in slug: String) -> [String] {
        [kind(of: id).rawValue, slug, id.description, String(number), person.name]
    }
}
