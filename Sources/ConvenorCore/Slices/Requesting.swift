/// Whether an adjustment works: who is asked, when, and what they answer.
enum Requesting {
    /// A remark on the meeting; behind the id of an adjustment or of a request about one its score, or who is asked.
    static func feedback(_ ask: Ask) throws(Stop) -> Decision {
        let tokens = ask.tokens
        if let first = tokens.first.flatMap({ RecordID($0.text) }), first.kind == .feedback,
            let request = ask.series.records[first], request.links?.first?.kind == .adjustment,
            tokens[safe: 1].flatMap({ Answering.score($0) }) != nil
        {
            return try Answering.feedback(request, Array(tokens.dropFirst()), ask)
        }
        if let first = tokens.first.flatMap({ RecordID($0.text) }), first.kind == .adjustment,
            let second = tokens[safe: 1]
        {
            if Answering.score(second) != nil { return try scored(first, ask) }
            if ["in", "after", "ask", "to"].contains(ask.key(second)) {
                if ask.role < .chair, ask.series.meeting != nil {
                    throw .refused(.notAllowed(verb: ask.verb, needed: .chair, who: ask.chairs))
                }
                return try request(ask)
            }
        }
        if ask.role < .participant, ask.series.meeting != nil {
            throw .refused(.notAllowed(verb: ask.verb, needed: .participant, who: ask.chairs))
        }
        return try Writing.write(.feedback, ask)
    }

    /// `feedback X1 4 …` answers the newest request about it.
    private static func scored(_ id: RecordID, _ ask: Ask) throws(Stop) -> Decision {
        guard ask.series.records[id] != nil else { throw .refused(.unknownRecord(id)) }
        let requests = ask.series.all(.feedback).filter { record in
            record.links?.first == id && (record.status == .expected || ask.series.round(of: record.id) != nil)
        }
        guard let request = requests.last else { throw .refused(.notAsked(id)) }
        return try Answering.feedback(request, Array(ask.tokens.dropFirst()), ask)
    }

    /// `feedback-request X1 [in 3 weeks] [to sales]`.
    static func request(_ ask: Ask) throws(Stop) -> Decision {
        let (record, rest) = try ask.record([.adjustment])
        var words = rest[...]
        var delay: Int?
        if let first = words.first.map({ ask.key($0) }), first == "in" || first == "after" {
            delay = Self.days(words.dropFirst(), ask)
            guard delay != nil else {
                let said = words.dropFirst().prefix(2).map { String($0.text) }.joined(separator: " ")
                throw .refused(.badDuration(said))
            }
            words = words.dropFirst(3)
        }
        let teams = words.drop { ["to", "ask", "asking"].contains(ask.key($0)) }.map { String($0.text) }
            .joined(separator: " ").cleaned.lowercased()
        if teams.isEmpty, delay == nil { throw .refused(.missing(.person, verb: "feedback-request")) }
        try ask.check(teams)
        var draft = Draft(kind: .feedback)
        draft.text = record.text
        draft.links = [record.id]
        if !teams.isEmpty { draft.details[.team] = teams }
        if let delay { draft.details[.delay] = String(delay) }
        var request = ask.series.record(from: draft, ask)
        request.status = .expected
        return Decision([.recordAdded(record: request)], say: [.card(request.id)])
    }

    /// `3 weeks`, `10 days`, `2 months` in days.
    private static func days(_ words: ArraySlice<Token>, _ ask: Ask) -> Int? {
        guard let count = words.first.flatMap({ Int($0.text) }), (1...400).contains(count),
            let unit = words.dropFirst().first.map({ ask.key($0) })
        else { return nil }
        let lengths = ["day": 1, "week": 7, "month": 30]
        let bare = unit.last == "s" ? String(unit.dropLast()) : unit
        return lengths[bare].map { $0 * count }.flatMap { $0 <= 400 ? $0 : nil }
    }
}
