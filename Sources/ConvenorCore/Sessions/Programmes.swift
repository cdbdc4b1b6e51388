/// What is done about a strategy: programmes with their projects, routines, people, machines and money.
extension Method {
    static let programmes = Method(
        forms: [insight, fourC, programme, project, routine, capability, automation, budget, spread, iteration],
        fields: [.action: [missed]],
        tables: [.projects, .capabilities, .automation, .budgets, .operation, .plan])

    /// Why a promise was not kept by its first date.
    private static let missed = Field(
        "missed", nl: "gemist", .choice(MissCause.allCases.map { .init($0.terms.en, nl: $0.terms.nl) }),
        name: Terms("missed because", nl: "gemist omdat"))

    private static let insight = Form(
        Kind("IN"), Terms("insight", nl: "inzicht"), plural: Terms("insights", nl: "inzichten"),
        purpose: Terms(
            "writes down what was learnt; an action must follow from it",
            nl: "legt vast wat geleerd is; er hoort een actie bij"),
        aliases: ["inzicht"], clauses: [.links, .evidence], serves: [Kind("SG"), Kind("PS"), Kind("SW")],
        fields: [source, evidence],
        examples: ["insight Tenants trust neighbours more than adverts source=interview"],
        dutch: ["inzicht Huurders vertrouwen buren meer dan advertenties bron=interview"])

    private static let fourC = Form(
        Kind("FC"), Terms("customer view", nl: "klantblik"), plural: Terms("customer views", nl: "klantblikken"),
        purpose: Terms(
            "writes down what a segment wants, what it costs them, how easy it is, how they are spoken to",
            nl: "legt vast wat een segment wil, wat het kost, hoe makkelijk het is, hoe ermee gesproken wordt"),
        word: "4c", aliases: ["klantblik"], clauses: [.links], serves: [Kind("SG")],
        fields: [
            Field(
                "c", nl: "c",
                .choice([
                    .init("wants", nl: "wensen"), .init("cost", nl: "kosten"), .init("convenience", nl: "gemak"),
                    .init("communication", nl: "communicatie"),
                ]), isNeeded: true, name: Terms("of", nl: "over"), isPlain: true), source,
        ],
        examples: ["4c No work in the house while the baby sleeps c=convenience for SG1"],
        dutch: ["klantblik Geen werk in huis terwijl de baby slaapt c=gemak voor SG1"])

    private static let programme = Form(
        Kind("PG"), Terms("programme", nl: "programma"), plural: Terms("programmes", nl: "programma's"),
        purpose: Terms(
            "groups projects by what they are to bring", nl: "bundelt projecten naar wat ze moeten opleveren"),
        aliases: ["programma"], serves: [.goal, .adjustment, Kind("AP")],
        fields: [
            Field(
                "group", nl: "groep",
                .choice([
                    .init("acquisition", nl: "werving"), .init("retention", nl: "behoud"),
                    .init("cross-sell", nl: "kruisverkoop"),
                    .init("other", nl: "anders"),
                ]))
        ],
        examples: ["programme Streets together group=acquisition @ana for O1"],
        dutch: ["programma Straten samen groep=werving @ana voor O1"])

    private static let project = Form(
        Kind("PJ"), Terms("project", nl: "project"), plural: Terms("projects", nl: "projecten"),
        purpose: Terms(
            "writes down a project; it is ready only with people, budget and time",
            nl: "legt een project vast; het is pas klaar voor de start met mensen, budget en tijd"),
        clauses: [.owner, .due, .links], serves: [Kind("PG")],
        fields: [
            Field("start", nl: "start", .day), Field("end", nl: "einde", .day), Field("receives", nl: "ontvangt"),
            Field("interim", nl: "tussentijds", .day, name: Terms("interim evaluation", nl: "tussenevaluatie")),
            Field("test", nl: "test", .day),
            Field("evaluation", nl: "evaluatie", .day, name: Terms("final evaluation", nl: "eindevaluatie")),
            Field("gate", nl: "poort"),
            Field(
                "verdict", nl: "oordeel",
                .choice([.init("go", nl: "door"), .init("change", nl: "anders"), .init("stop", nl: "stop")])),
            Field("method", nl: "methode"), Field("progress", nl: "voortgang", .amount),
            Field("people", nl: "mensen", yesNo), Field("budget", nl: "budget", yesNo),
            Field("time", nl: "tijd", yesNo),
        ],
        examples: [
            "project First street start=2027-02-01 end=2027-06-30 evaluation=2027-07-15 people=yes budget=yes time=no @ana for PG1"
        ],
        dutch: [
            "project Eerste straat start=2027-02-01 einde=2027-06-30 evaluatie=2027-07-15 mensen=ja budget=ja tijd=nee @ana voor PG1"
        ], check: { record, _ in endsBeforeItBegins(record) })

    private static func endsBeforeItBegins(_ record: Record) -> Sentence? {
        guard let start = record.day(Detail("start")), let end = record.day(Detail("end")), end < start else {
            return nil
        }
        return Sentence(
            Terms(
                "It would end on {0}, before it begins on {1}. Which day is meant?",
                nl: "Het zou eindigen op {0}, voor het begint op {1}. Welke dag klopt niet?"),
            .day(end), .day(start))
    }

