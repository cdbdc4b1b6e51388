package import ConvenorCore

/// Makes mails of facts: pure, so that the same facts always give the same mail under the same message id.
///
/// How to answer by mail and how to end such mails is said where a mailbox is read; else how to reach the chair and the
/// room. A mail must not promise what is not there.
package struct Letters: Sendable {
    package let templates: Templates
    package let words: any Tongue

    package init(templates: Templates) {
        self.templates = templates
        words = Tongues.speaking(templates.language)
    }

    /// The mail that brings one recipient their cut of an edition; nil for somebody without an address.
    ///
    /// From version 2 on it is a correction: what changed comes first, in the thread of the versions before. `key` is that
    /// of its letter.
    package func summary(
        for recipient: Recipient, edition: Edition, meeting: Meeting, series: Series, roster: Roster, house: MailHouse,
        rules: HouseRules = HouseRules(), calendar: any RuleCalendar, key: String = "", now: Moment
    ) -> Mail? {
        guard let to = address(of: recipient.handle, roster) else { return nil }
        let document = document(recipient, edition, meeting, series, roster, rules, calendar, now)
        let subject = subject(of: document)
        let name = recipient.cut == .outcome ? "outcome" : "summary"
        // Versions bear one name whatever the cut: somebody's cut may change between them and the thread must hold.
        let ids = (1...max(1, edition.version)).map { version in
            house.id(["summary", series.slug, String(meeting.number), recipient.handle.name, "v\(version)"])
        }
        var mail = mail(
            to: to, subject: subject, template: name,
            facts: document.letterFacts(words: words, readsMail: house.mailbox != nil).adding(
                house.facts(document.offers, ofLetter: key, to: recipient.handle, words: words)),
            id: ids.last ?? "",
            sender: series.title, house: house, now: now)
        mail.replyTo = address(of: meeting.chair, roster)
        mail.references = [house.root(series, meeting.number)] + ids.dropLast()
        mail.headers.append(house.listID(of: series))
        return mail
    }

    /// The subject and the text of the mail that a recipient would get now, whether or not they have an address.
    package func preview(
        for recipient: Recipient, meeting: Meeting, series: Series, roster: Roster, rules: HouseRules,
        calendar: any RuleCalendar, now: Moment
    ) -> String {
        let edition = Edition.next(of: meeting, in: series, roster: roster, rules: rules, now: now)
        let document = document(recipient, edition, meeting, series, roster, rules, calendar, now)
        let name = recipient.cut == .outcome ? "outcome" : "summary"
        let text = templates.render("\(name).text", document.letterFacts(words: words))
        return "\(words.subjectWord): \(words.subject(subject(of: document)).cleaned)\n\n\(text)"
    }

    private func subject(of document: MinutesDocument) -> LetterSubject {
        let (title, version) = (document.meeting.title, document.version)
        let day = document.zone.wall(at: document.meeting.startedAt).day
        return document.reader.cut == .outcome
            ? .outcome(title: title, day: day, version: version)
            : .recap(title: title, day: day, mine: document.actions.mine.count, version: version)
    }

    private func document(
        _ recipient: Recipient, _ edition: Edition, _ meeting: Meeting, _ series: Series, _ roster: Roster,
        _ rules: HouseRules, _ calendar: any RuleCalendar, _ now: Moment
    ) -> MinutesDocument {
        MinutesDocument(
            series: series, meeting: meeting, roster: roster, reader: .mail(to: recipient, in: series, roster: roster),
            edition: edition, rules: rules, calendar: calendar, now: now)
    }

    /// One person's reminders of one day, over all their series; nil without an address, or when nothing is left to
    /// say. `key` is that of its letter.
    package func reminder(
        _ digest: ReminderDigest, key: String, roster: Roster, house: MailHouse, now: Moment
    ) -> Mail? {
        guard let to = address(of: digest.person, roster), !digest.told.isEmpty || !digest.meetings.isEmpty else {
            return nil
        }
        let titles = digest.titles
        let subject = LetterSubject.reminder(
            overdue: digest.count(.overdue), today: digest.count(.today),
            later: digest.count(.week) + digest.count(.later), meetings: digest.meetings.count, series: titles)
        var mail = mail(
            to: to, subject: subject, template: "reminder",
            facts: digest.facts(roster: roster, words: words, stop: house.stopAddress(ofLetter: key)).adding(
                house.facts(digest.offers, canStop: true, ofLetter: key, to: digest.person, words: words)),
            id: house.id(["reminder", digest.person.name, digest.day.iso]),
            sender: titles.count == 1 ? titles[0] : house.organisation,
            house: house, now: now)
        mail.replyTo = digest.chair.flatMap { address(of: $0, roster) }
        if let series = digest.onlySeries { mail.headers.append(house.listID(of: series)) }
        mail.headers += house.stopHeaders(ofLetter: key, to: digest.person)
        return mail
    }

    /// Tells the chair that a mail failed for good; nil without an address.
    ///
    /// The caller must not report that a report failed.
    package func report(
        _ failed: FailedDelivery, to chair: Handle, series: Series, roster: Roster, house: MailHouse, now: Moment
    ) -> Mail? {
        guard let to = address(of: chair, roster) else { return nil }
        let zone = roster[chair]?.zone.flatMap { Zone($0) } ?? Zone(house.zone) ?? .utc
        let remarks =
            failed.remarks(roster) + [
                ("answer", .failedWhy(failed.answer)), ("tried", .failedAt(failed.at, zone: zone)),
                ("why", .whyReport(series: series.title)),
            ]
        var facts: [String: Facts] = ["language": .text(words.language)]
        for (key, remark) in remarks { facts[key] = .line(words.remark(remark, home: zone.identifier)) }
        let local = failed.localName
        let life = failed.life.map { ".\($0.milliseconds)" } ?? ""
        var mail = mail(
            to: to, subject: failed.letterSubject(roster), template: "report", facts: .map(facts),
            id: house.fitting("report.\(local)\(life)", before: "@\(house.host)"), sender: series.title, house: house,
            now: now)
        mail.headers.append(house.listID(of: series))
        return mail
    }

    func mail(
        to: Mailbox, subject: LetterSubject, template: String, facts: Facts, id: String, sender: String,
        house: MailHouse, now: Moment
    ) -> Mail {
        let subject = words.subject(subject).cleaned
        let facts = facts.adding(["subject": .line(subject)])
        return Mail(
            from: Mailbox(name: words.sender(for: sender.cleaned), address: house.from.address), to: to,
            subject: subject, messageID: id, date: now, zone: house.zone, headers: MailHouse.automatic,
            text: templates.render("\(template).text", facts), html: templates.render("\(template).html", facts))
    }

    func address(of handle: Handle, _ roster: Roster) -> Mailbox? {
        guard let address = roster.mail(to: handle) else { return nil }
        return Mailbox(name: roster[handle]?.name?.cleaned, address: address)
    }
}
