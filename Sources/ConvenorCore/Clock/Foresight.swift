/// What the clock will do to a series, found by having it do so: the rows of the clockwork decide, so that what is shown is
/// what will come.
struct Foresight {
    /// At how many notices, and at how many moments, the looking ends.
    private static let (mostNotices, mostMoments) = (2000, 20_000)

    private var series: Series
    private var scene: Scene
    private var alarms: [String: AlarmFact] = [:]
    /// The day of each person's last digest.
    private var told: [Handle: Day] = [:]

    init(_ series: Series, _ scene: Scene) {
        self.series = series
        self.scene = scene
        keep(series.alarms(scene.almanac))
    }

    private mutating func keep(_ facts: [AlarmFact]) {
        for fact in facts {
            var later = fact.postponed(after: scene.now, scene.almanac)
            later.at = max(later.at, scene.now)
            alarms[fact.key] = later
        }
    }

    /// What each alarm will bring as things stand; what several bring, at the first of them.
    func next() -> [PlannedNotice] {
        var first: [PlannedNotice.What: [Handle?: PlannedNotice]] = [:]
        for notice in alarms.values.flatMap(brought) + series.held(scene) {
            let known = first[notice.what]?[notice.person]
            if known.map({ $0.at <= notice.at }) ?? false { continue }
            first[notice.what, default: [:]][notice.person] = notice
        }
        return first.values.flatMap(\.values)
    }

    private func brought(by fact: AlarmFact) -> [PlannedNotice] {
        var then = scene
        then.now = fact.at
        if let person = fact.person {
            let record = fact.record.flatMap { notice(of: $0, then) }
            let meeting = fact.key.hasPrefix(Convening.reminderKey) ? notice(ofMeetingTo: person, then) : nil
            return [record, meeting].compactMap { $0 }
        }
        then.now = series.hour(ofClock: fact.key, scene: then)
        guard let row = Clockwork.row(of: fact.key), let decision = row.decide(fact.key, series, then) else {
            return []
        }
        return row.sends(decision, series, then)
    }

    private func notice(of id: RecordID, _ scene: Scene) -> PlannedNotice? {
        guard let record = series.records[id], let (person, slot) = series.reminder(of: record, scene.rules) else {
            return nil
        }
        // Of several rows for the time before, the one whose day it is.
        let days =
            slot.rule == .before
            ? (record.due?.wall.day.daysSince1970 ?? 0) - (slot.movedFrom ?? slot.day).daysSince1970
            : series.table(for: person, scene.rules).days(slot.rule)
        return PlannedNotice(
            .reminder(id, slot.rule, days: days, movedFrom: slot.movedFrom), to: person, in: scene)
    }

    private func notice(ofMeetingTo person: Handle, _ scene: Scene) -> PlannedNotice? {
        guard let plan = series.planning?.next,
            series.decide(remindOfMeeting: person, scene.almanac, now: scene.now) != nil
        else { return nil }
        return PlannedNotice(.meeting(.reminder, plan.start), to: person, in: scene)
    }

    /// Goes from one alarm to the next, while nobody says anything.
    mutating func all(until end: Moment) -> Outlook {
        var found = series.held(scene)
        var moments = 0
        while let at = alarms.values.lazy.map(\.at).min(), at <= end {
            moments += 1
            if found.count >= Self.mostNotices || moments > Self.mostMoments {
                return Outlook(notices: found, cut: at)
            }
            scene.now = max(scene.now, at)
            let due = alarms.values.filter { $0.at <= scene.now }
            for fact in due.filter({ $0.person == nil }).sorted(by: { ($0.at, $0.key) < ($1.at, $1.key) }) {
                found += ring(fact)
            }
            for person in Set(due.compactMap(\.person)).sorted() {
                found += remind(person, due.filter { $0.person == person })
            }
        }
        // Who sleeps when they are asked hears it later.
        return Outlook(notices: found.filter { $0.at <= end })
    }

    private mutating func ring(_ fact: AlarmFact) -> [PlannedNotice] {
        let hour = series.hour(ofClock: fact.key, scene: scene)
        if hour > scene.now {
            alarms[fact.key]?.at = hour
            return []
        }
        alarms[fact.key] = nil
        guard let row = Clockwork.row(of: fact.key), let decision = row.decide(fact.key, series, scene) else {
            return []
        }
        let notices = row.sends(decision, series, scene)
        happen(decision.events)
        return notices
    }

    private mutating func remind(_ person: Handle, _ facts: [AlarmFact]) -> [PlannedNotice] {
        let almanac = scene.almanac
        let day = almanac.zone(of: person).wall(at: scene.now).day
        let hour = almanac.hour(for: person, from: scene.now)
        if hour > scene.now || told[person] == day {
            let later = hour > scene.now ? hour : almanac.morning(of: person, after: scene.now)
            for fact in facts { alarms[fact.key]?.at = later }
            return []
        }
        for fact in facts { alarms[fact.key] = nil }
        let isReached = scene.roster.route(to: person, reaches: scene.reaches).isReached
        let reminder = series.decide(remind: person, day: day, almanac, now: scene.now, isReached: isReached)
        let meeting = series.decide(remindOfMeeting: person, almanac, now: scene.now)
        guard reminder != nil || meeting != nil else {
            keep(facts.compactMap(\.record).flatMap { series.alarms(about: $0, almanac) })
            return []
        }
        told[person] = day
        let told = [notice(ofMeetingTo: person, scene)] + (reminder?.items ?? []).map { notice(of: $0, scene) }
        var events: [Event] = []
        if let reminder { events.append(.reminded(reminder: reminder)) }
        if let meeting { events.append(.convened(notice: meeting)) }
        happen(events)
        return told.compactMap { $0 }
    }

    private mutating func happen(_ events: [Event]) {
        let (before, almanac) = (series, scene.almanac)
        series.apply(Entry(said: nil, events: events), at: scene.now, by: Handle(""))
        let touched = Set(events.flatMap { series.pursued(by: $0) })
        for fact in touched.flatMap({ before.alarms(about: $0, almanac) }) { alarms[fact.key] = nil }
        keep(touched.flatMap { series.alarms(about: $0, almanac) })
        guard events.contains(where: Clockwork.moves) else { return }
        for fact in before.ownAlarms(almanac) { alarms[fact.key] = nil }
        keep(series.ownAlarms(almanac))
    }
}

extension AlarmFact {
    /// Of a reminder, the record that it is about.
    fileprivate var record: RecordID? { RecordID(key.drop { $0 != "/" }.dropFirst()) }
}
