import ConvenorCore
import ConvenorEngine

extension PageRoute {
    /// Every page that is read by who is signed in.
    static let all: [PageRoute] = SeriesPages.all + [MeetingPage.route, MinePage.route, SearchPage.route]
}

/// The pages about series.
enum SeriesPages {
    static let all: [PageRoute] = [
        PageRoute(
            path: "/", id: "organisationPage",
            summary: "All series of the reader: figures, what is late, what comes next, what was decided.",
            isLive: true, source: .reader
        ) { seen, sight, request in OrganisationPage(seen, sight, request).draft },
        PageRoute(
            path: "/s/{slug}", id: "seriesPage",
            summary: "A series from its goals to its actions, with metrics, pictures and meetings.",
            isLive: true, source: .series
        ) { seen, sight, request in view(seen, sight).map { SeriesPage($0, request).draft } },
        PageRoute(
            path: "/s/{slug}/actions", id: "actionsPage", summary: "All open actions of a series.",
            isLive: true, source: .series
        ) { seen, sight, request in view(seen, sight).map { ActionsPage($0, request).draft } },
    ]

    /// Who only owns an action has no page of its series.
    private static func view(_ seen: [Seen], _ sight: Sight) -> SeriesView? {
        guard let seen = seen.first, seen.reader.cut != .owner else { return nil }
        return SeriesView(seen, sight)
    }
}
