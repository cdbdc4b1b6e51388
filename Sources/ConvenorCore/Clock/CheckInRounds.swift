/// Check-ins come round by their rule: asked, asked once more of the silent, collected.
enum CheckInRounds {
    static let row = ClockRow(
        name: "checkin",
        ofRecord: { record, series, almanac in series.checkInAlarms(record, almanac) },
        decide: { key, series, scene in
            RoundKey(key).flatMap { series.decide(checkIn: $0, scene: scene) }
        },
        sends: { decision, series, scene in series.questions(in: decision, scene) })

    /// Working days for an answer, where the check-in says nothing.
    static let window = 2
    /// Working days until the silent are asked once more.
    static let again = 1
}

/// `checkin/C1/again/3`: what is to happen to which round.
struct RoundKey {
    enum Act: String {
        case ask, again, close
    }

    var id: RecordID
    var act: Act
    var number: Int

    init?(_ key: String) {
        let parts = key.split(separator: "/")
        guard parts.count == 4, let id = RecordID(parts[1]), let act = Act(rawValue: String(parts[2])),
            let number = Int(parts[3])
        else { return nil }
        (self.id, self.act, self.number) = (id, act, number)
    }

    static func alarm(_ row: String, _ id: RecordID, _ act: Act, _ number: Int, at moment: Moment) -> AlarmFact {
        AlarmFact(key: "\(row)/\(id)/\(act.rawValue)/\(number)", person: nil, at: moment)
    }
}

extension Round {
    /// What is still to happen to it.
    func alarms(_ row: String, _ id: RecordID) -> [AlarmFact] {
        guard isOpen else { return [] }
        let again = again.map { RoundKey.alarm(row, id, .again, number, at: $0) }
        return (again.map { [$0] } ?? []) + [RoundKey.alarm(row, id, .close, number, at: until)]
    }
}

extension Series {
    /// What its people are asked of, and when: nothing for a check-in that is private or was read in from a log.
    func checkInAlarms(_ record: Record, _ almanac: Almanac) -> [AlarmFact] {
        guard record.id.kind == .checkIn, record.isStanding, record.privacy == nil, meeting?.isReplay != true else {
            return []
        }
        let round = round(of: record.id)
        let next = nextTimes(of: record, count: 1, almanac).first.map { time in
            RoundKey.alarm("checkin", record.id, .ask, (round?.number ?? 0) + 1, at: time.at)
        }
        return (next.map { [$0] } ?? []) + (round?.alarms("checkin", record.id) ?? [])
    }

    /// The next times of a check-in by its rule, with when each is asked: a day off moves it to the next working day.
    func nextTimes(
        of record: Record, after: Moment? = nil, count: Int, _ almanac: Almanac
    ) -> [(planned: Moment, at: Moment)] {
        let zone = record.checkInZone(almanac)
        let rules = almanac.rules
        guard let recurrence = record.recurrence(rules: rules, zone: zone) else { return [] }
        let from = after ?? round(of: record.id)?.planned ?? record.at
        return recurrence.next(
            count, after: from, zone: zone, dayStart: rules.dayStart, calendar: almanac.calendar
        ).map { time in
            let day = rules.workingDay(onOrAfter: time.wall.day)
            let wall = WallTime(day: day, minute: time.wall.minute)
            return (time.moment, day == time.wall.day ? time.moment : zone.moment(of: wall))
        }
    }

    /// The newest of its times that is due, so that what was missed is asked once.
    private func dueTime(of record: Record, now: Moment, _ almanac: Almanac) -> Moment? {
        var due: Moment?
        var after: Moment?
        while true {
            let times = nextTimes(of: record, after: after, count: 32, almanac)
            for time in times {
                if time.at > now { return due }
                due = time.planned
            }
            guard times.count == 32, let last = times.last else { return due }
            after = last.planned
        }
    }

    func decide(checkIn key: RoundKey, scene: Scene) -> Decision? {
        guard let record = records[key.id], record.isStanding else { return nil }
        let almanac = scene.almanac
        switch key.act {
        case .ask:
            guard (round(of: key.id)?.number ?? 0) + 1 == key.number,
                let planned = dueTime(of: record, now: scene.now, almanac)
            else { return nil }
            let start = start(of: record, number: key.number, planned: planned, scene)
            // The round before ends at the latest when the next begins.
            let ended = round(of: key.id).flatMap { $0.isOpen ? close(record, $0, scene) : nil } ?? Decision()
            return Decision(ended.events + [.roundAsked(round: start)], say: ended.say + unheard(start, scene))
        case .again: return repeated(key, scene)
        case .close:
            guard let round = round(of: key.id), round.isOpen, round.number == key.number, round.until <= scene.now
            else { return nil }
            return close(record, round, scene)
        }
    }

