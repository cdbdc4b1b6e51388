import ConvenorCore

/// One series in the list of all: its figures, each counted once.
struct SeriesLine {
    let view: SeriesView
    let open: Int
    let late: [Record]
    let score: OperationScore
    let breaks: Int
    let broken: (goals: Int, of: Int)

    init(_ view: SeriesView) {
        self.view = view
        let ledger = view.ledger
        open = view.series.standing(.action).count
        late = view.late
        score = view.series.operationScore(now: view.sight.now)
        (breaks, broken) = (ledger.breaks, ledger.broken)
    }

    var facts: Facts {
        let (sight, running) = (view.sight, view.running)
        return .map([
            "title": .line(view.series.title), "href": sight.href(.series(view.slug)),
            "isRunning": .flag(running != nil), "running": .line(running.map { view.stepCount(of: $0) } ?? ""),
            "meetingHref": .text(running.map { sight.addresses.href(.meeting(view.slug, $0.number)) } ?? ""),
            "next": .line(view.next.map { sight.when($0.start.moment) } ?? "–"), "open": sight.figure(open),
            "late": sight.figure(late.count), "isLate": .flag(!late.isEmpty), "breaks": sight.figure(breaks),
            "score": .line(score.percent.map { "\($0) %" } ?? sight.say(Terms("nothing due", nl: "niets te doen"))),
        ])
    }
}
