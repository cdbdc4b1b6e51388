/// A question put to the room by count.
package struct Vote: Codable, Sendable, Hashable {
    package enum Style: String, Codable, Sendable {
        /// Yes, no or abstain.
        case motion
        /// One of several options.
        case options
        /// So many dots, spread over ideas; several on one are allowed.
        case dots
        /// Passes unless somebody objects.
        case consent
    }

    package var style: Style
    package var text: String
    package var options: [String]
    /// The records that stand behind the options or the consent.
    package var subjects: [RecordID]
    /// Dots a person.
    package var dots: Int
    /// Ballots needed for the result to count; 0 for none.
    package var quorum: Int
    /// Share of yes among yes and no that a motion needs, in percent; 50 means more than half.
    package var threshold: Int
    package var ballots: [Handle: Ballot] = [:]
    package var outcome: VoteOutcome?

    package init(
        style: Style, text: String, options: [String] = [], subjects: [RecordID] = [], dots: Int = 0, quorum: Int = 0,
        threshold: Int = 50
    ) {
        self.style = style
        self.text = text
        self.options = options
        self.subjects = subjects
        self.dots = dots
        self.quorum = quorum
        self.threshold = threshold
    }
}

/// What one person says in a vote; their last one counts.
package struct Ballot: Codable, Sendable, Hashable {
    /// Indices of options, from 0: yes 0, no 1, abstain 2 in a motion; consent 0, objection 1; one index a dot.
    package var picks: [Int]
    package var remark: String?

    package init(picks: [Int], remark: String? = nil) {
        self.picks = picks
        self.remark = remark
    }
}

/// What the count gave.
package struct VoteOutcome: Codable, Sendable, Hashable {
    /// By option, in the order of the ballot paper.
    package var counts: [Int]
    package var ballots: Int
    package var passed: Bool
    package var hadQuorum: Bool

    package init(counts: [Int], ballots: Int, passed: Bool, hadQuorum: Bool) {
        self.counts = counts
        self.ballots = ballots
        self.passed = passed
        self.hadQuorum = hadQuorum
    }
}

extension Vote {
    /// The number of options on the ballot paper.
    package var width: Int {
        switch style {
        case .motion: 3
        case .consent: 2
        case .options, .dots: options.count
        }
    }

    /// Counts the ballots as they stand.
    package func counted() -> VoteOutcome {
        var counts = [Int](repeating: 0, count: width)
        for ballot in ballots.values {
            for pick in ballot.picks where counts.indices.contains(pick) { counts[pick] += 1 }
        }
        let hadQuorum = ballots.count >= quorum
        let passed =
            switch style {
            case .motion:
                threshold == 50
                    ? counts[0] > counts[1] : counts[0] > 0 && counts[0] * 100 >= threshold * (counts[0] + counts[1])
            case .consent: counts[1] == 0 && counts[0] > 0
            case .options, .dots: counts.contains { $0 > 0 }
            }
        return VoteOutcome(counts: counts, ballots: ballots.count, passed: passed && hadQuorum, hadQuorum: hadQuorum)
    }
}
