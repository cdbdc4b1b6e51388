extension Diction {
    package func title(_ title: SheetTitle) -> String { title.terms[language] }
    package func word(_ word: SheetWord) -> String { word.terms[language] }
    package func mark(_ mark: SheetMark) -> String { mark.terms[language] }
}

extension SheetTitle {
    package static let objectives = SheetTitle(
        "objectives", Terms("Objectives and key results", nl: "Doelstellingen en kernresultaten"))
    package static let metrics = SheetTitle("metrics", Terms("Metrics", nl: "Cijfers"))
    package static let northStar = SheetTitle("northStar", Terms("North Star", nl: "Noordster"))
    package static let northStarChecks = SheetTitle("northStarChecks", Terms("Five checks", nl: "Vijf controles"))
    package static let confrontation = SheetTitle(
        "confrontation", Terms("Confrontation matrix", nl: "Confrontatiematrix"))
    package static let quadrants = SheetTitle("quadrants", Terms("Quadrants", nl: "Kwadranten"))
    package static let swot = SheetTitle(
        "swot", Terms("Strengths, weaknesses, opportunities, threats", nl: "Sterktes, zwaktes, kansen, bedreigingen"))
    package static let nowHowWow = SheetTitle("nowHowWow", Terms("Now, How, Wow", nl: "Nu, Hoe, Wauw"))
    package static let fit = SheetTitle("fit", Terms("Fit", nl: "Aansluiting"))
    package static let beforeAfter = SheetTitle("beforeAfter", Terms("Before and after", nl: "Voor en na"))
    package static let journey = SheetTitle("journey", Terms("Customer journey", nl: "Klantreis"))
    package static let friction = SheetTitle("friction", Terms("Friction", nl: "Wrijving"))
    package static let canvas = SheetTitle("canvas", Terms("Digital Growth Canvas", nl: "Digital Growth Canvas"))
    package static let fourC = SheetTitle("fourC", Terms("The customer's view", nl: "De blik van de klant"))
    package static let budget = SheetTitle("budget", Terms("Budget", nl: "Budget"))
    package static let capabilities = SheetTitle("capabilities", Terms("Capabilities", nl: "Vaardigheden"))
    package static let automation = SheetTitle("automation", Terms("Automation", nl: "Automatisering"))
    package static let decomposition = SheetTitle("decomposition", Terms("Parts of the goal", nl: "Delen van het doel"))
    package static let contentMatrix = SheetTitle(
        "contentMatrix", Terms("Content and services", nl: "Inhoud en diensten"))
    package static let calendar = SheetTitle("calendar", Terms("Calendar", nl: "Kalender"))
    package static let milestones = SheetTitle(
        "milestones", Terms("Milestones and key results", nl: "Mijlpalen en kernresultaten"))
    package static let plan = SheetTitle("plan", Terms("The plan on one page", nl: "Het plan op één blad"))
    package static let audit = SheetTitle("audit", Terms("Audit", nl: "Audit"))
    package static let maturity = SheetTitle("maturity", Terms("Maturity", nl: "Volwassenheid"))
    package static let goals = SheetTitle("goals", Terms("Goals by level", nl: "Doelen per niveau"))
    package static let choices = SheetTitle("choices", Terms("Five linked choices", nl: "Vijf samenhangende keuzes"))
    package static let projects = SheetTitle(
        "projects", Terms("Programmes and projects", nl: "Programma's en projecten"))
    package static let operation = SheetTitle("operation", Terms("Operation score", nl: "Uitvoeringsscore"))
    package static let deliveries = SheetTitle("deliveries", Terms("What milestones move", nl: "Wat mijlpalen bewegen"))
    package static let suggestions = SheetTitle(
        "suggestions", Terms("Suggested key results", nl: "Voorgestelde kernresultaten"))
    package static let checklist = SheetTitle("checklist", Terms("Before you begin", nl: "Voor het begin"))
    package static let segments = SheetTitle("segments", Terms("Segments", nl: "Segmenten"))
    package static let personas = SheetTitle("personas", Terms("Personas", nl: "Persona's"))
    package static let insights = SheetTitle("insights", Terms("Insights", nl: "Inzichten"))
    package static let roadmap = SheetTitle("roadmap", Terms("Roadmap", nl: "Routekaart"))
    package static let inventory = SheetTitle("inventory", Terms("Inventory", nl: "Voorraad"))
}

extension SheetMark {
    var terms: Terms {
        switch self {
        case .yes: Terms("yes", nl: "ja")
        case .no: Terms("no", nl: "nee")
        case .asks: Terms("?", nl: "?")
        case .met: Terms("met", nl: "gehaald")
        case .missed: Terms("not met", nl: "niet gehaald")
        case .band(.red): Terms("red", nl: "rood")
        case .band(.yellow): Terms("yellow", nl: "geel")
        case .band(.green): Terms("green", nl: "groen")
        case .coverage(.gap): Terms("gap", nl: "gat")
        case .coverage(.adequate): Terms("adequate", nl: "voldoende")
        case .coverage(.strong): Terms("strong", nl: "sterk")
        case .coverage(.excess): Terms("excess", nl: "te veel")
        case .idea(.now): SheetWord.now.terms
        case .idea(.how): SheetWord.how.terms
        case .idea(.wow): SheetWord.wow.terms
        case .idea(.parked): SheetWord.parked.terms
        case .quadrant(.attack): SheetWord.attack.terms
        case .quadrant(.defend): SheetWord.defend.terms
        case .quadrant(.strengthen): SheetWord.strengthen.terms
        case .quadrant(.withdraw): SheetWord.withdraw.terms
        case .cause(let cause): cause.terms
        }
    }
}
