/// Who somebody is, who comes in, and how they are told.
extension Dutch {
    func doorReply(to saying: Saying, in view: View) -> Reply {
        switch saying {
        case .codeSent(let address):
            alone(
                "Als ik \(quoted(address)) ken, is er een mail met een code naar onderweg. Typ ikben en de code binnen "
                    + "\(Doorstep.codeSeconds / 60) minuten.")
        case .wrongCode(let left):
            alone(
                "Dat is niet de code. "
                    + (left > 0
                        ? "Je kunt het nog \(left) keer proberen."
                        : "Hij is niet meer geldig: met ikben en je mailadres krijg je een nieuwe."))
        case .identified(let handle):
            Reply("Je bent hier voortaan \(handle). Dat staat ook in een mail; vergeet mij draait het terug.")
        case .whoAmI(let myself): whoAmI(myself, in: view)
        case .released(let chat, let handle): Reply("\(chat) is niet langer \(handle).")
        case .channel(let handle): alone(channel(of: handle, in: view))
        case .quiet(let handle): alone(quiet(of: handle, in: view))
        case .knocked:
            alone("Ik heb het doorgegeven aan wie je hier kan binnenlaten. Tot dan: ikben en je mailadres, of hulp.")
        case .admitted(let chat, let handle, let member):
            Reply("\(handle) · \(chat) · \(word(for: member.role)) · hulp toont wat je kunt zeggen.")
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
            person?.name, person?.mail ?? "geen mailadres", person?.team, myself.role.map { "hier \(word(for: $0))" },
        ]
        let chats = view.scene.roster.chats(of: myself.handle).map { chat in
            chat == myself.chat ? "\(chat) (deze)" : chat.description
        }
        var reply = Reply([
            .line("Je bent \(myself.handle) · \(parts.compactMap { $0 }.joined(separator: " · "))"),
            .items((chats.isEmpty ? [] : [chats.joined(separator: " · ")]) + [channel(of: myself.handle, in: view)]),
        ])
        reply.audience = .asker
        return reply
    }

    private func channel(of handle: Handle, in view: View) -> String {
        let route = view.scene.roster.route(to: handle, reaches: view.scene.reaches)
        if let way = way(of: route) {
            return route.isFallback
                ? "De chat kan je nog geen privéberichten sturen; herinneringen bereiken je dus \(way)."
                : "Herinneringen bereiken je \(way)."
        }
        let mail = route.comesBack ? "mail aan je adres komt terug" : "je hebt geen mailadres"
        return route.wanted == .mail || !route.isFallback
            ? "Herinneringen bereiken je niet: \(mail)."
            : "Herinneringen bereiken je niet: de chat kan je geen privéberichten sturen, en \(mail)."
    }

    /// `per mail`; nil where nothing reaches them.
    func way(of route: Route) -> String? {
        switch (route.mail, route.chat) {
        case (true, let chat?): "via de chat (\(chat.place)) en per mail"
        case (false, let chat?): "via de chat (\(chat.place))"
        case (true, nil): "per mail"
        case (false, nil): nil
        }
    }

    /// In the list of what will go out.
    package func planned(_ route: Route) -> String {
        guard let way = way(of: route) else {
            return route.comesBack ? "(mail aan diegene komt terug)" : "(geen mailadres)"
        }
        return route.isFallback ? "\(way) (via de chat onbereikbaar)" : way
    }

    func doorSentence(for refusal: Refusal, home: String) -> String? {
        switch refusal {
        case .stranger(let name):
            "Ik ken \(quoted(name)) nog niet. Met meedoen vraag je de voorzitter je binnen te laten, met ikben en je "
                + "mailadres zeg je wie je bent; tot dan beantwoord ik alleen hulp."
        case .noPlatform(let verb): "\(verb) is voor chatruimtes. Hier zegt de console wie er typt."
        case .needsRoom(let verb): "\(verb) hoort in een ruimte: typ het daar."
        case .notYourself(let handle, nil):
            "Hier spreek je voor jezelf. \(handle) typt dat zelf, of iemand doet het in een ruimte waar iedereen meeleest."
        case .notYourself(let handle, let verb?): "\(verb) gaat over wie het typt: \(handle) doet dat zelf."
        case .overheard:
            "Hiervan is niets bewaard: het is niet voor iedereen, en hier leest iedereen wat ik antwoord. Typ het waar "
                + "niemand meeleest: in een privébericht aan mij, met een slash-opdracht, of in een andere chat."
        case .nothingOfYours: "Je bent nog bij geen enkele reeks betrokken. Typ het in een ruimte."
        case .alreadyYou(let handle): "Je bent al \(handle)."
        case .namedByHandle(let handle): "Je naam is hier je handle, \(handle): er valt niets te wijzigen."
        case .tooManyClaims(let minutes):
            "Dat was \(Doorstep.claimsAnHour) keer binnen een uur. Probeer het over "
                + "\(count(minutes, "minuut", "minuten")) opnieuw."
        case .noCode: "Ik wacht (niet meer) op een code van jou: met ikben en je mailadres krijg je er een."
        case .noSuchID(let said): "\(quoted(said)) is geen id van jou. whoami toont welke dat wel zijn."
        case .nobodyKnocked(let said):
            "Niemand met de naam \(quoted(said)) heeft gevraagd te worden binnengelaten, of meer dan één: zij typen "
                + "meedoen, jij hun id."
        case .idTaken(let id, let handle): "\(quoted(id)) is al \(handle)."
        case .takenAddress(let address, let handle):
            "\(quoted(address)) is het adres van \(handle): laat diegene binnen als \(handle)."
        case .schedule(let refusal): sentence(for: refusal, home: home)
        default: nil
        }
    }

    package func knock(_ knock: Knock) -> Reply {
        let who = knock.name.map { "\(clipped($0, to: 60)) (\(knock.chat))" } ?? knock.chat.description
        let id = knock.chat.typed
        return Reply([
            .line("\(who) vraagt te worden binnengelaten."),
            .items([
                "toelaten \(id) als @naam  ·  iemand die nieuw is: toelaten \(id) als @naam naam@example.org"
            ]),
        ])
    }
}
