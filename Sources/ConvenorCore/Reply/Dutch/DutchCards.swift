extension Dutch {
    /// One line that shows a record as it is stored: `A7 @lena · Plan opstellen · uiterlijk vr 4 dec 2026 17:00 · voor X1`.
    package func card(_ record: Record, in view: View) -> String {
        var parts: [String] = []
        let text = text(of: record, in: view.series)
        switch record.id.kind {
        case .action:
            parts = [record.owner.map { owners(of: record, first: $0) } ?? "(geen actiehouder)", text]
        case .gap: parts = [grade(record[.severity] ?? ""), text]
        case .link: parts = [record[.url] ?? "", text]
        case .feedback where record[.score] != nil: parts = ["\(record[.score] ?? "") van 5", text]
        default: parts = [text]
        }
        parts.removeAll { $0.isEmpty }
        parts += tail(of: record, in: view)
        let privacy =
            switch record.privacy {
            case .private: " (privé)"
            case .confidential(let role): " (vertrouwelijk: \(word(for: role)))"
            case nil: ""
            }
        return "\(record.id) " + parts.joined(separator: " · ") + privacy
    }

    private func owners(of record: Record, first: Handle) -> String {
        let helpers = (record.helpers ?? []).map(\.description)
        return helpers.isEmpty ? first.description : "\(first) met \(list(helpers))"
    }

    private func tail(of record: Record, in view: View) -> [String] {
        var parts = figures(of: record) + fields(of: record)
        let record = record.beyondForm
        if record.id.kind != .action, let owner = record.owner { parts.append(owner.description) }
        if record.id.kind == .idea || record.id.kind == .parked || record.id.kind == .feedback {
            parts.append(record.by.description)
        }
        if record.id.kind == .adjustment, let from = record[.from], let to = record[.to], !record.text.contains("→") {
            parts.append("van \(from) naar \(to)")
        }
        if let due = dueText(of: record, in: view) { parts.append(due) }
        if record.id.kind == .prep, let url = record[.url] { parts.append(url) }
        if record.id.kind == .action, record.due == nil, record.isStanding { parts.append("nog geen datum") }
        parts += reasons(of: record)
        if let links = record.links, !links.isEmpty {
            let ids = record.id.kind == .gap && record[.gapKind] != nil ? Array(links.dropFirst()) : links
            if !ids.isEmpty { parts.append("\(linkWord(record.id.kind)) \(list(ids.map(\.description)))") }
        }
        if let status = statusText(of: record) { parts.append(status) }
        return parts
    }

    private func linkWord(_ kind: Kind) -> String {
        switch kind {
        case .marketingGoal: "ondersteunt"
        case .adjustment: "verhelpt"
        default: "voor"
        }
    }

    private func figures(of record: Record) -> [String] {
        guard record.id.kind == .metric else { return [] }
        let unit = record[.unit]
        var parts: [String] = []
        if let target = record[.target] {
            let isSign = unit.map { $0.count == 1 } ?? false
            let actual = record[.actual].map { figure($0, unit: isSign ? unit : nil) } ?? "–"
            var text = "\(actual) van \(figure(target, unit: unit))"
            if let progress = record.progress { text += " (\(progress) % van de weg)" }
            parts.append(text)
        } else if let actual = record[.actual] {
            parts.append(figure(actual, unit: unit))
        }
        if let asOf = record[.asOf].flatMap(Day.init(iso:)) { parts.append("per \(day(asOf))") }
        if let source = record[.source] { parts.append("bron \(source)") }
        let missing = record.missingMeasures.map { $0 == .asOf ? "peildatum" : $0 == .unit ? "eenheid" : "bron" }
        if !missing.isEmpty { parts.append("ontbreekt: \(list(missing))") }
        return parts
    }

    /// `uiterlijk vr 4 dec 2026 17:00 (morgen)`.
    func dueText(of record: Record, in view: View) -> String? {
        guard let due = record.due else { return nil }
        let isGoal = record.id.kind == .goal || record.id.kind == .marketingGoal || record.id.kind == .metric
        if isGoal, !due.hasTime { return "uiterlijk \(day(due.wall.day))" }
        let away = due.wall.day.daysSince1970 - view.scene.today.daysSince1970
        let near = away == 0 ? " (vandaag)" : away == 1 ? " (morgen)" : ""
        return "uiterlijk \(deadline(due, home: view.scene.zone.identifier))\(near)"
    }

    private func reasons(of record: Record) -> [String] {
        var parts: [String] = []
        if let cause = record[.cause] { parts.append("oorzaak: \(cause)") }
        if let evidence = record[.evidence], record[.gapKind] == nil { parts.append("onderbouwing: \(evidence)") }
        if let because = record[.because] { parts.append("reden: \(because)") }
        if record.status == .blocked, let obstacle = record[.obstacle] { parts.append("belemmering: \(obstacle)") }
        if let other = record[.alternatives] { parts.append("in plaats van \(other)") }
        if let method = record[.method] { parts.append("besluitvorming: \(method)") }
        if let review = record[.review].flatMap(Day.init(iso:)) { parts.append("evaluatie \(day(review))") }
        if let team = record[.team], record.id.kind == .feedback || record.id.kind == .adjustment {
            parts.append(record.id.kind == .feedback ? "vraagt \(team)" : "team \(team)")
        }
        if let answer = record[.answer] { parts.append("antwoord: \(answer)") }
        if let votes = record[.votes] { parts.append(votes == "1" ? "1 stip" : "\(votes) stippen") }
        if let priority = record[.priority] { parts.append("prioriteit \(grade(priority))") }
        if let percent = record.percent, percent < 100 { parts.append("\(percent) %") }
        return parts
    }

    /// Where a feedback request stands; nil for a remark.
    private func result(of record: Record) -> String? {
        if record.status == .expected {
            guard let delay = record[.delay].flatMap({ Int($0) }) else { return "zodra de acties gereed zijn" }
            return "\(days(delay)) nadat de acties gereed zijn"
        }
        return record[.mean].map { "\(figure($0, unit: nil)) van 5" }
    }

    private func statusText(of record: Record) -> String? {
        switch record.id.kind {
        case .adjustment, .prep: word(for: record.status)
        case .feedback: result(of: record)
        default: record.status == .open || record.status == .received ? nil : word(for: record.status)
        }
    }
}
