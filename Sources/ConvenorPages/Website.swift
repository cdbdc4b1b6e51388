package import ConvenorEngine

/// Everything that browsers and scripts find: one row a kind of route.
package struct Website: Site {
    package let routes: [SiteRoute]

    package init(_ desk: PageDesk) {
        let rows: [[SiteRoute]] = [
            AssetRoutes(desk).routes,
            PageRoute.all.flatMap { $0.routes(desk) },
            SignInRoutes(desk).routes,
            SessionsRoutes(desk).routes,
            MineForms(desk).routes,
            AnswerRoutes(desk).routes,
            DocumentRoutes(desk).routes,
            FeedRoutes(desk).routes,
            ApiRoutes(desk).routes,
        ]
        routes = rows.joined().map { $0.caught(by: desk).dressed }
    }
}
