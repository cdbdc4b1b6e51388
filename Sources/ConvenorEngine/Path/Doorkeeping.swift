package import ConvenorCore
import Logging

extension StreamID {
    /// Codes that were asked for, and who asked to be let in.
    static let door = StreamID("door")
}

extension ChatIdentity {
    package var chat: ChatID { ChatID(place: place, id: id) }
}

extension Roster {
    /// Who goes by that id on that platform.
    package func handle(of identity: ChatIdentity) -> Handle? {
        if identity.isHandle {
            let name = identity.id.hasPrefix("@") ? identity.id.dropFirst() : identity.id[...]
            if let handle = Handle(typed: name), handle.name == name.lowercased(), self[handle] != nil,
                !isReleased(handle, identity)
            {
                return handle
            }
        }
        return holder(of: identity.chat)
    }

    /// Whether the handle was taken away from who speaks by it there, however it was spelt.
    private func isReleased(_ handle: Handle, _ identity: ChatIdentity) -> Bool {
        [identity.id, handle.name, handle.description].contains {
            isReleased(ChatID(place: identity.place, id: $0))
        }
    }
}

extension Convenor {
    /// Whether a direct message can be sent to that id.
    var reaches: @Sendable (ChatID) -> Bool {
        { [chat] in !chat.posts(Reply("·"), to: ChatIdentity(place: $0.place, id: $0.id)).isEmpty }
    }

    /// Whether the id is nobody's and may be found by what its platform tells; known ones cost no look into the store.
    package func wantsIntroduction(_ identity: ChatIdentity) async -> Bool {
        if identity.isHandle || journal.holds(identity.chat) { return false }
        let people = try? await people()
        guard let people else { return false }
        return people.holder(of: identity.chat) == nil && !people.isReleased(identity.chat)
    }

    /// Gives the id to the one person who has that mail address, as their platform says.
    package func introduce(_ identity: ChatIdentity, mail: String) async {
        let (house, now) = (house, timepiece.now())
        do {
            try await committer.perform { [self] transaction in
                let people = try journal.people(over: house, in: transaction)
                guard people.holder(of: identity.chat) == nil, !people.isReleased(identity.chat),
                    let person = people.addressee(mail)
                else { return }
                let identified = Identified(chat: identity.chat, person: person, by: .profile)
                try journal.appendRoster(
                    [.identified(identified: identified)], by: Handle(""), at: now, in: transaction)
            }
        } catch {
            // They are a stranger for now, and the next line tries again.
            log.warning("An id was not kept", metadata: ["place": "\(identity.place)", "error": "\(error)"])
        }
    }
}

extension Knock {
    /// Of the letters about it, in characters that can be shown and typed whatever the id is made of.
    fileprivate func key(at moment: Moment) -> String {
        "join/\(series)/\(chat.place)/\(MailHouse.token(chat.id))/\(moment.milliseconds)"
    }
}

extension Performance {
    /// What rules about who somebody is may look at; `host` is the series that its room speaks to.
    func doorway(_ door: Door, host: StreamID?) throws -> Doorway {
        let chance = convenor.chance
        let code = chance.code()
        let series = try host.flatMap { try convenor.journal.series($0, in: transaction) }
        let secret = chance.secret()
        var doorway = Doorway(
            caller: door.who.map { Doorway.Caller(chat: $0.chat, name: $0.name, isHandle: $0.isHandle) },
            doorstep: try convenor.journal.doorstep(in: transaction),
            host: series?.meeting == nil ? nil : series?.slug, code: code, seal: chance.seal(code),
            fits: { chance.fits($0, $1) })
        (doorway.secret, doorway.secretSeal) = (secret, chance.mark(secret))
        return doorway
    }

    /// Nothing of the room goes into it: a stranger learns neither what is said there nor who is in it.
    func answer(stranger message: Message, _ line: String, house: House, now: Moment) throws -> Outcome {
        do {
            return try greet(message, line, house: house, now: now)
        } catch {
            // The savepoint is rolled back, and what was folded on in memory with it.
            convenor.journal.forget()
            throw error
        }
    }

