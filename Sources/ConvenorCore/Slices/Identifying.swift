/// Who somebody is on a chat platform, and where they want to be told.
enum Identifying {
    static let verbs: [Verb] = [
        Verb(
            "iam", ["i-am"], group: .people, usage: "iam address | iam code | iam nobody",
            examples: ["iam lena@example.org", "iam 482915", "iam nobody"], role: .owner, needs: .nothing,
            place: .door, isPersonal: true, decide: iam),
        Verb(
            "whoami", ["who-am-i"], group: .people, usage: "whoami", examples: ["whoami"], role: .owner,
            needs: .nothing, place: .door, isPersonal: true, decide: whoAmI),
        Verb(
            "forget", ["forgetme"], group: .people, usage: "forget me | forget id",
            examples: ["forget me", "forget U024BE7LH"], role: .owner, needs: .nothing, place: .door, isPersonal: true,
            decide: forget),
        Verb(
            "channel", [], group: .people, usage: "channel [chat | mail | both]",
            examples: ["channel chat", "channel"], role: .owner, needs: .nothing, place: .door,
            isPersonal: true, decide: channel),
    ]

    static func iam(_ ask: Ask) throws(Stop) -> Decision {
        let said = ask.rest.filter { !$0.isWhitespace }
        if said.isEmpty { throw .refused(.missing(.address, verb: ask.verb)) }
        let (door, caller) = try ask.caller()
        if ask.key(said) == "nobody" { return try forgetMe(ask, caller) }
        if said.allSatisfy({ $0.isASCII && $0.isNumber }) { return try confirm(String(said), ask, door, caller) }
        let address = String(ask.rest)
        guard MailAddress.isPlausible(address) else { throw .refused(.badAddress(address)) }
        if caller.isHandle, let known = ask.known { throw .refused(.namedByHandle(known)) }
        let person = ask.scene.roster.addressee(address)
        if let person, person == ask.known { throw .refused(.alreadyYou(person)) }
        if let seconds = door.doorstep.pause(for: caller.chat, at: ask.scene.now) {
            throw .refused(.tooManyClaims(minutes: (seconds + 59) / 60))
        }
        // Who asks is told the same whether the address is known or not.
        let mailed = person.flatMap { door.doorstep.mayMail($0, at: ask.scene.now) ? $0 : nil }
        return Decision(
            [.claimed(claim: Claim(chat: caller.chat, person: mailed, seal: door.seal))], say: [.codeSent(address)])
    }

    private static func confirm(
        _ code: String, _ ask: Ask, _ door: Doorway, _ caller: Doorway.Caller
    ) throws(Stop) -> Decision {
        guard let waiting = door.doorstep.waiting(for: caller.chat, at: ask.scene.now) else {
            throw .refused(.noCode)
        }
        guard let person = waiting.claim.person, ask.scene.roster[person] != nil, door.fits(code, waiting.claim.seal)
        else {
            return Decision(
                [.codeMissed(chat: caller.chat)], say: [.wrongCode(left: Doorstep.tries - waiting.wrong - 1)])
        }
        return Decision(
            [
                .codeUsed(chat: caller.chat),
                .identified(identified: Identified(chat: caller.chat, person: person, by: .mail)),
            ], say: [.identified(person)])
    }

    static func whoAmI(_ ask: Ask) throws(Stop) -> Decision {
        let handle = ask.scene.typist
        let role = ask.series.entries > 0 ? ask.role : nil
        return Decision(say: [.whoAmI(Myself(handle: handle, chat: ask.scene.doorway?.caller?.chat, role: role))])
    }

    static func forget(_ ask: Ask) throws(Stop) -> Decision {
        let said = String(ask.rest)
        if said.isEmpty || ["me", "myself"].contains(ask.key(said)) {
            return try forgetMe(ask, try ask.caller().1)
        }
        let roster = ask.scene.roster
        let isChair = ask.series.role(of: ask.scene.typist) == .chair
        let people = [ask.scene.typist] + (isChair ? ask.series.members.keys.sorted() : [])
        for handle in people {
            guard let chat = roster.chats(of: handle).first(where: { $0.id == said || $0.description == said }) else {
                continue
            }
            return Decision([.released(chat: chat)], say: [.released(chat, handle)])
        }
        throw .refused(.noSuchID(said))
    }

    private static func forgetMe(_ ask: Ask, _ caller: Doorway.Caller) throws(Stop) -> Decision {
        guard let known = ask.known else { throw .refused(.stranger(caller.name ?? caller.chat.id)) }
        guard ask.scene.roster.holder(of: caller.chat) == known else { throw .refused(.namedByHandle(known)) }
        return Decision([.released(chat: caller.chat)], say: [.released(caller.chat, known)])
    }

    static func channel(_ ask: Ask) throws(Stop) -> Decision {
        let handle = ask.scene.typist
        if ask.rest.isEmpty { return Decision(say: [.channel(handle)]) }
        guard let channel = PersonalChannel(rawValue: ask.key(String(ask.rest))) else {
            throw .refused(.unexpected(said: String(ask.rest), verb: ask.verb))
        }
        // Where it is typed is the chat that is meant, for who is found in several.
        let place = channel == .mail ? nil : ask.scene.doorway?.caller?.chat.place
        return Decision([.channelSet(handle: handle, channel: channel, place: place)], say: [.channel(handle)])
    }
}
