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
        syntax.fields = Forms.typed(of: kind)
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
    /// Of who types, which tells what a point in a figure is.
    let language: String
    var draft: Draft
    /// The line has no text of its own, so that a clause may open it: `set SW1 evidence 40 on the payroll`.
    var isFilling = false
    static let linkWords = ClauseWords.links

    init(kind: Kind, rest: Substring, in ask: Ask) {
        syntax = DraftSyntax.of(kind)
        line = ask.line
        tokens = Token.split(rest)
        dates = ask.scene.dates
        now = ask.scene.now
        anchors = ask.anchors
        language = ask.language
        draft = Draft(kind: kind)
    }

    mutating func read() throws(Stop) -> Draft {
        var words: [Substring] = []
        var quoted: [Substring] = []
        var detail: Detail?
        var collected: [Detail: [Substring]] = [:]
        var index = 0
        while index < tokens.count {
            let before = index
            if let (opened, count) = opensText(at: index) {
                detail = opened
                index += count
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
                try checkName(tokens[index])
                words.append(text(at: index))
                if tokens[index].isQuoted { quoted.append(tokens[index].text) }
            }
            index += 1
        }
        let rest = keep(collected, hasText: !words.isEmpty)
        // A name that is one quoted run loses its quotes before the fields too.
        if words.count == 1, let name = quoted.first, !collected.isEmpty { words = [name] }
        draft.text = (words + rest).joined(separator: " ").cleaned
        return draft
    }

    /// Refuses a field that the form has not, such as `sourc=CRM`, before it gets into the text.
    private func checkName(_ token: Token) throws(Stop) {
        guard Forms.of(draft.kind) != nil, !token.isQuoted, let sign = token.text.firstIndex(of: "=") else { return }
        let name = token.text[..<sign]
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0 == "-" }), token.text.count > name.count + 1 else {
            return
        }
        throw .refused(.form(.noField(draft.kind, said: String(token.text))))
    }

    /// Puts what stood behind the names of fields into the draft, and gives back what is no part of their values.
    ///
    /// In a line that has its text already such words are a slip: `€1,2 mln`. They stay with the value, which refuses it.
    private mutating func keep(_ collected: [Detail: [Substring]], hasText: Bool) -> [Substring] {
        var rest: [Substring] = []
        for (name, said) in collected.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let field = syntax.fields.first { $0.detail == name }
            let extent = field?.extent(of: said, as: language, dates: dates, now: now) ?? said.count
            let count = hasText ? said.count : extent
            draft.details[name] = said.prefix(count).joined(separator: " ").cleaned
            rest += said.dropFirst(count)
        }
        return rest
    }

    /// A line that is one quoted run loses its quotes; inside a longer one they are the writer's own.
    private func text(at index: Int) -> Substring { tokens.count == 1 ? tokens[index].text : tokens[index].whole }

    /// What a word begins, and how many words say so.
    private func opensText(at index: Int) -> (Detail, Int)? {
        guard index > 0 || isFilling || syntax.clauses.contains(.fromTo) else { return nil }
        guard !tokens[index].isQuoted, index + 1 < tokens.count else { return nil }
        let word = tokens[index].lowered.trimmingColon
        if let (clause, detail) = ClauseWords.text(word, in: language), syntax.clauses.contains(clause) {
            return (detail, 1)
        }
        if syntax.clauses.contains(.fromTo) {
            if ClauseWords.from.contains(word),
                tokens[(index + 1)...].contains(where: { ClauseWords.to.contains($0.lowered) })
            {
                return (.from, 1)
            }
            if ClauseWords.to.contains(word),
                tokens[..<index].contains(where: { ClauseWords.from.contains($0.lowered) })
            {
                return (.to, 1)
            }
        }
        guard syntax.clauses.contains(.alternatives) else { return nil }
        let said = ClauseWords.alternatives.first { tokens[index...].prefix($0.count).map(\.lowered) == $0 }
        return said.map { (.alternatives, $0.count) }
    }

    /// The field that a word begins, with what of its value is in the same word.
    private func opensField(_ token: Token) -> (Detail, Substring)? {
        guard !syntax.fields.isEmpty, !token.isQuoted, let sign = token.text.firstIndex(of: "=") else { return nil }
        // `define "new business" = the first contract`: where there is but one text to give, its name may be left out.
        if token.text == "=", syntax.fields.count == 1, case .text = syntax.fields[0].sort {
            return (syntax.fields[0].detail, "")
        }
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
        if syntax.clauses.contains(.review), ClauseWords.review.contains(word), let next = try takeReview(after: index)
        {
            return next
        }
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
            if next + 1 < tokens.count, ClauseWords.and.contains(tokens[next].lowered),
                RecordID.list(tokens[next + 1].text) != nil
            {
                next += 1
            }
        }
        guard !found.isEmpty else { return nil }
        for id in found where !draft.links.contains(id) { draft.links.append(id) }
        return next
    }

    private mutating func takeMaterial(at index: Int, word: String) -> Int? {
        if ClauseWords.received.contains(word), index == tokens.count - 1 {
            draft.isReceived = true
            return index + 1
        }
        guard index > 0, draft.details[.url] == nil, tokens[index].text.looksLikeMaterial else { return nil }
        draft.details[.url] = String(tokens[index].text).cleaned
        return index + 1
    }
}
