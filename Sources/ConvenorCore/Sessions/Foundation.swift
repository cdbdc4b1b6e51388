/// Why the organisation exists, where it goes, and the one figure that says whether customers get what they came for.
///
/// Why, how and what in that order: the Golden Circle of Simon Sinek. The North Star Metric with its inputs: Amplitude's
/// playbook, which sorts inputs into breadth, depth, frequency and efficiency.
extension Method {
    static let foundation = Method(forms: [checklistItem, statement, northStar, northStarInput])

    private static let checklistItem = Form(
        Kind("CK"), Terms("checkpoint", nl: "controlepunt"), plural: Terms("checkpoints", nl: "controlepunten"),
        purpose: Terms(
            "notes whether something is there that a session builds on",
            nl: "legt vast of iets er is waarop een sessie bouwt"),
        aliases: ["controlepunt"], clauses: [.owner, .due, .material],
        fields: [
            Field(
                "there", nl: "aanwezig",
                .choice([.init("yes", nl: "ja"), .init("partly", nl: "deels"), .init("no", nl: "nee")]),
                isNeeded: true)
        ],
        examples: ["checkpoint Business strategy there=yes", "checkpoint Value proposition there=no @ana by next fri"],
        isOutcome: false)

    private static let statement = Form(
        Kind("SM"), Terms("statement", nl: "uitspraak"), plural: Terms("statements", nl: "uitspraken"),
        purpose: Terms(
            "writes down why, how, what, mission, vision, value proposition or horizon",
            nl: "legt waarom, hoe, wat, missie, visie, waardepropositie of horizon vast"),
        aliases: ["uitspraak"], clauses: [.due, .links], serves: [Kind("SM")],
        fields: [
            Field(
                "sort", nl: "soort",
                .choice([
                    .init("why", nl: "waarom"), .init("how", nl: "hoe"), .init("what", nl: "wat"),
                    .init("mission", nl: "missie"), .init("vision", nl: "visie"),
                    .init("value-proposition", nl: "waardepropositie"), .init("horizon", nl: "horizon"),
                ]), isNeeded: true)
        ],
        examples: [
            "statement sort=why People should understand the heat in their own house",
            "statement sort=horizon Every street in town warm without gas by 2030-12-31",
        ])

    private static let northStar = Form(
        Kind("NS"), Terms("north star", nl: "noordster"), plural: Terms("north stars", nl: "noordsterren"),
        purpose: Terms(
            "names the one metric of the value that customers get",
            nl: "noemt het ene cijfer voor de waarde die klanten krijgen"),
        word: "north-star", aliases: ["noordster", "northstar"], clauses: [.owner, .links],
        serves: [Kind("SM"), .goal],
        fields: [
            Field("definition", nl: "definitie", isNeeded: true), Field("unit", nl: "eenheid", isNeeded: true),
            cadence,
        ],
        examples: [
            "north-star Homes warm without gas definition=Homes that used no gas in the last 7 days unit=homes @ana"
        ])

    private static let northStarInput = Form(
        Kind("NI"), Terms("input", nl: "stuurcijfer"), plural: Terms("inputs", nl: "stuurcijfers"),
        purpose: Terms("names a metric that moves the north star", nl: "noemt een cijfer dat de noordster beweegt"),
        aliases: ["stuurcijfer"], clauses: [.owner, .links], serves: [Kind("NS")],
        fields: [
            Field(
                "sort", nl: "soort",
                .choice([
                    .init("breadth", nl: "breedte"), .init("depth", nl: "diepte"), .init("frequency", nl: "frequentie"),
                    .init("efficiency", nl: "efficiëntie"),
                ]), isNeeded: true),
            Field("unit", nl: "eenheid"), cadence,
        ],
        examples: ["input Homes with a heat pump sort=breadth unit=homes"])

    private static let cadence = Field(
        "cadence", nl: "ritme",
        .choice([
            .init("daily", nl: "dagelijks"), .init("weekly", nl: "wekelijks"), .init("monthly", nl: "maandelijks"),
        ]))
}
