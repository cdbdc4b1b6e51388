/// Which deliveries move which key results, seen from both ends.
extension Method {
    static let milestones = Method(forms: [impact], tables: [.map, .suggestions])

    private static let impact = Form(
        Kind("IM"), Terms("impact", nl: "effect"), plural: Terms("impacts", nl: "effecten"),
        purpose: Terms(
            "says how strongly a milestone moves a key result, 1 to 3, and why",
            nl: "zegt hoe sterk een mijlpaal een kernresultaat beweegt, 1 tot 3, en waarom"),
        aliases: ["effect"], clauses: [.links, .because], serves: [.milestone, Kind("KR"), .metric],
        fields: [Field("strength", nl: "kracht", .scale(1...3), isNeeded: true)],
        examples: ["impact The site loads faster strength=2 because people wait less for MS1 KR1"],
        dutch: ["effect De site laadt sneller kracht=2 omdat mensen minder wachten voor MS1 KR1"],
        check: { record, _ in
            let kinds = (record.links ?? []).map(\.kind)
            guard !kinds.contains(.milestone) || !kinds.contains(where: { $0 != .milestone }) else { return nil }
            return Sentence(
                Terms(
                    "An impact joins a milestone and a key result. End the line with for MS1 KR1.",
                    nl: "Een effect verbindt een mijlpaal en een kernresultaat. Eindig de regel met for MS1 KR1."))
        })
}
