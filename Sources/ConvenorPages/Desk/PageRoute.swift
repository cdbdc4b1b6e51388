import ConvenorCore
import ConvenorEngine

/// A page that is read by who is signed in: where it is, what it is made of, and how.
package struct PageRoute: Sendable {
    package enum Source: Sendable {
        /// The series that the path names.
        case series
        /// All series that the reader has to do with.
        case reader
    }

    var path: String
    var id: String
    /// One sentence.
    var summary: String
    /// Whether its regions are sent when they change.
    var isLive: Bool
    /// Whether time alone changes it, as the timer of a meeting.
    var ticks = false
    var source: Source
    /// Nil for what is not there, or not for this reader.
    var draft: @Sendable (_ seen: [Seen], _ sight: Sight, _ request: SiteRequest) -> PageDraft?

    /// The page, and where its changes are heard.
    func routes(_ desk: PageDesk) -> [SiteRoute] {
        let page = SiteRoute(
            .get, path, id: id, summary: summary,
            answers: [
                .init(200, "The page, made now.", Self.html), .init(303, "To signing in, for who is not signed in."),
                .init(404, "Not there, or not for this reader.", Self.html),
            ]
        ) { request in try await desk.show(self, request) }
        guard isLive else { return [page] }
        let live = SiteRoute(
            .get, "/live" + (path == "/" ? "/organisation" : path), id: id + "Live",
            summary: "Regions of that page as they change, as server-sent events.",
            answers: [
                .init(200, "Until the connection ends.", .init("text/event-stream", ["type": "string"])),
                .init(404, "Not there, or not for this reader."),
            ]
        ) { request in try await desk.follow(self, request) }
        return [page, live]
    }

    static let html = WebhookDescription.Body("text/html; charset=utf-8", ["type": "string"])
}
