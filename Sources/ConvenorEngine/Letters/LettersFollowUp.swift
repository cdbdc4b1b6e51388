import ConvenorCore

/// Mails that follow from silence, and from a promise that nobody owns; nil for somebody without an address.
extension Letters {
    func escalation(_ letter: EscalationLetter, _ roster: Roster, _ house: MailHouse) -> Mail? {
        let (series, escalation) = (letter.series, letter.escalation)
        guard let to = address(of: letter.reader, roster) else { return nil }
        let subject = LetterSubject.silent(
            name: roster.name(of: escalation.owner), count: escalation.items.count, series: series.title)
        let id = Clerk.parts(of: escalation, in: series.slug) + [letter.reader.name]
        var mail = mail(
            to: to, subject: subject, template: "escalation", facts: letter.facts(roster, words), id: house.id(id),
            sender: series.title, house: house, now: letter.now)
        // Whoever is told talks to the owner, not to the machine.
        mail.replyTo =
            letter.reader == escalation.owner
            ? series.meeting.flatMap { address(of: $0.chair, roster) }
            : address(of: escalation.owner, roster)
        mail.headers.append(house.listID(of: series))
        return mail
    }

    func disowned(
        _ letter: DisownedLetter, id: [String], _ roster: Roster, _ rules: HouseRules, _ house: MailHouse, now: Moment
    ) -> Mail? {
        guard let to = address(of: letter.chair, roster) else { return nil }
        let name = roster.name(of: letter.disowned.by)
        var mail = mail(
            to: to, subject: .disowned(letter.record.id, name: name, series: letter.series.title),
            template: "escalation", facts: letter.facts(roster, rules, words), id: house.id(id),
            sender: letter.series.title, house: house, now: now)
        mail.replyTo = address(of: letter.disowned.by, roster)
        mail.headers.append(house.listID(of: letter.series))
        return mail
    }
}

extension Clerk {
    /// What a calendar sent, to the chair; nil without an address.
    func calendar(
        _ news: CalendarNews, key: String, to chair: Handle, _ series: Series, _ stream: StreamID, _ scene: Scene
    ) throws -> Letter? {
        let pen = pen(for: chair, scene.roster, in: series)
        guard let to = pen.address(of: chair, scene.roster) else { return nil }
        let (words, home) = (pen.words, scene.zone.identifier)
        func said(_ remark: LetterRemark) -> Facts { .line(words.remark(remark, home: home)) }
        var mail = pen.mail(
            to: to, subject: .calendar(news, series: series.title), template: "answer",
            facts: .map([
                "language": .text(words.language), "lead": said(.calendar(news)), "answers": .list([]),
                "remarks": .list([.map(["remark": said(.calendarAdvice(news))])]),
                "why": said(.whyReport(series: series.title)),
            ]), id: house.id(["calendar", Letters.mark(of: key)]), sender: series.title, house: house, now: scene.now)
        mail.headers.append(house.listID(of: series))
        return try letter(mail, key: key, kind: .calendar, to: chair, stream, scene.now)
    }

    /// What makes one escalation different from all others: no restart and no clock that is set back sends it twice.
    static func parts(of escalation: Escalation, in slug: String) -> [String] {
        ["escalation", slug, escalation.items.map(\.description).joined(separator: "-"), escalation.day.iso]
    }

    /// The letters of what people did not say, or said is not theirs.
    func followUp(_ events: [Event], _ series: Series, _ stream: StreamID, _ scene: Scene) throws -> [Letter] {
        var written: [Letter] = []
        for event in events {
            switch event {
            case .escalated(let escalation):
                for reader in [escalation.to, escalation.owner] {
                    let due = scene.almanac.hour(for: reader, from: scene.now)
                    let facts = EscalationLetter(
                        series: series, escalation: escalation, reader: reader, rules: scene.rules, now: due)
                    let pen = pen(for: reader, scene.roster, in: series)
                    guard let mail = pen.escalation(facts, scene.roster, house) else { continue }
                    let key = (Self.parts(of: escalation, in: series.slug) + [reader.name]).joined(separator: "/")
                    var told = try letter(mail, key: key, kind: .escalation, to: reader, stream, due)
                    told.topic = escalation.items.count == 1 ? escalation.items.first : nil
                    written.append(told)
                }
            case .disowned(let id, _, _):
                guard let mail = try disowned(id, series, stream, scene) else { continue }
                written.append(mail)
            default: continue
            }
        }
        return written
    }

    private func disowned(_ id: RecordID, _ series: Series, _ stream: StreamID, _ scene: Scene) throws -> Letter? {
        guard let record = series.records[id], let disowned = series.pursuits[id]?.disowned,
            let chair = series.meeting?.chair
        else { return nil }
        let facts = DisownedLetter(series: series, record: record, disowned: disowned, chair: chair)
        let parts = ["disowned", series.slug, id.description, disowned.by.name, String(series.entries)]
        let pen = pen(for: chair, scene.roster, in: series)
        let mail = pen.disowned(facts, id: parts, scene.roster, scene.rules, house, now: scene.now)
        return try mail.map {
            var told = try letter($0, key: parts.joined(separator: "/"), kind: .disowned, to: chair, stream, scene.now)
            told.topic = id
            return told
        }
    }
}
