import ConvenorCore
import ConvenorEngine

/// Where somebody is signed in, and the keys of their scripts.
struct SessionsRoutes: Sendable {
    let desk: PageDesk

    init(_ desk: PageDesk) { self.desk = desk }

    private static let page = PageRoute.html
    private static let keyDays = ["30", "90", "365"]
    /// Keys that one person may have at a time.
    private static let mostKeys = 20

    var routes: [SiteRoute] {
        [
            SiteRoute(
                .get, "/me/sessions", id: "sessions", summary: "Where the reader is signed in, and their keys.",
                answers: [.init(200, "The page.", Self.page), .init(303, "To signing in.")]
            ) { request in try await visit(request) { try await page($0, $1) } },
            form("/me/sessions/end", id: "endSessions", summary: "Ends a session, or all but this one.") {
                try await endSessions($0, $1, $2)
            },
            form("/me/keys", id: "makeKey", summary: "Makes a key for scripts; it is shown once.") {
                try await makeKey($0, $1, $2)
            },
            form("/me/keys/end", id: "endKey", summary: "Ends a key.") { try await endKey($0, $1, $2) },
        ]
    }

    private func visit(
        _ request: SiteRequest, _ answer: (Visitor, Sight) async throws -> SiteAnswer
    ) async throws -> SiteAnswer {
        guard let visitor = try await desk.visitor(request) else { return .seeOther("/sign-in?to=/me/sessions") }
        return try await answer(visitor, desk.sight(of: visitor, roster: try await desk.engine.people()))
    }

    private func form(
        _ path: String, id: String, summary: String,
        _ answer: @escaping @Sendable (Visitor, Sight, [String: String]) async throws -> SiteAnswer
    ) -> SiteRoute {
        var route = SiteRoute(
            .post, path, id: id, summary: summary,
            answers: [.init(303, "Done."), .init(403, "Not from a page of ours.", Self.page)]
        ) { request in
            guard let visitor = try await desk.visitor(request), let form = desk.form(request, of: visitor) else {
                return try await desk.stale(request)
            }
            return try await answer(visitor, desk.sight(of: visitor, roster: try await desk.engine.people()), form)
        }
        route.bodies = [.init("application/x-www-form-urlencoded", ["type": "object"])]
        return route
    }

    // MARK: The page

    private func page(_ visitor: Visitor, _ sight: Sight, newKey: String = "") async throws -> SiteAnswer {
        let (sessions, keys) = try await desk.engine.store.read { transaction in
            (
                try transaction.passes(of: visitor.handle, .session), try transaction.passes(of: visitor.handle, .key)
            )
        }
        let now = sight.now
        var draft = PageDraft("sessions", title: sight.say(Terms("Where I am signed in", nl: "Waar ik aangemeld ben")))
        draft.path = [(sight.addresses.href(.mine), sight.say(Terms("My page", nl: "Mijn pagina")))]
        draft.facts = [
            "sessions": .list(sessions.filter { $0.ends > now }.map { session($0, visitor, sight) }),
            "hasOthers": .flag(sessions.filter { $0.ends > now }.count > 1), "endHref": .text("/me/sessions/end"),
            "hasNewKey": .flag(!newKey.isEmpty), "newKey": .text(newKey),
            "hasKeys": .flag(keys.contains { $0.ends > now }),
            "keys": .list(keys.filter { $0.ends > now }.map { key($0, sight) }),
            "endKeyHref": .text("/me/keys/end"), "makeKeyHref": .text("/me/keys"),
            "fields": .list(Self.fields(sight)),
        ]
        let html = desk.html(draft, sight, for: visitor, csrf: desk.csrf(of: visitor))
        return SiteAnswer(200, type: Self.page.contentType, html)
    }

    private func session(_ pass: Pass, _ visitor: Visitor, _ sight: Sight) -> Facts {
        let unknown = sight.say(Terms("a browser", nl: "een browser"))
        return .map([
            "key": .text(pass.mark), "browser": .line(pass.name.isEmpty ? unknown : pass.name),
            "since": .text(sight.time(pass.made)), "seen": .text(sight.time(pass.seen)),
            "ends": .text(sight.time(pass.ends)), "isThis": .flag(pass.mark == visitor.session?.mark),
        ])
    }

