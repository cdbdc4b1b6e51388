import ConvenorCore

/// What leaves the house because a round was asked or collected, or a week is over.
extension Performance {
    /// Puts it in the outbox; returns whether there was anything.
    func ask(
        _ events: [Event], before: Series, after: Series, stream: StreamID, scene: Scene
    ) throws -> Bool {
        var count = 0
        for event in events {
            switch event {
            case .roundAsked(let start):
                count += try ask(start.id, start.people, isRepeat: false, after, stream, scene)
            case .roundRepeated(let id, _, let people):
                count += try ask(id, people, isRepeat: true, after, stream, scene)
            case .roundClosed(let id, let number):
                // Where the next round began at once, the answers stand in the state before it.
                let series = after.round(of: id)?.number == number ? after : before
                count += try tell(collected: id, series, stream, scene)
            case .reported(let person, let until):
                count += try report(to: person, until: until, after, stream, scene)
            default: break
            }
        }
        return count > 0
    }

    /// Questions that wait for somebody's morning, or for the relay, are not sent once there is nothing to answer any more.
    func withdraw(before: Series, after: Series) throws {
        guard before.rounds?.isEmpty == false else { return }
        for letter in before.openQuestions.subtracting(after.openQuestions).sorted() {
            try transaction.withdraw(letter)
        }
    }

    private func ask(
        _ id: RecordID, _ people: [Handle], isRepeat: Bool, _ series: Series, _ stream: StreamID, _ scene: Scene
    ) throws -> Int {
        guard let record = series.records[id], let round = series.round(of: id) else { return 0 }
        let almanac = scene.almanac
        var count = 0
        for person in people {
            let times = almanac.times(of: round, record, for: person, now: scene.now)
            guard let due = isRepeat ? times.again : times.first else { continue }
            let asked = RoundLetter(
                to: person, record, round, times, in: series, roster: scene.roster, zone: almanac.zone(of: person),
                isRepeat: isRepeat)
            let route = scene.roster.route(to: person, reaches: convenor.reaches)
            if route.mail,
                let letter = try convenor.clerk.round(asked, stream: stream, now: due, roster: scene.roster)
            {
                try transaction.enqueue(letter)
                count += 1
            }
            guard let chat = route.chat else { continue }
            let key = (asked.identity + [isRepeat ? "again" : "first", "chat"]).joined(separator: "/")
            count += try send(
                convenor.clerk.reply(asked, scene.roster), to: person, chat, kind: asked.kind.rawValue, key, stream,
                due: due)
        }
        return count
    }

    /// Who chairs gets what came in.
    private func tell(collected id: RecordID, _ series: Series, _ stream: StreamID, _ scene: Scene) throws -> Int {
        guard let record = series.records[id], let round = series.round(of: id), let chair = series.meeting?.chair
        else { return 0 }
        let result = RoundResult(record, round, in: series, now: scene.now)
        let zone = scene.almanac.zone(of: chair)
        let due = scene.almanac.waking(of: chair, at: scene.now, agreedIn: record.checkInZone(scene.almanac))
        let summary = RoundSummary(
            result, of: record, in: series, roster: scene.roster, zone: zone, now: scene.now)
        let route = scene.roster.route(to: chair, reaches: convenor.reaches)
        var count = 0
        if route.mail,
            let letter = try convenor.clerk.collected(
                summary, for: chair, series: series, stream: stream, now: due, roster: scene.roster)
        {
            try transaction.enqueue(letter)
            count += 1
        }
        guard let chat = route.chat else { return count }
        let words = convenor.house.words(for: scene.roster[chair], in: series)
        let reply = words.reply(to: .roundResult(result), in: View(series: series, scene: scene))
        let key = "answers/\(series.slug)/\(id)/\(round.number)/\(chair.name)/chat"
        return try count + send(reply, to: chair, chat, kind: "answers", key, stream, due: due)
    }

    /// What the last answer collected is told in the rooms of the series, where it was not given in one of them.
    func tellRooms(of decision: Decision, _ stream: StreamID, _ door: Door, _ outcome: inout Outcome) throws {
        guard let series = outcome.series else { return }
        for case .roundResult(let result) in decision.say {
            if try transaction.rooms(of: stream).contains(door.room) { return }
            let scene = try scene(door, series)
            let shown = series.shown(to: .room, reader: door.typist, written: [])
            let words = convenor.house.words(in: series)
            let reply = words.reply(to: .roundResult(result), in: View(series: shown, scene: scene))
            let notice = Notice(
                reply, stream, key: "round/\(stream)/\(result.id)/\(result.number)/\(series.entries)")
            outcome.notices.append((reply, try tell(notice, at: scene.now)))
            outcome.rings = true
        }
    }

    private func report(
        to person: Handle, until: Moment, _ series: Series, _ stream: StreamID, _ scene: Scene
    ) throws -> Int {
        guard let since = series.reports?[person]?.before else { return 0 }
        let sheet = WeeklySheet(
            for: person, in: series, roster: scene.roster, zone: scene.almanac.zone(of: person), since: since,
            until: until)
        guard
            let letter = try convenor.clerk.week(
                sheet, series: series, stream: stream, now: scene.now, roster: scene.roster)
        else { return 0 }
        try transaction.enqueue(letter)
        return 1
    }

    private func send(
        _ reply: Reply, to person: Handle, _ chat: ChatID, kind: String, _ key: String, _ stream: StreamID, due: Moment
    ) throws -> Int {
        let posts = convenor.chat.posts(reply, to: ChatIdentity(place: chat.place, id: chat.id))
        for (index, post) in posts.enumerated() {
            try transaction.enqueue(
                Letter(
                    post: post, kind: kind, stream: stream, key: "\(key)/\(index)", recipient: person, due: due))
        }
        return posts.count
    }
}

extension Series {
    /// The keys of the questions to which answers are still wanted.
    fileprivate var openQuestions: Set<String> {
        var keys: Set<String> = []
        for (id, round) in rounds ?? [:] where round.isOpen && records[id]?.isStanding == true {
            for person in round.silent where !hasStopped(person) {
                keys.insert(RoundLetter.identity(of: id, round.number, person, in: slug).joined(separator: "/"))
            }
        }
        return keys
    }
}
