/// Questions that go out to several people at once and are collected: of a check-in each time it comes round, of a
/// feedback request once.
package struct Round: Codable, Sendable, Hashable {
    /// Counts up per record; 0 where answers came before anybody was asked.
    package var number: Int
    /// The time of the rule, which a day off or a stop of the daemon may have put later.
    package var planned: Moment
    package var askedAt: Moment
    package var people: [Handle]
    /// When who is silent is asked once more; nil when that is not to be, or is done.
    package var again: Moment?
    /// When the answers are collected.
    package var until: Moment
    package var answers: [Handle: RoundAnswer] = [:]
    /// The newest answer that each gave in an earlier round.
    package var earlier: [Handle: RoundAnswer] = [:]
    package var closedAt: Moment?

    package var isOpen: Bool { closedAt == nil }
    package var silent: [Handle] { people.filter { answers[$0] == nil } }
    /// Everybody who was asked, and who answered without being asked.
    package var concerned: [Handle] { people + answers.keys.filter { !people.contains($0) }.sorted() }

    /// The scores' mean in tenths; nil without a score.
    package var meanTenths: Int? {
        let scores = answers.values.compactMap(\.score)
        return scores.isEmpty ? nil : (scores.reduce(0, +) * 10 + scores.count / 2) / scores.count
    }
}

/// That people are asked.
package struct RoundStart: Codable, Sendable, Hashable {
    /// The check-in or the feedback request.
    package var id: RecordID
    package var number: Int
    package var planned: Moment
    /// Nobody where there is nothing to ask about: the time is noted, and no more.
    package var people: [Handle]
    package var again: Moment?
    package var until: Moment

    package init(id: RecordID, number: Int, planned: Moment, people: [Handle], again: Moment?, until: Moment) {
        self.id = id
        self.number = number
        self.planned = planned
        self.people = people
        self.again = again
        self.until = until
    }
}

/// What one person answered.
package struct RoundAnswer: Codable, Sendable, Hashable {
    package var id: RecordID
    /// Of the round that was open, or the last.
    package var number: Int
    package var person: Handle
    package var at: Moment
    /// One text, or one a question; empty where a question was passed over.
    package var lines: [String]
    /// How all that they own goes.
    package var stand: Stand?
    /// How single actions go.
    package var about: [RecordID: Stand]?
    /// 1...5, of a feedback request.
    package var score: Int?

    package init(
        id: RecordID, number: Int, person: Handle, at: Moment, lines: [String], stand: Stand? = nil,
        about: [RecordID: Stand]? = nil, score: Int? = nil
    ) {
        self.id = id
        self.number = number
        self.person = person
        self.at = at
        self.lines = lines
        self.stand = stand
        self.about = about
        self.score = score
    }
}

/// How an action goes.
package enum Stand: String, Codable, Sendable, Hashable, CaseIterable, Comparable {
    case onTrack, atRisk, offTrack

    private var rank: Int { Stand.allCases.firstIndex(of: self) ?? 0 }
    package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
}

extension Series {
    /// The newest round of a check-in or a feedback request.
    package func round(of id: RecordID) -> Round? { rounds?[id] }

    mutating func applyRound(_ event: Event, at: Moment) {
        switch event {
        case .roundAsked(let start): open(start, at: at)
        case .roundRepeated(let id, let number, _):
            if rounds?[id]?.number == number { rounds?[id]?.again = nil }
        case .roundAnswered(let answer):
            if round(of: answer.id) == nil {
                var early = Round(number: 0, planned: at, askedAt: at, people: [], until: at)
                early.closedAt = at
                rounds = (rounds ?? [:]).merging([answer.id: early]) { $1 }
            }
            rounds?[answer.id]?.answers[answer.person] = answer
        case .roundClosed(let id, let number):
            if rounds?[id]?.number == number { rounds?[id]?.closedAt = at }
        default: break
        }
    }

    private mutating func open(_ start: RoundStart, at: Moment) {
        let old = round(of: start.id)
        var round = Round(
            number: start.number, planned: start.planned, askedAt: at, people: start.people, again: start.again,
            until: start.until)
        round.earlier = (old?.earlier ?? [:]).merging(old?.answers ?? [:]) { $1 }
        // What was said before the question went out answers it.
        if old?.number == 0 { swap(&round.answers, &round.earlier) }
        if start.people.isEmpty { round.closedAt = at }
        rounds = (rounds ?? [:]).merging([start.id: round]) { $1 }
    }

    /// Puts back what somebody had answered before, where the same round is still the newest: one that their answer closed
    /// goes on.
    mutating func takeBack(_ answer: UndoStep.Answer) {
        guard rounds?[answer.id]?.number == answer.number else { return }
        rounds?[answer.id]?.answers[answer.person] = answer.before
        if answer.closes == true { rounds?[answer.id]?.closedAt = nil }
    }
}
