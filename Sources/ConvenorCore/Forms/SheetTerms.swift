extension Diction {
    package func title(_ title: SheetTitle) -> String { title.terms[language] }
    package func word(_ word: SheetWord) -> String { word.terms[language] }
    package func mark(_ mark: SheetMark) -> String { mark.terms[language] }
}

extension SheetTitle {
    var terms: Terms {
        switch self {
        case .objectives: Terms("Objectives and key results", nl: "Doelstellingen en kernresultaten")
        case .metrics: Terms("Metrics", nl: "Cijfers")
        case .northStar: Terms("North Star", nl: "Noordster")
        case .confrontation: Terms("Confrontation matrix", nl: "Confrontatiematrix")
        case .quadrants: Terms("Quadrants", nl: "Kwadranten")
        case .swot:
            Terms("Strengths, weaknesses, opportunities, threats", nl: "Sterktes, zwaktes, kansen, bedreigingen")
        case .nowHowWow: Terms("Now, How, Wow", nl: "Nu, Hoe, Wauw")
        case .fit: Terms("Fit", nl: "Aansluiting")
        case .beforeAfter: Terms("Before and after", nl: "Voor en na")
        case .journey: Terms("Customer journey", nl: "Klantreis")
        case .friction: Terms("Friction", nl: "Wrijving")
        case .canvas: Terms("Digital Growth Canvas", nl: "Digital Growth Canvas")
        case .fourC: Terms("The customer's view", nl: "De blik van de klant")
        case .budget: Terms("Budget", nl: "Budget")
        case .capabilities: Terms("Capabilities", nl: "Vaardigheden")
        case .automation: Terms("Automation", nl: "Automatisering")
        case .decomposition: Terms("Parts of the goal", nl: "Delen van het doel")
        case .contentMatrix: Terms("Content and services", nl: "Inhoud en diensten")
        case .calendar: Terms("Calendar", nl: "Kalender")
        case .milestones: Terms("Milestones and key results", nl: "Mijlpalen en kernresultaten")
        case .plan: Terms("The plan on one page", nl: "Het plan op één blad")
        case .audit: Terms("Audit", nl: "Audit")
        case .maturity: Terms("Maturity", nl: "Volwassenheid")
        }
    }
}

extension SheetWord {
    var terms: Terms { Self.table[self] ?? Terms(rawValue, nl: rawValue) }

    private static let table: [SheetWord: Terms] = [
        .sum: Terms("sum", nl: "som"), .weighted: Terms("weighted", nl: "gewogen"),
        .weight: Terms("weight", nl: "gewicht"),
        .difference: Terms("difference", nl: "verschil"), .share: Terms("share", nl: "aandeel"),
        .rank: Terms("rank", nl: "plaats"), .voters: Terms("voters", nl: "stemmers"), .name: Terms("name", nl: "naam"),
        .owner: Terms("owner", nl: "eigenaar"), .team: Terms("team", nl: "team"),
        .period: Terms("period", nl: "periode"),
        .amount: Terms("amount", nl: "bedrag"), .growth: Terms("growth", nl: "groei"),
        .unit: Terms("unit", nl: "eenheid"),
        .status: Terms("status", nl: "stand"), .due: Terms("due", nl: "datum"), .why: Terms("why", nl: "waarom"),
        .baseline: Terms("baseline", nl: "begin"), .target: Terms("target", nl: "doel"),
        .actual: Terms("actual", nl: "nu"),
        .score: Terms("score", nl: "score"), .confidence: Terms("confidence", nl: "vertrouwen"),
        .weightOfResult: Terms("weight", nl: "gewicht"), .milestones: Terms("milestones", nl: "mijlpalen"),
        .persona: Terms("persona", nl: "persona"), .step: Terms("step", nl: "stap"),
        .count: Terms("count", nl: "aantal"),
        .have: Terms("have", nl: "heb"), .need: Terms("need", nl: "nodig"), .gap: Terms("gap", nl: "tekort"),
        .lastValue: Terms("last value", nl: "laatste waarde"),
        .change: Terms("7-day change", nl: "verschil in 7 dagen"),
        .day: Terms("day", nl: "dag"), .channel: Terms("channel", nl: "kanaal"),
        .audience: Terms("audience", nl: "publiek"),
        .week: Terms("week", nl: "week"), .now: Terms("now", nl: "nu"), .how: Terms("how", nl: "hoe"),
        .wow: Terms("wow", nl: "wauw"), .parked: Terms("parked", nl: "geparkeerd"),
        .originality: Terms("originality", nl: "originaliteit"), .feasibility: Terms("feasibility", nl: "haalbaarheid"),
        .attack: Terms("attack", nl: "aanvallen"), .defend: Terms("defend", nl: "verdedigen"),
        .strengthen: Terms("strengthen", nl: "versterken"), .withdraw: Terms("withdraw", nl: "terugtrekken"),
        .coherence: Terms("coherence", nl: "samenhang"), .congruence: Terms("congruence", nl: "overeenstemming"),
        .consistency: Terms("consistency", nl: "standvastigheid"),
    ]
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
        }
    }
}