    private func start(of record: Record, number: Int, planned: Moment, _ scene: Scene) -> RoundStart {
        let almanac = scene.almanac
        let zone = record.checkInZone(almanac)
        let days = record[.window].flatMap { Int($0) } ?? CheckInRounds.window
        let next = nextTimes(of: record, after: planned, count: 1, almanac).first?.at
        let again = almanac.moment(workingDays: CheckInRounds.again, after: scene.now, in: zone)
        let people = audience(of: record, roster: scene.roster).filter { !hasStopped($0) }
        let window = almanac.window(days, of: record, planned: planned, people: people, now: scene.now)
        let until = next.map { min($0, window) } ?? window
        let isIdle = openActions(of: Set(people)).isEmpty
        return RoundStart(
            id: record.id, number: number, planned: planned, people: isIdle ? [] : people,
            again: again < until ? again : nil, until: until)
    }

    /// Who is silent is asked once more.
    func repeated(_ key: RoundKey, _ scene: Scene) -> Decision? {
        guard let round = round(of: key.id), round.isOpen, round.number == key.number, let again = round.again,
            again <= scene.now, scene.now < round.until
        else { return nil }
        let people = round.silent.filter { !hasStopped($0) }
        return people.isEmpty ? nil : Decision([.roundRepeated(id: key.id, number: round.number, people: people)])
    }

    /// The answers as they stand are collected.
    func close(_ record: Record, _ round: Round, _ scene: Scene) -> Decision {
        Decision(
            [.roundClosed(id: record.id, number: round.number)],
            say: [.roundResult(RoundResult(record, round, in: self, now: scene.now))])
    }

    /// What a round sends: questions when those who are asked wake, and what came in to the chair.
    func questions(in decision: Decision, _ scene: Scene) -> [PlannedNotice] {
        var after = self
        after.apply(Entry(said: nil, events: decision.events), at: scene.now, by: scene.speaker)
        func asked(_ id: RecordID, _ people: [Handle], isRepeat: Bool) -> [PlannedNotice] {
            guard let record = records[id], let round = after.round(of: id) else { return [] }
            return people.compactMap { person in
                let times = scene.almanac.times(of: round, record, for: person, now: scene.now)
                guard let at = isRepeat ? times.again : times.first else { return nil }
                var notice = PlannedNotice(.question(id, isRepeat: isRepeat), to: person, in: scene)
                notice.at = at
                return notice
            }
        }
        return decision.events.flatMap { event -> [PlannedNotice] in
            switch event {
            case .roundAsked(let start): asked(start.id, start.people, isRepeat: false)
            case .roundRepeated(let id, _, let people): asked(id, people, isRepeat: true)
            case .roundClosed(let id, _): answers(id, closedAt: scene.now, scene).map { [$0] } ?? []
            default: []
            }
        }
    }

    /// What came in goes to the chair, in their hours.
    func answers(_ id: RecordID, closedAt: Moment, _ scene: Scene) -> PlannedNotice? {
        guard let record = records[id], let chair = meeting?.chair else { return nil }
        var notice = PlannedNotice(.answers(id), to: chair, in: scene)
        notice.at = scene.almanac.waking(of: chair, at: closedAt, agreedIn: record.checkInZone(scene.almanac))
        return notice
    }

    /// The room hears whom no question can reach.
    func unheard(_ start: RoundStart, _ scene: Scene) -> [Saying] {
        let people = start.people.filter { person in
            !scene.roster.route(to: person, reaches: scene.reaches).isReached
        }
        return people.isEmpty ? [] : [.askedHere(start.id, people)]
    }
}

extension Record {
    /// The zone in which the check-in's hour was agreed.
    package func checkInZone(_ almanac: Almanac) -> Zone {
        due.flatMap { Zone($0.zone) } ?? Zone(almanac.rules.zone) ?? .utc
    }
}
