import ConvenorCore

/// Rules by the hour, the minute and the second.
///
/// They leap over what a day, an hour or a minute rules out, where libical steps through it and so needs seconds for a
/// rule such as FREQ=SECONDLY;BYMONTH=1.
extension RuleExpansion {
    /// A rule that found nothing in so many looks is taken to be at its end; a look passes up to a day, and 400 years
    /// have 146,097.
    private static let patience = 200_000

    func visitClock(_ visitor: (FloatingTime) -> Bool) {
        let unit = rule.frequency == .hourly ? 3600 : rule.frequency == .minutely ? 60 : 1
        let step = unit * rule.interval
        let times = timesInUnit
        var at = start.seconds - rest(start.seconds, unit)
        var looks = 0
        while at < end * 86_400, looks < RuleExpansion.patience {
            if let open = nextOpening(after: at) {
                at += max(1, (open - at + step - 1) / step) * step
                looks += 1
            } else {
                switch visit([at], times, visitor) {
                case .nothing: looks += 1
                case .all: looks = 0
                case .ended: return
                }
                at += step
            }
        }
    }

    private var timesInUnit: [Int] {
        switch rule.frequency {
        case .hourly: times(hours: [0], minutes: rule.minutes)
        case .minutely: times(hours: [0], minutes: [0])
        default: [0]
        }
    }

    /// Nil where the rule lets `at` through, else the second from which on it may let something through again.
    private func nextOpening(after at: Int) -> Int? {
        let ofDay = rest(at, 86_400)
        if !days.contain((at - ofDay) / 86_400) { return at - ofDay + 86_400 }
        if !rule.hours.isEmpty, !rule.hours.contains(ofDay / 3600) { return at - ofDay % 3600 + 3600 }
        if rule.frequency == .hourly { return nil }
        if !rule.minutes.isEmpty, !rule.minutes.contains(ofDay / 60 % 60) { return at - ofDay % 60 + 60 }
        if rule.frequency == .minutely { return nil }
        return rule.seconds.isEmpty || rule.seconds.contains(ofDay % 60) ? nil : at + 1
    }

    /// From 0 on, before 1970 too.
    private func rest(_ seconds: Int, _ unit: Int) -> Int { (seconds % unit + unit) % unit }
}
