import ConvenorCore

extension Performance {
    /// One digest for a person over all series, by the way of their choice; what was told is an event in each.
    func remind(_ person: Handle, streams: [StreamID], alarms: [Alarm], now: Moment) throws -> [Notice] {
        let house = convenor.house
        let roster = try convenor.journal.people(over: house, in: transaction)
        let zone = roster[person]?.zone.flatMap { Zone($0) } ?? house.zone
        let day = zone.wall(at: now).day
        var told: [(Series, Reminder)] = []
        for stream in streams {
            guard let series = try convenor.journal.series(stream, in: transaction),
                let reminder = series.decide(remind: person, day: day, roster: roster, rules: house.rules, now: now)
            else {
                try renewAlarms(of: stream, now: now)
                continue
            }
            let scene = try scene(now, series)
            _ = try append([.reminded(reminder: reminder)], said: nil, to: stream, series, by: scene.speaker, scene)
            told.append((series, reminder))
        }
        guard let first = told.first else { return [] }
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
                house.words.unreminded(person, reminder.items), stream,
                key: "notice/\(stream)/reminder/\(person.name)/\(reminder.day.iso)")
        }
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
