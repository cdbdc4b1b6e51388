extension English {
    /// One line that shows a record as it is stored: `A7 @lena · Draft retention plan · due Fri 4 Dec 2026 17:00 · for X1`.
    package func card(_ record: Record, in view: View) -> String {
        var parts: [String] = []
        let text = text(of: record, in: view.series)
        switch record.id.kind {
        case .action:
            parts = [record.owner.map { owners(of: record, first: $0) } ?? "(no owner)", text]
        case .gap: parts = [record[.severity] ?? "", text]
        case .link: parts = [record[.url] ?? "", text]
        case .feedback where record[.score] != nil: parts = ["\(record[.score] ?? "") of 5", text]
        default: parts = [text]
        }
        parts.removeAll { $0.isEmpty }
        parts += tail(of: record, in: view)
        let privacy =
            switch record.privacy {
            case .private: " (private)"
            case .confidential(let role): " (confidential: \(role.rawValue))"
            case nil: ""
            }
        return "\(record.id) " + parts.joined(separator: " · ") + privacy
    }

    private func owners(of record: Record, first: Handle) -> String {
        let helpers = (record.helpers ?? []).map(\.description)
        return helpers.isEmpty ? first.description : "\(first) with \(list(helpers))"
    }

    private func tail(of record: Record, in view: View) -> [String] {
        var parts = figures(of: record) + fields(of: record)
        let record = record.beyondForm
        if record.id.kind != .action, let owner = record.owner { parts.append(owner.description) }
        if record.id.kind == .idea || record.id.kind == .parked || record.id.kind == .feedback {
            parts.append(record.by.description)
        }
        if record.id.kind == .adjustment, let from = record[.from], let to = record[.to], !record.text.contains("→") {
            parts.append("from \(from) to \(to)")
        }
        if let due = dueText(of: record, in: view) { parts.append(due) }
        if record.id.kind == .prep, let url = record[.url] { parts.append(url) }
        if record.id.kind == .action, record.due == nil, record.isStanding { parts.append("no date yet") }
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
        case .marketingGoal: "supports"
        case .adjustment: "closes"
        default: "for"
        }
    }

    private func figures(of record: Record) -> [String] {
        guard record.id.kind == .metric else { return [] }
        let unit = record[.unit]
        var parts: [String] = []
        if let target = record[.target] {
            let isSign = unit.map { $0.count == 1 } ?? false
            let actual = record[.actual].map { figure($0, unit: isSign ? unit : nil) } ?? "–"
            var text = "\(actual) of \(figure(target, unit: unit))"
            if let progress = record.progress { text += " (\(progress) % of the way)" }
            parts.append(text)
        } else if let actual = record[.actual] {
            parts.append(figure(actual, unit: unit))
        }
        if let asOf = record[.asOf].flatMap(Day.init(iso:)) { parts.append("as of \(day(asOf))") }
        if let source = record[.source] { parts.append("source \(source)") }
        let missing = record.missingMeasures.map { $0 == .asOf ? "as-of date" : $0.rawValue }
        if !missing.isEmpty { parts.append("missing: \(list(missing))") }
        return parts
    }

    /// `due Fri 4 Dec 2026 17:00 (tomorrow)`.
    func dueText(of record: Record, in view: View) -> String? {
        guard let due = record.due else { return nil }
        let isGoal = record.id.kind == .goal || record.id.kind == .marketingGoal || record.id.kind == .metric
        if isGoal, !due.hasTime { return "by \(day(due.wall.day))" }
        let away = due.wall.day.daysSince1970 - view.scene.today.daysSince1970
        let near = away == 0 ? " (today)" : away == 1 ? " (tomorrow)" : ""
        return "due \(deadline(due, home: view.scene.zone.identifier))\(near)"
    }

    private func reasons(of record: Record) -> [String] {
        var parts: [String] = []
        if let cause = record[.cause] { parts.append("cause: \(cause)") }
        if let evidence = record[.evidence], record[.gapKind] == nil { parts.append("evidence: \(evidence)") }
        if let because = record[.because] { parts.append("because \(because)") }
        if record.status == .blocked, let obstacle = record[.obstacle] { parts.append("waits: \(obstacle)") }
        if let other = record[.alternatives] { parts.append("instead of \(other)") }
        if let method = record[.method] { parts.append("decided by \(method)") }
        if let review = record[.review].flatMap(Day.init(iso:)) { parts.append("review \(day(review))") }
        if let team = record[.team], record.id.kind == .feedback || record.id.kind == .adjustment {
            parts.append(record.id.kind == .feedback ? "asks \(team)" : "team \(team)")
        }
        if let answer = record[.answer] { parts.append("answer: \(answer)") }
        if let votes = record[.votes] { parts.append(votes == "1" ? "1 dot" : "\(votes) dots") }
        if let priority = record[.priority] { parts.append("priority \(priority)") }
        if let percent = record.percent, percent < 100 { parts.append("\(percent) %") }
        return parts
    }

    /// Where a feedback request stands; nil for a remark.
    private func result(of record: Record) -> String? {
        if record.status == .expected {
            guard let days = record[.delay].flatMap({ Int($0) }) else { return "after its actions are done" }
            return "\(count(days, "day")) after its actions are done"
        }
        return record[.mean].map { "\($0) of 5" }
    }

    private func statusText(of record: Record) -> String? {
        switch record.id.kind {
        case .adjustment, .prep: word(for: record.status)
        case .feedback: result(of: record)
        default: record.status == .open || record.status == .received ? nil : word(for: record.status)
        }
    }
}
