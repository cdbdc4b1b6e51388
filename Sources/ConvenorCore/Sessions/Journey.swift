/// What happens between a customer and the business, phase by phase, as it is and as it shall be.
///
/// Phases are See, Think, Do, Care (Avinash Kaushik) or the six of the longer variant.
extension Method {
    static let journey = Method(
        forms: [persona, cell, friction],
        fields: [
            .idea: [
                Field("originality", nl: "originaliteit", .scale(1...5)),
                Field("feasibility", nl: "haalbaarheid", .scale(1...5)),
            ]
        ], tables: [.ideas])

    static let phase = Field(
        "phase", nl: "fase",
        .choice([
            .init("see", nl: "zien"), .init("respond", nl: "reageren"), .init("think", nl: "denken"),
            .init("do", nl: "doen"), .init("return", nl: "terugkomen"), .init("care", nl: "zorgen"),
            .init("recommend", nl: "aanbevelen"),
        ]), isNeeded: true)

    private static let version = Field(
        "version", nl: "versie", .choice([.init("as-is", nl: "nu"), .init("to-be", nl: "straks")]))

    private static let persona = Form(
        Kind("PS"), Terms("persona", nl: "persona"), plural: Terms("personas", nl: "persona's"),
        purpose: Terms("writes down a typical customer", nl: "legt een typische klant vast"),
        clauses: [.owner, .links, .evidence], serves: [Kind("SG")],
        fields: [
            Field("market", nl: "markt", .choice([.init("b2b", nl: "b2b"), .init("b2c", nl: "b2c")])),
            Field("basis", nl: "basis", .choice([.init("proto", nl: "proto"), .init("data", nl: "data")])),
            Field("n", nl: "n", .amount), Field("function", nl: "functie"), Field("budget", nl: "budget"),
            Field("age", nl: "leeftijd"), Field("geography", nl: "gebied"), Field("interests", nl: "interesses"),
            Field("goals", nl: "doelen"), Field("needs", nl: "behoeften"), Field("challenges", nl: "uitdagingen"),
            Field("values", nl: "waarden"), Field("channels", nl: "kanalen"),
        ],
        examples: [
            "persona Nadia, tenant market=b2c age=34 needs=a bill she can plan channels=mail, neighbours for SG1"
        ])

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
        ])

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
        ])
}
