import ConvenorCore

/// Where the records that a page speaks of are shown: on it, or where the reader finds them.
///
/// Lists are cut and what is done leaves them, so that a link within the page may have nowhere to go.
struct Anchors {
    private let view: SeriesView
    private var shown: Set<String> = []

    init(_ view: SeriesView, _ regions: [PageDraft.Region]) {
        self.view = view
        for region in regions { region.facts.values.forEach { collect($0) } }
    }

    /// What has an id and is no link is where a link may lead to.
    private mutating func collect(_ facts: Facts) {
        switch facts {
        case .list(let items): items.forEach { collect($0) }
        case .map(let map):
            if map["href"] == nil, case .text(let id)? = map["id"], !id.isEmpty { shown.insert(id) }
            map.values.forEach { collect($0) }
        case .text, .flag: break
        }
    }

    /// The same region, with links that all lead somewhere.
    func mended(_ region: PageDraft.Region) -> PageDraft.Region {
        .init(region.name, region.facts.mapValues { mended($0) })
    }

    private func mended(_ facts: Facts) -> Facts {
        switch facts {
        case .list(let items): return .list(items.map { mended($0) })
        case .map(var map):
            if case .text(let href)? = map["href"], href.first == "#" {
                map["href"] = .text(place(of: String(href.dropFirst())))
            }
            return .map(map.mapValues { mended($0) })
        case .text, .flag: return facts
        }
    }

    /// Open actions have a page that shows all of them; anything else stands in the minutes of its meeting.
    private func place(of id: String) -> String {
        guard !shown.contains(id), let record = RecordID(id).flatMap({ view.series.records[$0] }) else {
            return "#" + id
        }
        let addresses = view.sight.addresses
        if record.id.kind == .action, record.isStanding { return "\(addresses.href(.actions(view.slug)))#\(id)" }
        guard let meeting = view.series.meeting(numbered: record.meeting), !meeting.isOpen || !view.isInformed else {
            return "#" + id
        }
        return "\(addresses.href(.meeting(view.slug, meeting.number)))#\(id)"
    }
}
