/// What will go out and why, and how a series reminds its people.
extension English {
    func followUp(_ saying: Saying, in view: View) -> Reply {
        switch saying {
        case .plan(let outlook, let end): plan(outlook, until: end, in: view)
        case .snoozed(let id, let until): snoozed(id, until: until, in: view)
        case .disowned(let id): disowned(id, in: view)
        case .reminding: reminding(in: view)
        default: Reply()
        }
    }

    private func plan(_ outlook: Outlook, until end: Deadline?, in view: View) -> Reply {
        if outlook.notices.isEmpty {
            return Reply(
                end.map { "Nothing will go out until \(day($0.wall.day))." }
                    ?? "Nothing will go out: no open action has an owner and a date, and no check-in and no meeting is "
                    + "planned.")
        }
        let lines = outlook.notices.map { line(for: $0, in: view) }
        let head = end.map { "What goes out until \(day($0.wall.day)), if everybody stays silent:" }
        let cut = outlook.cut.map {
            "More goes out after \(moment($0, zone: view.scene.zone)): ask for an earlier day."
        }
        return Reply(
            [.line(head ?? "What goes out next, if nothing changes:"), .items(lines)] + (cut.map { [.line($0)] } ?? []))
    }

    package func reader(of notice: PlannedNotice) -> String { notice.person?.description ?? "the room" }

    /// Why it goes out: the rule and what moved it, or what it brings.
    package func reason(of notice: PlannedNotice) -> String {
        switch notice.what {
        case .reminder(_, let rule, let days, let planned):
            reason(rule, days: days) + (planned.map { ", moved from \(day($0))" } ?? "")
        case .escalation(_, let owner): "silence of \(owner), as announced"
        case .escalationCopy(_, let to): "a copy: \(to) is told of the silence"
        case .question(let id, let isRepeat): question(about: id, isRepeat: isRepeat)
        case .answers: "the answers, collected"
        case .report: "weekly report"
        case .meeting(let sort, let start): letter(sort, deadline(start, home: notice.zone))
        case .preparation(let start):
            "preparation of the meeting of \(deadline(start, home: notice.zone)): what is asked for and what nobody brings"
        }
    }

    private func question(about id: RecordID, isRepeat: Bool) -> String {
        let asked = id.kind == .feedback ? "asked whether it works" : "check-in"
        return isRepeat ? "\(asked), once more because of silence" : asked
    }

    private func letter(_ sort: MeetingLetter.Sort, _ start: String) -> String {
        switch sort {
        case .invited: "invitation to the meeting of \(start)"
        case .changed: "change of the meeting of \(start)"
        case .cancelled: "the meeting of \(start) is called off"
        case .uninvited: "no longer invited to the meeting of \(start)"
        case .prep: "asked for material for the meeting of \(start)"
        case .readiness: "how ready the meeting of \(start) is"
        case .reminder: "reminder of the meeting of \(start)"
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
        let next = view.series.outlook(view.scene).notices.first { $0.reminds == id }
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
