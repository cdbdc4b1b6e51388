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
    /// The first that understands a phrase reads it.
    var languages = [DateLanguage.english]
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
    private let dayStart: Int

    init(_ manner: PhraseManner, calendar: any RuleCalendar = RuleOccurrences()) {
        self.calendar = calendar
        zone = manner.zone
        dayStart = manner.rules.dayStart
        dates = DateReader(
            zone: manner.zone, languages: manner.languages, order: manner.order, workingDays: manner.rules.workingDays,
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

    /// The next times of a recurrence on the wall of this zone; one without an hour happens when the working day begins.
    func next(_ limit: Int, of recurrence: Recurrence, after now: Moment) -> [WallTime] {
        recurrence.next(limit, after: now, zone: zone, dayStart: dayStart, calendar: calendar).map(\.wall)
    }

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
