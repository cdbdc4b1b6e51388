import ConvenorCore
import ConvenorEngine

/// Coming in by a link that is mailed, and going out.
struct SignInRoutes: Sendable {
    let desk: PageDesk

    init(_ desk: PageDesk) { self.desk = desk }

    var routes: [SiteRoute] { [] }
}
