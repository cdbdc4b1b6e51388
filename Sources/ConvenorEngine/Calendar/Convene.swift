import ConvenorCore

extension Performance {
    /// Tells people what the clock has to say of a meeting to come, each by the way of their choice.
    ///
    /// Who is reminded of a meeting is so in their digest. Returns whether there is something to send.
    func convene(_ events: [Event], in series: Series, _ stream: StreamID, _ scene: Scene) throws -> Bool {
        var rings = false
        for case .convened(let notice) in events where notice.sort != .reminder {
            for person in notice.people {
                guard
                    let letter = MeetingLetter(
                        notice, to: person, series: series, roster: scene.roster, now: scene.now)
                else { continue }
                rings = try tell(letter, notice, stream, scene) || rings
            }
        }
        return rings
    }

    @discardableResult
    func tell(
        _ told: MeetingLetter, _ notice: PlanNotice, _ stream: StreamID, _ scene: Scene
    ) throws -> Bool {
        var letter = told
        let (person, clerk) = (letter.person, convenor.clerk)
        // A meeting that is moved is told of again; nothing else is.
        let start = letter.start.moment.milliseconds
        let key = "\(notice.sort.rawValue)/\(notice.uid)/\(person.name)/\(start)"
        let route = scene.roster.route(to: person, reaches: convenor.reaches)
        // In their hours, unless the meeting would have begun by then.
        let hour = scene.almanac.hour(for: person, from: scene.now)
        letter.now = hour < letter.start.moment ? hour : scene.now
        var rings = false
        if route.mail, let mail = try clerk.notice(letter, notice, key: key, stream) {
            try transaction.enqueue(mail)
            rings = true
        }
        guard let chat = route.chat else { return rings }
        let reply = letter.reply(clerk.pen(for: person, scene.roster, in: letter.series).words)
        let posts = convenor.chat.posts(reply, to: ChatIdentity(place: chat.place, id: chat.id))
        for (index, post) in posts.enumerated() {
            try transaction.enqueue(
                Letter(
                    post: post, kind: "meeting", stream: stream, key: "\(key)/chat/\(index)", recipient: person,
                    due: letter.now))
        }
        return rings || !posts.isEmpty
    }
}
