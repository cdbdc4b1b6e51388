import ConvenorCore
import ConvenorEngine

/// Where somebody answers: behind a link of a mail, or signed in.
struct AnswerRoutes: Sendable {
    let desk: PageDesk
    /// Tokens of one client that were made up: a few are a slip, many are a search.
    private let wrong = RateLimit(20, in: 600)

    init(_ desk: PageDesk) { self.desk = desk }

    var routes: [SiteRoute] {
        [
            SiteRoute(
                .get, "/a/{token}", id: "answerLink",
                summary: "What a link of a mail asks; looking at it changes nothing.", answers: Self.shown
            ) { try await link($0) { try await ask($0) } },
            SiteRoute(
                .post, "/a/{token}", id: "answerByLink",
                summary: "The answer, taken once; the one-click stop of RFC 8058 too.", answers: Self.taken
            ) { try await link($0) { try await take($0) } },
            SiteRoute(
                .get, "/s/{slug}/{id}/answer", id: "answerPage",
                summary: "The same for who is signed in; `verb` says what is answered.", answers: Self.shown
            ) { try await own($0) { try await ask($0) } },
            SiteRoute(
                .post, "/s/{slug}/{id}/answer", id: "answerSignedIn", summary: "The answer of who is signed in.",
                answers: Self.taken
            ) { try await own($0, isForm: true) { try await take($0) } },
        ].map(Self.withBody)
    }

    private static let shown: [WebhookDescription.Answer] = [
        .init(200, "The page.", PageRoute.html),
        .init(303, "To signing in, where that is needed and nobody is."),
        .init(404, "No link of ours, or nothing that is asked of this reader.", PageRoute.html),
        .init(410, "It was good once; the page says why not any more.", PageRoute.html),
        .init(429, "Too many wrong tokens from this client.", PageRoute.html),
    ]

    private static let taken: [WebhookDescription.Answer] =
        [
            .init(403, "The form is not of this page.", PageRoute.html),
            .init(422, "Refused: the same page says why.", PageRoute.html),
        ] + shown.filter { $0.status != 303 }

    private static func withBody(_ route: SiteRoute) -> SiteRoute {
        guard route.method == .post else { return route }
        var route = route
        route.bodies = [.init("application/x-www-form-urlencoded", ["type": "object"])]
        return route
    }

    // MARK: Two ways in

    /// Someone at the page, and where they are in it.
    struct Call: Sendable {
        var request: SiteRequest
        var place: AnswerPlace
        /// Nil for who came by a link.
        var visitor: Visitor?
        /// What the form's proof is made of; nil where it is the session.
        var token: String?
    }

    private func link(
        _ request: SiteRequest, _ body: (Call) async throws -> SiteAnswer
    ) async throws -> SiteAnswer {
        let (client, now, stranger) = (request.client, desk.engine.now, desk.stranger(request))
        if let until = wrong.refusal(client, at: now) { return desk.fault(.tooMany(until: until), stranger, nil) }
        let token = request["token"]
        do {
            return try await body(Call(request: request, place: .link(token), token: token))
        } catch LinkFault.wrong {
            if let until = wrong.note(client, at: now) { return desk.fault(.tooMany(until: until), stranger, nil) }
            return desk.fault(.notFound, stranger, nil)
        } catch LinkFault.ended(let end) {
            return desk.fault(.expired(stranger.say(end)), stranger, nil)
        }
    }

    private func own(
        _ request: SiteRequest, isForm: Bool = false, _ body: (Call) async throws -> SiteAnswer
    ) async throws -> SiteAnswer {
        guard let visitor = try await desk.visitor(request) else {
            // Its page was of a session that is over.
            if isForm { return desk.fault(.stale, desk.stranger(request), nil) }
            return .seeOther("/sign-in?to=" + FormFields.encoded(request.path))
        }
        let said = request.query["verb"]
        let verb = said.flatMap(LinkVerb.init)
        let sight = desk.sight(of: visitor, roster: try await desk.engine.people())
        if said != nil, verb == nil { return desk.fault(.notFound, sight, visitor) }
        let place = AnswerPlace.own(
            by: visitor.handle, series: request["slug"], object: request["id"], verb: verb)
        do {
            return try await body(Call(request: request, place: place, visitor: visitor))
        } catch LinkFault.wrong {
            return desk.fault(.notFound, sight, visitor)
        } catch LinkFault.ended(let end) {
            return desk.fault(.expired(sight.say(end)), sight, visitor)
        }
    }

    // MARK: Asking and taking

