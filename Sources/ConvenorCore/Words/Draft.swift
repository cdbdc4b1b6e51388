/// A record as it was typed, before it gets an id.
package struct Draft: Sendable {
    package var kind: Kind
    package var text = ""
    package var owner: Handle?
    package var helpers: [Handle] = []
    package var due: Deadline?
    package var links: [RecordID] = []
    package var details: [Detail: String] = [:]
    /// Owners named by their mail address alone.
    package var addresses: [Handle: String] = [:]
    package var isReceived = false
    package var assumptions: [DateAssumption] = []
    /// Words behind `by` that begin like a date and are none: `friday banana`.
    package var halfDate: String?
}

/// Which clauses a kind of record understands in its line; all else is text.
struct DraftSyntax: Sendable {
    enum Clause: Hashable, Sendable {
        case owner, due, links, because, cause, evidence, fromTo, alternatives, review
        case metric, severity, priority, material, team
    }
    var clauses: Set<Clause>
    /// What its form lets it say, each `name=value`; a value goes on to the next name or clause.
    var fields: [Field] = []

    static func of(_ kind: Kind) -> DraftSyntax {
        var syntax = own(kind)
        syntax.fields = Forms.fields(of: kind)
        return syntax
    }

    private static func own(_ kind: Kind) -> DraftSyntax {
        switch kind {
        case .goal, .marketingGoal, .milestone: DraftSyntax(clauses: [.owner, .due, .links])
        case .metric: DraftSyntax(clauses: [.owner, .due, .links, .metric])
        case .gap: DraftSyntax(clauses: [.owner, .links, .cause, .evidence, .severity])
        case .adjustment: DraftSyntax(clauses: [.owner, .due, .links, .because, .fromTo, .team])
        case .decision: DraftSyntax(clauses: [.links, .because, .alternatives, .review])
        case .action: DraftSyntax(clauses: [.owner, .due, .links, .priority, .because])
        case .prep: DraftSyntax(clauses: [.owner, .due, .material])
        case .idea, .feedback: DraftSyntax(clauses: [.links])
        default: DraftSyntax(clauses: Forms.of(kind)?.clauses ?? [])
        }
    }
}

/// Reads `@lena draft retention plan by next fri for X1` into its parts.
///
/// A clause word counts only where what follows fits it: `by phone` stays text, `by fri` is a date.
struct DraftReader {
    let syntax: DraftSyntax
    let line: String
    let tokens: [Token]
    let dates: DateReader
    let now: Moment
    let anchors: DateAnchors
    var draft: Draft
    static let linkWords = ClauseWords.links

    init(kind: Kind, rest: Substring, in ask: Ask) {
        syntax = DraftSyntax.of(kind)
        line = ask.line
        tokens = Token.split(rest)
        dates = ask.scene.dates
        now = ask.scene.now
        anchors = ask.anchors
        draft = Draft(kind: kind)
    }

