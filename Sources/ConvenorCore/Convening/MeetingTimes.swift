/// When the next meetings are.
extension MeetingRhythm {
    /// A time that the rhythm has, or to which one of its times was moved.
    package struct Slot: Sendable, Hashable {
        /// The day that the rule has.
        package var day: Day
        package var start: Deadline
    }

    /// The first `count` times after `after`.
    package func slots(
        _ count: Int, after: Moment, dayStart: Int, calendar: any RuleCalendar
    ) -> [Slot] {
        guard let rule = RecurrenceRule(text: rule) else { return [] }
        let zone = Zone(zone) ?? .utc
        let recurrence = Recurrence(rule, start: anchor, except: except + moved.map(\.from))
        let plain = recurrence.next(count, after: after, zone: zone, dayStart: dayStart, calendar: calendar)
        let others = moved.filter { $0.to.moment > after }.map { Slot(day: $0.from, start: $0.to) }
        let all = plain.map { Slot(day: $0.wall.day, start: $0) } + others
        return Array(all.sorted { ($0.start.moment, $0.day) < ($1.start.moment, $1.day) }.prefix(count))
    }

    /// Without what was said of days that are past.
    func trimmed(before day: Day) -> MeetingRhythm {
        var trimmed = self
        trimmed.except.removeAll { $0 < day }
        trimmed.moved.removeAll { $0.from < day && $0.to.wall.day < day }
        return trimmed
    }
}

extension Planning {
    /// Seconds before its time at which a meeting may be started as the planned one.
    static let earliness = 2 * 3600

    /// The planned meeting that somebody means who starts one now; `time` is what they said of when.
    package func due(at now: Moment, unless time: Moment?) -> PlannedMeeting? {
        guard let next, now.adding(seconds: Self.earliness) >= next.start.moment, now < next.end else { return nil }
        return time.map { $0 == next.start.moment } ?? true ? next : nil
    }
}

extension Series {
    /// The uid of a meeting that is planned now.
    func newUID(at now: Moment) -> String { MeetingUID.make(slug, (planning?.count ?? 0) + 1, now) }

    /// The meeting after one that begins or is over, as the rhythm has it.
    func following(_ plan: PlannedMeeting, scene: Scene) -> PlannedMeeting? {
        guard let rhythm = planning?.rhythm else { return nil }
        let after = max(scene.now, plan.start.moment)
        let slots = rhythm.slots(1, after: after, dayStart: scene.rules.dayStart, calendar: scene.calendar)
        return slots.first.map { slot in
            PlannedMeeting(
                uid: newUID(at: scene.now), slot: slot.day, start: slot.start, minutes: rhythm.minutes,
                agenda: plan.agenda, chair: plan.chair, at: scene.now)
        }
    }
}
