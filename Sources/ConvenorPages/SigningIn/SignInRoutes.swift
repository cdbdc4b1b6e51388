import ConvenorCore
import ConvenorEngine

/// Coming in by a link that is mailed, and going out.
struct SignInRoutes: Sendable {
    let desk: PageDesk
    /// Mails to one address, and requests of one client, in a quarter of an hour.
    let mails = RateLimit(3, in: 900)
    let requests = RateLimit(10, in: 900)
    /// Wrong secrets of one client in ten minutes.
    let guesses = RateLimit(20, in: 600)

    init(_ desk: PageDesk) { self.desk = desk }

    private static let page = PageRoute.html
    private static let form = WebhookDescription.Body("application/x-www-form-urlencoded", ["type": "object"])

    var routes: [SiteRoute] {
        [
            SiteRoute(
                .get, "/sign-in", id: "signIn", summary: "Asks for a mail address.",
                answers: [.init(200, "The form.", Self.page), .init(421, "Asked at another address.", Self.page)],
                answer: ask),
            form(
                "/sign-in", id: "askForLink", summary: "Mails a link; the answer is the same for every address.",
                answers: [.init(200, "Look into the mail.", Self.page), .init(422, "No address.", Self.page)],
                answer: mail),
            SiteRoute(
                .get, "/sign-in/{secret}", id: "openLink", summary: "Says who would be signed in; uses nothing up.",
                answers: [
                    .init(200, "The form.", Self.page), .init(404, "The link has ended.", Self.page),
                    .init(429, "Too often.", Self.page),
                ],
                answer: open),
            form(
                "/sign-in/{secret}", id: "useLink", summary: "Signs in, once.",
                answers: [.init(303, "Signed in."), .init(404, "The link has ended.", Self.page)], answer: enter),
            form(
                "/sign-out", id: "signOut", summary: "Ends this session.", answers: [.init(303, "Signed out.")],
                answer: leave),
        ]
    }

    private func form(
        _ path: String, id: String, summary: String, answers: [WebhookDescription.Answer],
        answer: @escaping @Sendable (SiteRequest) async throws -> SiteAnswer
    ) -> SiteRoute {
        var route = SiteRoute(
            .post, path, id: id, summary: summary,
            answers: answers + [
                .init(403, "Not from a page of ours.", Self.page), .init(429, "Too often.", Self.page),
            ],
            answer: answer)
        route.bodies = [Self.form]
        return route
    }

    private func ask(_ request: SiteRequest) async throws -> SiteAnswer {
        if try await desk.visitor(request) != nil { return .seeOther(goal(request.query["to"])) }
        return asked(request, goal: goal(request.query["to"]), fault: nil, mail: "", status: 200)
    }

    /// The form, whose mark is kept in a cookie, because nobody has a session yet.
    private func asked(_ request: SiteRequest, goal: String, fault: String?, mail: String, status: Int) -> SiteAnswer {
        let sight = desk.stranger(request)
        if let misset = misset(request, sight) { return desk.fault(misset, sight, nil) }
        var draft = PageDraft("sign-in", title: sight.say(Terms("Sign in", nl: "Aanmelden")))
        draft.facts = [
            "hasFault": .flag(fault != nil), "fault": .line(fault ?? ""), "mail": .line(mail), "to": .text(goal),
        ]
        return desk.strangerPage(draft, sight, request, status: status)
    }

    private func mail(_ request: SiteRequest) async throws -> SiteAnswer {
        let sight = desk.stranger(request)
        if let misset = misset(request, sight) { return desk.fault(misset, sight, nil) }
        guard let form = desk.strangerForm(request) else { return desk.fault(.stale, sight, nil) }
        let mail = (form["mail"] ?? "").cleaned.filter { $0 != " " }
        guard MailAddress.isPlausible(mail) else {
            let fault = Terms(
                "That is no mail address. It looks like mara@example.org.",
                nl: "Dat is geen mailadres. Het ziet eruit als mara@example.org.")
            return asked(request, goal: goal(form["to"]), fault: sight.say(fault), mail: mail, status: 422)
        }
        if let until = requests.take(request.client, at: sight.now) {
            return desk.fault(.tooMany(until: until), sight, nil)
        }
        // Whoever asks too often for somebody else's address keeps nobody out, and sends no more mails.
        let isEnough = mails.take(mail.lowercased(), at: sight.now) != nil
        let (links, target) = (SignInLinks(desk.engine, address: request.origin), goal(form["to"]))
        // Not waited for: how long the answer takes must not tell whether somebody has the address.
        Task { [engine = desk.engine] in
            if isEnough { return }
            do {
                try await links.mail(to: mail, goal: target, language: sight.language)
            } catch {
                engine.report(error, of: "A link to sign in was not mailed")
            }
        }
        var draft = PageDraft("mail-sent", title: sight.say(Terms("Look into your mail", nl: "Kijk in je mail")))
        let until = sight.now.adding(seconds: SignInLinks.minutes * 60)
        draft.facts = ["mail": .line(mail), "until": .text(sight.time(until))]
        return desk.strangerPage(draft, sight, request, status: 200)
    }

    /// A path of this server, which begins with one slash; its own beginning for anything else.
    private func goal(_ path: String?) -> String {
        // By bytes: a slash with a sign that combines is a slash to a browser.
        guard let path, path.utf8.count <= 500, path.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x5C }),
            path.hasPrefix("/"), !path.hasPrefix("//")
        else { return "/" }
        return path
    }

    /// Why nobody can sign in here: a cookie that is set elsewhere than at the address of the links would not come back.
    func misset(_ request: SiteRequest, _ sight: Sight) -> PageFault? {
        let wanted = desk.settings.address
        if request.origin.lowercased() == (wanted.isEmpty ? request.origin : wanted).lowercased() {
            if request.isSecure && !wanted.isEmpty { return nil }
            if Self.isLoopback(request.origin), !wanted.isEmpty || Self.isOnLoopback(request.client) { return nil }
            if !wanted.isEmpty { return .forbidden(sight.say(Self.needsTLS)) }
        }
        return .misset(
            host: request.origin, wanted: wanted.isEmpty ? sight.say(Terms("not set", nl: "niet ingesteld")) : wanted)
    }

    private static let needsTLS = Terms(
        "Signing in needs https: whoever runs this server can set http.tls, or http.address to what a proxy speaks.",
        nl:
            "Aanmelden vraagt https: wie deze server beheert stelt http.tls in, of http.address op wat een proxy spreekt."
    )

    /// Where no address is set, the name that the client gives proves nothing.
    private static func isOnLoopback(_ client: String) -> Bool { client.hasPrefix("127.") || client == "::1" }

    /// On the machine itself nobody listens in.
    private static func isLoopback(_ origin: String) -> Bool {
        let host = origin.split(separator: "/").last.map { $0.hasPrefix("[") ? $0 : $0.prefix { $0 != ":" } } ?? ""
        return host == "localhost" || host.hasPrefix("[::1]") || host.hasPrefix("127.") && IPAddress(host) != nil
    }
}
