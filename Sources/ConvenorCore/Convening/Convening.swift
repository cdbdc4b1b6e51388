/// What the clock does for the next meeting: it has missing material asked for, tells the chair how ready the room is,
/// reminds the invited, each in their digest, and goes on to the one after when nobody came.
package enum Convening {
    /// What the alarms begin with that remind somebody of a meeting.
    package static let reminderKey = "plan/remind/"

    static let row = ClockRow(
        name: "plan",
        ofSeries: { series, almanac in series.planAlarms(almanac) },
        isMoved: { event in
            switch event {
            case .memberSet, .memberRemoved, .meetingStarted, .scheduled, .meetingPlanned, .planDropped, .planLapsed,
                .convened, .remindersSet:
                true
            default: false
            }
        },
        // What is late waits for their hours; the others are told each in their own.
        listener: { key, series, _ in key.hasPrefix("plan/readiness/") ? series.planning?.next?.chair : nil },
        decide: { key, series, scene in
            let parts = key.split(separator: "/").map(String.init)
            guard parts.count > 2, let plan = series.planning?.next, plan.uid == parts[2] else { return nil }
            if parts[1] == "lapse" { return series.decide(lapse: plan, scene: scene) }
            // What comes too late helps nobody.
            guard scene.now < plan.start.moment else { return nil }
            switch parts[1] {
            case "prepare": return series.decide(prepare: plan, scene: scene)
            case "readiness":
                let notice = PlanNotice(uid: plan.uid, sort: .readiness, people: [plan.chair])
                return plan.isReadinessTold ? nil : Decision([.convened(notice: notice)])
            default: return nil
            }
        },
        sends: { decision, series, scene in
            guard let plan = series.planning?.next else { return [] }
            return decision.events.flatMap { event -> [PlannedNotice] in
                guard case .convened(let notice) = event else { return [] }
                let told = notice.people.map {
                    PlannedNotice(.meeting(notice.sort.letter, plan.start), to: $0, in: scene)
                }
                // Of a preparation the room hears who was asked, and what nobody brings.
                let isHeard = notice.sort == .prep && !decision.say.isEmpty
                return told + (isHeard ? [PlannedNotice(.preparation(plan.start), to: nil, in: scene)] : [])
            }
        })
}

extension Series {
    fileprivate func planAlarms(_ almanac: Almanac) -> [AlarmFact] {
        guard let plan = planning?.next else { return [] }
        func alarm(_ name: String, _ at: Moment) -> AlarmFact {
            AlarmFact(key: "plan/\(name)/\(plan.uid)", person: nil, at: at)
        }
        var alarms = [alarm("lapse", plan.end)]
        let settled = plan.at.adding(seconds: Inviting.gathering)
        if let at = plan.preparation(almanac.rules).map({ max($0, settled) }), !plan.isPrepared, at < plan.start.moment
        {
            alarms.append(alarm("prepare", at))
        }
        let eve = plan.eve(almanac)
        if !plan.isReadinessTold, eve > plan.at { alarms.append(alarm("readiness", eve)) }
        for handle in invited {
            guard let morning = morning(of: plan, for: handle, almanac) else { continue }
            // Part of the digest of that day, so that it is one mail.
            let key = "\(Convening.reminderKey)\(plan.uid)/\(handle.name)"
            alarms.append(AlarmFact(key: key, person: handle, at: morning, keepsDay: true))
        }
        return alarms
    }

    /// When somebody is to be reminded of it; nil for who was, who has stopped reminders, and where it came too late.
    private func morning(of plan: PlannedMeeting, for handle: Handle, _ almanac: Almanac) -> Moment? {
        guard invited.contains(handle), !plan.reminded.contains(handle), !hasStopped(handle) else { return nil }
        let morning = plan.morning(of: handle, almanac)
        return morning > plan.at ? morning : nil
    }

    /// That a person is reminded of the next meeting, where their morning for it has come and the meeting has not.
    package func decide(remindOfMeeting person: Handle, _ almanac: Almanac, now: Moment) -> PlanNotice? {
        guard let plan = planning?.next, now < plan.start.moment,
            let morning = morning(of: plan, for: person, almanac), morning <= now
        else { return nil }
        return PlanNotice(uid: plan.uid, sort: .reminder, people: [person])
    }

