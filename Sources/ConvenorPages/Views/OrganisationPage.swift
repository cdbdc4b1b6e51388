import ConvenorCore
import ConvenorEngine

/// The first page: all series of a reader, with what is late, what comes next and what was decided.
struct OrganisationPage {
    private let sight: Sight
    private let lines: [SeriesLine]
    /// Whether more than the longest late ones are wanted.
    private let isAllLate: Bool
    /// How many of all late ones are left out before the first.
    private let from: Int
    /// Whether they own actions in series that they see no page of.
    private let hasOthers: Bool

    init(_ seen: [Seen], _ sight: Sight, _ request: SiteRequest) {
        self.sight = sight
        let open = seen.filter { $0.reader.cut != .owner }
        lines = open.map { SeriesLine(SeriesView($0, sight)) }
        hasOthers = open.count < seen.count
        isAllLate = request.query["late"] == "all" || sight.isExport
        from = isAllLate ? ActionOrder(request).from : 0
    }

    var draft: PageDraft {
        var draft = PageDraft("organisation", title: SeriesPage.home(sight))
        draft.isHome = true
        if hasOthers {
            draft.cut = sight.say(
                Terms(
                    "You own actions in further series; these are on your page.",
                    nl: "Je hebt ook acties in andere reeksen; die staan op je eigen pagina."))
        }
        draft.regions = [figures, series, late, next, decided]
        return draft
    }

    private var figures: PageDraft.Region {
        let lateCount = lines.reduce(0) { $0 + $1.late.count }
        let score = sight.score(
            OperationScore(
                planned: lines.reduce(0) { $0 + $1.score.planned }, kept: lines.reduce(0) { $0 + $1.score.kept }))
        let goals = lines.reduce(0) { $0 + $1.broken.of }
        let of = sight.count(goals, Terms("goal", nl: "doelstelling"), Terms("goals", nl: "doelstellingen"))
        return .init(
            "organisation-figures",
            [
                "open": sight.figure(lines.reduce(0) { $0 + $1.open }), "late": sight.figure(lateCount),
                "isLate": .flag(lateCount > 0), "score": .line(score.figure), "scoreOf": .line(score.of),
                "broken": sight.figure(lines.reduce(0) { $0 + $1.broken.goals }),
                "brokenOf": .line(sight.say(Sentence(Terms("of {0}", nl: "van {0}"), .text(of)))),
            ])
    }

    private var series: PageDraft.Region {
        .init(
            "organisation-series",
            ["hasSeries": .flag(!lines.isEmpty), "series": .list(lines.map(\.facts))])
    }

    private static let (mostLate, mostOfAll) = (20, 200)

    private var late: PageDraft.Region {
        let all = lines.flatMap { line in line.late.map { (line: line, action: $0) } }.sorted {
            ($0.action.due?.moment ?? sight.now, $0.line.view.slug, $0.action.id)
                < ($1.action.due?.moment ?? sight.now, $1.line.view.slug, $1.action.id)
        }
        let from = from < all.count ? from : 0
        let most = sight.isExport ? all.count : isAllLate ? Self.mostOfAll : Self.mostLate
        let shown = all.dropFirst(from).prefix(most)
        let left = all.count - from - shown.count
        let page = isAllLate ? [("late", "all"), ("from", String(from + shown.count))] : [("late", "all")]
        return .init(
            "organisation-late",
            [
                "hasLate": .flag(!all.isEmpty), "lates": .list(shown.map { late($0.action, in: $0.line.view) }),
                "hasMoreLate": .flag(left > 0), "moreLateHref": sight.href(.home, page),
                "moreLate": .line(left == 0 ? "" : isAllLate ? sight.next(min(left, most)) : sight.all(all.count)),
            ])
    }

    private func late(_ action: Record, in view: SeriesView) -> Facts {
        let stand = ActionStand(action, in: view.series, sight)
        return .map([
            "id": .text(action.id.description), "href": sight.href(.record(view.slug, id: action.id.description)),
            "text": .line(view.text(of: action)), "owner": .line(sight.owner(of: action)),
            "due": .line(action.due.map { sight.date($0) } ?? ""),
            "dueISO": .text(action.due.map { sight.iso($0) } ?? ""), "stand": .line(stand.text),
            "tone": stand.tone.fact, "seriesTitle": .line(view.series.title),
            "seriesHref": sight.href(.series(view.slug)),
        ])
    }

    private var next: PageDraft.Region {
        let planned = lines.compactMap { line in line.view.next.map { (line.view, $0) } }
            .sorted { ($0.1.start.moment, $0.0.slug) < ($1.1.start.moment, $1.0.slug) }
        return .init(
            "organisation-next",
            [
                "hasMeetings": .flag(!planned.isEmpty),
                "meetings": .list(
                    planned.map { view, plan in
                        .map([
                            "iso": .text(sight.iso(plan.start.moment)), "when": .line(sight.when(plan.start.moment)),
                            "href": sight.href(.series(view.slug)), "title": .line(view.series.title),
                            "hasNote": .flag(!view.nextNote.isEmpty), "note": .line(view.nextNote),
                        ])
                    }),
            ])
    }

    /// Days back, and how many of them at most.
    private static let (decidedDays, mostDecided) = (30, 10)

    private var decided: PageDraft.Region {
        let since = sight.now.adding(seconds: -Self.decidedDays * 86_400)
        let found = lines.flatMap { line in
            line.view.series.newest(.decision).prefix { $0.at >= since }.filter { $0.status != .dropped }
                .prefix(Self.mostDecided).map { (line.view, $0) }
        }.sorted { ($1.1.at, $0.0.slug, $1.1.id) < ($0.1.at, $1.0.slug, $0.1.id) }.prefix(Self.mostDecided)
        return .init(
            "organisation-decided",
            [
                "hasDecisions": .flag(!found.isEmpty),
                "decisions": .list(
                    found.map { view, decision in
                        let day = sight.words.day(sight.zone.wall(at: decision.at).day)
                        return .map([
                            "id": .text(decision.id.description),
                            "href": sight.href(.record(view.slug, id: decision.id.description)),
                            "text": .line(view.text(of: decision)), "note": .line("\(view.series.title), \(day)"),
                        ])
                    }),
            ])
    }
}

extension Series {
    /// Records of a kind from the newest back, looked up one by one.
    fileprivate func newest(_ kind: Kind) -> some Sequence<Record> {
        (1..<(counters[kind] ?? 0) + 1).reversed().lazy.compactMap { records[RecordID(kind, $0)] }
    }
}
