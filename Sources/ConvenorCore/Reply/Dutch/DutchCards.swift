extension Dutch {
    package func words(for part: CardPart) -> String {
        switch part {
        case .plain(let text): text
        case .owners(let owner, let helpers):
            helpers.isEmpty ? owner.description : "\(owner) met \(list(helpers.map(\.description)))"
        case .noOwner: "(geen actiehouder)"
        case .severity(let severity): grade(severity)
        case .score(let score): "\(score) van 5"
        case .mean(let mean): "\(figure(mean, unit: nil)) van 5"
        case .course, .figure, .asOf, .source, .missing: figureWords(for: part)
        case .shift(let from, let to): "van \(from) naar \(to)"
        case .wanted(let day): "uiterlijk \(self.day(day))"
        case .due(let due, let home, let away): "uiterlijk \(deadline(due, home: home))" + near(away)
        case .noDate: "nog geen datum"
        case .cause(let cause): "oorzaak: \(cause)"
        case .evidence(let evidence): "onderbouwing: \(evidence)"
        case .because(let reason): "reden: \(reason)"
        case .obstacle(let obstacle): "belemmering: \(obstacle)"
        case .instead(let other): "in plaats van \(other)"
        case .method(let method): "besluitvorming: \(method)"
        case .review(let day): "evaluatie \(self.day(day))"
        case .asks(let team): "vraagt \(team)"
        case .team(let team): "team \(team)"
        case .answer(let answer): "antwoord: \(answer)"
        case .dots(let dots): dots == "1" ? "1 stip" : "\(dots) stippen"
        case .priority(let priority): "prioriteit \(grade(priority))"
        case .percent(let percent): "\(percent) %"
        case .serves(let kind, let ids): "\(linkWord(kind)) \(list(ids.map(\.description)))"
        case .status(let status): word(for: status)
        case .afterActions(let days):
            days.map { "\(self.days($0)) nadat de acties gereed zijn" } ?? "zodra de acties gereed zijn"
        }
    }

    private func figureWords(for part: CardPart) -> String {
        switch part {
        case .course(let actual, let target, let unit, let percent):
            let sign = unit.flatMap { $0.count == 1 ? $0 : nil }
            return "\(actual.map { figure($0, unit: sign) } ?? "–") van \(figure(target, unit: unit))"
                + (percent.map { " (\($0) % van de weg)" } ?? "")
        case .figure(let stored, let unit): return figure(stored, unit: unit)
        case .asOf(let day): return "per \(self.day(day))"
        case .source(let source): return "bron \(source)"
        case .missing(let details):
            let names = details.map { $0 == .asOf ? "peildatum" : $0 == .unit ? "eenheid" : "bron" }
            return "ontbreekt: \(list(names))"
        default: return ""
        }
    }

    private func near(_ away: Int) -> String { away == 0 ? " (vandaag)" : away == 1 ? " (morgen)" : "" }

    private func linkWord(_ kind: Kind) -> String {
        switch kind {
        case .marketingGoal: "ondersteunt"
        case .adjustment: "verhelpt"
        default: "voor"
        }
    }

    package func word(for privacy: Privacy) -> String {
        switch privacy {
        case .private: "privé"
        case .confidential(let role): "vertrouwelijk: \(word(for: role))"
        }
    }
}
