/// What happens between a customer and the business, phase by phase, as it is and as it shall be.
///
/// Phases are See, Think, Do, Care (Avinash Kaushik) or the six of the longer variant.
extension Method {
    static let journey = Method(
        forms: [persona, cell, friction, Rating.form],
        fields: [
            .idea: [
                Field("originality", nl: "originaliteit", .scale(1...5)),
                Field("feasibility", nl: "haalbaarheid", .scale(1...5)),
                Field("theme", nl: "thema"),
            ]
        ], tables: [.journey, .journeyToBe, .roadmap, .friction, .ideas, .canvas])

    static let phase = Field(
        "phase", nl: "fase",
        .choice([
            .init("see", nl: "zien"), .init("respond", nl: "reageren"), .init("think", nl: "denken"),
            .init("do", nl: "doen"), .init("return", nl: "terugkomen"), .init("care", nl: "zorgen"),
            .init("recommend", nl: "aanbevelen"),
        ]), isNeeded: true, isPlain: true)

    private static let version = Field(
        "version", nl: "versie", .choice([.init("as-is", nl: "nu"), .init("to-be", nl: "straks")]),
        isPlain: true)

    private static let persona = Form(
        Kind("PS"), Terms("persona", nl: "persona"), plural: Terms("personas", nl: "persona's"),
        purpose: Terms("writes down a typical customer", nl: "legt een typische klant vast"),
        clauses: [.owner, .links, .evidence], serves: [Kind("SG")],
        fields: [
            Field("market", nl: "markt", .choice([.init("b2b", nl: "b2b"), .init("b2c", nl: "b2c")]), isPlain: true),
            Field(
                "basis", nl: "basis",
                .choice([
                    .init("proto", nl: "proto", shown: Terms("proto-persona", nl: "proto-persona")),
                    .init("data", nl: "data", shown: Terms("from data", nl: "uit data")),
                ]), isPlain: true),
            Field(
                "research", nl: "onderzoek",
                .choice([.init("qualitative", nl: "kwalitatief"), .init("quantitative", nl: "kwantitatief")]),
                isPlain: true),
            Field("n", nl: "n", .amount), Field("source", nl: "bron"), Field("date", nl: "datum", .day),
            Field("size", nl: "omvang", .amount), Field("orientation", nl: "oriëntatie"),
            Field("function", nl: "functie"), Field("budget", nl: "budget"),
            Field("age", nl: "leeftijd"), Field("geography", nl: "gebied"), Field("interests", nl: "interesses"),
            Field("goals", nl: "doelen"), Field("needs", nl: "behoeften"), Field("challenges", nl: "uitdagingen"),
            Field("values", nl: "waarden"), Field("channels", nl: "kanalen"),
        ],
        examples: [
            "persona Nadia, tenant market=b2c age=34 needs=a bill she can plan channels=mail, neighbours for SG1"
        ],
        dutch: [
            "persona Nadia, huurder markt=b2c leeftijd=34 behoeften=een rekening die vaststaat kanalen=mail, buren voor SG1"
        ],
        rules: FormRules(remarks: { persona, _ in Personas.doubts(persona) }))

    private static let cell = Form(
        Kind("JC"), Terms("journey cell", nl: "reiscel"), plural: Terms("journey cells", nl: "reiscellen"),
        purpose: Terms(
            "fills what a persona meets in one phase of the journey",
            nl: "vult wat een persona in een fase van de klantreis tegenkomt"),
        word: "cell", aliases: ["cel"], clauses: [.owner, .links], serves: [Kind("PS"), .metric],
        fields: [
            phase, version, Field("message", nl: "boodschap"), Field("channels", nl: "kanalen"),
            Field("touchpoints", nl: "contactpunten"), Field("act", nl: "actie", name: Terms("action", nl: "actie")),
            Field("measure", nl: "meting", name: Terms("metric", nl: "cijfer")),
            Field("horizon", nl: "horizon", .choice([.init("short", nl: "kort"), .init("long", nl: "lang")])),
        ],
        examples: [
            "cell Neighbours tell each other phase=see version=as-is message=It works next door channels=street party for PS1"
        ],
        dutch: [
            "cel Buren vertellen het elkaar fase=zien versie=nu boodschap=Hiernaast werkt het kanalen=straatfeest voor PS1"
        ],
        rules: FormRules(remarks: JourneyPhases.remarks), check: JourneyPhases.check)

    private static let friction = Form(
        Kind("FR"), Terms("friction", nl: "wrijving"), plural: Terms("frictions", nl: "wrijvingen"),
        purpose: Terms(
            "writes down where customer and business want different things, and what is done about it",
            nl: "legt vast waar klant en bedrijf iets anders willen, en wat eraan gedaan wordt"),
        aliases: ["wrijving"], clauses: [.owner, .links], serves: [Kind("PS"), Kind("JC")],
        fields: [
            Field("customer", nl: "klant", isNeeded: true), Field("business", nl: "bedrijf", isNeeded: true),
            Field("resolution", nl: "oplossing"),
        ],
        examples: [
            "friction Length of the contract customer=free to leave business=five years for PS1 resolution=one year, cheaper each year"
        ],
        dutch: [
            "wrijving Duur van het contract klant=vrij om te gaan bedrijf=vijf jaar voor PS1 oplossing=één jaar, elk jaar goedkoper"
        ])
}
