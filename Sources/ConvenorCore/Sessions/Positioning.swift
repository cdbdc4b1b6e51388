/// Where the organisation stands: strengths, weaknesses, opportunities and threats, held against one another.
///
/// The confrontation matrix weighs each pair; attention points are the pairs that the room takes up.
extension Method {
    static let positioning = Method(
        forms: [factor, points, attentionPoint, choice, term, goalPart, maturity],
        tables: [.confrontation, .parts])

    private static let factor = Form(
        Kind("SW"), Terms("factor", nl: "factor"), plural: Terms("factors", nl: "factoren"),
        purpose: Terms(
            "writes down a strength, weakness, opportunity or threat; at most three of each",
            nl: "legt een sterkte, zwakte, kans of bedreiging vast; hooguit drie van elk"),
        clauses: [.links, .evidence], serves: [.goal],
        fields: [pillar, Field("weight", nl: "gewicht", .amount)],
        examples: ["factor Own installers pillar=strength evidence 40 on the payroll"], check: tooMany)

    private static let pillar = Field(
        "pillar", nl: "pijler",
        .choice([
            .init("strength", nl: "sterkte"), .init("weakness", nl: "zwakte"), .init("opportunity", nl: "kans"),
            .init("threat", nl: "bedreiging"),
        ]), isNeeded: true)

    /// The rule of the method: what cannot be counted on one hand is not yet chosen.
    private static let most = 3

    private static let tooMany: @Sendable (Record, Series) -> Sentence? = { record, series in
        let others = series.standing(record.id.kind).filter {
            $0.id != record.id && $0[pillar.detail] == record[pillar.detail]
        }
        guard others.count >= most else { return nil }
        return Sentence(
            Terms(
                "There are {0} of these already: {1}. Which one goes? drop it with its reason first.",
                nl: "Er zijn er al {0}: {1}. Welke valt af? Schrap die eerst, met de reden (drop)."),
            .figure(String(most)), .ids(others.map(\.id)))
    }

    /// What one voter gave in the light of one outer factor, which is linked first and then the inner ones by points.
    private static let points = Form(
        Kind("CB"), Terms("points", nl: "punten"), plural: Terms("points", nl: "punten"),
        purpose: Terms(
            "gives three, two and one point to inner factors in the light of an outer one",
            nl: "geeft drie, twee en één punt aan interne factoren in het licht van een externe"),
        word: "confront", aliases: ["confronteer"], clauses: [.links], serves: [Kind("SW")],
        examples: ["confront O1 S1 W1"], isOutcome: false, verb: Confronting.verb)

    private static let attentionPoint = Form(
        Kind("AP"), Terms("attention point", nl: "aandachtspunt"),
        plural: Terms("attention points", nl: "aandachtspunten"),
        purpose: Terms(
            "asks how an inner and an outer factor are to be met",
            nl: "vraagt hoe een interne en een externe factor samenkomen"),
        word: "attention", aliases: ["aandachtspunt"], serves: [Kind("SW")],
        examples: ["attention How can we win tenants while our installers are fully booked? for SW1"],
        check: { record, series in
            guard let links = record.links, !links.isEmpty else {
                return Sentence(
                    Terms(
                        "An attention point joins two factors. Which ones? End the line with for SW1 SW4.",
                        nl: "Een aandachtspunt verbindt twee factoren. Welke? Eindig de regel met for SW1 SW4."))
            }
            return nil
        })

    private static let choice = Form(
        Kind("SC"), Terms("choice", nl: "keuze"), plural: Terms("choices", nl: "keuzes"),
        purpose: Terms(
            "writes down one of the five linked choices of a strategy",
            nl: "legt een van de vijf samenhangende keuzes vast"),
        aliases: ["keuze"], clauses: [.links, .because], serves: [.goal, Kind("SC")],
        fields: [
            Field(
                "choice", nl: "keuze",
                .choice([
                    .init("aspiration", nl: "ambitie"), .init("where", nl: "waar"), .init("how", nl: "hoe"),
                    .init("capabilities", nl: "vermogens"), .init("systems", nl: "systemen"),
                ]), isNeeded: true)
        ],
        examples: ["choice Terraced streets before towers choice=where because the neighbours talk to each other"])

    private static let term = Form(
        Kind("TD"), Terms("term", nl: "begrip"), plural: Terms("terms", nl: "begrippen"),
        purpose: Terms("fixes what a word means here", nl: "legt vast wat een woord hier betekent"),
        word: "define", aliases: ["begrip"], clauses: [.links], serves: [.goal],
        fields: [Field("means", nl: "betekent", isNeeded: true)],
        examples: ["define New business means=The first contract of a household"], isOutcome: true)

    private static let goalPart = Form(
        Kind("GP"), Terms("part", nl: "deel"), plural: Terms("parts", nl: "delen"),
        purpose: Terms(
            "splits a growth goal into where it comes from", nl: "splitst een groeidoel naar waar het vandaan komt"),
        aliases: ["deel"], clauses: [.owner, .links], serves: [.goal],
        fields: [Field("amount", nl: "bedrag", .amount, isNeeded: true)],
        examples: ["part Tenants amount=€250k for O1"])

    private static let maturity = Form(
        Kind("MT"), Terms("maturity", nl: "volwassenheid"), plural: Terms("maturities", nl: "volwassenheid"),
        purpose: Terms(
            "says how far a capability has come, with evidence", nl: "zegt hoe ver een vermogen is, met bewijs"),
        aliases: ["volwassenheid"], clauses: [.owner, .due, .links, .evidence], serves: [.goal],
        fields: [
            Field("level", nl: "niveau", levels, isNeeded: true), Field("target", nl: "doel", levels),
        ],
        examples: [
            "maturity Data about customers level=emerging target=connected evidence two systems, one key by 2027-12-31"
        ])

    private static let levels = Field.Sort.choice([
        .init("nascent", nl: "beginnend"), .init("emerging", nl: "opkomend"), .init("connected", nl: "verbonden"),
        .init("multi-moment", nl: "multi-moment"),
    ])
}