    private func greet(_ message: Message, _ line: String, house: House, now: Moment) throws -> Outcome {
        var door = Door(house: house, now: now, typist: Handle(""), room: "")
        door.who = message.who
        door.isDirect = message.isDirect
        var scene = try scene(door, nil)
        var refusal = Refusal.stranger(message.who.name ?? message.who.id)
        if let verb = Hearing.verb(of: line, question: nil), verb.isForStrangers {
            // Long answers are kept under a name of the stranger's own.
            let key = message.stranger
            if verb.name == "more" { (scene.typist, scene.room) = (key.person, key.room) }
            if verb.place == .door {
                let room = message.isDirect ? nil : try convenor.journal.room(message.room.name, in: transaction)
                scene.doorway = try doorway(door, host: room)
            }
            switch decide(line, series: nil, question: nil, scene) {
            case .success(let decision) where decision.events.allSatisfy({ $0.home != .series }):
                var outcome = try write(decision, line: line, .nowhere(""), scene, door, question: nil)
                outcome.reply.audience = .asker
                return outcome
            case .failure(.refused(let why)) where verb.place == .door: refusal = why
            default: break
            }
        }
        let words = house.words(for: scene.roster[scene.typist])
        var reply = words.reply(to: refusal, in: View(series: Series(slug: ""), scene: scene))
        reply.audience = .asker
        return Outcome(reply: reply)
    }

    /// Mails and notices about who somebody is and who wants to come in.
    func follow(_ events: [Event], _ scene: Scene, _ outcome: inout Outcome) throws {
        let roster = try convenor.journal.people(over: convenor.house, in: transaction)
        for event in events {
            switch event {
            case .claimed(let claim):
                guard let door = scene.doorway, let person = claim.person else { continue }
                let letter = try convenor.clerk.code(
                    door.code, to: person, caller: door.caller, now: scene.now, roster: roster)
                try enqueue([letter].compactMap { $0 }, &outcome)
            case .identified(let identified) where identified.by != .profile:
                let letter = try convenor.clerk.added(identified, now: scene.now, roster: roster)
                try enqueue([letter].compactMap { $0 }, &outcome)
            case .knocked(let knock): try tell(of: knock, roster, scene, &outcome)
            default: break
            }
        }
    }

    private func enqueue(_ letters: [Letter], _ outcome: inout Outcome) throws {
        for letter in letters { try transaction.enqueue(letter) }
        outcome.rings = outcome.rings || !letters.isEmpty
    }

    /// In the rooms of the series, and the chair by the way of their choice unless a meeting runs where they read it.
    private func tell(of knock: Knock, _ roster: Roster, _ scene: Scene, _ outcome: inout Outcome) throws {
        let stream = StreamID.series(knock.series)
        guard let series = try convenor.journal.series(stream, in: transaction), let meeting = series.meeting else {
            return
        }
        var notice = Notice(convenor.house.words(in: series).knock(knock), stream, key: knock.key(at: scene.now))
        notice.kind = "join"
        let rooms = try tell(notice, at: scene.now)
        outcome.notices.append((notice.reply, rooms))
        outcome.rings = true
        if meeting.isOpen, try rooms.contains(where: { try isPosted(notice.reply, to: $0) }) { return }
        try tellChair(of: knock, at: scene.now, meeting.chair, series, roster)
    }

    /// The chair alone; a second time, under the same keys, it is nothing new.
    private func tellChair(
        of knock: Knock, at moment: Moment, _ chair: Handle, _ series: Series, _ roster: Roster, isByMail: Bool = false
    ) throws {
        let route = roster.route(to: chair, reaches: convenor.reaches)
        if route.mail || isByMail {
            let letter = try convenor.clerk.knock(knock, to: chair, series, now: moment, roster: roster)
            if let letter { try transaction.enqueue(letter) }
        }
        guard let chat = route.chat, !isByMail else { return }
        let reply = convenor.house.words(for: roster[chair], in: series).knock(knock)
        let posts = convenor.chat.posts(reply, to: ChatIdentity(place: chat.place, id: chat.id))
        for (index, post) in posts.enumerated() {
            try transaction.enqueue(
                Letter(
                    post: post, kind: "join", stream: .series(series.slug),
                    key: "\(knock.key(at: moment))/chat/\(index)", recipient: chair, due: moment))
        }
    }

    /// When a post about a knock is given up: the chair is told in another way, for nobody else knows of it.
    func tellOtherwise(_ lost: Letter, _ chair: Handle, _ series: Series, _ roster: Roster, now: Moment) throws {
        guard lost.kind == "join", lost.way == .chat else { return }
        let doorstep = try convenor.journal.doorstep(in: transaction)
        let told = doorstep.knocks(in: series.slug, at: now).last { knock, at in
            lost.key.hasPrefix(knock.key(at: at) + "/")
        }
        guard let told, roster.holder(of: told.knock.chat) == nil else { return }
        try tellChair(of: told.knock, at: told.at, chair, series, roster, isByMail: lost.recipient == chair)
    }

    private func isPosted(_ reply: Reply, to room: String) throws -> Bool {
        let address = try transaction.address(of: room)
        return ChatRoom(named: room, address: address).map { !convenor.chat.posts(reply, to: $0).isEmpty } ?? false
    }
}
