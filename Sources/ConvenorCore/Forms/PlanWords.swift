/// Words at the edges of the tables of a strategic plan.
extension SheetWord {
    package static let level = SheetWord("level", Terms("level", nl: "niveau"))
    package static let sponsor = SheetWord("sponsor", Terms("sponsor", nl: "sponsor"))
    package static let support = SheetWord("support", Terms("support", nl: "draagvlak"))
    package static let factors = SheetWord("factors", Terms("factors", nl: "factoren"))
    package static let evidence = SheetWord("evidence", Terms("evidence", nl: "bewijs"))
    package static let start = SheetWord("start", Terms("start", nl: "start"))
    package static let end = SheetWord("end", Terms("end", nl: "einde"))
    package static let test = SheetWord("test", Terms("test", nl: "test"))
    package static let evaluation = SheetWord("evaluation", Terms("evaluation", nl: "evaluatie"))
    package static let gate = SheetWord("gate", Terms("gate", nl: "poort"))
    package static let ready = SheetWord("ready", Terms("ready", nl: "klaar"))
    package static let missing = SheetWord("missing", Terms("missing", nl: "ontbreekt"))
    package static let task = SheetWord("task", Terms("task", nl: "taak"))
    package static let hours = SheetWord("hours", Terms("hours", nl: "uren"))
    package static let tool = SheetWord("tool", Terms("tool", nl: "middel"))
    package static let type = SheetWord("type", Terms("type", nl: "type"))
    package static let spread = SheetWord("spread", Terms("spread", nl: "verdeeld"))
    package static let cause = SheetWord("cause", Terms("reason", nl: "reden"))
    package static let results = SheetWord("results", Terms("key results", nl: "kernresultaten"))
    package static let group = SheetWord("group", Terms("objective", nl: "doelstelling"))
    package static let noMilestone = SheetWord("noMilestone", Terms("(no milestone)", nl: "(geen mijlpaal)"))
    package static let goal = SheetWord("goal", Terms("Goal", nl: "Doel"))
    package static let customer = SheetWord("customer", Terms("Customer", nl: "Klant"))
    package static let journey = SheetWord("journey", Terms("Customer journey", nl: "Klantreis"))
    package static let attentionPoints = SheetWord("attentionPoints", Terms("Attention points", nl: "Aandachtspunten"))
    package static let programmes = SheetWord(
        "programmes", Terms("Programmes and projects", nl: "Programma's en projecten"))
    package static let peopleAndMachines = SheetWord(
        "peopleAndMachines", Terms("People and machines", nl: "Mensen en machines"))
    package static let budget = SheetWord("budget", Terms("Budget", nl: "Budget"))
    package static let planning = SheetWord("planning", Terms("Planning", nl: "Planning"))
    package static let aspiration = SheetWord("aspiration", Terms("aspiration", nl: "ambitie"))
    package static let whereToPlay = SheetWord("whereToPlay", Terms("where to play", nl: "waar we spelen"))
    package static let howToWin = SheetWord("howToWin", Terms("how to win", nl: "hoe we winnen"))
    package static let capabilities = SheetWord("capabilities", Terms("capabilities", nl: "vermogens"))
    package static let systems = SheetWord("systems", Terms("management systems", nl: "managementsystemen"))
    package static let strengths = SheetWord("strengths", Terms("strengths", nl: "sterktes"))
    package static let weaknesses = SheetWord("weaknesses", Terms("weaknesses", nl: "zwaktes"))
    package static let opportunities = SheetWord("opportunities", Terms("opportunities", nl: "kansen"))
    package static let threats = SheetWord("threats", Terms("threats", nl: "bedreigingen"))
}

extension MissCause {
    /// How it is typed and shown.
    var terms: Terms {
        switch self {
        case .inputLate: Terms("input-late", nl: "invoer-laat")
        case .overloaded: Terms("overloaded", nl: "overbelast")
        case .priorityChanged: Terms("priority-changed", nl: "prioriteit-gewijzigd")
        case .underestimated: Terms("underestimated", nl: "onderschat")
        case .technical: Terms("technical", nl: "technisch")
        case .external: Terms("external", nl: "extern")
        case .other: Terms("other", nl: "anders")
        }
    }

    init?(stored word: String?) {
        guard let cause = Self.allCases.first(where: { $0.terms.en == word }) else { return nil }
        self = cause
    }
}
