/// Objectives and key results: what is wanted in a cycle, and the figures that say whether it came.
///
/// Andrew Grove's and John Doerr's form of it: an objective is a sentence, a key result a measure that is scored 0 to 1.
extension Method {
    static let targets = Method(
        forms: [keyResult],
        fields: [.goal: ofGoals, .marketingGoal: ofGoals, .milestone: [Field("weight", nl: "gewicht", .amount)]],
        tables: [.scores])

    private static let ofGoals = [
        Field(
            "commitment", nl: "soort",
            .choice([.init("committed", nl: "toegezegd"), .init("aspirational", nl: "ambitie")])),
        Field("cycle", nl: "cyclus", .period("2027-H1")),
        Field(
            "level", nl: "niveau",
            .choice([
                .init("strategic", nl: "strategisch"), .init("tactical", nl: "tactisch"),
                .init("operational", nl: "operationeel"),
            ])),
        Field("sponsor", nl: "sponsor"), Field("amount", nl: "bedrag", .amount),
    ]

    private static let keyResult = Form(
        Kind("KR"), Terms("key result", nl: "kernresultaat"), plural: Terms("key results", nl: "kernresultaten"),
        purpose: Terms(
            "writes down a measure by which an objective is judged",
            nl: "legt een maat vast waaraan een doelstelling wordt afgemeten"),
        word: "kr", aliases: ["kernresultaat", "key-result"], clauses: [.owner, .due, .links, .metric],
        serves: [.goal, .marketingGoal, .metric],
        fields: [
            Field(
                "sort", nl: "soort",
                .choice([
                    .init("metric", nl: "cijfer"), .init("milestone", nl: "mijlpaal"), .init("binary", nl: "ja-nee"),
                ])),
            Field("baseline", nl: "begin", .amount), Field("target", nl: "doel", .amount),
            Field("actual", nl: "nu", .amount), Field("unit", nl: "eenheid"),
            Field("weight", nl: "gewicht", .amount), Field("confidence", nl: "vertrouwen", .scale(0...10)),
            Field("asOf", nl: "stand", .day, name: Terms("as of", nl: "stand van")), Field("source", nl: "bron"),
        ],
        examples: [
            "kr Leads engaged within 30 days baseline=32% target=50% actual=41% for O1",
            "kr The shop is open sort=milestone for O1", "kr The permit is there sort=binary actual=1 for O1",
        ], dutch: ["kernresultaat Leads in gesprek binnen 30 dagen begin=32% doel=50% nu=41% voor O1"],
        check: { record, _ in
            guard let baseline = record[.baseline], baseline == record[.target] else { return nil }
            return Sentence(
                Terms(
                    "Baseline and target are both {0}. Where does it come from, and where shall it go?",
                    nl: "Begin en doel zijn allebei {0}. Waar komt het vandaan, en waar moet het heen?"),
                .text(baseline))
        })
}