    mutating func read() throws(Stop) -> Draft {
        var words: [Substring] = []
        var detail: Detail?
        var collected: [Detail: [Substring]] = [:]
        var index = 0
        while index < tokens.count {
            let before = index
            if let opened = opensText(at: index) {
                detail = opened
                index += opened == .alternatives ? 2 : 1
                continue
            }
            if let (field, first) = opensField(tokens[index]) {
                detail = field
                collected[field, default: []] += first.isEmpty ? [] : [first]
                index += 1
                continue
            }
            index = try takeClause(at: index)
            if index > before {
                detail = nil
                continue
            }
            if let detail {
                collected[detail, default: []].append(tokens[index].whole)
            } else {
                words.append(text(at: index))
            }
            index += 1
        }
        for (name, said) in collected.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let field = syntax.fields.first { $0.detail == name }
            let count = field?.extent(of: said, dates: dates, now: now) ?? said.count
            draft.details[name] = said.prefix(count).joined(separator: " ").cleaned
            words += said.dropFirst(count)
        }
        draft.text = words.joined(separator: " ").cleaned
        return draft
    }

    /// A line that is one quoted run loses its quotes; inside a longer one they are the writer's own.
    private func text(at index: Int) -> Substring { tokens.count == 1 ? tokens[index].text : tokens[index].whole }

    private func opensText(at index: Int) -> Detail? {
        guard index > 0 || syntax.clauses.contains(.fromTo) else { return nil }
        guard !tokens[index].isQuoted, index + 1 < tokens.count else { return nil }
        let word = tokens[index].lowered.trimmingColon
        if let (clause, detail) = ClauseWords.texts[word], syntax.clauses.contains(clause) { return detail }
        if syntax.clauses.contains(.fromTo) {
            if ClauseWords.from.contains(word),
                tokens[(index + 1)...].contains(where: { ClauseWords.to.contains($0.lowered) })
            {
                return .from
            }
            if ClauseWords.to.contains(word),
                tokens[..<index].contains(where: { ClauseWords.from.contains($0.lowered) })
            {
                return .to
            }
        }
        if syntax.clauses.contains(.alternatives), word == "instead", tokens[index + 1].lowered == "of" {
            return .alternatives
        }
        return nil
    }

    /// The field that a word begins, with what of its value is in the same word.
    private func opensField(_ token: Token) -> (Detail, Substring)? {
        guard !syntax.fields.isEmpty, !token.isQuoted, let sign = token.text.firstIndex(of: "=") else { return nil }
        let name = token.text[..<sign].lowercased()
        guard let field = syntax.fields.first(where: { $0.isCalled(name) }) else { return nil }
        let value = token.text[token.text.index(after: sign)...]
        return (
            field.detail,
            value.count > 1 && value.first == "\"" && value.last == "\"" ? value.dropFirst().dropLast() : value
        )
    }

    /// The index after the clause that begins here; the same index when none does.
    private mutating func takeClause(at index: Int) throws(Stop) -> Int {
        let token = tokens[index]
        if token.isQuoted { return index }
        if syntax.clauses.contains(.owner), let handle = token.handle {
            takePerson(handle)
            return index + 1
        }
        if syntax.clauses.contains(.owner), token.text.contains("@"), MailAddress.isPlausible(String(token.text)) {
            takeAddress(String(token.text))
            return index + 1
        }
        if let next = takePair(token) { return index + next }
        let word = token.lowered
        if syntax.clauses.contains(.links), Self.linkWords.contains(word), let next = takeLinks(after: index) {
            return next
        }
        if syntax.clauses.contains(.due), Self.dateWords.contains(word), index > 0 || tokens.count > 1,
            let next = try takeDate(after: index)
        {
            return next
        }
        if syntax.clauses.contains(.due), index > 0, let next = try takeDistance(from: index) { return next }
        // Material with its owner: what comes next and is a date is when it is wanted.
        if syntax.clauses.contains(.material), index > 0, tokens[index - 1].handle != nil, draft.due == nil,
            let next = try takeDate(after: index - 1)
        {
            return next
        }
        if syntax.clauses.contains(.metric), let next = try takeMeasure(at: index, word: word) { return next }
        if syntax.clauses.contains(.review), word == "review", let next = try takeReview(after: index) { return next }
        if syntax.clauses.contains(.material), let next = takeMaterial(at: index, word: word) { return next }
        return index
    }

    private mutating func takePerson(_ handle: Handle) {
        if draft.owner == nil { draft.owner = handle } else if draft.owner != handle { draft.helpers.append(handle) }
    }

    /// Somebody from outside is called by the part of the address before its sign.
    private mutating func takeAddress(_ address: String) {
        guard let local = address.split(separator: "@").first, let handle = Handle(typed: local) else { return }
        draft.addresses[handle] = address
        takePerson(handle)
    }

    /// `severity=high`, `priority=1`, `team=sales`.
    private mutating func takePair(_ token: Token) -> Int? {
        guard let sign = token.text.firstIndex(of: "="), sign != token.text.startIndex else { return nil }
        let value = token.text[token.text.index(after: sign)...].filter { $0 != "\"" }.cleaned
        guard !value.isEmpty else { return nil }
        let name = token.text[..<sign].lowercased()
        switch ClauseWords.pairs[name] ?? name {
        case "severity" where syntax.clauses.contains(.severity):
            draft.details[.severity] = ClauseWords.severities[value.lowercased()] ?? value.lowercased()
        case "priority" where syntax.clauses.contains(.priority): draft.details[.priority] = value.lowercased()
        case "team" where syntax.clauses.contains(.team): draft.details[.team] = value
        case "how" where syntax.clauses.contains(.alternatives): draft.details[.method] = value
        case "unit" where syntax.clauses.contains(.metric): draft.details[.unit] = value
        case "source" where syntax.clauses.contains(.metric): draft.details[.source] = value
        case "owner" where syntax.clauses.contains(.owner):
            guard let handle = Handle(typed: value.drop { $0 == "@" }) else { return nil }
            takePerson(handle)
        default: return nil
        }
        return 1
    }

    private mutating func takeLinks(after index: Int) -> Int? {
        var next = index + 1
        var found: [RecordID] = []
        while next < tokens.count, let ids = RecordID.list(tokens[next].text) {
            found += ids
            next += 1
            if next + 1 < tokens.count, tokens[next].lowered == "and", RecordID.list(tokens[next + 1].text) != nil {
                next += 1
            }
        }
        guard !found.isEmpty else { return nil }
        for id in found where !draft.links.contains(id) { draft.links.append(id) }
        return next
    }

    private mutating func takeMaterial(at index: Int, word: String) -> Int? {
        if word == "received", index == tokens.count - 1 {
            draft.isReceived = true
            return index + 1
        }
        guard index > 0, draft.details[.url] == nil, tokens[index].text.looksLikeMaterial else { return nil }
        draft.details[.url] = String(tokens[index].text).cleaned
        return index + 1
    }
}

