/// How original and how feasible somebody finds an idea: `rate I1 4 5`; the last points of a person count.
///
/// The points are kept one record a person and idea, and only what they come to is shown.
enum Rating {
    static let kind = Kind("IR")

    static let form = Form(
        kind, Terms("rating", nl: "waardering"), plural: Terms("ratings", nl: "waarderingen"),
        purpose: Terms(
            "gives an idea your points for originality and feasibility, 1 to 5",
            nl: "geeft een idee je punten voor originaliteit en haalbaarheid, 1 tot 5"),
        word: "rate", aliases: ["scoor"], clauses: [.links], serves: [.idea], examples: ["rate I1 4 5"],
        isOutcome: false, verb: verb, isBallot: true)

    private static let verb = Verb(
        "rate", ["scoor"], group: .strategy, usage: "rate I1 originality feasibility", examples: ["rate I1 4 5"],
        needs: .meeting, kinds: [.idea], decide: rate)

    static func rate(_ ask: Ask) throws(Stop) -> Decision {
        let (idea, rest) = try ask.record([.idea])
        guard idea.isStanding else { throw .refused(.notStanding(idea.id, idea.status)) }
        let points = rest.compactMap { Int($0.text) }
        guard rest.count == 2, points.count == 2, points.allSatisfy(IdeaScale.points.contains) else {
            throw .refused(.form(.method(usage(idea.id))))
        }
        let details = Dictionary(
            uniqueKeysWithValues: zip(IdeaScale.allCases.map(\.detail), points.map { String($0) }))
        let before = ask.series.ratings(of: idea.id)
        let voters = Set(before.map(\.by)).union([ask.scene.speaker]).count
        let say: [Saying] = [.method([taken(idea.id, voters)])]
        if let own = before.first(where: { $0.by == ask.scene.speaker }) {
            let changes = IdeaScale.allCases.map { Change.detail(name: $0.detail, value: details[$0.detail]) }
            return Decision([.recordChanged(id: own.id, changes: changes)], say: say)
        }
        var draft = Draft(kind: kind)
        draft.text = idea.id.description
        draft.links = [idea.id]
        draft.details = details
        return Decision([.recordAdded(record: ask.series.record(from: draft, ask))], say: say)
    }

    private static func usage(_ idea: RecordID) -> Sentence {
        Sentence(
            Terms(
                "Two figures from 1 to 5: how original, then how feasible. rate {0} 4 5",
                nl: "Twee cijfers van 1 tot 5: hoe origineel, dan hoe haalbaar. scoor {0} 4 5"),
            .ids([idea]))
    }

    private static func taken(_ idea: RecordID, _ voters: Int) -> Sentence {
        voters == 1
            ? Sentence(
                Terms("Your points for {0} are in, the first.", nl: "Jouw punten voor {0} staan, als eerste."),
                .ids([idea]))
            : Sentence(
                Terms(
                    "Your points for {0} are in; {1} have rated it.",
                    nl: "Jouw punten voor {0} staan; {1} mensen gaven punten."),
                .ids([idea]), .figure(String(voters)))
    }
}

extension Series {
    func ratings(of idea: RecordID) -> [Record] { standing(Rating.kind, serving: idea) }
}
