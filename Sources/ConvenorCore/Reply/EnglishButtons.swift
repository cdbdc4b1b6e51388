/// What can be pressed where there are buttons; everything on them can be typed as well.
extension English {
    /// More would stand in the way of the text.
    private static let most = 5

    /// `Done` for own actions that are open.
    func doneButtons(_ ids: [RecordID], in view: View) -> [Reply.Block] {
        let own = ids.filter { id in
            guard let record = view.series.records[id] else { return false }
            return id.kind == .action && record.isStanding && record.owner == view.scene.typist
        }
        return row(
            own.map { id in
                Reply.Button(
                    label: ids.count == 1 ? "Done" : "Done \(id)", line: "done \(id)", series: view.series.slug)
            })
    }

    func acceptButtons(_ findings: [NumberedFinding], in view: View) -> [Reply.Block] {
        row(
            findings.map { found in
                Reply.Button(
                    label: "Accept \(found.number)", line: "accept \(found.number)", series: view.series.slug,
                    mark: found.mark)
            })
    }

    /// An objection wants a reason, and dots are for typing: neither has a button.
    func ballotButtons(_ vote: Vote, in view: View) -> [Reply.Block] {
        let ballots: [(label: String, line: String)] =
            switch vote.style {
            case .motion: [("Yes", "yes"), ("No", "no"), ("Abstain", "abstain")]
            case .consent: [("Consent", "yes"), ("Abstain", "abstain")]
            case .options:
                vote.options.enumerated().map { (clipped($0.element, to: 30), "pick \($0.offset + 1)") }
            case .dots: []
            }
        // Not all of the options would be none of the options to who presses.
        if ballots.count > 2 * Self.most { return [] }
        return row(
            ballots.map {
                Reply.Button(label: $0.label, line: $0.line, series: view.series.slug, mark: view.series.voteMark)
            }, most: 2 * Self.most)
    }

    private func row(_ buttons: [Reply.Button], most: Int = English.most) -> [Reply.Block] {
        buttons.isEmpty ? [] : [.buttons(Array(buttons.prefix(most)))]
    }
}
