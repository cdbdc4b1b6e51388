/// A stretch of time that lies behind or runs now: `last quarter`, `Q3`, `november`, `2026-09-01 to 2026-09-30`.
package enum PastPeriod {
    /// Nil for words that name no such time. A month or a quarter without a year is its newest that has begun.
    package static func read(_ phrase: String, today: Day) -> Period? {
        var words = phrase.lowercased().split(whereSeparator: { $0.isBlank }).map(String.init)
        if let first = words.first, ["in", "of", "for", "the", "van", "over", "het"].contains(first) {
            words.removeFirst()
        }
        switch words.count {
        case 1: return one(words[0], today: today)
        case 2: return two(words[0], words[1], today: today)
        case 3: return three(words, today: today)
        default: return nil
        }
    }

    private static func one(_ word: String, today: Day) -> Period? {
        if let day = Day(iso: word) { return .days(first: day, last: day) }
        let year = today.year
        if word.count == 4, let named = Int(word), (1970...9999).contains(named) { return .year(named) }
        if word.count == 7, word.dropFirst(4).first == "-", let first = Day(iso: word + "-01") {
            return .month(year: first.year, month: first.month)
        }
        if let quarter = quarter(word) { return begun(.quarter(year: year, quarter: quarter), today: today) }
        if let month = month(word) { return begun(.month(year: year, month: month), today: today) }
        return nil
    }

    private static func begun(_ period: Period, today: Day) -> Period {
        guard period.first > today else { return period }
        return switch period {
        case .quarter(let year, let quarter): .quarter(year: year - 1, quarter: quarter)
        case .month(let year, let month): .month(year: year - 1, month: month)
        default: period
        }
    }

    private static func two(_ first: String, _ second: String, today: Day) -> Period? {
        if let year = Int(second), (1970...9999).contains(year) {
            if let quarter = quarter(first) { return .quarter(year: year, quarter: quarter) }
            return month(first).map { .month(year: year, month: $0) }
        }
        if ["since", "sinds"].contains(first), let day = Day(iso: second), day <= today {
            return .days(first: day, last: today)
        }
        let shifts = ["this": 0, "last": -1, "previous": -1, "deze": 0, "dit": 0, "vorige": -1, "vorig": -1]
        guard let shift = shifts[first], let now = running(second, today: today) else { return nil }
        return now.moved(by: shift)
    }

    private static func three(_ words: [String], today: Day) -> Period? {
        if ["to", "until", "tot", "-"].contains(words[1]), let first = Day(iso: words[0]),
            let last = Day(iso: words[2]), first <= last
        {
            return .days(first: first, last: last)
        }
        guard ["last", "afgelopen", "laatste"].contains(words[0]), let count = Int(words[1]), (1...999).contains(count)
        else { return nil }
        let first: Day? =
            switch words[2] {
            case "day", "days", "dag", "dagen": today.adding(days: 1 - count)
            case "week", "weeks", "weken": today.adding(days: 1 - 7 * count)
            case "month", "months", "maand", "maanden": today.addingMonths(-count).adding(days: 1)
            default: nil
            }
        return first.map { .days(first: $0, last: today) }
    }

    private static func running(_ unit: String, today: Day) -> Period? {
        switch unit {
        case "week": .week(monday: today.monday)
        case "month", "maand": .month(year: today.year, month: today.month)
        case "quarter", "kwartaal": .quarter(year: today.year, quarter: (today.month + 2) / 3)
        case "half", "halfjaar": .half(year: today.year, half: today.month <= 6 ? 1 : 2)
        case "year", "jaar": .year(today.year)
        default: nil
        }
    }

    private static func quarter(_ word: String) -> Int? {
        guard word.count == 2, word.first == "q" || word.first == "k", let number = word.last?.wholeNumberValue,
            (1...4).contains(number)
        else { return nil }
        return number
    }

    private static func month(_ word: String) -> Int? {
        guard word.count >= 3 else { return nil }
        for names in [DateNames.english, .dutch] {
            let found =
                names.months.firstIndex { $0.lowercased() == word }
                ?? names.shortMonths.firstIndex { $0.lowercased() == word }
            if let found { return found + 1 }
        }
        return nil
    }
}