    private static let yesNo = Field.Sort.choice([.init("yes", nl: "ja"), .init("no", nl: "nee")])

    private static let routine = Form(
        Kind("RT"), Terms("routine", nl: "routine"), plural: Terms("routines", nl: "routines"),
        purpose: Terms("writes down work that comes back", nl: "legt werk vast dat terugkomt"),
        serves: [Kind("PG")],
        fields: [Field("every", nl: "elke", .recurrence, isNeeded: true, isPlain: true), Field("tasks", nl: "taken")],
        examples: ["routine Call the new customers every=monday tasks=welcome, questions @ana for PG1"],
        dutch: ["routine Nieuwe klanten bellen elke=maandag taken=welkom, vragen @ana voor PG1"],
        isOutcome: false)

    private static let capability = Form(
        Kind("CP"), Terms("capability", nl: "vaardigheid"), plural: Terms("capabilities", nl: "vaardigheden"),
        purpose: Terms(
            "says what a skill is like and what is needed, 0 to 3",
            nl: "zegt hoe een vaardigheid is en wat nodig is, 0 tot 3"),
        aliases: ["vaardigheid"], serves: [Kind("PG"), Kind("PJ")],
        fields: [
            Field("have", nl: "heb", .scale(0...3), isNeeded: true),
            Field("need", nl: "nodig", .scale(0...3), isNeeded: true),
        ],
        examples: ["capability Planning of streets have=1 need=3 for PG1"],
        dutch: ["vaardigheid Straten plannen heb=1 nodig=3 voor PG1"])

    private static let automation = Form(
        Kind("AU"), Terms("automation candidate", nl: "automatiseringskans"),
        plural: Terms("automation candidates", nl: "automatiseringskansen"),
        purpose: Terms("names a task that a machine could do", nl: "noemt een taak die een machine kan doen"),
        word: "automate", aliases: ["automatiseer"], serves: [Kind("PG"), Kind("RT")],
        fields: [Field("hours", nl: "uren", .amount), Field("tool", nl: "middel")],
        examples: ["automate Sorting of requests hours=6 tool=forms for PG1"],
        dutch: ["automatiseer Aanvragen sorteren uren=6 middel=formulieren voor PG1"], isOutcome: false)

    private static let budget = Form(
        Kind("BG"), Terms("budget", nl: "budget"), plural: Terms("budgets", nl: "budgetten"),
        purpose: Terms(
            "writes down what a programme may cost in a period",
            nl: "legt vast wat een programma in een periode mag kosten"),
        serves: [Kind("PG"), Kind("PJ")],
        fields: [
            Field("amount", nl: "bedrag", .amount, isNeeded: true), Field("period", nl: "periode", .period("2027")),
            Field("before", nl: "vorig", .amount),
            Field(
                "type", nl: "type",
                .choice([
                    .init("zero-based", nl: "vanaf-nul"), .init("incremental", nl: "voortbouwend"),
                    .init("dynamic", nl: "op-rendement"),
                ])),
        ],
        examples: ["budget Streets amount=€120,000 period=2027 type=zero-based for PG1"],
        dutch: ["budget Straten bedrag=€120.000 periode=2027 type=vanaf-nul voor PG1"])

    private static let spread = Form(
        Kind("BS"), Terms("share", nl: "aandeel"), plural: Terms("shares", nl: "aandelen"),
        purpose: Terms("spreads a budget over teams and months", nl: "verdeelt een budget over teams en maanden"),
        aliases: ["aandeel"], clauses: [.owner, .links, .because], serves: [Kind("BG")],
        fields: [
            Field("amount", nl: "bedrag", .amount, isNeeded: true),
            Field("squad", nl: "team", name: Terms("team", nl: "team")),
            Field("month", nl: "maand", .period("2027-03")),
        ],
        examples: ["share Spring amount=€30,000 squad=marketing month=2027-03 for BG1"],
        dutch: ["aandeel Voorjaar bedrag=€30.000 team=marketing maand=2027-03 voor BG1"], isOutcome: false)

    private static let iteration = Form(
        Kind("IT"), Terms("iteration", nl: "ronde"), plural: Terms("iterations", nl: "rondes"),
        purpose: Terms(
            "writes down a round of work and what it shall teach", nl: "legt een werkronde vast en wat die moet leren"),
        aliases: ["ronde"], serves: [Kind("PJ")],
        fields: [Field("start", nl: "start", .day), Field("end", nl: "einde", .day), Field("learn", nl: "leert")],
        examples: ["iteration Two streets start=2027-02-01 end=2027-02-28 learn=does the letter bring talks for PJ1"],
        dutch: [
            "ronde Twee straten start=2027-02-01 einde=2027-02-28 leert=levert de brief gesprekken op voor PJ1"
        ],
        check: { record, _ in endsBeforeItBegins(record) })
}
