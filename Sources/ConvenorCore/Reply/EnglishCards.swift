extension English {
    package func words(for part: CardPart) -> String {
        switch part {
        case .plain(let text): text
        case .owners(let owner, let helpers):
            helpers.isEmpty ? owner.description : "\(owner) with \(list(helpers.map(\.description)))"
        case .noOwner: "(no owner)"
        case .severity(let severity): severity
        case .score(let score), .mean(let score): "\(score) of 5"
        case .course, .figure, .asOf, .source, .missing: figureWords(for: part)
        case .shift(let from, let to): "from \(from) to \(to)"
        case .wanted(let day): "by \(self.day(day))"
        case .due(let due, let home, let away): "due \(deadline(due, home: home))" + near(away)
        case .noDate: "no date yet"
        case .cause(let cause): "cause: \(cause)"
        case .evidence(let evidence): "evidence: \(evidence)"
        case .because(let reason): "because \(reason)"
        case .obstacle(let obstacle): "waits: \(obstacle)"
        case .instead(let other): "instead of \(other)"
        case .method(let method): "decided by \(method)"
        case .review(let day): "review \(self.day(day))"
        case .asks(let team): "asks \(team)"
        case .team(let team): "team \(team)"
        case .answer(let answer): "answer: \(answer)"
        case .dots(let dots): dots == "1" ? "1 dot" : "\(dots) dots"
        case .priority(let priority): "priority \(priority)"
        case .percent(let percent): "\(percent) %"
        case .serves(let kind, let ids): "\(linkWord(kind)) \(list(ids.map(\.description)))"
        case .status(let status): word(for: status)
        case .afterActions(let days): (days.map { count($0, "day") + " " } ?? "") + "after its actions are done"
        }
    }

    private func figureWords(for part: CardPart) -> String {
        switch part {
        case .course(let actual, let target, let unit, let percent):
            let sign = unit.flatMap { $0.count == 1 ? $0 : nil }
            return "\(actual.map { figure($0, unit: sign) } ?? "–") of \(figure(target, unit: unit))"
                + (percent.map { " (\($0) % of the way)" } ?? "")
        case .figure(let stored, let unit): return figure(stored, unit: unit)
        case .asOf(let day): return "as of \(self.day(day))"
        case .source(let source): return "source \(source)"
        case .missing(let details):
            return "missing: \(list(details.map { $0 == .asOf ? "as-of date" : $0.rawValue }))"
        default: return ""
        }
    }

    private func near(_ away: Int) -> String { away == 0 ? " (today)" : away == 1 ? " (tomorrow)" : "" }

    private func linkWord(_ kind: Kind) -> String {
        switch kind {
        case .marketingGoal: "supports"
        case .adjustment: "closes"
        default: "for"
        }
    }

    package func word(for privacy: Privacy) -> String {
        switch privacy {
        case .private: "private"
        case .confidential(let role): "confidential: \(role.rawValue)"
        }
    }
}
