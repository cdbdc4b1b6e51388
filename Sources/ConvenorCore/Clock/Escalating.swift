/// Somebody else is told when an owner stays silent: once, as a reminder has announced it. Nothing is reassigned.
enum Escalating {
    static let row = ClockRow(
        name: "escalation",
        ofRecord: { record, series, almanac in series.escalationAlarm(of: record, almanac).map { [$0] } ?? [] },
        listener: { key, series, scene in
            RecordID(key.drop { $0 != "/" }.dropFirst()).flatMap { series.records[$0] }
                .flatMap { series.listener(about: $0, scene.roster) }
        },
        decide: { key, series, scene in
            guard let id = RecordID(key.drop { $0 != "/" }.dropFirst()) else { return nil }
            return series.decide(escalate: id, scene)
        },
        sends: { decision, _, scene in
            decision.events.flatMap { event -> [PlannedNotice] in
                guard case .escalated(let told) = event else { return [] }
                return told.items.flatMap { id in
                    var copy = PlannedNotice(.escalationCopy(id, to: told.to), to: told.owner, in: scene)
                    copy.at = scene.almanac.hour(for: told.owner, from: scene.now)
                    return [PlannedNotice(.escalation(id, of: told.owner), to: told.to, in: scene), copy]
                }
            }
        })
}

extension Series {
    /// Who is told of an owner's silence: their manager, or the chair without one.
    ///
    /// Only somebody who may know the record and can be reached by mail; nil where there is nobody.
    package func listener(about record: Record, _ roster: Roster) -> Handle? {
        guard let owner = record.owner else { return nil }
        return [roster[owner]?.manager, meeting?.chair].compactMap { $0 }.first { person in
            let role = role(of: person) ?? roster[person]?.role ?? .informed
            return person != owner && roster.isMailable(person)
                && Reader(handle: person, role: role, cut: .participant).mayKnow(record)
        }
    }

    /// What the reminder of a day announces about a record that is overdue; again as it stands where it did so before.
    func announcement(
        of id: RecordID, to person: Handle, on day: Day, _ almanac: Almanac, now: Moment
    ) -> Forewarning? {
        let rules = almanac.rules
        let pursuit = pursuits[id]
        let table = table(for: person, rules)
        guard let record = records[id], record.owner == person, let due = record.due, due.wall.day < day,
            policy.escalates, pursuit?.escalated == nil, table.days(.announcement) != nil,
            let silent = table.days(.escalation), let to = listener(about: record, almanac.roster)
        else { return nil }
        if let planned = pursuit?.announced {
            let hour = almanac.hour(for: to, from: now)
            return Forewarning(id: id, to: to, day: max(planned, almanac.zone(of: to).wall(at: hour).day))
        }
        return day.addingWorkingDays(silent, workingDays: rules.workingDays, holidays: rules.holidays).map {
            Forewarning(id: id, to: to, day: $0)
        }
    }

    /// The day on which somebody is told of this record, if its owner stays silent and a reminder has said so.
    func escalationDay(of record: Record, _ rules: HouseRules) -> Day? {
        guard let pursuit = pursuits[record.id], let day = pursuit.announced, pursuit.escalated == nil,
            pursuit.disowned == nil, policy.escalates, Reminders.isPursued(record), let owner = record.owner,
            table(for: owner, rules).days(.escalation) != nil
        else { return nil }
        return day
    }

    func escalationAlarm(of record: Record, _ almanac: Almanac) -> AlarmFact? {
        guard let day = escalationDay(of: record, almanac.rules),
            let to = listener(about: record, almanac.roster)
        else { return nil }
        return AlarmFact(key: "escalation/\(record.id)", person: nil, at: almanac.morning(of: to, on: day))
    }

    /// All that is to be told of this owner's silence now, so that it is one mail.
    func decide(escalate id: RecordID, _ scene: Scene) -> Decision? {
        let almanac = scene.almanac
        guard let record = records[id], let owner = record.owner, let to = listener(about: record, scene.roster),
            let alarm = escalationAlarm(of: record, almanac), alarm.at <= scene.now
        else { return nil }
        let items = standing.filter { other in
            guard let found = records[other], found.owner == owner, listener(about: found, scene.roster) == to,
                let alarm = escalationAlarm(of: found, almanac)
            else { return false }
            return alarm.at <= scene.now
        }
        let day = almanac.zone(of: to).wall(at: scene.now).day
        return Decision([.escalated(escalation: Escalation(owner: owner, to: to, day: day, items: items.sorted()))])
    }
}
