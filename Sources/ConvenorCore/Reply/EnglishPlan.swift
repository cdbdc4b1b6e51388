/// What will go out and why, and how a series reminds its people.
extension English {
    func followUp(_ saying: Saying, in view: View) -> Reply {
        switch saying {
        case .plan(let notices, let end): plan(notices, until: end, in: view)
        case .snoozed(let id, let until): snoozed(id, until: until, in: view)
        case .disowned(let id): disowned(id, in: view)
        case .reminding: reminding(in: view)
        default: Reply()
        }
    }

    private func plan(_ notices: [PlannedNotice], until end: Deadline?, in view: View) -> Reply {
        if notices.isEmpty {
            return Reply(
                end.map { "Nothing will go out until \(day($0.wall.day))." }
                    ?? "Nothing will go out: no open action has an owner and a date.")
        }
        let lines = notices.map { notice in
            let zone = Zone(notice.zone) ?? view.scene.zone
            let away = zone.identifier == view.scene.zone.identifier ? "" : " \(zone.identifier)"
            let way = planned(view.scene.roster.route(to: notice.person, reaches: view.scene.reaches))
            let record = notice.record.map { "  \($0)" } ?? ""
            return "\(moment(notice.at, zone: zone))\(away)  \(notice.person)\(record)  \(way)  \(reason(of: notice))"
        }
        let head = end.map { "What goes out until \(day($0.wall.day)), if everybody stays silent:" }
        return Reply([.line(head ?? "Next reminders, if nothing changes:"), .items(lines)])
    }

    /// Why it goes out: the rule, and what moved it.
    package func reason(of notice: PlannedNotice) -> String {
        switch notice.what {
        case .reminder(_, let rule, let days, let planned):
            reason(rule, days: days) + (planned.map { ", moved from \(day($0))" } ?? "")
        case .escalation(_, let owner): "silence of \(owner), as announced"
        }
    }

    /// `3 days before`.
    package func reason(_ rule: ReminderRule, days: Int?) -> String {
        switch rule {
        case .before: "\(count(days ?? 0, "day")) before"
        case .due: "on the day"
        case .overdue: "\(count(days ?? 1, "working day")) after"
        case .again: "overdue, every \(count(days ?? 7, "day"))"
        case .snoozed: "snoozed to here"
        case .rest: "after an answer"
        case .announcement: "announced"
        case .escalation: "\(count(days ?? 0, "silent working day")) after that"
        }
    }

    private func snoozed(_ id: RecordID, until: Day, in view: View) -> Reply {
        guard let record = view.series.records[id] else { return Reply() }
        let next = view.series.plan(view.scene.almanac, now: view.scene.now).first { $0.record == id }
        let when = next.map { moment($0.at, zone: Zone($0.zone) ?? view.scene.zone) } ?? day(until)
        let stays = record.due.map { "; the date stays \(day($0.wall.day))" } ?? ""
        return Reply("\(card(record, in: view))  (next reminder \(when)\(stays))")
    }

    private func disowned(_ id: RecordID, in view: View) -> Reply {
        guard let record = view.series.records[id], let chair = view.series.meeting?.chair else { return Reply() }
        let owner = record.owner.map(\.description) ?? "its owner"
        return Reply([
            .line(card(record, in: view)),
            .items(["\(owner) says that it is not theirs; \(chair) is told, and reminded until reassign \(id) @name."]),
        ])
    }

    private func reminding(in view: View) -> Reply {
        let (series, scene) = (view.series, view.scene)
        let profile = series.policy.profile ?? scene.rules.profile
        var items = [sentence(for: profile.table(scene.rules))]
        for (person, own) in series.policy.people.sorted(by: { $0.key < $1.key }) {
            items.append("\(person) \(own.rawValue): \(sentence(for: own.table(scene.rules)))")
        }
        if !series.policy.escalates { items.append("Escalation is off: nobody is told of silence.") }
        items.append(quiet(of: scene.typist, in: view))
        return Reply([.line("Reminders here: \(profile.rawValue)"), .items(items)])
    }

    /// `3 days before, on the day, 1 working day after, then every 7 days`.
    package func sentence(for table: ReminderTable) -> String {
        if table.rows.isEmpty { return "none" }
        var parts = table.days(of: .before).sorted(by: >).map { reason(.before, days: $0) }
        if table.days(.due) != nil { parts.append(reason(.due, days: nil)) }
        if let days = table.days(.overdue) { parts.append(reason(.overdue, days: days)) }
        if let days = table.days(.again) { parts.append("then every \(count(days, "day"))") }
        var text = parts.joined(separator: ", ")
        if let days = table.days(.escalation) {
            text += "; after \(count(days, "silent working day")) more the manager is told"
        }
        return text
    }

    func quiet(of handle: Handle, in view: View) -> String {
        guard let quiet = view.scene.roster.quiet(of: handle) else {
            return "You have no quiet hours: reminders come at \(clock(view.scene.rules.dayStart)) on working days."
        }
        return "Your quiet hours are \(quiet)."
    }
}
