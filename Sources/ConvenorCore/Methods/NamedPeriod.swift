/// Periods under the names that people give to cycles, budgets and shares: `2027`, `2027-H1`, `2027-Q3`, `2027-03`.
extension Period {
    /// Nil for any other text.
    package init?(named text: some StringProtocol) {
        let parts = text.uppercased().split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, first.count == 4, let year = Int(first), (1970...9999).contains(year),
            parts.count <= 2
        else { return nil }
        guard parts.count == 2 else {
            self = .year(year)
            return
        }
        let part = parts[1]
        guard let number = Int(part.drop { $0 == "H" || $0 == "Q" }), number > 0 else { return nil }
        switch (part.first, part.count) {
        case ("H", 2) where number <= 2: self = .half(year: year, half: number)
        case ("Q", 2) where number <= 4: self = .quarter(year: year, quarter: number)
        case (_, 2) where part.allSatisfy { $0.isASCII && $0.isNumber } && number <= 12:
            self = .month(year: year, month: number)
        default: return nil
        }
    }

    /// Nil for a stretch that has no such name.
    package var name: String? {
        switch self {
        case .year(let year): "\(year)"
        case .half(let year, let half): "\(year)-H\(half)"
        case .quarter(let year, let quarter): "\(year)-Q\(quarter)"
        case .month(let year, let month): "\(year)-\(month < 10 ? "0" : "")\(month)"
        case .week, .weekend, .days: nil
        }
    }
}