    /// Material that is missing is asked of who brings it, or brought it last time.
    fileprivate func decide(prepare plan: PlannedMeeting, scene: Scene) -> Decision? {
        guard !plan.isPrepared else { return nil }
        var counter = counters[.prep] ?? 0
        var added: [Record] = []
        var asked: Set<Handle> = []
        for item in materials(for: plan) where item.record?.status != .received {
            guard let owner = item.record?.owner ?? lastOwner(of: item.name) else { continue }
            asked.insert(owner)
            if item.record != nil { continue }
            counter += 1
            added.append(expected(item.name, owner, RecordID(.prep, counter), plan, scene))
        }
        let missing = materials(for: plan).filter { item in
            item.record?.status != .received && (item.record?.owner ?? lastOwner(of: item.name)) == nil
        }
        let notice = PlanNotice(uid: plan.uid, sort: .prep, people: asked.sorted())
        let isQuiet = asked.isEmpty && missing.isEmpty
        return Decision(
            added.map { .recordAdded(record: $0) } + [.convened(notice: notice)],
            say: isQuiet ? [] : [.schedule(.prepared(asked.sorted(), unowned: missing.map(\.name)))])
    }

    private func expected(
        _ name: String, _ owner: Handle, _ id: RecordID, _ plan: PlannedMeeting, _ scene: Scene
    ) -> Record {
        var record = Record(
            id: id, text: name, status: .expected, by: plan.chair, at: scene.now, meeting: (meeting?.number ?? 0) + 1)
        record.owner = owner
        record.due = plan.materialDue(scene.rules)
        record.firstDue = record.due
        return record
    }

    /// Nobody came: the rhythm goes on.
    fileprivate func decide(lapse plan: PlannedMeeting, scene: Scene) -> Decision? {
        guard scene.now >= plan.end else { return nil }
        let next = following(plan, scene: scene)
        return Decision(
            [.planLapsed(uid: plan.uid)] + (next.map { [.meetingPlanned(plan: $0)] } ?? []),
            say: [.schedule(.lapsed(plan.start, next: next?.start))])
    }
}

extension Series {
    /// What the next meeting's agenda asks for, with the record that brings it.
    package func materials(for plan: PlannedMeeting) -> [(name: String, record: Record?)] {
        let script = scripts.last { $0.name == plan.agenda } ?? agenda
        let number = (meeting?.number ?? 0) + 1
        let items = all(.prep).filter { $0.meeting == number && $0.status != .dropped }
        return (script?.steps.flatMap(\.required) ?? []).map { name in
            (name, items.last { $0.text.lowercased().contains(name.lowercased()) })
        }
    }

    private func lastOwner(of name: String) -> Handle? {
        // Who has left is asked for nothing.
        all(.prep).last { record in
            record.owner.map { members[$0] != nil } ?? false && record.text.lowercased().contains(name.lowercased())
        }?.owner
    }
}

extension PlannedMeeting {
    /// When its preparation begins; nil where that is left to the chair.
    func preparation(_ rules: HouseRules) -> Moment? {
        guard rules.prepareDays > 0 else { return nil }
        let day = rules.workingDay(onOrBefore: start.wall.day.adding(days: -rules.prepareDays))
        return (Zone(start.zone) ?? .utc).moment(of: WallTime(day: day, minute: rules.dayStart))
    }

    /// When material for it must be there.
    func materialDue(_ rules: HouseRules) -> Deadline {
        let day = rules.workingDay(onOrBefore: start.wall.day.adding(days: -1))
        return (Zone(start.zone) ?? .utc).deadline(at: WallTime(day: day, minute: rules.dayEnd), hasTime: false)
    }

    /// The chair's morning on the working day before.
    func eve(_ almanac: Almanac) -> Moment {
        let day = almanac.zone(of: chair).wall(at: start.moment).day.adding(days: -1)
        return almanac.morning(of: chair, on: almanac.rules.workingDay(onOrBefore: day))
    }

    /// When somebody's digest of the day goes out, in their zone; the working day before where the meeting begins within
    /// half an hour of it, or that day is no working day.
    func morning(of handle: Handle, _ almanac: Almanac) -> Moment {
        let day = almanac.zone(of: handle).wall(at: start.moment).day
        let morning = almanac.morning(of: handle, on: day)
        if almanac.rules.isWorking(day), morning.adding(seconds: 30 * 60) <= start.moment { return morning }
        return almanac.morning(of: handle, on: almanac.rules.workingDay(onOrBefore: day.adding(days: -1)))
    }
}
