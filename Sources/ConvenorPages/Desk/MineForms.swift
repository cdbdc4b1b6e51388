import ConvenorCore
import ConvenorEngine

/// What the forms of a person's own page do: each ends as lines that they could have typed.
struct MineForms: Sendable {
    private let desk: PageDesk

    init(_ desk: PageDesk) { self.desk = desk }

    private typealias Taking =
        @Sendable (_ visitor: Visitor, _ form: [String: String], _ request: SiteRequest) async throws -> SiteAnswer

    var routes: [SiteRoute] {
        [
            route("/me/channel", "channelForm", "Keeps where somebody is told, and when not.") { visitor, form, _ in
                try await channel(visitor, form)
            },
            route(
                "/me/calendar", "calendarForm", "Makes a new address of somebody's calendar, which ends those before."
            ) { visitor, _, _ in try await calendar(visitor) },
            route("/s/{slug}/{id}/done", "doneForm", "Says that something is done.") { visitor, _, request in
                try await record(visitor, request) { slug, id in
                    await desk.engine.say(["done \(id)"], from: visitor.handle, in: slug)
                }
            },
            route(
                "/s/{slug}/{id}/undo", "undoForm", "Takes back one's own last answer, for ten minutes."
            ) { visitor, _, request in
                try await record(visitor, request) { slug, id in await undo(id, in: slug, visitor) }
            },
        ]
    }

    private func route(_ path: String, _ id: String, _ summary: String, _ take: @escaping Taking) -> SiteRoute {
        var route = SiteRoute(
            .post, path, id: id, summary: summary,
            answers: [
                .init(200, "The page, with what is told once.", PageRoute.html),
                .init(303, "To the page that says what was done."),
                .init(403, "The form is not of this session.", PageRoute.html),
                .init(404, "Not there, or not for this person.", PageRoute.html),
                .init(422, "It was refused: the page says why.", PageRoute.html),
            ]
        ) { [desk] request in
            guard let visitor = try await desk.visitor(request), let form = desk.form(request, of: visitor) else {
                return try await desk.stale(request)
            }
            return try await take(visitor, form, request)
        }
        route.bodies = [.init("application/x-www-form-urlencoded", ["type": "object"])]
        return route
    }

    private func sight(of visitor: Visitor) async throws -> Sight {
        desk.sight(of: visitor, roster: try await desk.engine.people())
    }

    /// Quiet hours first, because only they can be refused.
    private func channel(_ visitor: Visitor, _ form: [String: String]) async throws -> SiteAnswer {
        let roster = try await desk.engine.people()
        let quiet = (form["quiet"] ?? "").cleaned
        let channel = form["channel"].flatMap { PersonalChannel(rawValue: $0) }
        var lines: [String] = []
        if quiet != roster.quiet(of: visitor.handle)?.description ?? "" {
            lines.append("quiet \(quiet.isEmpty ? "off" : quiet)")
        }
        if let channel, channel != roster.route(to: visitor.handle, reaches: { _ in true }).wanted {
            lines.append("channel \(channel.rawValue)")
        }
        if lines.isEmpty {
            let words = desk.sight(of: visitor, roster: roster).say(
                Terms("That is how it was already.", nl: "Zo was het al."))
            return try await back(visitor, words)
        }
        let outcome = await desk.engine.say(lines, from: visitor.handle)
        var typed = MinePage.Form()
        (typed.channel, typed.quiet) = (channel?.rawValue, quiet)
        return try await answer(outcome, visitor, typed)
    }

    private func calendar(_ visitor: Visitor) async throws -> SiteAnswer {
        let secret = try await desk.engine.renewCalendar(of: visitor.handle)
        var form = MinePage.Form()
        form.calendar = "\(desk.settings.address)/calendar/\(secret).ics"
        return try await page(visitor, 200, form)
    }

    /// - Parameter take: gets the id of a record that this person may see.
    private func record(
        _ visitor: Visitor, _ request: SiteRequest,
        _ take: (_ slug: String, _ id: RecordID) async -> FormOutcome
    ) async throws -> SiteAnswer {
        let slug = request["slug"]
        guard let id = RecordID(request["id"]), let archive = try await desk.engine.archived(slug),
            desk.seen(archive.series, by: visitor)?.series.records[id] != nil
        else { return desk.fault(.notFound, try await sight(of: visitor), visitor) }
        return try await answer(await take(slug, id), visitor, MinePage.Form())
    }

    private func undo(_ id: RecordID, in slug: String, _ visitor: Visitor) async -> FormOutcome {
        let why: Terms
        switch await desk.engine.takeBack(id, in: slug, by: visitor.handle) {
        case .done(let outcome): return outcome
        case .nothing:
            why = Terms(
                "There is no answer of yours to take back: that is possible for ten minutes.",
                nl: "Er is geen antwoord van je om terug te nemen: dat kan tien minuten lang.")
        case .overtaken:
            why = Terms(
                "Somebody has written something since, so it cannot be taken back here. Tell the chair.",
                nl: "Er is sindsdien iets anders geschreven, dus terugnemen kan hier niet meer. Zeg het de voorzitter.")
        }
        let words = desk.engine.house.words(for: visitor.person).language
        return FormOutcome(Reply(why[words]), .refused)
    }

    private func answer(
        _ outcome: FormOutcome, _ visitor: Visitor, _ typed: MinePage.Form
    ) async throws -> SiteAnswer {
        if outcome.end == .done { return try await back(visitor, outcome.firstWords) }
        var form = typed
        form.fault = outcome.firstWords
        return try await page(visitor, outcome.end == .broken ? 500 : 422, form)
    }

    private func back(_ visitor: Visitor, _ notice: String) async throws -> SiteAnswer {
        try await desk.setNotice(notice, of: visitor)
        return .seeOther(Addresses.site.href(.mine))
    }

    private func page(_ visitor: Visitor, _ status: Int, _ form: MinePage.Form) async throws -> SiteAnswer {
        let sight = try await sight(of: visitor)
        let seen = try await desk.engine.series(of: visitor.handle).compactMap { desk.seen($0, by: visitor) }
        guard let draft = MinePage(seen, sight, form)?.draft else { return desk.fault(.notFound, sight, visitor) }
        let html = desk.html(draft, sight, for: visitor, csrf: desk.csrf(of: visitor), live: "/live/me")
        return SiteAnswer(status, type: PageRoute.html.contentType, html)
    }
}

extension FormOutcome {
    /// What a page says of it.
    fileprivate var firstWords: String {
        let line = reply.plainText.split(separator: "\n").first.map(String.init) ?? ""
        return line.count > 400 ? line.prefix(399) + "…" : line.cleaned
    }
}