extension DraftReader {
    func opensClause(_ token: Token) -> Bool {
        if token.isQuoted { return true }
        let word = token.lowered
        return token.text.first == "@" && token.text.count > 1 || Self.linkWords.contains(word)
            || Self.dateWords.contains(word)
            || ClauseWords.texts[word.trimmingColon] != nil || word == "with" || word == "received"
            || (ClauseWords.measures[word] != nil || word == "as") && syntax.clauses.contains(.metric)
            || token.text.contains("=") || token.text.looksLikeMaterial
    }

    private mutating func takeMeasure(at index: Int, word: String) throws(Stop) -> Int? {
        if word == "as", index + 2 < tokens.count, tokens[index + 1].lowered == "of" {
            guard let (deadline, next) = try pastDate(from: index + 2) else { return nil }
            draft.details[.asOf] = deadline.wall.day.iso
            return next
        }
        guard let measure = ClauseWords.measures[word], index + 1 < tokens.count, index > 0 else { return nil }
        switch measure {
        case .baseline, .target, .actual:
            guard let amount = Amount(tokens[index + 1].text) else { return nil }
            draft.details[measure] = amount.stored
            if draft.details[.unit] == nil, let unit = amount.unit { draft.details[.unit] = unit }
            return index + 2
        case .unit:
            draft.details[.unit] = String(tokens[index + 1].text).cleaned
            return index + 2
        case .source:
            var end = index + 1
            while end < tokens.count, !opensClause(tokens[end]) || tokens[end].isQuoted { end += 1 }
            draft.details[.source] = tokens[(index + 1)..<end].map(\.text).joined(separator: " ").cleaned
            return end
        default:
            guard let (deadline, next) = try pastDate(from: index + 1) else { return nil }
            draft.details[.asOf] = deadline.wall.day.iso
            return next
        }
    }
}
