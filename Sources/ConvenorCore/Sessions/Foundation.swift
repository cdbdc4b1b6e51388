/// Why the organisation exists, where it goes, and the one figure that says whether customers get what they came for.
///
/// Why, how and what in that order: the Golden Circle of Simon Sinek. The North Star Metric with its inputs: Amplitude's
/// playbook, which sorts inputs into breadth, depth, frequency and efficiency.
extension Method {
    static let foundation = Method(forms: [checklistItem, statement, northStar, northStarInput], tables: [.checklist])

    private static let checklistItem = Form(
        Kind("CK"), Terms("checkpoint", nl: "controlepunt"), plural: Terms("checkpoints", nl: "controlepunten"),
        purpose: Terms(
            "notes whether something is there that a session builds on",
            nl: "legt vast of iets er is waarop een sessie bouwt"),
        aliases: ["controlepunt"], clauses: [.owner, .due, .material],
        fields: [
            Field(
                "there", nl: "aanwezig",
                .choice([
                    .init("yes", nl: "ja", shown: Terms("there", nl: "aanwezig")),
                    .init("partly", nl: "deels", shown: Terms("partly there", nl: "deels aanwezig")),
                    .init("no", nl: "nee", shown: Terms("missing", nl: "ontbreekt")),
                ]), isNeeded: true, isPlain: true)
        ],
        examples: ["checkpoint Business strategy there=yes", "checkpoint Value proposition there=no @ana by next fri"],
        dutch: [
            "controlepunt Bedrijfsstrategie aanwezig=ja",
            "controlepunt Waardepropositie aanwezig=nee @ana uiterlijk volgende vr",
        ],
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
                    .init(
                        "value-proposition", nl: "waardepropositie",
                        shown: Terms("value proposition", nl: "waardepropositie")),
                    .init("horizon", nl: "horizon"),
                ]), isNeeded: true, isPlain: true),
            Field("version", nl: "versie", .amount, isDerived: true), .consent, .replacedBy,
        ],
        examples: [
            "statement sort=why People should understand the heat in their own house",
            "statement sort=horizon Every street in town warm without gas by 2030-12-31",
        ],
        dutch: [
            "uitspraak soort=waarom Mensen moeten de warmte in hun eigen huis begrijpen",
            "uitspraak soort=horizon Elke straat van de stad warm zonder gas uiterlijk 2030-12-31",
        ],
        rules: Statements.rules, check: Statements.check)

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
        ],
        dutch: [
            "noordster Huizen warm zonder gas definitie=Huizen die de laatste 7 dagen geen gas gebruikten eenheid=huizen @ana"
        ],
        rules: FormRules(remarks: { record, _ in
            [
                Sentence(
                    Terms(
                        "Before you take {0}: does it show what customers get, lead to revenue, can teams act on it, does everybody understand it, and does it move before revenue does?",
                        nl:
                            "Voor {0} vaststaat: laat het zien wat klanten krijgen, leidt het tot omzet, kunnen teams er iets aan doen, begrijpt iedereen het, en beweegt het eerder dan de omzet?"
                    ), .ids([record.id]))
            ]
        }))

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
                ]), isNeeded: true, isPlain: true),
            Field("unit", nl: "eenheid"), cadence,
        ],
        examples: ["input Homes with a heat pump sort=breadth unit=homes"],
        dutch: ["stuurcijfer Huizen met een warmtepomp soort=breedte eenheid=huizen"],
        rules: FormRules(remarks: tooManyInputs))

    /// Three to six inputs move a North Star; more blur it.
    private static let tooManyInputs: @Sendable (Record, Series) -> [Sentence] = { input, series in
        guard let star = input.served(Kind("NS")) else { return [] }
        let others = series.standing(input.id.kind, serving: star).filter { $0.id != input.id }
        guard others.count >= NorthStarInput.allowed.upperBound else { return [] }
        return [
            Sentence(
                Terms(
                    "{0} has {1} inputs; three to six keep it clear. Which one goes? drop it with its reason.",
                    nl:
                        "{0} heeft {1} stuurcijfers; drie tot zes houdt het helder. Welk valt af? Schrap het, met de reden."
                ),
                .ids([star]), .figure(String(others.count + 1)))
        ]
    }

    private static let cadence = Field(
        "cadence", nl: "ritme",
        .choice([
            .init("daily", nl: "dagelijks"), .init("weekly", nl: "wekelijks"), .init("monthly", nl: "maandelijks"),
        ]))
}
