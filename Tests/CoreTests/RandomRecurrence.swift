import ConvenorCore

/// A recurrence of a shape that the grammar makes, with any numbers in it.
struct RandomRecurrence {
    private(set) var made = Recurrence(RecurrenceRule(.daily))

    init(random: inout Seeded) {
        var rule = Self.rule(&random)
        let isClocked = ![.minutely, .hourly].contains(rule.frequency) && rule.positions.isEmpty
        if isClocked, Bool.random(using: &random) {
            rule.hours = Self.some(0...23, 1...3, &random)
            rule.minutes = rule.hours.count == 1 ? Self.some(0...59, 1...2, &random) : Self.some(0...59, 1...1, &random)
        }
        var start: Day?
        if Bool.random(using: &random) { start = Self.day(&random) }
        switch Int.random(in: 0...3, using: &random) {
        case 0: rule.count = Int.random(in: 1...999, using: &random)
        case 1: rule.until = (start ?? Self.day(&random)).adding(days: Int.random(in: 0...900, using: &random))
        default: break
        }
        let left = (0..<max(0, Int.random(in: -2...3, using: &random))).map { _ in Self.day(&random) }
        made = Recurrence(rule, start: start, except: left)
    }

    private static func day(_ random: inout Seeded) -> Day {
        Thursday.zone.wall(at: Thursday.now).day.adding(days: Int.random(in: 0...3000, using: &random))
    }

    /// Different numbers in order.
    private static func some(_ range: ClosedRange<Int>, _ count: ClosedRange<Int>, _ random: inout Seeded) -> [Int] {
        var found: Set<Int> = []
        let wanted = Int.random(in: count, using: &random)
        while found.count < wanted { found.insert(Int.random(in: range, using: &random)) }
        return found.sorted()
    }

    private static func rule(_ random: inout Seeded) -> RecurrenceRule {
        let frequencies = RecurrenceRule.Frequency.allCases.dropFirst()
        let frequency = frequencies.randomElement(using: &random) ?? .daily
        let isEach = Bool.random(using: &random)
        var rule = RecurrenceRule(frequency, interval: isEach ? 1 : Int.random(in: 2...999, using: &random))
        switch frequency {
        case .secondly, .minutely, .hourly: break
        case .daily: if !isEach { rule.weekdays = some(1...7, 1...7, &random).map { .init($0) } }
        case .weekly: rule.weekdays = some(1...7, 1...6, &random).map { .init($0) }
        case .monthly: month(&rule, &random)
        case .yearly: year(&rule, &random)
        }
        if frequency == .daily, rule.weekdays.count == 7 { rule.weekdays = [] }
        return rule
    }

    private static func month(_ rule: inout RecurrenceRule, _ random: inout Seeded) {
        switch Int.random(in: 0...6, using: &random) {
        case 0: break
        case 1: rule.monthDays = some(1...28, 1...4, &random)
        case 2: rule.monthDays = some(-28 ... -1, 1...3, &random)
        case 3: rule.weekdays = counted(&random)
        case 4:
            rule.weekdays = (1...5).map { .init($0) }
            rule.positions = [Int.random(in: 1...23, using: &random), -Int.random(in: 1...23, using: &random)]
        case 5:
            let kept = some(1...27, 1...2, &random)
            (rule.monthDays, rule.positions) = (kept + [28, 29, 30], Array(1..<(kept.count + 1)) + [-1])
        default:
            rule.weekdays = [.init(Int.random(in: 1...7, using: &random))]
            rule.monthDays = some(1...31, 1...2, &random)
        }
    }

    private static func counted(_ random: inout Seeded) -> [RecurrenceRule.Weekday] {
        some(-5 ... -1, 1...2, &random).map { .init(Int.random(in: 1...7, using: &random), ordinal: $0) }
            + some(1...5, 1...2, &random).map { .init(Int.random(in: 1...7, using: &random), ordinal: $0) }
    }

    private static func year(_ rule: inout RecurrenceRule, _ random: inout Seeded) {
        rule.months = some(1...12, 1...3, &random)
        switch Int.random(in: 0...5, using: &random) {
        case 0: rule.months = []
        case 1: break
        case 2: rule.monthDays = some(1...28, 1...1, &random)
        case 3:
            rule.months = some(1...12, 1...1, &random)
            rule.monthDays = some(-28 ... -1, 1...3, &random)
        case 4: rule.weekdays = counted(&random)
        default: rule.weekdays = some(1...7, 1...4, &random).map { .init($0) }
        }
    }
}
