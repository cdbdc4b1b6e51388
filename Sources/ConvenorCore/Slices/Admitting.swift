/// How somebody unknown comes in: they knock, and the chair opens.
enum Admitting {
    static let verbs: [Verb] = [
        Verb(
            "join", ["knock"], group: .people, usage: "join", examples: ["join"], role: .owner, needs: .nothing,
            place: .door, isPersonal: true, decide: join),
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
        let (said, words) = try named(ask)
        let knock = try knock(of: said, words, ask)
        guard let first = words.first, let handle = first.handle ?? Handle(typed: first.text) else {
            throw .refused(.missing(.person, verb: ask.verb))
        }
        let person = try person(handle, knock, words.dropFirst(), ask)
        var events: [Event] = person == ask.scene.roster[handle] ? [] : [.personSet(person: person)]
        events.append(.identified(identified: Identified(chat: knock.chat, person: handle, by: .chair)))
        let before = ask.series.members[handle]
        let member = before ?? Member(role: person.role ?? .participant, team: person.team)
        if before == nil { events.append(.memberSet(handle: handle, member: member)) }
        return Decision(events, say: [.admitted(knock.chat, handle, member)])
    }

    /// Who is to be let in, which is all before `as`, or the first word where that is not said; and what follows.
    private static func named(_ ask: Ask) throws(Stop) -> (said: String, words: ArraySlice<Token>) {
        let tokens = ask.tokens
        let at = tokens.firstIndex { !$0.isQuoted && ask.key($0) == "as" }
        guard let first = tokens.first, at != 0 else { throw .refused(.missing(.knocker, verb: ask.verb)) }
        guard let at, at > 1 else {
            return (String(first.text), tokens.dropFirst().drop { !$0.isQuoted && ask.key($0) == "as" })
        }
        let said = ask.rest[first.whole.startIndex..<tokens[at - 1].whole.endIndex]
        return (String(said), tokens[(at + 1)...])
    }

    /// Ids of two platforms may be alike, and then the chair says which is meant; two of one name are never guessed at.
    private static func knock(of said: String, _ words: ArraySlice<Token>, _ ask: Ask) throws(Stop) -> Knock {
        let roster = ask.scene.roster
        let found = ask.scene.doorway?.doorstep.knocks(of: said, in: ask.series.slug, at: ask.scene.now) ?? []
        guard let last = found.last else { throw .refused(.nobodyKnocked(said)) }
        let waiting = found.filter { roster.holder(of: $0.chat) == nil }
        guard let knock = waiting.last else {
            throw .refused(.idTaken(last.chat.id, roster.holder(of: last.chat) ?? Handle("")))
        }
        if waiting.count == 1 { return knock }
        guard waiting.allSatisfy({ $0.chat.id == knock.chat.id }) else { throw .refused(.nobodyKnocked(said)) }
        throw .asked(which(of: waiting, words))
    }

    /// Choices that can be answered by one character.
    private static let mostChoices = 9

    private static func which(of knocks: [Knock], _ words: ArraySlice<Token>) -> Question {
        let rest = words.map { String($0.whole) }.joined(separator: " ")
        let offered = knocks.suffix(mostChoices)
        return Question(
            about: .whichKnock(chats: offered.map(\.chat)),
            choices: offered.enumerated().map { index, knock in
                Question.Choice(
                    key: String(index + 1), line: "admit \(knock.chat.description) as \(rest)", settled: false)
            } + [Question.Choice(key: "n", line: nil, settled: true)])
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
