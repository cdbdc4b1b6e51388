/// When a step has used most of its time, and all of it.
enum Timebox {
    static let row = ClockRow(
        name: "timebox",
        ofSeries: { series, _ in series.timeboxAlarms() },
        isMoved: { event in
            switch event {
            case .meetingStarted, .meetingEnded, .stepEntered, .stepMoved, .timeboxSet, .timeNoticed: true
            default: false
            }
        },
        decide: { key, series, scene in
            Int(key.split(separator: "/").last ?? "").flatMap { series.decide(timebox: $0, now: scene.now) }
        },
        // Said in the room where the step runs, and nowhere else.
        sends: { _, _, _ in [] })
}

extension Series {
    /// The notices of the running step's timebox: at 80 % and at the end.
    package func timeboxAlarms() -> [AlarmFact] {
        guard let meeting = running, meeting.progress.indices.contains(meeting.step) else { return [] }
        let step = meeting.progress[meeting.step]
        guard let entered = step.enteredAt, step.minutes > 0 else { return [] }
        return [80, 100].filter { !step.noticed.contains($0) }.map { percent in
            let seconds = step.minutes * 60 * percent / 100 - step.seconds
            return AlarmFact(key: "timebox/\(percent)", person: nil, at: entered.adding(seconds: seconds))
        }
    }

    /// What the clock says to a series when a timebox notice is due.
    package func decide(timebox percent: Int, now: Moment) -> Decision? {
        guard let alarm = timeboxAlarms().first(where: { $0.key == "timebox/\(percent)" }), alarm.at <= now,
            let meeting = running
        else { return nil }
        let step = meeting.progress[meeting.step]
        let used = step.seconds + (step.enteredAt.map { now.seconds(since: $0) } ?? 0)
        let left = (step.minutes * 60 - used + 59) / 60
        let isOver = percent < 100 && left <= 0
        return Decision(
            [.timeNoticed(step: meeting.step, percent: percent)],
            say: isOver ? [] : [.timeNotice(step: meeting.step, percent: percent, left: max(0, left))])
    }
}
