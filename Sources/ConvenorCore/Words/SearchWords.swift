/// What is looked for: `@lena is:open kind:action due:<2w for:X1 retention`.
package struct SearchWords: Sendable, Hashable {
    package enum State: String, Sendable, Hashable, CaseIterable {
        case open, done, overdue, blocked, dropped
    }

    package enum Due: Sendable, Hashable {
        case overdue, none
        /// Until the end of that day.
        case until(Day)
        /// After that day.
        case after(Day)
    }

    package var owners: [Handle] = []
    package var states: [State] = []
    package var kinds: [Kind] = []
    package var due: Due?
    package var links: [RecordID] = []
    /// Lower case; each must stand somewhere in the record.
    package var words: [String] = []

    package var isEmpty: Bool { self == SearchWords() }

    /// Refuses what looks like a filter and is none: `is:purple`, `due:<soon`.
    init(_ tokens: [Token], in ask: Ask) throws(Stop) {
        for token in tokens { try take(token, ask) }
    }

    init() {}

    private mutating func take(_ token: Token, _ ask: Ask) throws(Stop) {
        if let handle = token.handle.map(ask.meant) {
            guard ask.isKnown(handle) else { throw .refused(.unknownPerson(handle, nearest: ask.nearest(to: handle))) }
            owners.append(handle)
            return
        }
        let parts = token.isQuoted ? [] : token.lowered.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, let key = Key(rawValue: ask.key(parts[0])) else {
            let word = token.lowered.cleaned
            if !word.isEmpty { words.append(word) }
            return
        }
        guard take(key, ask.key(parts[1]), ask) else {
            throw .refused(.unexpected(said: String(token.text), verb: ask.verb))
        }
    }

    private enum Key: String {
        case `is`, kind, due, `for`, owner
    }

    private mutating func take(_ key: Key, _ value: String, _ ask: Ask) -> Bool {
        switch key {
        case .is: return State(rawValue: value == "late" ? "overdue" : value).map { states.append($0) } != nil
        case .kind:
            let kind = KindRow.named(value)?.kind ?? Kind(typed: value)
            return kind.map { kinds.append($0) } != nil
        case .due:
            due = Self.due(value, today: ask.scene.today)
            return due != nil
        case .for: return RecordID(value).map { links.append($0) } != nil
        case .owner:
            guard let handle = Handle(typed: value[...].drop { $0 == "@" }).map(ask.meant), ask.isKnown(handle) else {
                return false
            }
            owners.append(handle)
            return true
        }
    }

    /// `overdue`, `none`, `<2w`, `>3d`, `today`, `<2026-12-01`.
    private static func due(_ value: String, today: Day) -> Due? {
        switch value {
        case "overdue", "late": return .overdue
        case "none", "never": return Due.none
        case "today": return .until(today)
        default: break
        }
        var text = value[...]
        let isAfter = text.first == ">"
        if let first = text.first, "<>".contains(first) { text = text.dropFirst() }
        if text.first == "=" { text = text.dropFirst() }
        let day = Day(iso: String(text)) ?? length(text).map { today.adding(days: $0) }
        return day.map { isAfter ? .after($0) : .until($0) }
    }

    private static func length(_ text: Substring) -> Int? {
        let days = ["d": 1, "w": 7, "m": 30]
        guard let unit = text.last.flatMap({ days[String($0)] }), let count = Int(text.dropLast()),
            (0...999).contains(count)
        else { return nil }
        return count * unit
    }
}

extension SearchWords {
    /// Whether a record is what is looked for.
    package func matches(_ record: Record, text: String, now: Moment) -> Bool {
        let people = [record.owner].compactMap { $0 } + (record.helpers ?? [])
        if !owners.isEmpty, !owners.contains(where: people.contains) { return false }
        if !kinds.isEmpty, !kinds.contains(record.id.kind) { return false }
        if !links.isEmpty, record.links?.contains(where: links.contains) != true { return false }
        if !states.isEmpty, !states.contains(where: { Self.holds($0, of: record, now: now) }) { return false }
        if let due, !Self.holds(due, of: record, now: now) { return false }
        let said = ([record.id.description, text] + (record.details.map { Array($0.values) } ?? [])).joined(
            separator: " "
        )
        .lowercased()
        return words.allSatisfy { said.contains($0) }
    }

    private static func holds(_ state: State, of record: Record, now: Moment) -> Bool {
        switch state {
        case .open: record.isStanding
        case .done: [.done, .received].contains(record.status)
        case .overdue: isOverdue(record, now)
        case .blocked: record.status == .blocked
        case .dropped: [.dropped, .rejected].contains(record.status)
        }
    }

    private static func isOverdue(_ record: Record, _ now: Moment) -> Bool {
        record.isStanding && record.id.kind != .checkIn && record.due.map { $0.moment < now } == true
    }

    private static func holds(_ due: Due, of record: Record, now: Moment) -> Bool {
        switch due {
        case .overdue: isOverdue(record, now)
        case .none: record.due == nil
        case .until(let day): record.due.map { $0.wall.day <= day } ?? false
        case .after(let day): record.due.map { $0.wall.day > day } ?? false
        }
    }
}
