extension Edition {
    /// The version of a meeting's minutes that would go out now, with its time for corrections: noon, some working days
    /// from now.
    package static func next(
        of meeting: Meeting, in series: Series, roster: Roster, rules: HouseRules, now: Moment
    ) -> Edition {
        let zone = Zone(meeting.zone) ?? .utc
        let today = zone.wall(at: now).day
        let day = today.addingWorkingDays(
            rules.correctionDays, workingDays: rules.workingDays, holidays: rules.holidays)
        return Edition(
            meeting: meeting.number, version: (meeting.editions.last?.version ?? 0) + 1,
            recipients: series.recipients(of: meeting, roster: roster), changed: meeting.amended,
            correctionsUntil: zone.deadline(at: WallTime(day: day ?? today, minute: 12 * 60), hasTime: true))
    }
}
