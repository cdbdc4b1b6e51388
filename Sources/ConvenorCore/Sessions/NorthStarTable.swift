import Foundation

/// Values over time: what metrics, key results and the North Star may say of themselves besides.
extension Method {
    static let figures = Method(
        fields: [
            .goal: [conflicts], .marketingGoal: [conflicts],
            .metric: [
                cadence, Field("includes", nl: "omvat", name: Terms("the cost includes", nl: "in de kosten zit")),
            ],
            .keyResult: [cadence],
            .northStar: valueFields + checkFields,
            .northStarInput: valueFields,
        ],
        verbs: [
            MethodVerb(
                verb: Importing.values,
                purpose: Terms(
                    "takes in values of days as a table, all or none",
                    nl: "neemt waarden van dagen als tabel over, alles of niets")),
            MethodVerb(
                verb: Importing.columns,
                purpose: Terms(
                    "says how the columns of such tables are called",
                    nl: "zegt hoe de kolommen van zulke tabellen heten")),
            MethodVerb(
                verb: Taking.verb,
                purpose: Terms(
                    "takes up what earlier sessions left for this step",
                    nl: "neemt over wat eerdere sessies voor deze stap overlieten")),
            MethodVerb(
                verb: Auditing.verb,
                purpose: Terms(
                    "shows what is assumed, contradicts itself or is not carried out",
                    nl: "laat zien wat is aangenomen, zichzelf tegenspreekt of niet wordt uitgevoerd")),
        ], tables: [.northStar, .audit])

    private static let conflicts = Field("conflicts", nl: "botst", name: Terms("in conflict with", nl: "botst met"))
    private static let cadence = Field(
        "cadence", nl: "ritme", .choice(Cadence.allCases.map { .init($0.rawValue, nl: $0.terms.nl) }))
    private static let valueFields = [
        Field("actual", nl: "nu", .amount), Field("asOf", nl: "stand", .day, name: Terms("as of", nl: "stand van")),
        Field("source", nl: "bron"),
    ]
    private static let checkFields = NorthStarCheck.allCases.map {
        Field($0.word, nl: $0.dutchWord, yesOrNo, name: $0.sheetWord.terms)
    }
    private static let yesOrNo = Field.Sort.choice([.init("yes", nl: "ja"), .init("no", nl: "nee")])
}

extension NorthStarCheck {
    /// How it is typed and stored.
    var word: String {
        switch self {
        case .coreValue: "core-value"
        case .leadsToRevenue: "revenue"
        case .actionable: "actionable"
        case .understandable: "understandable"
        case .leading: "leading"
        }
    }

    var dutchWord: String {
        switch self {
        case .coreValue: "kernwaarde"
        case .leadsToRevenue: "omzet"
        case .actionable: "beinvloedbaar"
        case .understandable: "begrijpelijk"
        case .leading: "voorspellend"
        }
    }

    var sheetWord: SheetWord {
        switch self {
        case .coreValue: .coreValue
        case .leadsToRevenue: .leadsToRevenue
        case .actionable: .actionable
        case .understandable: .understandable
        case .leading: .leading
        }
    }
}

extension MethodTable {
    /// The North Star Metric and its inputs: last value and 7-day change; then the five checks.
    static let northStar = MethodTable(
        word: "north-star", aliases: ["noordster", "northstar"],
        purpose: Terms(
            "the north star and its inputs with their last values",
            nl: "de noordster en haar stuurcijfers met hun waarden"),
        kinds: [.northStar, .northStarInput],
        draw: { drawing in
            let stars = drawing.series.standing(.northStar)
            guard !stars.isEmpty else { return nil }
            var lines: [NorthStarLine] = []
            var remarks: [Sentence] = []
            for star in stars {
                let inputs =
                    drawing.series.standing(.northStarInput, serving: star.id)
                    + (stars.count == 1 ? drawing.series.standing(.northStarInput).filter { $0.links == nil } : [])
                let own = ([star] + inputs).map { NorthStarLine($0, today: drawing.today) }
                lines += own
                remarks += own.compactMap(\.remark) + [NorthStarLine.count(inputs.count, of: star.id)].compactMap { $0 }
                remarks += [NorthStarLine.unanswered(star)].compactMap { $0 }
            }
            let columns: [Sheet.Column] = [
                .init(.none), .init(.none), .init(.word(.lastValue), .amount), .init(.word(.day)),
                .init(.word(.change), .amount),
            ]
            return Drawn(
                [Sheet(.northStar, columns: columns, rows: lines.map(\.row)), checks(stars)], remarks: remarks)
        })

