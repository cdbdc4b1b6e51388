/// Where the organisation stands: strengths, weaknesses, opportunities and threats, held against one another.
///
/// The confrontation matrix weighs each pair; attention points are the pairs that the room takes up.
extension Method {
    static let positioning = Method(
        forms: [factor, points, attentionPoint, choice, term, goalPart, stakeholder, maturity],
        tables: [.swot, .confrontation, .goals, .parts, .choices, .maturity])

    private static let factor = Form(
        Kind("SW"), Terms("factor", nl: "factor"), plural: Terms("factors", nl: "factoren"),
        purpose: Terms(
            "writes down a strength, weakness, opportunity or threat; at most three of each",
            nl: "legt een sterkte, zwakte, kans of bedreiging vast; hooguit drie van elk"),
        clauses: [.links, .evidence], serves: [.goal],
        fields: [pillar, Field("weight", nl: "gewicht", .amount)],
        examples: ["factor Own installers pillar=strength evidence 40 on the payroll"],
        dutch: ["factor Eigen monteurs pijler=sterkte bewijs 40 in dienst"], check: tooMany)

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
        let most = limit(in: series)
        guard others.count >= most, let last = others.last else { return nil }
        return Sentence(
            Terms(
                "{0} at most: there are {1}. Which one goes? drop {2} because …",
                nl: "Hooguit {0}: er zijn {1}. Welke valt af? drop {2} omdat …"),
            .figure(String(most)), .ids(others.map(\.id)), .ids([last.id]))
    }

    /// As the step of the agenda says, which says `most: 4`.
    private static func limit(in series: Series) -> Int {
        let steps = series.running.flatMap { series.agenda(of: $0) }?.steps ?? []
        return steps.first { $0.most != nil && $0.records.contains(Kind("SW")) }?.most ?? most
    }

    /// What one voter gave in the light of one outer factor, which is linked first and then the inner ones by points.
    private static let points = Form(
        Kind("CB"), Terms("points", nl: "punten"), plural: Terms("points", nl: "punten"),
        purpose: Terms(
            "gives three, two and one point to inner factors in the light of an outer one",
            nl: "geeft drie, twee en één punt aan interne factoren in het licht van een externe"),
        word: "confront", aliases: ["confronteer"], clauses: [.links], serves: [Kind("SW")],
        fields: [Field("cells", nl: "cellen", isDerived: true)], examples: ["confront O1 S1 W1"], isOutcome: false,
        verb: Confronting.verb)

    private static let attentionPoint = Form(
        Kind("AP"), Terms("attention point", nl: "aandachtspunt"),
        plural: Terms("attention points", nl: "aandachtspunten"),
        purpose: Terms(
            "asks how an inner and an outer factor are to be met",
            nl: "vraagt hoe een interne en een externe factor samenkomen"),
        word: "attention", aliases: ["aandachtspunt"], serves: [Kind("SW")],
        examples: ["attention How can we win tenants while our installers are fully booked? for SW1 SW3"],
        dutch: ["aandachtspunt Hoe winnen we huurders terwijl onze monteurs volgeboekt zijn? voor SW1"],
        check: { record, series in
            let pillars = (record.links ?? []).compactMap { id in
                Factor.Pillar(stored: series.records[id]?[pillar.detail])
            }
            guard pillars.contains(where: \.isInternal), pillars.contains(where: { !$0.isInternal }) else {
                return Sentence(
                    Terms(
                        "An attention point joins an inner and an outer factor. Which ones? End with for SW1 SW4.",
                        nl: "Een aandachtspunt verbindt een interne en een externe factor. Eindig met for SW1 SW4."))
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
        examples: ["choice Terraced streets before towers choice=where because the neighbours talk to each other"],
        dutch: ["keuze Rijtjeshuizen voor flats keuze=waar omdat de buren met elkaar praten"])

    private static let term = Form(
        Kind("TD"), Terms("term", nl: "begrip"), plural: Terms("terms", nl: "begrippen"),
        purpose: Terms("fixes what a word means here", nl: "legt vast wat een woord hier betekent"),
        word: "define", aliases: ["begrip"], clauses: [.links], serves: [.goal],
        fields: [Field("means", nl: "betekent", isNeeded: true)],
        examples: [
            "define New business means=The first contract of a household",
            "define \"new business\" = The first contract of a household",
        ], dutch: ["begrip Nieuwe klanten betekent=Het eerste contract van een huishouden"])

    private static let goalPart = Form(
        Kind("GP"), Terms("part", nl: "deel"), plural: Terms("parts", nl: "delen"),
        purpose: Terms(
            "splits a growth goal into where it comes from", nl: "splitst een groeidoel naar waar het vandaan komt"),
        aliases: ["deel"], clauses: [.owner, .links], serves: [.goal],
        fields: [Field("amount", nl: "bedrag", .amount, isNeeded: true)],
        examples: ["part Tenants amount=€250k for O1"], dutch: ["deel Huurders bedrag=€250k voor O1"])

    private static let stakeholder = Form(
        Kind("SK"), Terms("stakeholder", nl: "belanghebbende"), plural: Terms("stakeholders", nl: "belanghebbenden"),
        purpose: Terms(
            "says how much somebody supports a goal, 0 to 5", nl: "zegt hoezeer iemand een doel steunt, 0 tot 5"),
        aliases: ["belanghebbende"], clauses: [.links, .because], serves: [.goal, .marketingGoal, Kind("PG")],
        fields: [Field("support", nl: "draagvlak", .scale(0...5), isNeeded: true)],
        examples: ["stakeholder Finance support=2 because the money is not found yet for O1"],
        dutch: ["belanghebbende Financiën draagvlak=2 omdat het geld nog niet gevonden is voor O1"], isOutcome: false)

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
        ],
        dutch: [
            "volwassenheid Gegevens over klanten niveau=opkomend doel=verbonden bewijs twee systemen, één sleutel uiterlijk 2027-12-31"
        ],
        check: { record, _ in
            guard let level = rank(record[Detail("level")]), let target = rank(record[.target]), target < level else {
                return nil
            }
            return Sentence(
                Terms(
                    "The target {0} lies below the level {1}. Which of them is meant?",
                    nl: "Het doel {0} ligt onder het niveau {1}. Welke van de twee klopt niet?"),
                .text(record[.target] ?? ""), .text(record[Detail("level")] ?? ""))
        })

    /// From 0, nascent, to 3, multi-moment.
    private static func rank(_ level: String?) -> Int? {
        guard case .choice(let choices) = levels else { return nil }
        return choices.firstIndex { $0.value == level }
    }

    private static let levels = Field.Sort.choice([
        .init("nascent", nl: "beginnend"), .init("emerging", nl: "opkomend"), .init("connected", nl: "verbonden"),
        .init("multi-moment", nl: "multi-moment"),
    ])
}
