import ConvenorCore
import ConvenorEngine

/// What feed readers fetch: who knows the address may, as with calendars.
struct FeedRoutes: Sendable {
    private let desk: PageDesk
    private static let type = "application/atom+xml; charset=utf-8"

    init(_ desk: PageDesk) { self.desk = desk }

    var routes: [SiteRoute] {
        [
            SiteRoute(
                .get, "/feeds/{slug}/{secret}/decisions.atom", id: "decisionsFeed",
                summary: "The decisions of a series as Atom, for somebody.",
                answers: [
                    .init(200, "The newest ones.", .init(Self.type, ["type": "string"])),
                    .init(304, "The same as before."), .init(404, "No such address, or no longer."),
                ]
            ) { request in try await desk.decisions(request, type: Self.type) }
        ]
    }
}

extension PageDesk {
    /// The secret is that of the person's calendar, so that a new one ends all their addresses at once.
    fileprivate func decisions(_ request: SiteRequest, type: String) async throws -> SiteAnswer {
        let roster = try await engine.people()
        guard let person = roster.reader(engine.fingerprint(of: request["secret"])),
            let series = try await engine.archived(request["slug"])?.series,
            let reader = Self.feedReader(of: person, in: series)
        else { return SiteAnswer(404) }
        let sight = sight(of: Visitor(handle: person, person: roster[person]), roster: roster)
        let address = settings.address.isEmpty ? request.origin : settings.address
        let feed = AtomFeed(seen: seen(series, by: reader), sight: sight, address: address)
        return file(Array(feed.text(own: address + request.path).utf8), type: type, to: request)
    }

    /// Whoever holds the address reads on: so it has what may lie about as a file, and nothing of the person's own.
    private static func feedReader(of person: Handle, in series: Series) -> Reader? {
        switch series.role(of: person) {
        case .chair?, .participant?: .file
        case .informed?: Reader(handle: nil, role: .informed, cut: .outcome)
        case .owner?, nil: nil
        }
    }
}