    private func key(_ pass: Pass, _ sight: Sight) -> Facts {
        let scopes = pass.scopes.split(separator: " ").map { $0 == "write" ? Self.write : Self.read }
        let never = sight.say(Terms("never", nl: "nooit"))
        return .map([
            "key": .text(pass.mark), "name": .line(pass.name),
            "scopes": .text(sight.words.list(scopes.map { sight.say($0) })), "made": .text(sight.time(pass.made)),
            "used": .text(pass.seen == pass.made ? never : sight.time(pass.seen)), "ends": .text(sight.time(pass.ends)),
        ])
    }

    private static let read = Terms("read", nl: "lezen")
    private static let write = Terms("type commands", nl: "opdrachten typen")

    private static func fields(_ sight: Sight) -> [Facts] {
        [
            name(sight),
            choice(
                "scopes", Terms("What may it do?", nl: "Wat mag hij?"), sight, chosen: "read",
                [("read", sight.say(read)), ("read write", sight.words.list([read, write].map { sight.say($0) }))]),
            choice(
                "days", Terms("For how many days?", nl: "Voor hoeveel dagen?"), sight, chosen: keyDays[1],
                keyDays.map { ($0, $0) }),
        ].map { $0.facts(nil) }
    }

    private static func name(_ sight: Sight) -> FormField {
        var field = FormField("name", .line, sight.say(Terms("What is it for?", nl: "Waar is hij voor?")))
        field.isRequired = true
        return field
    }

    private static func choice(
        _ name: String, _ label: Terms, _ sight: Sight, chosen: String, _ options: [(value: String, name: String)]
    ) -> FormField {
        var field = FormField(name, .choice, sight.say(label))
        (field.isRequired, field.value, field.options) = (true, chosen, options)
        return field
    }

    // MARK: What forms do

    private func endSessions(_ visitor: Visitor, _ sight: Sight, _ form: [String: String]) async throws -> SiteAnswer {
        let wanted = form["session"] ?? ""
        let all = try await desk.engine.store.read { try $0.passes(of: visitor.handle, .session) }
        let mine = visitor.session?.mark
        let ended = wanted == "others" ? all.filter { $0.mark != mine } : all.filter { $0.mark == wanted }
        try await desk.end(ended)
        // Whoever wants to be in nowhere else wants no link of an old mail to work either.
        if wanted == "others" {
            try await desk.engine.note { try $0.endLinks(of: visitor.handle, at: sight.now) }
        }
        return .seeOther(ended.contains { $0.mark == mine } ? "/sign-in" : "/me/sessions")
    }

    private func makeKey(_ visitor: Visitor, _ sight: Sight, _ form: [String: String]) async throws -> SiteAnswer {
        let name = String((form["name"] ?? "").cleaned.prefix(100))
        let scopes = form["scopes"] ?? ""
        guard !name.isEmpty, ["read", "read write"].contains(scopes), let days = form["days"].flatMap({ Int($0) }),
            Self.keyDays.contains(String(days))
        else {
            try await desk.setNotice(
                sight.say(
                    Terms(
                        "A key needs a name, what it may do and for how long.",
                        nl: "Een sleutel heeft een naam nodig, wat hij mag en voor hoe lang.")), of: visitor)
            return .seeOther("/me/sessions")
        }
        let held = try await desk.engine.store.read { try $0.passes(of: visitor.handle, .key) }
        guard held.count < Self.mostKeys else {
            try await desk.setNotice(
                sight.say(
                    Terms(
                        "End a key first: you have \(held.count).",
                        nl: "Beëindig eerst een sleutel: je hebt er \(held.count).")), of: visitor)
            return .seeOther("/me/sessions")
        }
        let secret = try await ApiKeys(desk.engine).make(
            for: visitor.handle, name: name,
            scopes: Set(scopes.split(separator: " ").compactMap { ApiScope(rawValue: String($0)) }),
            days: days)
        // Shown in the answer itself: it must stand nowhere else.
        return try await page(visitor, sight, newKey: secret)
    }

    private func endKey(_ visitor: Visitor, _ sight: Sight, _ form: [String: String]) async throws -> SiteAnswer {
        let wanted = form["key"] ?? ""
        try await desk.engine.note { transaction in
            guard let key = try transaction.pass(wanted, .key), key.person == visitor.handle else { return }
            try transaction.remove(key)
        }
        return .seeOther("/me/sessions")
    }
}
