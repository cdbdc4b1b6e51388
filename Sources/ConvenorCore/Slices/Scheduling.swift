/// `schedule`: when the series meets again.
enum Scheduling {
    static let verbs: [Verb] = [
        Verb(
            "schedule", ["rhythm-of-meetings"], group: .meeting,
            usage: "schedule [rhythm | date] [for duration] | move [date] to date | skip [date] | off",
            examples: [
                "schedule every 4 weeks thu 10:00 for 90 minutes", "schedule", "schedule move 22 oct to 29 oct 10:00",
                "schedule skip", "schedule off",
            ], role: .informed, decide: schedule)
    ]

    static func schedule(_ ask: Ask) throws(Stop) -> Decision {
        let (word, rest) = Utterance.splitFirst(ask.rest)
        if word.isEmpty { return Decision(say: [.schedule(.shown)]) }
        if ask.role < .chair, ask.series.meeting != nil {
            throw .refused(.notAllowed(verb: ask.verb, needed: .chair, who: ask.chairs))
        }
        switch ask.key(String(word)) {
        case "off", "never", "none": return try off(ask)
        case "skip": return try skip(rest, ask)
        case "move": return try move(rest, ask)
        default: return try plan(ask)
        }
    }

    private static func off(_ ask: Ask) throws(Stop) -> Decision {
        guard let planning = ask.series.planning, planning.rhythm != nil || planning.next != nil else {
            throw .refused(.schedule(.nothingPlanned))
        }
        let dropped = planning.next.map { [Event.planDropped(uid: $0.uid)] } ?? []
        return Decision([.scheduled(rhythm: nil)] + dropped, say: [.schedule(.off(planning.next?.start))])
    }

    private static func plan(_ ask: Ask) throws(Stop) -> Decision {
        var tokens = ask.tokens
        var minutes: Int?
        if let (length, count) = Opening.duration(at: tokens) {
            minutes = length
            tokens.removeLast(count)
        }
        if ["on", "at"].contains(tokens.first.map { ask.key($0) } ?? ""), tokens.count > 1 { tokens.removeFirst() }
        guard let first = tokens.first, let last = tokens.last else {
            throw .refused(.missing(.date, verb: ask.verb))
        }
        let phrase = ask.line[first.whole.startIndex..<last.whole.endIndex]
        let length = minutes ?? ask.usualMinutes
        if let found = try rhythm(String(phrase), ask, isExpected: false) {
            return try plan(found.0, found.1, minutes: length, phrase, ask)
        }
        if case .refused(.notADate) = ask.scene.dates.read(String(phrase), now: ask.scene.now, anchors: ask.anchors) {
            guard let found = try rhythm(String(phrase), ask, isExpected: true) else {
                throw .refused(.badRhythm(String(phrase)))
            }
            return try plan(found.0, found.1, minutes: length, phrase, ask)
        }
        var (start, assumed) = try ask.deadline(phrase)
        start = start.withHour(ask.series.planning?.next?.start.wall.minute ?? ask.scene.rules.dayStart)
        assumed.removeAll { if case .hour = $0 { true } else { false } }
        guard start.moment > ask.scene.now else { throw .refused(.date(phrase: String(phrase), .past(start))) }
        let planned = ask.planned(start, slot: nil, minutes: length)
        let ended = ask.series.planning?.rhythm.map { [Saying.schedule(.rhythmEnded($0))] } ?? []
        return Decision(
            [.scheduled(rhythm: nil), .meetingPlanned(plan: planned)] + ask.movedMaterial(to: planned),
            say: [.schedule(.planned([]))] + ended + (assumed.isEmpty ? [] : [.assumed(assumed)]))
    }

    private static func rhythm(
        _ phrase: String, _ ask: Ask, isExpected: Bool
    ) throws(Stop) -> (Recurrence, [RecurrenceAssumption])? {
        let reader = RecurrenceReader(ask.scene.dates)
        switch reader.read(phrase, now: ask.scene.now, isExpected: isExpected) {
        case .recurrence(let recurrence, let assumed)?: return (recurrence, assumed)
        case nil, .refused(.notADate)?: return nil
        case .refused(.noSuchDay)?, .refused(.past)?: throw .refused(.neverAgain(phrase))
        case .refused(let why)?: throw .refused(.date(phrase: phrase, why))
        }
    }

