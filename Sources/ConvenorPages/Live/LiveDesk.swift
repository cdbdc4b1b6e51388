import ConvenorEngine

extension PageDesk {
    /// The regions of a page as they change.
    func follow(_ page: PageRoute, _ request: SiteRequest) async throws -> SiteAnswer { SiteAnswer(404) }
}
