import ConvenorCore

extension Performance {
    /// One digest for a person over all series, by the way of their choice; what was told is an event in each.
    ///
    /// `found` is what was due when the clock looked: what came of it meanwhile may have moved it to another morning. All
    /// else of theirs that is due goes with it, or it would wait for the next day.
    func remind(_ person: Handle, found: [Alarm], now: Moment) throws -> [Notice] {
        let alarms = try due(to: person, with: found, now: now)
        let streams = Set(alarms.map(\.stream)).sorted()
        let house = convenor.house
        let roster = try convenor.journal.people(over: house, in: transaction)
        let almanac = Almanac(roster: roster, rules: house.rules, calendar: house.calendar)
        let day = almanac.zone(of: person).wall(at: now).day
        let hour = almanac.hour(for: person, from: now)
        if try hour > now || days(of: person).contains(day) {
            // Outside of their hours, or on a day that has had its digest: the clock was set back, or they moved.
            try putOff(alarms, to: hour > now ? hour : almanac.morning(of: person, after: now))
            return []
        }
        let route = roster.route(to: person, reaches: convenor.reaches)
        let told = try note(person, day, streams, alarms, almanac, isReached: route.isReached, now: now)
        guard let first = told.first else { return [] }
        try keep(day, of: person)
        let digest = digest(of: told, for: person, day, roster, now: now)
        if let notice = told.lazy.compactMap(\.meeting).first, digest.told.isEmpty, digest.meetings.count == 1,
            let series = told.first(where: { $0.meeting != nil })?.series
        {
            try tell(digest.meetings[0], notice, .series(series.slug), try scene(now, series))
        } else {
            try send(digest, by: route, stream: .series(first.series.slug), now: now, roster: roster)
        }
        // What this person may not be told is not told to the room either.
        if route.isReached { return [] }
        // Nobody is reminded silently in vain: the room hears what could not be sent.
        return told.compactMap { told in
            guard let reminder = told.reminder else { return nil }
            let stream = StreamID.series(told.series.slug)
            return Notice(
                house.words(in: told.series).unreminded(person, reminder.items, by: route), stream,
                key: "notice/\(stream)/reminder/\(person.name)/\(reminder.day.iso)")
        }
    }

    private func digest(
        of told: [Told], for person: Handle, _ day: Day, _ roster: Roster, now: Moment
    ) -> ReminderDigest {
        ReminderDigest(
            person: person, day: day, items: told.compactMap { told in told.reminder.map { (told.series, $0) } },
            meetings: told.compactMap { told in
                told.meeting.flatMap {
                    MeetingLetter($0, to: person, series: told.series, roster: roster, now: now)
                }
            }, roster: roster, rules: convenor.house.rules, now: now)
    }

    private func due(to person: Handle, with found: [Alarm], now: Moment) throws -> [Alarm] {
        let others = try transaction.alarms(for: person, dueBy: now)
        return found
            + others.filter { other in
                !found.contains { $0.stream == other.stream && $0.key == other.key }
            }
    }

    /// What a person is reminded of in one series: of what they promised, of its next meeting, or of both.
    private struct Told {
        var series: Series
        var reminder: Reminder?
        var meeting: PlanNotice?
    }

    /// Writes down what a person is told, an entry a series.
    private func note(
        _ person: Handle, _ day: Day, _ streams: [StreamID], _ alarms: [Alarm], _ almanac: Almanac,
        isReached: Bool, now: Moment
    ) throws -> [Told] {
        var told: [Told] = []
        for stream in streams {
            guard let series = try convenor.journal.current(stream, in: transaction) else { continue }
            let reminder = series.decide(remind: person, day: day, almanac, now: now, isReached: isReached)
            let meeting = series.decide(remindOfMeeting: person, almanac, now: now)
            var events: [Event] = []
            if let reminder { events.append(.reminded(reminder: reminder)) }
            if let meeting { events.append(.convened(notice: meeting)) }
            if events.isEmpty {
                try renewAlarms(of: stream, now: now)
                // A meeting that has begun is not told of on a later day.
                let over = alarms.filter { $0.stream == stream && $0.key.hasPrefix(Convening.reminderKey) }
                try transaction.updateAlarms(of: stream, remove: over.map(\.key), set: [])
                continue
            }
            let scene = try scene(now, series)
            _ = try append(events, said: nil, to: stream, series, by: scene.speaker, scene)
            told.append(Told(series: series, reminder: reminder, meeting: meeting))
        }
        return told
    }

    func putOff(_ alarms: [Alarm], to moment: Moment) throws {
        for alarm in alarms {
            var later = alarm
            later.at = moment
            try transaction.updateAlarms(of: alarm.stream, remove: [], set: [later])
        }
    }

    /// The days on which a person was told lately.
    private func days(of person: Handle) throws -> [Day] {
        (try transaction.mark(of: "reminder/\(person.name)") ?? "").split(separator: ",").compactMap {
            Day(iso: String($0))
        }
    }

    private func keep(_ day: Day, of person: Handle) throws {
        let days = (try days(of: person) + [day]).suffix(60)
        try transaction.setMark(days.map(\.iso).joined(separator: ","), of: "reminder/\(person.name)")
    }

    private func send(
        _ digest: ReminderDigest, by route: Route, stream: StreamID, now: Moment, roster: Roster
    ) throws {
        if digest.told.isEmpty, digest.meetings.isEmpty { return }
        let occurrence = "reminder/\(digest.person.name)/\(digest.day.iso)"
        if route.mail,
            let letter = try convenor.clerk.reminder(digest, key: occurrence, stream: stream, now: now, roster: roster)
        {
            try transaction.enqueue(letter)
        }
        guard let chat = route.chat else { return }
        let reply = convenor.clerk.reply(digest, roster: roster)
        let posts = convenor.chat.posts(reply, to: ChatIdentity(place: chat.place, id: chat.id))
        for (index, post) in posts.enumerated() {
            // One person, one day, one part: no restart and no second process sends it twice.
            try transaction.enqueue(
                Letter(
                    post: post, kind: "reminder", stream: stream, key: "\(occurrence)/chat/\(index)",
                    recipient: digest.person, due: now))
        }
    }
}
