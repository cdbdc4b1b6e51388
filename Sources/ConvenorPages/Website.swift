package import ConvenorEngine

/// Everything that browsers and scripts find: one row a kind of route.
package struct Website: Site {
    package let routes: [SiteRoute]

    package init(_ desk: PageDesk) {
<<<<<<< HEAD
        let pages: [PageRoute] = SeriesPages.all + [MeetingPage.route, MinePage.route, SearchPage.route]
        let rows: [[SiteRoute]] = [
            AssetRoutes(desk).routes,
            pages.flatMap { $0.routes(desk) },
            SignInRoutes(desk).routes,
            SessionsRoutes(desk).routes,
            MineForms(desk).routes,
            AnswerRoutes(desk).routes,
            DocumentRoutes(desk).routes,
            FeedRoutes(desk).routes,
            ApiRoutes(desk).routes,
        ]
        routes = rows.joined().map { $0.caught(by: desk).dressed }
=======
        let pages: [PageRoute] = SeriesPages.all
        let all =
            AssetRoutes(desk).routes + pages.flatMap { $0.routes(desk) } + SignInRoutes(desk).routes
            + DocumentRoutes(desk).routes + FeedRoutes(desk).routes + ApiRoutes(desk).routes
        routes = all.map(\.dressed)
>>>>>>> bcb06c4d8f101d7f260ab61d916f1046d7a02d0b
    }
}