    private static func plan(
        _ found: Recurrence, _ said: [RecurrenceAssumption], minutes: Int, _ phrase: Substring, _ ask: Ask
    ) throws(Stop) -> Decision {
        var (recurrence, assumed) = (found, said)
        guard recurrence.rule.isOfDays else { throw .refused(.badRhythm(String(phrase))) }
        let scene = ask.scene
        if recurrence.rule.hours.isEmpty {
            let minute = scene.rules.dayStart
            (recurrence.rule.hours, recurrence.rule.minutes) = ([minute / 60], [minute % 60])
            assumed.append(.hour(minute: minute))
        }
        recurrence = ask.counted(recurrence)
        let rhythm = MeetingRhythm(
            rule: recurrence.rule.text, anchor: recurrence.start, except: recurrence.except,
            zone: scene.zone.identifier, minutes: minutes)
        guard let slot = ask.slots(rhythm, 1).first else { throw .refused(.neverAgain(String(phrase))) }
        let planned = ask.planned(slot.start, slot: slot.day, minutes: minutes)
        return Decision(
            [.scheduled(rhythm: rhythm), .meetingPlanned(plan: planned)] + ask.movedMaterial(to: planned),
            say: [.schedule(.planned(assumed))])
    }

    /// What the words name: one of the meetings to come, the next without words.
    private static func target(_ phrase: Substring, _ ask: Ask) throws(Stop) -> MeetingRhythm.Slot {
        guard let planning = ask.series.planning, let next = planning.next else {
            throw .refused(.schedule(.nothingPlanned))
        }
        let first = MeetingRhythm.Slot(day: next.slot ?? next.start.wall.day, start: next.start)
        if phrase.isEmpty { return first }
        let day = try ask.deadline(phrase).0.wall.day
        let later = planning.rhythm.map { ask.slots($0, 60) } ?? []
        guard let found = ([first] + later).first(where: { $0.start.wall.day == day }) else {
            throw .refused(.schedule(.noSuchMeeting(day)))
        }
        return found
    }

    private static func skip(_ phrase: Substring, _ ask: Ask) throws(Stop) -> Decision {
        let target = try target(phrase, ask)
        guard let next = ask.series.planning?.next else { throw .refused(.schedule(.nothingPlanned)) }
        var rhythm = ask.series.planning?.rhythm?.trimmed(before: ask.scene.today)
        rhythm?.moved.removeAll { $0.from == target.day }
        rhythm?.except.append(target.day)
        var events: [Event] = rhythm.map { [.scheduled(rhythm: $0)] } ?? []
        if target.start == next.start {
            events.append(.planDropped(uid: next.uid))
            if let rhythm, let slot = ask.slots(rhythm, 1).first {
                var other = ask.series
                other.planning?.next = nil
                let ask = Ask(
                    verb: ask.verb, utterance: ask.utterance, line: ask.line, series: other, scene: ask.scene)
                events.append(.meetingPlanned(plan: ask.planned(slot.start, slot: slot.day, minutes: rhythm.minutes)))
            }
        }
        return Decision(events, say: [.schedule(.skipped(target.start))])
    }

    private static func move(_ rest: Substring, _ ask: Ask) throws(Stop) -> Decision {
        let tokens = Token.split(rest)
        guard let place = tokens.lastIndex(where: { ClauseWords.to.contains($0.lowered) }), place + 1 < tokens.count
        else { throw .refused(.missing(.date, verb: ask.verb)) }
        let from =
            place > 0 ? rest[tokens[0].whole.startIndex..<tokens[place - 1].whole.endIndex] : rest[rest.endIndex...]
        let target = try target(from, ask)
        let phrase = rest[tokens[place + 1].whole.startIndex...]
        let (said, assumed) = try ask.deadline(phrase)
        let to = said.withHour(target.start.wall.minute)
        guard let next = ask.series.planning?.next, to.moment > ask.scene.now else {
            throw .refused(.date(phrase: String(phrase), .past(to)))
        }
        let isNext = target.start == next.start
        if !isNext, to.moment <= next.start.moment { throw .refused(.schedule(.beforeNext(next.start))) }
        var events: [Event] = []
        if var rhythm = ask.series.planning?.rhythm?.trimmed(before: ask.scene.today) {
            rhythm.moved.removeAll { $0.from == target.day }
            rhythm.moved.append(MeetingRhythm.Move(from: target.day, to: to))
            events.append(.scheduled(rhythm: rhythm))
        }
        if isNext {
            let moved = next.moved(
                to: to, minutes: next.minutes, slot: next.slot, at: ask.scene.now, ask.scene.rules)
            events += [.meetingPlanned(plan: moved)] + ask.movedMaterial(to: moved)
        }
        let told = assumed.filter { if case .hour = $0 { false } else { true } }
        return Decision(
            events, say: [.schedule(.moved(from: target.start, to: to))] + (told.isEmpty ? [] : [.assumed(told)]))
    }
}

