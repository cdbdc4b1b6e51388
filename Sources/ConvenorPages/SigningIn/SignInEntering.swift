import ConvenorCore
import ConvenorEngine

/// What a link does: it shows who would come in, lets them in once, and a form lets them out.
extension SignInRoutes {
    private static let stayDays = 30
    private static let hours = 12

    /// Mail scanners open links, so that looking must use nothing up.
    func open(_ request: SiteRequest) async throws -> SiteAnswer {
        let sight = desk.stranger(request)
        if let misset = misset(request, sight) { return desk.fault(misset, sight, nil) }
        guard let (_, people) = try await link(request) else { return ended(request, sight) }
        var draft = PageDraft("choose", title: sight.say(Terms("Sign in", nl: "Aanmelden")))
        let only = people.count == 1 ? people.first : nil
        draft.facts = [
            "chooseHref": .text(request.path), "hasPersons": .flag(people.count > 1),
            "persons": .list(people.map { .map(["handle": .text($0.name), "name": .line(people[$0])]) }),
            "name": .line(only.map { people[$0] } ?? ""), "handle": .text(only?.name ?? ""),
            "stayDays": .text(String(Self.stayDays)), "hours": .text(String(Self.hours)),
        ]
        return desk.strangerPage(draft, sight, request, status: 200)
    }

    func enter(_ request: SiteRequest) async throws -> SiteAnswer {
        let sight = desk.stranger(request)
        if let misset = misset(request, sight) { return desk.fault(misset, sight, nil) }
        guard let form = desk.strangerForm(request) else { return desk.fault(.stale, sight, nil) }
        guard let (link, people) = try await link(request),
            let person = people.first(where: { $0.name == form["person"] })
        else { return ended(request, sight) }
        let (secret, mark) = desk.engine.freshSecret()
        let stays = form["stay"] == "yes"
        let seconds = stays ? Self.stayDays * 86_400 : Self.hours * 3_600
        var session = Pass(
            .session, mark: mark, person: person, made: sight.now, ends: sight.now.adding(seconds: seconds),
            name: BrowserName.of(request.headers["user-agent"] ?? ""))
        session.mail = link.mail
        let isFirst = try await desk.engine.note { [session] transaction in
            // Two who press at once: the link is good for one of them.
            guard try transaction.pass(link.mark, .link) != nil else { return false }
            for other in try transaction.passes(of: link.person, .link) { try transaction.remove(other) }
            try transaction.put(session)
            return true
        }
        guard isFirst else { return ended(request, sight) }
        let name = PageDesk.cookieName(isSecure: request.isSecure)
        return SiteAnswer.seeOther(link.name).adding(
            "set-cookie",
            PageDesk.cookie(name, secret, seconds: stays ? seconds : nil, isSecure: request.isSecure))
    }

    func leave(_ request: SiteRequest) async throws -> SiteAnswer {
        guard let visitor = try await desk.visitor(request), let session = visitor.session,
            desk.form(request, of: visitor) != nil
        else { return try await desk.stale(request) }
        try await desk.end([session])
        let name = PageDesk.cookieName(isSecure: request.isSecure)
        return SiteAnswer.seeOther("/sign-in").adding(
            "set-cookie", PageDesk.cookie(name, "", seconds: 0, isSecure: request.isSecure))
    }

    private func ended(_ request: SiteRequest, _ sight: Sight) -> SiteAnswer {
        if let until = guesses.take(request.client, at: sight.now) {
            return desk.fault(.tooMany(until: until), sight, nil)
        }
        let reason = Terms(
            "It works once, for \(SignInLinks.minutes) minutes.",
            nl: "Hij werkt één keer, \(SignInLinks.minutes) minuten lang.")
        return desk.fault(.unknown(sight.say(reason)), sight, nil)
    }

    /// A link that is still good, with whom it may let in.
    private func link(_ request: SiteRequest) async throws -> (link: Pass, people: Candidates)? {
        let mark = desk.engine.fingerprint(of: request["secret"])
        guard guesses.refusal(request.client, at: desk.engine.now) == nil,
            let link = try await desk.engine.store.read({ try $0.pass(mark, .link) }), link.ends > desk.engine.now
        else { return nil }
        let roster = try await desk.engine.people()
        let handles = link.mail.isEmpty ? [link.person] : roster.people(at: link.mail).map(\.handle)
        let people = Candidates(handles: handles, roster: roster)
        return people.isEmpty ? nil : (link, people)
    }

    /// Who has the address that a link went to.
    struct Candidates: RandomAccessCollection {
        let handles: [Handle]
        let roster: Roster
        var startIndex: Int { handles.startIndex }
        var endIndex: Int { handles.endIndex }
        subscript(index: Int) -> Handle { handles[index] }
        subscript(handle: Handle) -> String { roster.name(of: handle) }
    }
}

/// What a browser calls itself, in two words that people know (RFC 9110 section 10.1.5).
enum BrowserName {
    private static let browsers = [
        ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
        ("curl/", "curl"),
    ]
    private static let systems = [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ]

    static func of(_ agent: String) -> String {
        let browser = browsers.first { agent.contains($0.0) }?.1
        let system = systems.first { agent.contains($0.0) }?.1
        return [browser, system].compactMap { $0 }.joined(separator: ", ")
    }
}
