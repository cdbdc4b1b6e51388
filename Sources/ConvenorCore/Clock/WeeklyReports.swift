/// The weekly report of a series to who wants it: on the first working day of a week, when theirs starts.
enum WeeklyReports {
    static let row = ClockRow(
        name: "report",
        ofSeries: { series, almanac in series.reportAlarms(almanac) },
        isMoved: { event in
            switch event {
            case .reportSet, .reported, .memberRemoved: true
            default: false
            }
        },
        listener: { key, _, _ in person(in: key) },
        decide: { key, series, scene in
            let person = person(in: key)
            guard let at = series.reportTime(of: person, scene.almanac), at <= scene.now else { return nil }
            return Decision([.reported(handle: person, until: scene.now)])
        },
        sends: { decision, series, scene in
            decision.events.compactMap { event in
                guard case .reported(let person, let until) = event, let since = series.reports?[person]?.since
                else { return nil }
                let sheet = WeeklySheet(
                    for: person, in: series, roster: scene.roster, zone: scene.almanac.zone(of: person), since: since,
                    until: until)
                return sheet.isEmpty ? nil : PlannedNotice(.report, to: person, in: scene)
            }
        })

    private static func person(in key: String) -> Handle { Handle(String(key.split(separator: "/").last ?? "")) }
}

/// That somebody gets the report, and from when on the next one tells.
package struct WeeklyReport: Codable, Sendable, Hashable {
    package var since: Moment
    /// From when on the report tells that went out last.
    package var before: Moment?
}

extension Series {
    mutating func applyReport(_ event: Event, at: Moment) {
        switch event {
        case .reportSet(let person, true):
            reports = (reports ?? [:]).merging([person: WeeklyReport(since: at)]) { old, _ in old }
        case .reportSet(let person, false): reports?[person] = nil
        case .reported(let person, let until):
            guard let report = reports?[person] else { return }
            reports?[person] = WeeklyReport(since: until, before: report.since)
        default: break
        }
    }

    func reportAlarms(_ almanac: Almanac) -> [AlarmFact] {
        (reports ?? [:]).keys.sorted().compactMap { person in
            reportTime(of: person, almanac).map { AlarmFact(key: "report/\(person.name)", person: nil, at: $0) }
        }
    }

    fileprivate func reportTime(of person: Handle, _ almanac: Almanac) -> Moment? {
        guard let since = reports?[person]?.since else { return nil }
        let zone = almanac.zone(of: person)
        let day = zone.wall(at: since).day.monday.adding(days: 7)
        return almanac.morning(of: person, on: almanac.rules.workingDay(onOrAfter: day))
    }
}
