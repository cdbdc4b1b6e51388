/// Which series a line speaks to that is said to Convenor alone, in no room.
package enum Direction: Sendable {
    /// None: what it says concerns the person, or settles what they were asked.
    case nowhere
    /// By its slug.
    case series(String)
    /// It reads, so that it is answered for each.
    case each([String])
    case asked(Question)
    case refused(Refusal)
}

extension Hearing {
    /// Choices that can be answered by one character.
    private static let mostChoices = 9

    /// Decides it by the series that concern the person, as the person may see them: the only one, else the only one
    /// that has the records named first in the line; `actions`, `find` and the like are answered for each, and all else
    /// is asked.
    package static func direction(of line: String, question: Question?, among series: [Series]) -> Direction {
        if let question, let choice = choice(of: line, in: question) {
            if let slug = choice.series { return .series(slug) }
            return choice.line.map { direction(of: $0, question: nil, among: series) } ?? .nowhere
        }
        guard let utterance = Utterance(line), !isBareAnswer(utterance, in: nil), let verb = meant(utterance),
            verb.needs != .nothing || verb.isOpening
        else { return .nowhere }
        if verb.isOpening { return .refused(.needsRoom(verb: verb.name)) }
        guard let first = series.first else { return .nowhere }
        if series.count == 1 { return .series(first.slug) }
        var found = series
        let ids = leadingIDs(of: utterance)
        if let id = ids.first {
            found = series.filter { series in ids.allSatisfy { series.records[$0] != nil } }
            if found.isEmpty { found = series.filter { $0.records[id] != nil } }
            if found.isEmpty { return .refused(.unknownRecord(id)) }
            if found.count == 1 { return .series(found[0].slug) }
        } else if ["actions", "status", "plan", "find", "score"].contains(verb.name) {
            return .each(series.map(\.slug))
        }
        return .asked(which(of: found, line))
    }

    /// Without its last words, `A7` and `A7 60%` are lines about a record too.
    private static func meant(_ utterance: Utterance) -> Verb? {
        if let verb = Verbs.named(utterance.verb) { return verb }
        guard let canonical = utterance.canonical(isLog: false) else { return nil }
        return Verbs.named(Utterance.splitVerb(canonical[...]).0)
    }

    /// `A7` of `done A7`, `A7 done` and `due A7 fri because A3 is late`.
    private static func leadingIDs(of utterance: Utterance) -> [RecordID] {
        if let id = RecordID(utterance.verb) { return [id] }
        var ids: [RecordID] = []
        for token in Token.split(utterance.rest) where token.lowered != "and" {
            guard let more = RecordID.list(token.text) else { break }
            ids += more
        }
        return ids
    }

    private static func which(of series: [Series], _ line: String) -> Question {
        let offered = series.prefix(mostChoices)
        return Question(
            about: .whichSeries(titles: offered.map(\.title)),
            choices: offered.enumerated().map { index, series in
                Question.Choice(key: String(index + 1), line: line, settled: false, series: series.slug)
            } + [Question.Choice(key: "n", line: nil, settled: true)])
    }
}

extension Verb {
    /// Binds the room to a series.
    fileprivate var isOpening: Bool { name == "start" || name == "use" }
}

extension Question {
    /// The same question about a series that is not the room's own: its answers are said to that series.
    package func about(series slug: String) -> Question {
        var question = self
        for index in choices.indices where choices[index].line != nil { question.choices[index].series = slug }
        return question
    }
}

extension Series {
    /// Whom it concerns: who has a place in it, leads it, was at its last meeting or still owes it something.
    package var concerned: Set<Handle> {
        var people = Set(members.keys)
        if let meeting {
            people.formUnion(meeting.attendance.keys)
            people.formUnion([meeting.chair] + meeting.coChairs)
        }
        for kind in [Kind.action, .milestone, .prep] {
            for record in standing(kind) {
                people.formUnion([record.owner].compactMap { $0 } + (record.helpers ?? []))
            }
        }
        return people
    }
}
