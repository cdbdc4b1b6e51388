/// How somebody unknown comes in: they knock, and the chair opens.
enum Admitting {
    static let verbs: [Verb] = [
        Verb(
            "join", ["knock"], group: .people, usage: "join", examples: ["join"], role: .owner, needs: .nothing,
            place: .door, decide: join),
        Verb(
            "admit", ["letin"], group: .people, usage: "admit id as @person [address]",
            examples: ["admit U024BE7LH as @lena", "admit U024BE7LH as @lena lena@example.org"], role: .chair,
            place: .door, decide: admit),
    ]

    /// Says the same whether there is somebody who can open or not: nothing of the room is told.
    static func join(_ ask: Ask) throws(Stop) -> Decision {
        let (door, caller) = try ask.caller()
        if let known = ask.known { throw .refused(.alreadyYou(known)) }
        if ask.scene.isDirect { throw .refused(.needsRoom(verb: ask.verb)) }
        guard let host = door.host else { return Decision(say: [.knocked]) }
        let knock = Knock(chat: caller.chat, name: caller.name?.cleaned, series: host)
        guard door.doorstep.isNews(knock, at: ask.scene.now) else { return Decision(say: [.knocked]) }
        return Decision([.knocked(knock: knock)], say: [.knocked])
    }

    static func admit(_ ask: Ask) throws(Stop) -> Decision {
        let words = ask.tokens.filter { $0.lowered != "as" }
        guard let first = words.first else { throw .refused(.missing(.knocker, verb: ask.verb)) }
        guard let knock = ask.scene.doorway?.doorstep.knock(of: String(first.text), in: ask.series, at: ask.scene.now)
        else { throw .refused(.nobodyKnocked(String(first.text))) }
        if let holder = ask.scene.roster.holder(of: knock.chat) {
            throw .refused(.idTaken(knock.chat.id, holder))
        }
        guard words.count > 1, let handle = words[1].handle ?? Handle(typed: words[1].text) else {
            throw .refused(.missing(.person, verb: ask.verb))
        }
        let person = try person(handle, knock, words.dropFirst(2), ask)
        var events: [Event] = person == ask.scene.roster[handle] ? [] : [.personSet(person: person)]
        events.append(.identified(identified: Identified(chat: knock.chat, person: handle, by: .chair)))
        let before = ask.series.members[handle]
        let member = before ?? Member(role: person.role ?? .participant, team: person.team)
        if before == nil { events.append(.memberSet(handle: handle, member: member)) }
        return Decision(events, say: [.admitted(knock.chat, handle, member)])
    }

    private static func person(
        _ handle: Handle, _ knock: Knock, _ words: ArraySlice<Token>, _ ask: Ask
    ) throws(Stop) -> Person {
        let roster = ask.scene.roster
        var person = roster[handle] ?? Person(handle: handle, name: knock.name)
        for word in words {
            let address = String(word.text)
            guard MailAddress.isPlausible(address) else { throw .refused(.badAddress(address)) }
            if let known = person.mail, known.lowercased() != address.lowercased() {
                throw .refused(.takenHandle(handle, address: known))
            }
            if let other = roster.addressee(address), other != handle {
                throw .refused(.takenAddress(address, other))
            }
            person.mail = person.mail ?? address
        }
        try ask.requireKnown(handle)
        return person
    }
}

extension Doorstep {
    /// By the platform's id, else by the name that the platform shows, where only one has it.
    fileprivate func knock(of said: String, in series: Series, at now: Moment) -> Knock? {
        knock(of: said, in: series.slug, at: now) ?? knock(named: said, in: series.slug, at: now)
    }
}
