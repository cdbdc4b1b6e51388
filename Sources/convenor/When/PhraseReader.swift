import ConvenorCalendar
import ConvenorCore

/// What a phrase turned out to be.
enum PhraseReading: Hashable {
    case date(DateReading)
    case recurrence(Recurrence, [RecurrenceAssumption])
}

/// How phrases are read when neither a line nor an option says otherwise.
struct PhraseManner: Sendable {
    var zone = Zone.utc
    var language = DateLanguage.english
    /// Nil leaves it to the language.
    var order: DateOrder?
    var rules = HouseRules()
}

/// Reads phrases in one zone, language and order.
///
/// The one place of the command that names the readers of the core and the calendar that lays rules out.
struct PhraseReader: Sendable {
    /// Tags of what can be read.
    static let languages = DateLanguage.all.map(\.code)

    let zone: Zone
    private let dates: DateReader
    private let recurrences: RecurrenceReader
    private let calendar: any RuleCalendar

    init(_ manner: PhraseManner, calendar: any RuleCalendar = RuleOccurrences()) {
        self.calendar = calendar
        zone = manner.zone
        dates = DateReader(
            zone: manner.zone, languages: [manner.language], order: manner.order, workingDays: manner.rules.workingDays,
            dayStart: manner.rules.dayStart, dayEnd: manner.rules.dayEnd, holidays: manner.rules.holidays)
        recurrences = RecurrenceReader(dates)
    }

    func read(_ phrase: String, now: Moment) -> PhraseReading {
        switch recurrences.read(phrase, now: now) {
        case .recurrence(let recurrence, let assumptions): .recurrence(recurrence, assumptions)
        case .refused(let why): .date(.refused(why))
        case nil: .date(dates.read(phrase, now: now))
        }
    }

    /// The next times of a recurrence that are not past at `now`, on the wall of this zone.
    ///
    /// A rule without an hour gives days, at minute 0; today is one of them.
    func next(_ limit: Int, of recurrence: Recurrence, after now: Moment) -> [WallTime] {
        let wall = zone.wall(at: now)
        let hasTime = recurrence.rule.hasTime
        let first = WallTime(day: recurrence.start ?? anchor(recurrence.rule, wall), minute: 0)
        var asked = limit + recurrence.except.count
        while true {
            let found = calendar.occurrences(of: recurrence.rule.text, from: first, limit: asked)
            let kept = found.filter {
                (hasTime ? $0 > wall : $0.day >= wall.day) && !recurrence.except.contains($0.day)
            }
            if kept.count >= limit || found.count < asked || asked > Self.mostLaidOut {
                return Array(kept.prefix(limit))
            }
            asked *= 2
        }
    }

    /// The day from which `every second monday` counts: its first Monday to come, not the week it is said in.
    private func anchor(_ rule: RecurrenceRule, _ wall: WallTime) -> Day {
        guard rule.interval > 1, !rule.weekdays.isEmpty || !rule.monthDays.isEmpty else { return wall.day }
        var plain = rule
        (plain.interval, plain.count) = (1, nil)
        let soon = calendar.occurrences(of: plain.text, from: WallTime(day: wall.day, minute: 0), limit: 100)
        return soon.first { rule.hasTime ? $0 > wall : $0.day >= wall.day }?.day ?? wall.day
    }

    /// A rule of minutes that began long ago has more behind it than anybody wants to wait for.
    private static let mostLaidOut = 10_000

    /// Lays out an RFC 5545 rule from a floating `start` on; the answers have its form.
    ///
    /// `zone` is the one in which an UNTIL in UTC is to be understood.
    static func occurrences(
        rule: String, start: FloatingTime, zone: Zone?, limit: Int
    ) throws(RuleFault) -> [String] {
        try RuleOccurrences().occurrences(rule: rule, start: start, zone: zone, limit: limit).map(\.iso)
    }
}

extension RecurrenceRule {
    /// Whether it says at which hour; else it only says on which days.
    var hasTime: Bool {
        switch frequency {
        case .secondly, .minutely, .hourly: true
        case .daily, .weekly, .monthly, .yearly: !hours.isEmpty
        }
    }
}
