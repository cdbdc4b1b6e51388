import ConvenorCore

/// What a series is for, and how each goal stands.
extension SeriesView {
    private static var mostGoals: Int { 15 }

    func goals(_ ledger: Ledger) -> PageDraft.Region {
        let goals = series.standing(.goal) + series.standing(.marketingGoal)
        let most = sight.isExport ? goals.count : Self.mostGoals
        let stands = GoalStands(self, ledger)
        let more = Sentence(
            Terms("All {0}, in the plan on one page", nl: "Alle {0}, in het plan op één blad"),
            .figure(String(goals.count)))
        return .init(
            "series-goals",
            [
                "hasGoals": .flag(!goals.isEmpty), "goals": .list(goals.prefix(most).map { goal($0, stands) }),
                "hasMoreGoals": .flag(goals.count > most), "moreGoalsHref": .text(file("plan.html")),
                "moreGoals": .line(goals.count > most ? sight.say(more) : ""),
            ])
    }

    private func goal(_ goal: Record, _ stands: GoalStands) -> Facts {
        let stand = stands[goal]
        return .map(
            [
                "id": .text(goal.id.description), "text": .line(text(of: goal)),
                "owner": .line(sight.owner(of: goal)), "by": .line(goal.due.map { sight.date($0) } ?? "–"),
                "stand": .line(stand.text), "tone": stand.tone.fact,
            ].merging(sight.serves(goal) { "#\($0)" }) { $1 })
    }
}

/// How goals stand: by what is missing after them in their chain, by their date, and by what is measured.
private struct GoalStands {
    private let view: SeriesView
    private var breaks: [RecordID: [Ledger.Break]] = [:]
    /// Breaks further down the chain of an organisational goal.
    private var below: [RecordID: Int] = [:]
    private var findings: [RecordID: [Finding.Sort]] = [:]

    init(_ view: SeriesView, _ ledger: Ledger) {
        self.view = view
        for chain in ledger.chains {
            for link in chain.links {
                if link.breaks.isEmpty { continue }
                breaks[link.id] = link.breaks
                if let goal = chain.goal, goal != link.id { below[goal, default: 0] += link.breaks.count }
            }
        }
        // To who sees no metric, that there is none is no finding.
        if view.isInformed { return }
        for found in view.series.findings(today: view.sight.today, zone: view.sight.zone) {
            findings[found.finding.subject, default: []].append(found.finding.sort)
        }
        // What the chair took up or dismissed is told no more and is true all the same.
        for gap in view.series.standing(.gap) {
            guard let sort = gap[.gapKind].flatMap(Finding.Sort.init(rawValue:)), let goal = gap.links?.first else {
                continue
            }
            findings[goal, default: []].append(sort)
        }
        for dismissal in view.series.meeting?.dismissed ?? [] {
            findings[dismissal.finding.subject, default: []].append(dismissal.finding.sort)
        }
    }

    subscript(_ goal: Record) -> (text: String, tone: Tone) {
        let sight = view.sight
        if let first = breaks[goal.id]?.first { return (view.word(for: first, of: goal), .bad) }
        if let late = goal.due.flatMap({ LateWords(of: $0, sight) }) { return (late.text, .bad) }
        let found = findings[goal.id] ?? []
        if found.contains(.performance) { return (sight.say(Terms("behind", nl: "loopt achter")), .warn) }
        if found.contains(.unmeasured) { return (sight.say(Terms("not measured", nl: "niet gemeten")), .warn) }
        if goal.owner == nil { return (sight.say(Terms("no owner", nl: "geen eigenaar")), .warn) }
        if let count = below[goal.id] {
            let long = sight.count(count, Terms("break", nl: "breuk"), Terms("breaks", nl: "breuken"))
            return (sight.say(Sentence(Terms("{0} below", nl: "{0} eronder"), .text(long))), .warn)
        }
        return isJudged(goal)
            ? (sight.say(Terms("on track", nl: "op koers")), .good)
            : (sight.say(Terms("no break", nl: "geen breuk")), .good)
    }

    /// Its figures are held against the time gone by the findings of the series, which have none of it.
    private func isJudged(_ goal: Record) -> Bool {
        guard goal.id.kind == .marketingGoal else { return false }
        return [Kind.metric, .keyResult].flatMap { view.series.standing($0) }.contains { figure in
            figure.links?.contains(goal.id) == true && figure.progress != nil && (figure.due ?? goal.due) != nil
                && figure.isMeasured(today: view.sight.today)
        }
    }
}