    private static func checks(_ stars: [Record]) -> Sheet {
        let rows = NorthStarCheck.allCases.map { check in
            Sheet.Row(
                [Sheet.Cell(.label(.word(check.sheetWord)))]
                    + stars.map { star in
                        switch star[Detail(check.word)] {
                        case "yes": .mark(.yes)
                        case "no": .mark(.no)
                        default: .mark(.asks)
                        }
                    })
        }
        return Sheet(
            .northStarChecks,
            columns: [.init(.none)] + stars.map { .init(.text($0.id.description), .mark) }, rows: rows)
    }
}

/// A figure of the North Star with what its values of the last days say.
struct NorthStarLine {
    let record: Record
    let trend: Trend7

    init(_ record: Record, today: Day) {
        self.record = record
        var values: [Day: Decimal] = [:]
        for figure in record.history { values[figure.day] = figure.amount?.value }
        trend = Trend7(values, cadence: record.cadence, today: today)
    }

    private var unit: String? { record.sign ?? record[.unit] }

    var row: Sheet.Row {
        Sheet.Row([
            .text(record.id.kind == .northStar ? record.id.description : "  \(record.id)"), .text(record.text),
            trend.last.map { .amount(Amount($0.value, unit: unit)) } ?? .empty,
            trend.last.map { .text($0.day.iso) } ?? .empty,
            trend.change.map { .amount(Amount($0, unit: unit)) } ?? .empty,
        ])
    }

    var remark: Sentence? {
        guard let last = trend.last else {
            return Sentence(
                Terms("{0} has no value yet: value {0} number.", nl: "{0} heeft nog geen waarde: waarde {0} getal."),
                .ids([record.id]))
        }
        if trend.isUnmeasured { return record.tooOld(last.day) }
        // What is measured once a month has no week to compare with.
        let isOften = record.id.kind == .northStar || [.daily, .weekly].contains(record.cadence)
        guard trend.change == nil, isOften else { return nil }
        return Sentence(
            Terms(
                "{0}: no 7-day change, for want of a value of {1}",
                nl: "{0}: geen verschil in 7 dagen, want er is geen waarde van {1}"), .ids([record.id]),
            .day(last.day.adding(days: -7)))
    }

    static func count(_ inputs: Int, of star: RecordID) -> Sentence? {
        if NorthStarInput.allowed.contains(inputs) { return nil }
        return Sentence(
            Terms(
                "{0} has {1} inputs; three to six show what moves it",
                nl: "{0} heeft {1} stuurcijfers; drie tot zes laten zien wat haar beweegt"), .ids([star]),
            .figure(String(inputs)))
    }

    static func unanswered(_ star: Record) -> Sentence? {
        let open = NorthStarCheck.allCases.filter { star[Detail($0.word)] == nil }
        guard let first = open.first else { return nil }
        return Sentence(
            Terms(
                "{0}: {1} of five checks not answered. Type set {0} {2}=yes, or no.",
                nl: "{0}: {1} van vijf controles niet beantwoord. Typ zet {0} {2}=ja, of nee."), .ids([star.id]),
            .figure(String(open.count)), .terms(Terms(first.word, nl: first.dutchWord)))
    }
}

extension Record {
    /// Says of which day its value is, and that it counts no more.
    func tooOld(_ day: Day) -> Sentence {
        Sentence(
            Terms(
                "{0} counts as unmeasured: measured {1}, {2}: too old",
                nl: "{0} telt als niet gemeten: gemeten {1}, {2}: te oud"), .ids([id]), .day(day),
            .terms(cadence.terms))
    }
}

extension KeyResultLine {
    func staleRemark(in goal: RecordID) -> Sentence? {
        staleSince.map { day in
            Sentence(
                Terms(
                    "{0}: left out of {1}: measured {2}, {3}: too old",
                    nl: "{0}: telt niet mee in {1}: gemeten {2}, {3}: te oud"), .ids([record.id]), .ids([goal]),
                .day(day),
                .terms(record.cadence.terms))
        }
    }
}
