/// Votes, from the question to the count.
extension Dutch {
    func opened(_ vote: Vote) -> Reply {
        let quorum = vote.quorum > 0 ? " · quorum \(vote.quorum)" : ""
        let threshold = vote.threshold == 50 ? "" : " · vereist \(vote.threshold) % voor"
        switch vote.style {
        case .motion:
            return Reply([
                .line("Stemming: \(vote.text)\(quorum)\(threshold)"), .items(["Typ: ja  ·  nee  ·  onthouding"]),
            ])
        case .consent:
            return Reply([
                .line("Consent over \(vote.subjects.first?.description ?? "") \(vote.text)"),
                .items(["Typ: ja  ·  tegen omdat …"]),
            ])
        case .options:
            let lines = vote.options.enumerated().map { "\($0.offset + 1)  \($0.element)" }
            return Reply([.line("Stemming: \(vote.text)\(quorum)"), .items(lines + ["Typ: kies 1"])])
        case .dots:
            let lines = zip(vote.subjects, vote.options).map { "\($0)  \($1)" }
            let ids = vote.subjects.prefix(2).map(\.description).joined(separator: " ")
            return Reply([
                .line("\(dots(vote.dots)) per persoon, meer op één idee mag:"), .items(lines + ["Typ: stip \(ids)"]),
            ])
        }
    }

    func dots(_ number: Int) -> String { count(number, "stip", "stippen") }

    func taken(_ handle: Handle, _ ballot: Ballot, _ vote: Vote, _ waiting: [Handle]) -> Reply {
        let still =
            waiting.isEmpty
            ? "tel sluit de stemming" : "wacht op \(waiting.map(\.description).joined(separator: " "))"
        let remark = ballot.remark.map { ": \($0)" } ?? ""
        return Reply("\(handle) \(name(of: ballot, in: vote))\(remark) · \(still)")
    }

    private func name(of ballot: Ballot, in vote: Vote) -> String {
        switch vote.style {
        case .motion: return ["voor", "tegen", "onthoudt zich"][min(2, ballot.picks.first ?? 2)]
        case .consent:
            return ballot.picks.first == 1
                ? "maakt bezwaar" : ballot.picks.isEmpty ? "onthoudt zich" : "geeft consent"
        case .options: return "kiest \(vote.options[ballot.picks.first ?? 0])"
        case .dots: return "\(ballot.picks.count) van \(dots(vote.dots))"
        }
    }

    func closed(_ vote: Vote, in view: View) -> Reply {
        guard let outcome = vote.outcome else { return Reply() }
        let quorum = outcome.hadQuorum ? "" : " · geen quorum (\(outcome.ballots) van \(vote.quorum))"
        switch vote.style {
        case .motion:
            let word = outcome.passed ? "aangenomen" : "verworpen"
            return Reply(
                "Stemming \(word): \(vote.text) · voor \(outcome.counts[0]), tegen \(outcome.counts[1]), "
                    + "onthouding \(outcome.counts[2])\(quorum)")
        case .consent:
            let objections = vote.ballots.filter { $0.value.picks.first == 1 }.sorted { $0.key < $1.key }
            let subject = vote.subjects.first?.description ?? ""
            if outcome.passed { return Reply("Consent gegeven: \(subject) \(vote.text) is afgesproken.") }
            let lines = objections.map { "\($0.key): \($0.value.remark ?? "")" }
            return Reply([.line("Geen consent over \(subject) \(vote.text)."), .items(lines)])
        case .options, .dots:
            let title = vote.style == .dots ? "Stippen" : "Stemming: \(vote.text)"
            return Reply([.line("\(title)\(first(of: vote, outcome))\(quorum)"), .items(ranking(of: vote, outcome))])
        }
    }

    private func ranking(of vote: Vote, _ outcome: VoteOutcome) -> [String] {
        let (one, many) = vote.style == .dots ? ("stip", "stippen") : ("stem", "stemmen")
        let ranked = vote.options.indices.sorted { (outcome.counts[$1], $0) < (outcome.counts[$0], $1) }
        return ranked.map { index in
            let id = vote.subjects.indices.contains(index) ? "\(vote.subjects[index]) " : ""
            let counted = count(outcome.counts[index], one.padding(to: many.count), many)
            return "\(counted)  \(id)\(vote.options[index])"
        }
    }

    /// Who is ahead, where the count holds.
    private func first(of vote: Vote, _ outcome: VoteOutcome) -> String {
        guard outcome.hadQuorum, let most = outcome.counts.max(), most > 0 else { return "" }
        let names = vote.options.indices.filter { outcome.counts[$0] == most }.map { index in
            vote.subjects.indices.contains(index) ? vote.subjects[index].description : vote.options[index]
        }
        return names.count == 1 ? " · \(names[0]) heeft de meeste" : " · gelijke stand: \(list(names))"
    }
}
