/// What is made for customers: needs, assets that meet them, and when these go out.
extension Method {
    static let content = Method(
        forms: [need, asset, slot], tables: [.content, .inventory, .contentCalendar])

    private static let need = Form(
        Kind("ND"), Terms("need", nl: "behoefte"), plural: Terms("needs", nl: "behoeften"),
        purpose: Terms(
            "writes down what a persona needs in a phase", nl: "legt vast wat een persona in een fase nodig heeft"),
        aliases: ["behoefte"], clauses: [.links], serves: [Kind("PS"), Kind("JC")],
        fields: [
            phase,
            Field(
                "kind", nl: "aard", .choice([.init("content", nl: "inhoud"), .init("service", nl: "dienst")]),
                isNeeded: true, isPlain: true),
            Field("type", nl: "type"),
        ],
        examples: ["need What does it cost me? phase=think kind=content type=calculator for PS1"],
        dutch: ["behoefte Wat gaat het me kosten? fase=denken aard=inhoud type=rekenhulp voor PS1"],
        rules: FormRules(remarks: JourneyPhases.remarks), check: JourneyPhases.check)

    private static let asset = Form(
        Kind("AS"), Terms("asset", nl: "middel"), plural: Terms("assets", nl: "middelen"),
        purpose: Terms(
            "writes down what there is for a need, or is to be made",
            nl: "legt vast wat er voor een behoefte is, of gemaakt wordt"),
        aliases: ["middel"], clauses: [.owner, .due, .links], serves: [Kind("ND"), Kind("PS")],
        fields: [
            Field(
                "state", nl: "stand",
                .choice([
                    .init("exists", nl: "bestaat"),
                    .init("in-production", nl: "in-de-maak", shown: Terms("in production", nl: "in de maak")),
                    .init("to-create", nl: "te-maken", shown: Terms("to be made", nl: "te maken")),
                ]), isNeeded: true, isPlain: true),
            Field("quality", nl: "kwaliteit", .scale(1...5)), Field("link", nl: "link"),
            Field("updated", nl: "bijgewerkt", .day),
        ],
        examples: ["asset Cost calculator state=to-create @ana by in 3 weeks for ND1"],
        dutch: ["middel Rekenhulp voor de kosten stand=te-maken @ana uiterlijk over 3 weken voor ND1"])

    private static let slot = Form(
        Kind("CS"), Terms("slot", nl: "plek"), plural: Terms("slots", nl: "plekken"),
        purpose: Terms("plans when and where an asset goes out", nl: "plant wanneer en waar een middel uitgaat"),
        aliases: ["plek"], clauses: [.owner, .links], serves: [Kind("AS")],
        fields: [
            Field("from", nl: "van", .day, isNeeded: true), Field("until", nl: "tot", .day),
            Field("channel", nl: "kanaal"),
            Field("readers", nl: "publiek", name: Terms("audience", nl: "publiek")),
            Field(
                "status", nl: "status",
                .choice([
                    .init("idea", nl: "idee"), .init("brief", nl: "opdracht"), .init("draft", nl: "concept"),
                    .init("review", nl: "controle"),
                    .init("ready", nl: "klaar"), .init("live", nl: "live"), .init("retired", nl: "uit"),
                ]), isPlain: true),
        ],
        examples: ["slot Calculator in the newsletter from=2027-01-11 channel=mail status=idea for AS1"],
        dutch: ["plek Rekenhulp in de nieuwsbrief van=2027-01-11 kanaal=mail status=idee voor AS1"],
        isOutcome: false, check: Slots.check)
}
