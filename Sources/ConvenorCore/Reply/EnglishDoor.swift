/// Who somebody is, who comes in, and how they are told.
extension English {
    func doorReply(to saying: Saying, in view: View) -> Reply {
        switch saying {
        case .codeSent(let address):
            alone(
                "If I know \(quoted(address)), a mail with a code is on its way there. Type iam and the code within "
                    + "\(Doorstep.codeSeconds / 60) minutes.")
        case .wrongCode(let left):
            alone(
                "That is not the code. "
                    + (left > 0
                        ? "\(left) more \(left == 1 ? "try" : "tries")."
                        : "It is no longer good: iam and your mail address sends another."))
        case .identified(let handle):
            Reply("You are \(handle) here from now on. A mail says so too; forget me takes it back.")
        case .whoAmI(let myself): whoAmI(myself, in: view)
        case .released(let chat, let handle): Reply("\(chat) is no longer \(handle).")
        case .channel(let handle): alone(channel(of: handle, in: view))
        case .quiet(let handle): alone(quiet(of: handle, in: view))
        case .knocked:
            alone("I passed it on to whoever can let you in here. Until then: iam and your mail address, or help.")
        case .admitted(let chat, let handle, let member):
            Reply("\(handle) · \(chat) · \(member.role.rawValue) · help shows what can be said.")
        case .inSeries(let title): Reply("\(title):")
        default: Reply()
        }
    }

    private func alone(_ sentence: String) -> Reply {
        var reply = Reply(sentence)
        reply.audience = .asker
        return reply
    }

    private func whoAmI(_ myself: Myself, in view: View) -> Reply {
        let person = view.scene.roster[myself.handle]
        let parts = [
            person?.name, person?.mail ?? "no mail address", person?.team, myself.role.map { "\($0.rawValue) here" },
        ]
        let chats = view.scene.roster.chats(of: myself.handle).map { chat in
            chat == myself.chat ? "\(chat) (this one)" : chat.description
        }
        var reply = Reply([
            .line("You are \(myself.handle) · \(parts.compactMap { $0 }.joined(separator: " · "))"),
            .items((chats.isEmpty ? [] : [chats.joined(separator: " · ")]) + [channel(of: myself.handle, in: view)]),
        ])
        reply.audience = .asker
        return reply
    }

    private func channel(of handle: Handle, in view: View) -> String {
        let route = view.scene.roster.route(to: handle, reaches: view.scene.reaches)
        if let way = way(of: route) {
            let chat = "The chat cannot send you direct messages yet, so reminders"
            return "\(route.isFallback ? chat : "Reminders") reach you \(way)."
        }
        let mail = route.comesBack ? "mail to your address comes back" : "you have no mail address"
        return route.wanted == .mail || !route.isFallback
            ? "Reminders do not reach you: \(mail)."
            : "Reminders do not reach you: the chat cannot send you direct messages, and \(mail)."
    }

    /// `by mail`; nil where nothing reaches them.
    func way(of route: Route) -> String? {
        switch (route.mail, route.chat) {
        case (true, let chat?): "by chat (\(chat.place)) and mail"
        case (false, let chat?): "by chat (\(chat.place))"
        case (true, nil): "by mail"
        case (false, nil): nil
        }
    }

    /// In the list of what will go out.
    package func planned(_ route: Route) -> String {
        guard let way = way(of: route) else {
            return route.comesBack ? "(mail to them comes back)" : "(no mail address)"
        }
        return route.isFallback ? "\(way) (the chat cannot reach them)" : way
    }

    func doorSentence(for refusal: Refusal, home: String) -> String? {
        switch refusal {
        case .stranger(let name):
            "I don't know \(quoted(name)) yet. join asks the chair to let you in, iam and your mail address says who you "
                + "are; until then I answer help and nothing else."
        case .noPlatform(let verb): "\(verb) is for chat rooms. Here the console says who types."
        case .needsRoom(let verb): "\(verb) belongs in a room: type it there."
        case .notYourself(let handle, nil):
            "Here you speak for yourself. \(handle) types that, or somebody in a room where all can read it."
        case .notYourself(let handle, let verb?): "\(verb) is about who types it: \(handle) does that."
        case .overheard:
            "Nothing of that is stored: it is not for everybody, and here everybody reads what I answer. Type it where "
                + "nobody reads along: in a direct message to me, by a slash command, or in another chat."
        case .nothingOfYours: "No series concerns you yet. Type it in a room."
        case .alreadyYou(let handle): "You are \(handle) already."
        case .namedByHandle(let handle): "Your name here is your handle, \(handle): there is nothing to change."
        case .tooManyClaims(let minutes):
            "That was \(Doorstep.claimsAnHour) times within an hour. Try again in \(minutes) \(minutes == 1 ? "minute" : "minutes")."
        case .noCode: "I wait for no code from you, or no longer: iam and your mail address sends one."
        case .noSuchID(let said): "\(quoted(said)) is no id of yours. whoami shows them."
        case .nobodyKnocked(let said):
            "Nobody who goes by \(quoted(said)) has asked to be let in here, or several have: they type join, you their id."
        case .idTaken(let id, let handle): "\(quoted(id)) is \(handle) already."
        case .takenAddress(let address, let handle):
            "\(quoted(address)) is \(handle)'s address: admit them as \(handle)."
        case .schedule(let refusal): sentence(for: refusal, home: home)
        default: nil
        }
    }

    package func knock(_ knock: Knock) -> Reply {
        let who = knock.name.map { "\(clipped($0, to: 60)) (\(knock.chat))" } ?? knock.chat.description
        let id = knock.chat.typed
        return Reply([
            .line("\(who) asks to be let in."),
            .items([
                "admit \(id) as @name  ·  somebody new: admit \(id) as @name name@example.org"
            ]),
        ])
    }
}