extension Ask {
    /// How long a meeting of the series takes where nobody says.
    fileprivate var usualMinutes: Int {
        series.planning?.rhythm?.minutes ?? series.meeting?.plannedMinutes ?? series.agenda?.plannedMinutes ?? 60
    }

    /// From when the next meeting is looked for: while one runs, from its end.
    private var soonest: Moment {
        guard let running = series.running else { return scene.now }
        return max(scene.now, running.plannedStart.adding(seconds: running.plannedMinutes * 60))
    }

    fileprivate func slots(_ rhythm: MeetingRhythm, _ count: Int) -> [MeetingRhythm.Slot] {
        rhythm.slots(count, after: soonest, dayStart: scene.rules.dayStart, calendar: scene.calendar)
    }

    /// The next meeting at that time: the one that is planned, moved there, or a new one.
    fileprivate func planned(_ start: Deadline, slot: Day?, minutes: Int) -> PlannedMeeting {
        if let next = series.planning?.next {
            if next.start == start, next.minutes == minutes { return next }
            return next.moved(to: start, minutes: minutes, slot: slot, at: scene.now, scene.rules)
        }
        return PlannedMeeting(
            uid: series.newUID(at: scene.now), slot: slot, start: start, minutes: minutes,
            agenda: series.agenda?.name ?? "alignment", chair: series.meeting?.chair ?? scene.speaker, at: scene.now)
    }

    /// What is asked for by the day before the next meeting goes along when that is moved.
    fileprivate func movedMaterial(to plan: PlannedMeeting) -> [Event] {
        guard let old = series.planning?.next, old.uid == plan.uid else { return [] }
        let (before, after) = (old.materialDue(scene.rules), plan.materialDue(scene.rules))
        if before == after { return [] }
        return series.standing(.prep).filter { $0.due == before }.map {
            .recordChanged(id: $0.id, changes: [.due(after)])
        }
    }

    /// Every fourth week counts from the last meeting, which stands for the first of them; unless the words say from when.
    fileprivate func counted(_ recurrence: Recurrence) -> Recurrence {
        let (zone, start, calendar) = (scene.zone, scene.rules.dayStart, scene.calendar)
        guard recurrence.start == nil, recurrence.rule.interval > 1, let last = series.meeting,
            last.startedAt.adding(seconds: 40 * 86_400) > scene.now
        else { return recurrence.anchored(after: soonest, zone: zone, dayStart: start, calendar: calendar) }
        var counted = recurrence
        counted.start = zone.wall(at: last.plannedStart).day
        counted = counted.anchored(after: soonest, zone: zone, dayStart: start, calendar: calendar)
        let next = counted.next(2, after: soonest, zone: zone, dayStart: start, calendar: calendar)
        guard next.count == 2 else { return counted }
        let sinceLast = next[0].moment.seconds(since: last.plannedStart)
        if sinceLast < next[1].moment.seconds(since: next[0].moment) / 2 { counted.start = next[1].wall.day }
        return counted
    }
}

extension Deadline {
    /// Said with an hour it keeps that; else it takes the one given.
    fileprivate func withHour(_ minute: Int) -> Deadline {
        guard !hasTime, let zone = Zone(zone) else { return self }
        return zone.deadline(at: WallTime(day: wall.day, minute: minute), hasTime: true)
    }
}