    private func ask(_ call: Call) async throws -> SiteAnswer {
        let scene = try await scene(call, try await desk.engine.matter(at: call.place))
        return page(scene, scene.views.question(nil), status: 200)
    }

    private func take(_ call: Call) async throws -> SiteAnswer {
        let isPress = try await isOneClick(call)
        var form = call.request.form
        if isPress {
            form = [:]
        } else {
            let scene = try await sceneForProof(call)
            guard desk.isOurs(call.request), isProven(form["csrf"] ?? "", call) else {
                return desk.fault(.stale, scene, call.visitor)
            }
        }
        switch try await desk.engine.answer(at: call.place, form) {
        case .refused(let matter, let reply):
            let scene = try await scene(call, matter)
            let why = reply.plainText.split(separator: "\n").first.map(String.init)
            let missing = Terms("Something is missing.", nl: "Er ontbreekt iets.")
            return page(scene, scene.views.question((why ?? scene.sight.say(missing), form)), status: 422)
        case .taken(let matter, let lines, let isRepeated, let canUndo):
            // RFC 8058 section 3.1: no redirect, and nobody reads it.
            if isPress { return SiteAnswer(200, type: "text/plain; charset=utf-8", "stopped\n") }
            let scene = try await scene(call, matter)
            let draft = scene.views.answered(
                lines, isRepeated: isRepeated, canUndo: canUndo, isSignedIn: call.visitor != nil)
            return page(scene, draft, status: 200)
        }
    }

    /// A mail program's press of a button (RFC 8058 section 3.2), as a form of either sort.
    private func isOneClick(_ call: Call) async throws -> Bool {
        guard case .link(let text) = call.place, LinkToken(text)?.verb == .stop else { return false }
        if call.request.form["List-Unsubscribe"] == "One-Click" { return true }
        let isParts = call.request.headers["content-type"]?.lowercased().hasPrefix("multipart/form-data") == true
        let body = String(decoding: call.request.body, as: UTF8.self)
        return isParts && body.contains("name=\"List-Unsubscribe\"") && body.contains("One-Click")
    }

    // MARK: Proof of the form

    private func content(_ token: String) -> String { "link|\(token)" }

    private func csrf(_ call: Call) -> String {
        guard let token = call.token else { return call.visitor.map { desk.csrf(of: $0) } ?? "" }
        return desk.seal.text(content(token), for: .form, bytes: 20)
    }

    private func isProven(_ proof: String, _ call: Call) -> Bool {
        guard let token = call.token else {
            return call.visitor.map { desk.form(call.request, of: $0) != nil } ?? false
        }
        return desk.seal.fits(proof, content(token), for: .form, bytes: 20)
    }

    /// For whom a form is refused; a token that is none is told so first.
    private func sceneForProof(_ call: Call) async throws -> Sight {
        if let visitor = call.visitor { return desk.sight(of: visitor, roster: try await desk.engine.people()) }
        if case .link(let text) = call.place, LinkToken(text) == nil { throw LinkFault.wrong }
        return desk.stranger(call.request)
    }

    // MARK: Drawing

    private struct Scene {
        var call: Call
        var sight: Sight
        var views: AnswerViews
    }

    private func scene(_ call: Call, _ matter: AnswerMatter) async throws -> Scene {
        let roster = try await desk.engine.people()
        let reader = call.visitor ?? Visitor(handle: matter.person, person: roster[matter.person], session: nil)
        let sight = desk.sight(of: reader, roster: roster)
        let seen = matter.series.flatMap { desk.seen($0, by: reader) }
        // What its reader must not see is not asked of them either.
        if let record = matter.record, seen?.series.records[record.id] == nil { throw LinkFault.wrong }
        let links = desk.engine.links
        let path = sight.addresses.href(.answer(matter.series?.slug ?? "", id: Self.object(of: matter)))
        let views = AnswerViews(matter: matter, seen: seen, sight: sight) { verb in
            matter.letter.map { _ in links?.path(verb, about: matter) ?? "" } ?? "\(path)?verb=\(verb.rawValue)"
        }
        return Scene(call: call, sight: sight, views: views)
    }

    private static func object(of matter: AnswerMatter) -> String {
        matter.verb == .rsvp ? "next" : matter.record?.id.description ?? matter.object
    }

    private func page(_ scene: Scene, _ draft: PageDraft, status: Int) -> SiteAnswer {
        let html = desk.html(draft, scene.sight, for: scene.call.visitor, csrf: csrf(scene.call))
        return SiteAnswer(status, type: PageRoute.html.contentType, html)
    }
}
