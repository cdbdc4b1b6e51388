/// What sentences are made of in every language.
extension Phrasebook {
    /// What somebody typed, fit to be shown again: without control characters and no longer than a glance.
    func quoted(_ said: String) -> String { "\"\(clipped(said, to: 60))\"" }

    /// Clean, and cut with an ellipsis after so many characters.
    func clipped(_ text: String, to limit: Int) -> String { text.glance(of: limit) }

    /// Each once, in the order given.
    func distinct(_ people: [Handle]) -> [String] {
        people.enumerated().filter { people.firstIndex(of: $0.element) == $0.offset }.map(\.element.description)
    }

    /// How a planned notice reaches its reader; nil for the room.
    package func way(of notice: PlannedNotice, _ roster: Roster, reaches: (ChatID) -> Bool) -> String? {
        guard let person = notice.person else { return nil }
        var route = roster.route(to: person, reaches: reaches)
        if notice.isMailOnly {
            route = Route(
                wanted: .mail, mail: roster.mail(to: person) != nil, chat: nil, comesBack: route.comesBack)
        }
        return planned(route)
    }

    /// When it goes out, to whom, about what, how and why.
    func line(for notice: PlannedNotice, in view: View) -> String {
        let zone = Zone(notice.zone) ?? view.scene.zone
        let away = zone.identifier == view.scene.zone.identifier ? "" : " \(zone.identifier)"
        return [
            moment(notice.at, zone: zone) + away, reader(of: notice), notice.record?.description,
            way(of: notice, view.scene.roster, reaches: view.scene.reaches), reason(of: notice),
        ].compactMap { $0 }.joined(separator: "  ")
    }

    /// The word that a mark such as `:` stands in; a word is whole.
    func whole(_ trouble: String, in phrase: String) -> String {
        if trouble.contains(where: { $0.isLetter || $0.isNumber }) { return trouble }
        return phrase.split(separator: " ").first { $0.contains(trouble) }.map(String.init) ?? trouble
    }

    /// The meetings of the rhythm after the next one, with the hour where it is another.
    func upcoming(_ planning: Planning, in view: View) -> [String] {
        guard let rhythm = planning.rhythm else { return [] }
        let after = planning.next?.start.moment ?? view.scene.now
        let slots = rhythm.slots(2, after: after, dayStart: view.scene.rules.dayStart, calendar: view.scene.calendar)
        let usual = planning.next?.start.wall.minute
        return slots.map { slot in
            slot.start.wall.minute == usual
                ? day(slot.start.wall.day) : deadline(slot.start, home: view.scene.zone.identifier)
        }
    }
}

extension Planning {
    /// Calendars are still to be told of something.
    var isBehind: Bool { changedAt != nil }
}

extension Series {
    /// What came back from an earlier meeting and belongs to a topic.
    func carried(to title: String) -> [RecordID] {
        (meeting?.carried ?? []).filter { id in
            guard let record = records[id], record.isStanding else { return false }
            return topic(of: record)?.lowercased() == title.lowercased()
        }
    }

    /// How many standing actions somebody owns that their mail may show.
    func openActions(of recipient: Recipient) -> Int {
        standing(.action).filter { $0.owner == recipient.handle && $0.privacy != .private }.count
    }
}

extension String {
    /// A line of usage that fits into a refusal: of many optional parts help shows the rest.
    var brief: String {
        guard count > 240 else { return self }
        let parts = split(separator: " [")
        let shown = parts.dropFirst().reduce(String(parts[0])) { $0.count + $1.count < 200 ? $0 + " [" + $1 : $0 }
        return shown + " […]"
    }

    /// Clean, and cut with an ellipsis after so many characters.
    func glance(of limit: Int) -> String {
        let clean = cleaned
        return clean.count > limit ? clean.prefix(limit).trimmed() + "…" : clean
    }
}
