/// Reading a rule back from the text in which it is stored.
extension RecurrenceRule {
    /// Reads what `text` writes; nil for a rule with a part that phrases never make.
    package init?(text: String) {
        var parts: [Substring: Substring] = [:]
        for part in text.split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, parts.updateValue(pair[1], forKey: pair[0]) == nil else { return nil }
        }
        guard let word = parts.removeValue(forKey: "FREQ"), let frequency = Frequency(rawValue: word.lowercased())
        else {
            return nil
        }
        self.init(frequency)
        for (name, value) in parts {
            guard take(name, value) else { return nil }
        }
    }

    private mutating func take(_ name: Substring, _ value: Substring) -> Bool {
        let numbers = value.split(separator: ",").compactMap { Int($0) }
        switch name {
        case "INTERVAL": interval = numbers.first ?? 0
        case "COUNT": count = numbers.first
        case "BYMONTH": months = numbers
        case "BYMONTHDAY": monthDays = numbers
        case "BYHOUR": hours = numbers
        case "BYMINUTE": minutes = numbers
        case "BYSETPOS": positions = numbers
        case "UNTIL":
            guard value.count == 8, let number = Int(value),
                let day = Day(checking: number / 10_000, number / 100 % 100, number % 100)
            else { return false }
            until = day
            return true
        case "BYDAY":
            weekdays = value.split(separator: ",").compactMap(Weekday.init(code:))
            return !weekdays.isEmpty && weekdays.count == value.split(separator: ",").count
        default: return false
        }
        return !numbers.isEmpty && numbers.count == value.split(separator: ",").count && interval > 0
    }
}

extension RecurrenceRule.Weekday {
    /// Reads `MO`, `2MO` and `-1FR`.
    fileprivate init?(code: Substring) {
        guard let day = RecurrenceRule.codes.firstIndex(of: String(code.suffix(2))) else { return nil }
        let place = code.dropLast(2)
        guard let ordinal = place.isEmpty ? 0 : Int(place) else { return nil }
        self.init(day + 1, ordinal: ordinal)
    }
}
