/// What can be pressed where there are buttons; everything on them can be typed as well.
extension English {
    func doneButtons(_ ids: [RecordID], in view: View) -> [Reply.Block] { view.doneButtons(ids, label: "Done") }

    func acceptButtons(_ findings: [NumberedFinding], in view: View) -> [Reply.Block] {
        view.acceptButtons(findings, label: "Accept")
    }

    func ballotButtons(_ vote: Vote, in view: View) -> [Reply.Block] {
        view.ballotButtons(vote, yes: vote.style == .consent ? "Consent" : "Yes", no: "No", abstain: "Abstain")
    }
}
