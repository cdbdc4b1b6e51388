import CICal
import ConvenorCore

/// The rules that libical 3.0.16 lays out rightly, in floating time: the common ones of people's calendars.
///
/// Against python-dateutil it was seen to refuse BYWEEKNO and BYYEARDAY beside other parts and BYMONTHDAY in weeks, to
/// misnumber weeks, to lose negative BYMONTHDAYs of daily rules, to keep to one month where a yearly rule has BYMONTHDAY
/// alone, to begin a rule with the wrong week or BYSETPOS when its start is no occurrence, and to step through every
/// second. Those are for `RuleExpansion`.
struct PlainRule {
    private let text: String
    private let start: FloatingTime

    /// Nil for a rule that is not plain.
    init?(_ rule: RuleParts, from start: FloatingTime) {
        let isCounted = !rule.weekNumbers.isEmpty || !rule.yearDays.isEmpty || !rule.positions.isEmpty
        // libical's interval is a short, and its years end in 2582.
        if isCounted || rule.interval > 1000 || !(1900...2200).contains(start.year) || rule.seconds.contains(60) {
            return nil
        }
        let byDay = !rule.weekdays.isEmpty
        let byMonthDay = !rule.monthDays.isEmpty
        switch rule.frequency {
        case .daily where !byMonthDay: break
        case .weekly where !byMonthDay && (rule.interval == 1 || !byDay): break
        case .monthly where !(byDay && byMonthDay): break
        case .yearly where !(byDay && byMonthDay) && !(rule.months.isEmpty && (byDay || byMonthDay)): break
        default: return nil
        }
        text = rule.endless
        self.start = start
    }

    /// Visits the occurrences in order until the visitor says false; libical itself ends with the year 2582.
    func visit(_ visitor: (FloatingTime) -> Bool) {
        var time = icaltime_null_time()
        (time.year, time.month, time.day) = (Int32(start.year), Int32(start.month), Int32(start.day.day))
        (time.hour, time.minute, time.second) = (Int32(start.hour), Int32(start.minute), Int32(start.second))
        time.is_date = start.isDate ? 1 : 0
        guard let iterator = icalrecur_iterator_new(icalrecurrencetype_from_string(text), time) else { return }
        defer { icalrecur_iterator_free(iterator) }
        while true {
            let next = icalrecur_iterator_next(iterator)
            guard icaltime_is_null_time(next) == 0,
                let day = Day(checking: Int(next.year), Int(next.month), Int(next.day)),
                visitor(
                    FloatingTime(
                        day: day, hour: Int(next.hour), minute: Int(next.minute), second: Int(next.second)))
            else { return }
        }
    }
}
