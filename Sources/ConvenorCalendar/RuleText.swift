import ConvenorCore

/// Reads the text of a recurrence rule, strictly: what is not understood is refused, never left out.
///
/// Wider than RFC 5545 in one place: BYWEEKNO, BYYEARDAY and BYMONTHDAY may stand beside any FREQ and then limit it.
struct RuleText {
    static let weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    private static let names: Set<String> = [
        "FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYSECOND", "BYMINUTE", "BYHOUR", "BYDAY", "BYMONTHDAY",
        "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS", "RSCALE", "SKIP",
    ]

    private var values: [String: String] = [:]

    static func read(_ text: String) throws(RuleFault) -> RuleParts {
        let upper = text.uppercased()
        let rule = upper.hasPrefix("RRULE:") ? upper.dropFirst(6) : upper[...]
        return try RuleText(rule).parts()
    }

    private init(_ text: Substring) throws(RuleFault) {
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, !sides[1].isEmpty else {
                throw RuleFault("\"\(part.prefix(40))\" in a recurrence rule is no name with a value after \"=\".")
            }
            let name = String(sides[0])
            guard RuleText.names.contains(name) else {
                throw RuleFault("\"\(name.prefix(40))\" is no part of a recurrence rule.")
            }
            guard values.updateValue(String(sides[1]), forKey: name) == nil else {
                throw RuleFault("\(name) stands in the recurrence rule twice.")
            }
        }
    }

    private func parts() throws(RuleFault) -> RuleParts {
        guard let freq = values["FREQ"] else { throw RuleFault("The recurrence rule has no FREQ.") }
        guard let frequency = RecurrenceRule.Frequency(rawValue: freq.lowercased()) else {
            throw misfit("FREQ", freq, "one of SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY, MONTHLY, YEARLY")
        }
        var rule = RuleParts(frequency: frequency)
        if let text = values["INTERVAL"] { rule.interval = try positive("INTERVAL", text) }
        if let text = values["COUNT"] { rule.count = try positive("COUNT", text) }
        rule.until = try until()
        rule.seconds = try list("BYSECOND", 0...60)
        rule.minutes = try list("BYMINUTE", 0...59)
        rule.hours = try list("BYHOUR", 0...23)
        rule.monthDays = try list("BYMONTHDAY", -31...31, zero: false)
        rule.yearDays = try list("BYYEARDAY", -366...366, zero: false)
        rule.weekNumbers = try list("BYWEEKNO", -53...53, zero: false)
        rule.months = try list("BYMONTH", 1...12)
        rule.positions = try list("BYSETPOS", -366...366, zero: false)
        rule.weekdays = try weekdays()
        if let text = values["WKST"] {
            guard let day = RuleText.weekdays.firstIndex(of: text) else {
                throw misfit("WKST", text, "one of MO, TU, WE, TH, FR, SA, SU")
            }
            rule.weekStart = day + 1
        }
        try checkTogether(rule)
        return rule
    }

    private func checkTogether(_ rule: RuleParts) throws(RuleFault) {
        if rule.count != nil, rule.until != nil {
            throw RuleFault("A recurrence rule ends by COUNT or by UNTIL, not by both.")
        }
        if let scale = values["RSCALE"], scale != "GREGORIAN" {
            throw RuleFault("RSCALE=\(scale.prefix(40)) is a calendar that recurrence rules here do not know.")
        }
        if let skip = values["SKIP"], skip != "OMIT" {
            throw RuleFault("SKIP=\(skip.prefix(40)) is not supported: days that do not exist are left out.")
        }
        if rule.weekdays.contains(where: { $0.ordinal != 0 }) {
            guard [.monthly, .yearly].contains(rule.frequency) else {
                throw RuleFault("A numbered BYDAY needs FREQ=MONTHLY or FREQ=YEARLY.")
            }
            guard rule.weekNumbers.isEmpty else { throw RuleFault("A numbered BYDAY cannot stand beside BYWEEKNO.") }
        }
        let others = values.keys.contains { $0.hasPrefix("BY") && $0 != "BYSETPOS" }
        if !rule.positions.isEmpty, !others {
            throw RuleFault("BYSETPOS chooses among what another BY part gives, and there is none.")
        }
    }

    private func until() throws(RuleFault) -> RuleParts.Until? {
        guard let text = values["UNTIL"] else { return nil }
        let isUTC = text.hasSuffix("Z")
        guard !text.contains("-"), let time = FloatingTime(isUTC ? String(text.dropLast()) : text),
            !(isUTC && time.isDate)
        else { throw misfit("UNTIL", text, "a day or time that exists, such as 20270131 or 20270131T090000Z") }
        return isUTC ? .utc(time) : .floating(time)
    }

    private func weekdays() throws(RuleFault) -> [RecurrenceRule.Weekday] {
        guard let text = values["BYDAY"] else { return [] }
        var days: [RecurrenceRule.Weekday] = []
        for word in text.split(separator: ",", omittingEmptySubsequences: false) {
            let number = word.dropLast(2)
            guard let day = RuleText.weekdays.firstIndex(of: String(word.suffix(2))),
                let ordinal = number.isEmpty ? 0 : RuleText.whole(number), abs(ordinal) <= 53,
                number.isEmpty || ordinal != 0
            else { throw misfit("BYDAY", text, "weekdays such as MO, 2TU or -1FR") }
            let one = RecurrenceRule.Weekday(day + 1, ordinal: ordinal)
            if !days.contains(one) { days.append(one) }
        }
        return days
    }

    private func positive(_ name: String, _ text: String) throws(RuleFault) -> Int {
        guard let number = RuleText.whole(text[...]), number > 0 else {
            throw misfit(name, text, "a whole number from 1 to 999999999")
        }
        return number
    }

    private func list(_ name: String, _ range: ClosedRange<Int>, zero: Bool = true) throws(RuleFault) -> Set<Int> {
        guard let text = values[name] else { return [] }
        let words = text.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = words.compactMap(RuleText.whole).filter { range.contains($0) && (zero || $0 != 0) }
        guard numbers.count == words.count else {
            let allowed = "numbers from \(range.lowerBound) to \(range.upperBound)" + (zero ? "" : " without 0")
            throw misfit(name, text, allowed)
        }
        return Set(numbers)
    }

    /// At most nine digits, so that sums of days and seconds cannot overflow.
    private static func whole(_ text: Substring) -> Int? { text.utf8.count <= 10 ? Int(text) : nil }

    private func misfit(_ name: String, _ text: String, _ wanted: String) -> RuleFault {
        RuleFault("\(name)=\(text.prefix(40)) is not \(wanted).")
    }
}
