import Foundation

/// A figure of one day, as somebody gave it or as it was worked out.
package struct Measured: Codable, Sendable, Hashable {
    package var day: Day
    /// Digits with a point.
    package var value: String
    /// `%`, `€` or `$` where one was typed.
    package var unit: String?
    package var source: String?
    /// What it was worked out from, by the names of `RatioTerm`: a ratio says nothing without its denominator.
    package var parts: [String: String]?

    package init(
        day: Day, amount: Amount, source: String? = nil, parts: [String: String]? = nil
    ) {
        self.day = day
        value = amount.stored
        unit = amount.unit
        self.source = source
        self.parts = parts
    }

    package var amount: Amount? { Decimal(string: value, locale: nil).map { Amount($0, unit: unit) } }
}

extension Amount {
    /// With its sign where it has one, as forms keep it: `€200`, `41%`.
    package var signed: String { unit == "%" ? stored + "%" : (unit ?? "") + stored }
}

extension Kind {
    package static let keyResult = Kind("KR")
    package static let northStar = Kind("NS")
    package static let northStarInput = Kind("NI")

    /// The kinds that a value of a day belongs to.
    package static let measured: [Kind] = [.metric, .keyResult, .northStar, .northStarInput]
}

extension Record {
    /// Puts in values of days, each in place of what the day had; the newest day's is the actual one.
    mutating func measure(_ figures: [Measured]) {
        var days = Dictionary((values ?? []).map { ($0.day, $0) }, uniquingKeysWith: { $1 })
        for figure in figures { days[figure.day] = figure }
        let sorted = days.values.sorted { $0.day < $1.day }
        guard let last = sorted.last else { return }
        values = sorted
        // A metric keeps its unit apart from its figures.
        self[.actual] = id.kind == .metric ? last.value : last.amount?.signed ?? last.value
        self[.asOf] = last.day.iso
        if let source = last.source { self[.source] = source }
        if id.kind == .metric, self[.unit] == nil, let unit = last.unit { self[.unit] = unit }
    }

    /// The day of its last value; a key result that was written with a value and no day counts from when it was written.
    package var measuredOn: Day? {
        guard self[.actual] != nil else { return nil }
        if let day = self[.asOf].flatMap(Day.init(iso:)) { return day }
        return id.kind == .metric ? nil : Zone.utc.wall(at: at).day
    }

    /// Every value by its day, also the one that was written before days were kept.
    package var history: [Measured] {
        if let values { return values }
        guard let day = measuredOn, let actual = amount(.actual) else { return [] }
        return [Measured(day: day, amount: Amount(actual.value, unit: sign), source: self[.source])]
    }

    /// `%`, `€`, `$` or `£` where its figures are counted in one.
    package var sign: String? {
        if let unit = self[.unit], unit.count == 1, "%€$£".contains(unit) { return unit }
        return [Detail.target, .baseline, .actual].lazy.compactMap { amount($0)?.unit }.first
    }

    package var cadence: Cadence { self[Detail("cadence")].flatMap { Cadence(rawValue: $0) } ?? .monthly }

    /// The day of its last value where that is too old to say anything, by its cadence.
    ///
    /// A share done and a yes hold until they change, unless somebody gave them a cadence.
    package func staleSince(today: Day) -> Day? {
        guard let day = measuredOn, today.daysSince1970 - day.daysSince1970 > cadence.days else { return nil }
        let holds = ["milestone", "binary"].contains(self[Detail("sort")] ?? "")
        return id.kind == .keyResult && holds && self[Detail("cadence")] == nil ? nil : day
    }

    /// Whether it has a value that is not too old.
    package func isMeasured(today: Day) -> Bool { measuredOn != nil && staleSince(today: today) == nil }
}

extension Cadence {
    package var terms: Terms {
        switch self {
        case .daily: Terms("daily", nl: "dagelijks")
        case .weekly: Terms("weekly", nl: "wekelijks")
        case .monthly: Terms("monthly", nl: "maandelijks")
        case .quarterly: Terms("quarterly", nl: "per kwartaal")
        case .yearly: Terms("yearly", nl: "jaarlijks")
        }
    }
}
