import ConvenorCore
import ConvenorEngine

/// How the reader wants actions ordered, and from where on.
struct ActionOrder {
    var isByOwner: Bool
    /// How many are left out before the first.
    var from: Int

    init(_ request: SiteRequest) {
        isByOwner = request.query["by"] == "owner"
        from = max(0, request.query["from"].flatMap { Int($0) } ?? 0)
    }
}

/// All open actions of a series, page by page.
struct ActionsPage {
    private let view: SeriesView
    private let request: SiteRequest
    private static let most = 150

    init(_ view: SeriesView, _ request: SiteRequest) {
        self.view = view
        self.request = request
    }

    var draft: PageDraft {
        let sight = view.sight
        let title = sight.say(
            Sentence(Terms("Open actions of {0}", nl: "Open acties van {0}"), .text(view.series.title)))
        var draft = PageDraft("actions", title: title)
        draft.facts = ["title": .line(title)]
        draft.path = [
            (sight.addresses.href(.home), SeriesPage.home(sight)),
            (sight.addresses.href(.series(view.slug)), view.series.title),
        ]
        draft.cut = view.cut
        let most = sight.isExport ? Int.max : Self.most
        draft.regions = [view.actions(ActionOrder(request), most: most, on: .actions(view.slug))]
        return draft
    }
}

/// Actions under one heading.
private struct ActionGroup {
    var heading: String
    var actions: [Record]
}

extension SeriesView {
    /// - Parameters:
    ///   - most: how many are shown.
    ///   - place: the page that shows them.
    func actions(_ order: ActionOrder, most: Int, on place: PagePlace) -> PageDraft.Region {
        let isAlone = place == .actions(slug)
        let groups = order.isByOwner ? actionsByOwner : actionsByDue
        let count = groups.reduce(0) { $0 + $1.actions.count }
        let from = isAlone && order.from < count ? order.from : 0
        let shown = min(count - from, most)
        let left = count - from - shown
        let by = order.isByOwner ? [("by", "owner")] : []
        return .init(
            "series-actions",
            [
                "hasActions": .flag(count > 0), "byDue": .flag(!order.isByOwner),
                "byDueHref": sight.href(place, [("by", "due")]), "byOwnerHref": sight.href(place, [("by", "owner")]),
                "groups": .list(cut(groups, from: from, count: shown, isAlone: isAlone)),
                "hasMore": .flag(left > 0),
                "moreHref": sight.href(.actions(slug), isAlone ? by + [("from", String(from + shown))] : by),
                "more": .line(left == 0 ? "" : isAlone ? sight.next(min(left, most)) : sight.all(count)),
            ])
    }

    /// Each group says how many are in it, wherever the page is cut.
    private func cut(_ groups: [ActionGroup], from: Int, count: Int, isAlone: Bool) -> [Facts] {
        var (skipped, left) = (from, count)
        var facts: [Facts] = []
        for group in groups where left > 0 {
            let shown = group.actions.dropFirst(skipped).prefix(left)
            skipped = max(0, skipped - group.actions.count)
            left -= shown.count
            if shown.isEmpty { continue }
            facts.append(
                .map([
                    "heading": .line(group.heading), "count": sight.figure(group.actions.count),
                    "actions": .list(shown.map { action($0, isAlone: isAlone) }),
                ]))
        }
        return facts
    }

    private func action(_ action: Record, isAlone: Bool) -> Facts {
        let stand = ActionStand(action, in: series, sight)
        return .map(
            [
                "id": .text(action.id.description), "text": .line(text(of: action)),
                "owner": .line(sight.owner(of: action)), "hasDue": .flag(action.due != nil),
                "due": .line(action.due.map { sight.date($0) } ?? ""),
                "dueISO": .text(action.due.map { sight.iso($0) } ?? ""), "stand": .line(stand.text),
                "tone": stand.tone.fact, "hasNote": .flag(!stand.note.isEmpty), "note": .line(stand.note),
            ].merging(
                sight.serves(action) { id in
                    isAlone ? sight.addresses.href(.record(slug, id: id.description)) : "#\(id)"
                }
            ) { $1 })
    }

    private var actionsByDue: [ActionGroup] {
        let sunday = sight.today.adding(days: 7 - sight.today.weekday)
        var groups: [[Record]] = [[], [], [], []]
        for action in byDate(series.standing(.action)) {
            guard let due = action.due else {
                groups[3].append(action)
                continue
            }
            let day = due.hasTime ? sight.zone.wall(at: due.moment).day : due.wall.day
            groups[due.isPast(at: sight.now) ? 0 : day <= sunday ? 1 : 2].append(action)
        }
        let headings = [
            Terms("Late", nl: "Te laat"), Terms("This week", nl: "Deze week"), Terms("Later", nl: "Later"),
            Terms("No date", nl: "Zonder datum"),
        ]
        return zip(headings, groups).map { ActionGroup(heading: sight.say($0), actions: $1) }
            .filter { !$0.actions.isEmpty }
    }

    /// By name; what nobody has comes last.
    private var actionsByOwner: [ActionGroup] {
        let owned = Dictionary(grouping: series.standing(.action), by: \.owner)
        let named = owned.compactMap { handle, actions in handle.map { (name: sight.name($0), $0, actions) } }
            .sorted { ($0.name.lowercased(), $0.1) < ($1.name.lowercased(), $1.1) }
        let nobody = owned[nil].map {
            [ActionGroup(heading: sight.say(Terms("Nobody", nl: "Niemand")), actions: byDate($0))]
        }
        return named.map { ActionGroup(heading: $0.name, actions: byDate($0.2)) } + (nobody ?? [])
    }

    private func byDate(_ actions: [Record]) -> [Record] {
        actions.sorted {
            ($0.due?.moment.milliseconds ?? .max, $0.id) < ($1.due?.moment.milliseconds ?? .max, $1.id)
        }
    }
}
