/// Who is served, what it does for them, and what keeps them from it.
extension Method {
    static let market = Method(
        forms: [segment, benefit, objection, beforeAfter, fit, customerQuestion],
        tables: [.segments, .beforeAfter, .fit, .customer, .personas, .insights])

    /// Where knowledge comes from; an assumption is told as one wherever it is shown.
    static let source = Field(
        "source", nl: "bron",
        .choice([.init("data", nl: "data"), .init("interview", nl: "interview"), .init("assumption", nl: "aanname")]))

    /// What shows it; also said as a clause: `evidence 60 of 80 kept it`.
    static let evidence = Field("evidence", nl: "bewijs")

    private static let segment = Form(
        Kind("SG"), Terms("segment", nl: "segment"), plural: Terms("segments", nl: "segmenten"),
        purpose: Terms("writes down a group of customers", nl: "legt een groep klanten vast"),
        serves: [.goal, .marketingGoal],
        fields: [
            Field("size", nl: "omvang", .amount), Field("demographics", nl: "kenmerken"),
            Field("geography", nl: "gebied"), Field("interests", nl: "interesses"), source,
        ],
        examples: ["segment Young families size=12,000 geography=Utrecht interests=low bills source=interview"],
        dutch: ["segment Jonge gezinnen omvang=12.000 gebied=Utrecht interesses=een lage rekening bron=interview"])

    private static let benefit = Form(
        Kind("BN"), Terms("benefit", nl: "voordeel"), plural: Terms("benefits", nl: "voordelen"),
        purpose: Terms("writes down what a segment gains", nl: "legt vast wat een segment wint"),
        aliases: ["voordeel"], clauses: [.links, .evidence], serves: [Kind("SG")],
        fields: [source, evidence],
        examples: ["benefit A warm house at a known price for SG1 source=interview"],
        dutch: ["voordeel Een warm huis voor een bekende prijs voor SG1 bron=interview"])

    private static let objection = Form(
        Kind("OB"), Terms("objection", nl: "bezwaar"), plural: Terms("objections", nl: "bezwaren"),
        purpose: Terms(
            "writes down what keeps a segment from buying, and the answer",
            nl: "legt vast wat een segment tegenhoudt, en het antwoord"),
        aliases: ["bezwaar"], clauses: [.links], serves: [Kind("SG"), Kind("BN")],
        fields: [Field("reply", nl: "antwoord", name: Terms("answer", nl: "antwoord")), source],
        examples: ["objection The work takes too long for SG1 reply=Two days, and we do the paperwork"],
        dutch: ["bezwaar Het werk duurt te lang voor SG1 antwoord=Twee dagen, en wij doen het papierwerk"])

    private static let beforeAfter = Form(
        Kind("BA"), Terms("before and after", nl: "voor en na"), plural: Terms("before and after", nl: "voor en na"),
        purpose: Terms(
            "writes down what a segment has, feels, does all day and is, before or after",
            nl: "legt vast wat een segment heeft, voelt, dagelijks doet en is, ervoor of erna"),
        word: "grid", aliases: ["raster"], clauses: [.links], serves: [Kind("SG")],
        fields: [
            Field(
                "time", nl: "moment", .choice([.init("before", nl: "voor"), .init("after", nl: "na")]), isNeeded: true,
                isPlain: true),
            Field("have", nl: "heeft"), Field("feel", nl: "voelt"),
            Field("day", nl: "dag", name: Terms("average day", nl: "gewone dag")),
            Field("status", nl: "status"),
        ],
        examples: [
            "grid Families time=before have=a gas bill that jumps feel=worried day=turns the heating down status=tenant for SG1"
        ],
        dutch: [
            "raster Gezinnen moment=voor heeft=een gasrekening die schommelt voelt=bezorgd dag=zet de verwarming lager status=huurder voor SG1"
        ])

    private static let fit = Form(
        Kind("FT"), Terms("fit", nl: "aansluiting"), plural: Terms("fits", nl: "aansluitingen"),
        purpose: Terms(
            "scores how well the offer fits a segment, with evidence",
            nl: "scoort hoe goed het aanbod bij een segment past, met bewijs"),
        aliases: ["aansluiting"], clauses: [.links, .evidence], serves: [Kind("SG")],
        fields: [Field("score", nl: "score", .scale(0...3), isNeeded: true), source, evidence],
        examples: ["fit Heat subscription for SG1 score=2 source=data evidence 60 of 80 kept it after a year"],
        dutch: ["aansluiting Warmteabonnement voor SG1 score=2 bron=data bewijs 60 van de 80 bleven na een jaar"],
        rules: FormRules(remarks: { record, _ in Market.doubts(of: record) }))

    private static let customerQuestion = Form(
        Kind("CQ"), Terms("customer question", nl: "klantvraag"),
        plural: Terms("customer questions", nl: "klantvragen"),
        purpose: Terms("writes down what customers are to be asked", nl: "legt vast wat klanten gevraagd wordt"),
        word: "ask", aliases: ["klantvraag"], clauses: [.owner, .due, .links], serves: [Kind("SG")],
        examples: ["ask How did you get to us? for SG1 @ana by next fri"],
        dutch: ["klantvraag Hoe kwam je bij ons? voor SG1 @ana uiterlijk volgende vr"], isOutcome: false,
        rules: FormRules(brings: Market.asking, remarks: { record, _ in Market.unasked(record) }))
}
