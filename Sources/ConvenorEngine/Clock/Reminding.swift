import ConvenorCore

extension Performance {
    /// One digest for a person over all series, by the way of their choice; what was told is an event in each.
    ///
    /// `found` is what was due when the clock looked: what came of it meanwhile may have moved it to another morning. All
    /// else of theirs that is due goes with it, or it would wait for the next day.
    func remind(_ person: Handle, found: [Alarm], now: Moment) throws -> [Notice] {
        let others = try transaction.alarms(for: person, dueBy: now)
        let alarms =
            found
            + others.filter { other in
                !found.contains { $0.stream == other.stream && $0.key == other.key }
            }
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
        var told: [(Series, Reminder)] = []
        for stream in streams {
            guard let series = try convenor.journal.current(stream, in: transaction),
                let reminder = series.decide(remind: person, day: day, almanac, now: now)
            else {
                try renewAlarms(of: stream, now: now)
                continue
            }
            let scene = try scene(now, series)
            _ = try append([.reminded(reminder: reminder)], said: nil, to: stream, series, by: scene.speaker, scene)
            told.append((series, reminder))
        }
        return try tell(person, day, told, roster, now: now)
    }

    /// Sends the digest; gives back what the rooms are told where it has no way to go.
    private func tell(
        _ person: Handle, _ day: Day, _ told: [(Series, Reminder)], _ roster: Roster, now: Moment
    ) throws -> [Notice] {
        guard let first = told.first else { return [] }
        let house = convenor.house
        try keep(day, of: person)
        let digest = ReminderDigest(
            person: person, day: day, items: told, roster: roster, rules: house.rules, now: now)
        let route = roster.route(to: person, reaches: convenor.reaches)
        try send(digest, by: route, stream: .series(first.0.slug), now: now, roster: roster)
        // What this person may not be told is not told to the room either.
        if route.mail || route.chat != nil { return [] }
        // Nobody is reminded silently in vain: the room hears what could not be sent.
        return told.map { series, reminder in
            let stream = StreamID.series(series.slug)
            return Notice(
                house.words.unreminded(person, reminder.items, by: route), stream,
                key: "notice/\(stream)/reminder/\(person.name)/\(reminder.day.iso)")
        }
    }

    private func putOff(_ alarms: [Alarm], to moment: Moment) throws {
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
        if digest.lines.isEmpty { return }
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
