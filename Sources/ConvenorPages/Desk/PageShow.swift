import ConvenorCore
import ConvenorEngine

/// How a page is shown to who is signed in.
extension PageDesk {
    func show(_ page: PageRoute, _ request: SiteRequest) async throws -> SiteAnswer {
        guard let visitor = try await visitor(request) else { return signIn(backTo: request) }
        let roster = try await engine.people()
        let sight = sight(of: visitor, roster: roster)
        let sources = try await sources(page, for: visitor, request)
        guard let draft = page.draft(sources, sight, request) else { return fault(.notFound, sight, visitor) }
        let live = page.isLive ? livePath(of: request, since: Self.version(of: sources)) : nil
        let html = html(draft, sight, for: visitor, csrf: csrf(of: visitor), live: live)
        if visitor.session?.notice.isEmpty == false { try await forgetNotice(of: visitor) }
        return SiteAnswer(200, type: PageRoute.html.contentType, html)
    }

    func draft(
        _ page: PageRoute, for visitor: Visitor, _ sight: Sight, _ request: SiteRequest
    ) async throws -> PageDraft? {
        page.draft(try await sources(page, for: visitor, request), sight, request)
    }

    /// What the page is made of, as the reader may see it.
    func sources(
        _ page: PageRoute, for visitor: Visitor, _ request: SiteRequest
    ) async throws -> [Seen] {
        switch page.source {
        case .series:
            guard let archive = try await engine.archived(request["slug"]) else { return [] }
            return [seen(archive.series, by: visitor)].compactMap { $0 }
        case .reader: return try await engine.series(of: visitor.handle).compactMap { seen($0, by: visitor) }
        }
    }

    /// Somebody is not signed in: they come back afterwards to what they asked for.
    func signIn(backTo request: SiteRequest) -> SiteAnswer {
        .seeOther("/sign-in?to=" + FormFields.encoded(request.path))
    }

    /// The number of entries that a page was made of: it rises with everything that may change the page.
    static func version(of sources: [Seen]) -> Int { sources.reduce(0) { $0 + $1.whole.entries } }

    /// Where the changes of a page since that number are heard.
    private func livePath(of request: SiteRequest, since: Int) -> String {
        let query = request.query.merging(["since": String(since)]) { $1 }.sorted { $0.key < $1.key }
            .map { "\(FormFields.encoded($0.key))=\(FormFields.encoded($0.value))" }.joined(separator: "&")
        return "/live" + (request.path == "/" ? "/organisation" : request.path) + "?" + query
    }
}
