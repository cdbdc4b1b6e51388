/// What can be pressed where there are buttons; everything on them can be typed as well.
extension Dutch {
    func doneButtons(_ ids: [RecordID], in view: View) -> [Reply.Block] {
        view.doneButtons(ids, label: "Gereed")
    }

    func acceptButtons(_ findings: [NumberedFinding], in view: View) -> [Reply.Block] {
        view.acceptButtons(findings, label: "Aanvaarden")
    }

    func ballotButtons(_ vote: Vote, in view: View) -> [Reply.Block] {
        view.ballotButtons(
            vote, yes: vote.style == .consent ? "Consent" : "Ja", no: "Nee", abstain: "Onthouding")
    }
}
