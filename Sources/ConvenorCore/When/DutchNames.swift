extension DateNames {
    static let dutch = DateNames(
        shortWeekdays: ["ma", "di", "wo", "do", "vr", "za", "zo"],
        weekdays: ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
        shortMonths: ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
        months: [
            "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
            "november", "december",
        ],
        steps: [
            .secondly: Step(one: "elke seconde", many: "seconden"),
            .minutely: Step(one: "elke minuut", many: "minuten"),
            .hourly: Step(one: "elk uur", many: "uur"), .daily: Step(one: "elke dag", many: "dagen"),
            .weekly: Step(one: "elke week", many: "weken"), .monthly: Step(one: "elke maand", many: "maanden"),
            .yearly: Step(one: "elk jaar", many: "jaar"),
        ],
        every: "elke", everyQuarter: "elk kwartaal", everyHalf: "elk halfjaar", everyWeekday: "elke werkdag",
        onWeekdays: "werkdagen", workingDay: "werkdag", day: "dag", the: "de", on: "op", of: "van", within: "in",
        at: "om", and: "en", from: "vanaf", until: "t/m", once: "eenmaal", times: "keer", except: "behalve",
        numeral: { "\($0)e" }, place: dutchPlace)

    /// `eerste`, `laatste`, `voorlaatste`, `op twee na laatste`.
    @Sendable private static func dutchPlace(_ place: Int) -> String {
        let words = ["eerste", "tweede", "derde", "vierde", "vijfde"]
        let counts = ["twee", "drie", "vier", "vijf"]
        switch place {
        case 1...5: return words[place - 1]
        case -1: return "laatste"
        case -2: return "voorlaatste"
        case -6 ... -3: return "op \(counts[-place - 3]) na laatste"
        case ..<0: return "op \(-place - 1) na laatste"
        default: return "\(place)e"
        }
    }
}
