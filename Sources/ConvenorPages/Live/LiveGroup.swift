import ConvenorCore
import ConvenorEngine

/// Those who look at the same: what changes is rendered once for all of them.
struct LiveGroup {
    struct Key: Hashable {
        var page: String
        var path: String
        var query: [String: String]
        var language: String
        var zone: String
        /// What tells readers apart who may not see the same.
        var audience: String
    }

    struct Listener {
        var continuation: AsyncStream<[UInt8]>.Continuation
        var visitor: Visitor
        var session: String
        var ends: Moment
    }

    /// A region as it is sent.
    struct Made {
        var name: String
        var html: String
    }

    let page: PageRoute
    let request: SiteRequest
    var listeners: [Int: Listener] = [:]
    /// The HTML of each region as it was sent last.
    var sent: [String: String] = [:]
    /// The regions that the page has: others are another page. Nil while nobody has looked.
    var shape: [String]?
    var version = 0
    var day: Day?
    var isRendering = false
    var isDirty = false

    init(page: PageRoute, request: SiteRequest) {
        self.page = page
        self.request = request
    }

    mutating func take(_ made: [Made], _ version: Int, _ today: Day) {
        sent = Dictionary(made.map { ($0.name, $0.html) }) { $1 }
        shape = made.map(\.name)
        (self.version, day) = (version, today)
    }

    /// Whether what was committed may change the page.
    func isTouched(by streams: Set<StreamID>) -> Bool {
        switch page.source {
        case .series: streams.contains(.series(request["slug"]))
        case .reader: streams.contains { $0.slug != nil }
        }
    }
}
