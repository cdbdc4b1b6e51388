import ConvenorCore
import ConvenorEngine

/// What programs read and say, each a row.
struct ApiRoutes: Sendable {
    private let desk: PageDesk
    private let keys: ApiKeys

    init(_ desk: PageDesk) {
        self.desk = desk
        keys = ApiKeys(desk.engine)
    }

    private static let after = WebhookDescription.Header("after", "What the page before ended with; next has it.")

    var routes: [SiteRoute] {
        [
            read(
                "series", "apiSeries", "The series that the key's owner is in.", [Self.after],
                ApiSchema.list("series", ApiSchema.series)
            ) {
                try await $0.seriesList()
            },
            read("series/{slug}", "apiOneSeries", "One series.", [], ApiSchema.series) { try await $0.oneSeries() },
            read(
                "series/{slug}/records", "apiRecords", "Records of a series, kind by kind, by number.",
                [
                    .init("kind", "Only of this kind: action, or A."), .init("status", "Only in this status: open."),
                    .init("after", "The id that the page before ended with; next has it."),
                ], ApiSchema.list("records", ApiSchema.record)
            ) { try await $0.records() },
            read("series/{slug}/records/{id}", "apiRecord", "One record.", [], ApiSchema.record) {
                try await $0.record()
            },
            read(
                "series/{slug}/meetings/{number}", "apiMeeting", "The minutes of a meeting.", [],
                ["type": "object", "required": ["title", "series", "number"]]
            ) { try await $0.meeting() },
            read(
                "me/actions", "apiMyActions", "What the key's owner has to do, by series.", [Self.after],
                ApiSchema.list("actions", ApiSchema.found)
            ) { try await $0.myActions() },
            read(
                "search", "apiSearch", "Records with all of some words, by series.",
                [.init("q", "The words."), Self.after], ApiSchema.list("results", ApiSchema.found)
            ) { try await $0.search() },
            lines,
        ]
    }

    private func read(
        _ path: String, _ id: String, _ summary: String, _ queries: [WebhookDescription.Header], _ schema: JSONValue,
        answer: @escaping @Sendable (ApiCall) async throws -> [UInt8]
    ) -> SiteRoute {
        var route = SiteRoute(
            .get, "/api/v1/" + path, id: id, summary: summary,
            answers: [.init(200, "It.", .init(Self.json, schema))] + Self.problems([400, 401, 403, 404])
        ) { request in
            await answered(request, for: .read) { SiteAnswer(200, type: Self.json, bytes: try await answer($0)) }
        }
        route.queries = queries
        route.isKeyed = true
        return route
    }

    private var lines: SiteRoute {
        var route = SiteRoute(
            .post, "/api/v1/lines", id: "apiLine",
            summary: "Says a line to a series, as the key's owner would type it in the chat.",
            answers: [.init(200, "What is answered.", .init(Self.json, ApiSchema.reply))]
                + Self.problems([400, 401, 403, 404, 415, 422, 503]) + [.init(413, "The body is too long.")]
        ) { request in
            await answered(request, for: .write) { try await $0.say() }
        }
        route.bodies = [.init(Self.json, ApiSchema.line)]
        route.headers = [
            .init(
                "Idempotency-Key",
                "A name of the sender's own for this line: sent again, it gets the first answer again.")
        ]
        route.isKeyed = true
        return route
    }

    static let json = "application/json"

    private static func problems(_ statuses: [Int]) -> [WebhookDescription.Answer] {
        let meanings = [
            400: "Something in the request makes no sense.", 401: "No key, or none that is good.",
            403: "The key lacks the scope.", 404: "Not there, or not for this key.", 415: "No JSON.",
            422: "The line was refused, or its Idempotency-Key stands for another.", 503: "Not stored; try again.",
        ]
        return statuses.map { .init($0, meanings[$0] ?? "", .init(Problem.type, ApiSchema.problem)) }
    }

    /// Cookies do not count here, so no page of somebody else's can make a browser ask for its user.
    private func answered(
        _ request: SiteRequest, for scope: ApiScope, _ answer: (ApiCall) async throws -> SiteAnswer
    ) async -> SiteAnswer {
        do {
            let (visitor, roster) = try await keys.visitor(request, for: scope)
            let sight = desk.sight(of: visitor, roster: roster)
            return try await answer(ApiCall(desk: desk, request: request, visitor: visitor, sight: sight))
        } catch let problem as Problem {
            return problem.answer
        } catch {
            return Problem(status: 503, detail: "The store does not answer; nothing was changed.").answer
        }
    }
}
