/// What can be pressed where there are buttons, in the words that a phrasebook gives it.
extension View {
    /// More would stand in the way of the text.
    private static let most = 5

    /// For own actions that are open; the label stands before the id where there are several.
    func doneButtons(_ ids: [RecordID], label: String) -> [Reply.Block] {
        let own = ids.filter { id in
            guard let record = series.records[id] else { return false }
            return id.kind == .action && record.isStanding && record.owner == scene.typist
        }
        return row(
            own.map { id in
                Reply.Button(
                    label: ids.count == 1 ? label : "\(label) \(id)", line: "done \(id)", series: series.slug)
            })
    }

    func acceptButtons(_ findings: [NumberedFinding], label: String) -> [Reply.Block] {
        row(
            findings.map { found in
                Reply.Button(
                    label: "\(label) \(found.number)", line: "accept \(found.number)", series: series.slug,
                    mark: found.mark)
            })
    }

    /// An objection wants a reason, and dots are for typing: neither has a button.
    func ballotButtons(_ vote: Vote, yes: String, no: String, abstain: String) -> [Reply.Block] {
        let ballots: [(label: String, line: String)] =
            switch vote.style {
            case .motion: [(yes, "yes"), (no, "no"), (abstain, "abstain")]
            case .consent: [(yes, "yes"), (abstain, "abstain")]
            case .options:
                vote.options.enumerated().map { ($0.element.glance(of: 30), "pick \($0.offset + 1)") }
            case .dots: []
            }
        // Not all of the options would be none of the options to who presses.
        if ballots.count > 2 * Self.most { return [] }
        return row(
            ballots.map {
                Reply.Button(label: $0.label, line: $0.line, series: series.slug, mark: series.voteMark)
            }, most: 2 * Self.most)
    }

    private func row(_ buttons: [Reply.Button], most: Int = View.most) -> [Reply.Block] {
        buttons.isEmpty ? [] : [.buttons(Array(buttons.prefix(most)))]
    }
}
