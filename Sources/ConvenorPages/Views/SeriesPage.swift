import ConvenorCore
import ConvenorEngine

/// One series at a glance: how it stands, and every part of it below.
struct SeriesPage {
    private let view: SeriesView
    private let request: SiteRequest

    init(_ view: SeriesView, _ request: SiteRequest) {
        self.view = view
        self.request = request
    }

    private static let names: [(part: String, name: Terms)] = [
        ("series-goals", Terms("Goals", nl: "Doelstellingen")),
        ("series-ledger", Terms("From goal to result", nl: "Van doelstelling tot resultaat")),
        ("series-metrics", Terms("Metrics", nl: "Indicatoren")),
        ("series-actions", Terms("Open actions", nl: "Open acties")),
        ("series-agreed", Terms("Found and agreed", nl: "Gevonden en afgesproken")),
        ("series-pictures", Terms("Course", nl: "Verloop")),
        ("series-meetings", Terms("Meetings", nl: "Vergaderingen")),
    ]

    var draft: PageDraft {
        let (sight, ledger) = (view.sight, view.ledger)
        let pictures = Pictures.all(of: view.seen, sight)
        var draft = PageDraft("series", title: view.series.title)
        draft.path = [(sight.addresses.href(.home), SeriesPage.home(sight))]
        draft.cut = view.cut
        let regions = [
            view.state, view.goals(ledger), view.chains(ledger), view.metrics,
            view.actions(ActionOrder(request), most: 40, on: .series(view.slug)), view.agreed(beside: pictures),
            .init(
                "series-pictures",
                [
                    "hasPictures": .flag(!pictures.isEmpty),
                    "pictures": .list(pictures.map { $0.facts(file: view.file("pictures/\($0.name).svg")) }),
                ]),
            view.meetings(before: request.query["before"].flatMap { Int($0) }),
        ]
        let anchors = Anchors(view, regions)
        draft.regions = regions.map { anchors.mended($0) }
        let parts = Self.names.filter { $0.part != "series-pictures" || !pictures.isEmpty }
        draft.facts = [
            "title": .line(view.series.title),
            "parts": .list(parts.map { .map(["part": .text($0.part), "name": .text(sight.say($0.name))]) }),
        ]
        return draft
    }

    /// What the first page is called in the way up.
    static func home(_ sight: Sight) -> String { sight.say(Terms("Overview", nl: "Overzicht")) }
}

extension SeriesView {
    /// The figures at the top, and the meeting that goes on.
    var state: PageDraft.Region {
        let score = sight.score(series.operationScore(now: sight.now))
        let lateCount = late.count
        let agreed = Sentence(
            Terms("of {0} ever agreed", nl: "van {0} ooit afgesproken"), .figure(String(series.all(.action).count)))
        return .init(
            "series-state",
            [
                "isRunning": .flag(running != nil),
                "meetingHref": .text(running.map { sight.addresses.href(.meeting(slug, $0.number)) } ?? ""),
                "running": .line(running.map { beingHeld($0) } ?? ""), "runningStep": .line(runningStep ?? ""),
                "hasVision": .flag(series.vision != nil), "vision": .line(series.vision ?? ""),
                "next": .line(next.map { sight.when($0.start.moment) } ?? "–"), "nextNote": .line(nextNote),
                "open": sight.figure(series.standing(.action).count), "openOf": .line(sight.say(agreed)),
                "late": sight.figure(lateCount), "isLate": .flag(lateCount > 0),
                "score": .line(score.figure), "scoreOf": .line(score.of),
            ])
    }

    private func beingHeld(_ meeting: Meeting) -> String {
        sight.say(
            Sentence(
                Terms("{0} #{1} is being held", nl: "{0} #{1} is bezig"), .text(meeting.title),
                .text(String(meeting.number))))
    }

    private var runningStep: String? {
        guard let running else { return nil }
        return [stepCount(of: running), series.currentStep?.title].compactMap { $0 }.joined(separator: ", ")
    }

    /// `step 6 of 10`.
    func stepCount(of meeting: Meeting) -> String {
        sight.say(
            Sentence(
                Terms("step {0} of {1}", nl: "stap {0} van {1}"), .text(String(meeting.step + 1)),
                .text(String(meeting.progress.count))))
    }
}
