/// One thing that the line of a record shows, before any language puts it into words.
package enum CardPart: Sendable, Hashable {
    /// As people wrote it, or a name that is the same everywhere.
    case plain(String)
    case owners(Handle, helpers: [Handle])
    case noOwner
    case severity(String)
    case score(String)
    /// Digits with a point; percent of the way where that is known.
    case course(actual: String?, target: String, unit: String?, percent: Int?)
    case figure(String, unit: String?)
    case asOf(Day)
    case source(String)
    case missing([Detail])
    case shift(from: String, to: String)
    case wanted(by: Day)
    /// `away` in days from today.
    case due(Deadline, home: String, away: Int)
    case noDate
    case cause(String)
    case evidence(String)
    case because(String)
    case obstacle(String)
    case instead(of: String)
    case method(String)
    case review(Day)
    case asks(team: String)
    case team(String)
    case answer(String)
    case dots(String)
    case priority(String)
    case percent(Int)
    case serves(Kind, [RecordID])
    case status(Status)
    /// Asked so many days after its actions are done.
    case afterActions(days: Int?)
    case mean(String)
}

extension Phrasebook {
    /// One line that shows a record as it is stored: `A7 @lena · Draft retention plan · due Fri 4 Dec 2026 17:00 · for X1`.
    package func card(_ record: Record, in view: View) -> String {
        let head = head(of: record, text: text(of: record, in: view.series))
        let parts =
            (head + figures(of: record)).map(words) + fields(of: record)
            + tail(of: record.beyondForm, in: view).map(words)
        let shown = parts.filter { !$0.isEmpty }.joined(separator: " · ")
        return "\(record.id) " + shown + (record.privacy.map { " (\(word(for: $0)))" } ?? "")
    }

    private func head(of record: Record, text: String) -> [CardPart] {
        switch record.id.kind {
        case .action: [record.owner.map { .owners($0, helpers: record.helpers ?? []) } ?? .noOwner, .plain(text)]
        case .gap: [.severity(record[.severity] ?? ""), .plain(text)]
        case .link: [.plain(record[.url] ?? ""), .plain(text)]
        case .feedback: (record[.score].map { [.score($0)] } ?? []) + [.plain(text)]
        default: [.plain(text)]
        }
    }

    private func figures(of record: Record) -> [CardPart] {
        guard record.id.kind == .metric else { return [] }
        var parts: [CardPart] = []
        if let target = record[.target] {
            parts.append(
                .course(actual: record[.actual], target: target, unit: record[.unit], percent: record.progress))
        } else if let actual = record[.actual] {
            parts.append(.figure(actual, unit: record[.unit]))
        }
        if let asOf = record[.asOf].flatMap(Day.init(iso:)) { parts.append(.asOf(asOf)) }
        if let source = record[.source] { parts.append(.source(source)) }
        return parts + (record.missingMeasures.isEmpty ? [] : [.missing(record.missingMeasures)])
    }

    private func tail(of record: Record, in view: View) -> [CardPart] {
        let kind = record.id.kind
        var parts: [CardPart] = []
        if kind != .action, let owner = record.owner { parts.append(.plain(owner.description)) }
        if [.idea, .parked, .feedback].contains(kind) { parts.append(.plain(record.by.description)) }
        if kind == .adjustment, let from = record[.from], let to = record[.to], !record.text.contains("→") {
            parts.append(.shift(from: from, to: to))
        }
        if let due = due(of: record, in: view) { parts.append(due) }
        if kind == .prep, let url = record[.url] { parts.append(.plain(url)) }
        if kind == .action, record.due == nil, record.isStanding { parts.append(.noDate) }
        parts += reasons(of: record) + amounts(of: record)
        let links = record.links ?? []
        // A gap that was found names the goal that it is about in its text.
        let shown = kind == .gap && record[.gapKind] != nil ? Array(links.dropFirst()) : links
        if !shown.isEmpty { parts.append(.serves(kind, shown)) }
        return parts + (standing(of: record).map { [$0] } ?? [])
    }

    private func due(of record: Record, in view: View) -> CardPart? {
        guard let due = record.due else { return nil }
        if [.goal, .marketingGoal, .metric].contains(record.id.kind), !due.hasTime { return .wanted(by: due.wall.day) }
        let away = due.wall.day.daysSince1970 - view.scene.today.daysSince1970
        return .due(due, home: view.scene.zone.identifier, away: away)
    }

    private func reasons(of record: Record) -> [CardPart] {
        let isFound = record[.gapKind] != nil
        let parts: [CardPart?] = [
            record[.cause].map { .cause($0) }, isFound ? nil : record[.evidence].map { .evidence($0) },
            record[.because].map { .because($0) },
            record.status == .blocked ? record[.obstacle].map { .obstacle($0) } : nil,
            record[.alternatives].map { .instead(of: $0) }, record[.method].map { .method($0) },
            record[.review].flatMap(Day.init(iso:)).map { .review($0) }, team(of: record),
        ]
        return parts.compactMap { $0 }
    }

    private func team(of record: Record) -> CardPart? {
        switch record.id.kind {
        case .feedback: record[.team].map { .asks(team: $0) }
        case .adjustment: record[.team].map { .team($0) }
        default: nil
        }
    }

    private func amounts(of record: Record) -> [CardPart] {
        let parts: [CardPart?] = [
            record[.answer].map { .answer($0) }, record[.votes].map { .dots($0) },
            record[.priority].map { .priority($0) }, record.percent.flatMap { $0 < 100 ? .percent($0) : nil },
        ]
        return parts.compactMap { $0 }
    }

    private func standing(of record: Record) -> CardPart? {
        switch record.id.kind {
        case .adjustment, .prep: .status(record.status)
        case .feedback:
            record.status == .expected
                ? .afterActions(days: record[.delay].flatMap { Int($0) }) : record[.mean].map { .mean($0) }
        default: record.status == .open || record.status == .received ? nil : .status(record.status)
        }
    }
}
