/// Marks tell what a button was shown for, so that it does nothing once that is over.
extension Series {
    /// Of the vote that is open.
    package var voteMark: String? {
        guard let meeting = running, meeting.openVote != nil else { return nil }
        return "vote-\(meeting.number)-\(meeting.votes.count)"
    }

    /// Whether a vote, a round of questions or a finding with this mark is still to be answered.
    package func isOpen(_ mark: String, today: Day, zone: Zone) -> Bool {
        if let voteMark, mark == voteMark { return true }
        if mark.hasPrefix(RoundMark.prefix) {
            return rounds?.contains { $0.value.isOpen && $0.value.mark(of: $0.key) == mark } == true
        }
        return mark.hasPrefix(NumberedFinding.prefix)
            && findings(today: today, zone: zone).contains { $0.mark == mark }
    }

    /// Who was asked the question with this mark.
    package func person(asked mark: String) -> Handle? { questions.first { $0.value.mark == mark }?.key }
}

extension NumberedFinding {
    static let prefix = "finding-"

    /// The number alone would mean another finding after the records have changed.
    package var mark: String {
        [
            Self.prefix + "\(number)", finding.sort.rawValue, finding.subject.description, finding.team ?? "",
            finding.metric?.description ?? "",
        ].joined(separator: "-")
    }
}

enum RoundMark {
    static let prefix = "round-"
}

extension Round {
    /// The button of a round answers no later one.
    package func mark(of id: RecordID) -> String { "\(RoundMark.prefix)\(id)-\(number)" }
}
