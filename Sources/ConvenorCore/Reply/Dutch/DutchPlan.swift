/// What will go out and why, and how a series reminds its people.
extension Dutch {
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
                end.map { "Tot \(day($0.wall.day)) gaat er niets uit." }
                    ?? "Er gaat niets uit: geen openstaande actie heeft een actiehouder en een datum, en er is geen check-in "
                    + "en geen vergadering gepland.")
        }
        let lines = outlook.notices.map { line(for: $0, in: view) }
        let head = end.map { "Wat er tot \(day($0.wall.day)) uitgaat als iedereen stil blijft:" }
        let cut = outlook.cut.map {
            "Na \(moment($0, zone: view.scene.zone)) gaat er meer uit: vraag naar een eerdere dag."
        }
        return Reply(
            [.line(head ?? "Wat er eerst uitgaat als er niets verandert:"), .items(lines)]
                + (cut.map { [.line($0)] } ?? []))
    }

    package func reader(of notice: PlannedNotice) -> String { notice.person?.description ?? "de ruimte" }

    /// Why it goes out: the rule and what moved it, or what it brings.
    package func reason(of notice: PlannedNotice) -> String {
        switch notice.what {
        case .reminder(_, let rule, let days, let planned):
            reason(rule, days: days) + (planned.map { ", verschoven vanaf \(day($0))" } ?? "")
        case .escalation(_, let owner): "stilte van \(owner), zoals aangekondigd"
        case .escalationCopy(_, let to): "een afschrift: \(to) hoort van de stilte"
        case .question(let id, let isRepeat): question(about: id, isRepeat: isRepeat)
        case .answers: "de antwoorden, bijeengebracht"
        case .report: "weekbericht"
        case .meeting(let sort, let start): letter(sort, deadline(start, home: notice.zone))
        case .preparation(let start):
            "voorbereiding van de vergadering van \(deadline(start, home: notice.zone)): wat er gevraagd is en wat niemand meebrengt"
        }
    }

    private func question(about id: RecordID, isRepeat: Bool) -> String {
        let asked = id.kind == .feedback ? "vraag of het werkt" : "check-in"
        return isRepeat ? "\(asked), nog eens omdat het stil bleef" : asked
    }

    private func letter(_ sort: MeetingLetter.Sort, _ start: String) -> String {
        switch sort {
        case .invited: "uitnodiging voor de vergadering van \(start)"
        case .changed: "wijziging van de vergadering van \(start)"
        case .cancelled: "de vergadering van \(start) gaat niet door"
        case .uninvited: "niet meer uitgenodigd voor de vergadering van \(start)"
        case .prep: "vraag om stukken voor de vergadering van \(start)"
        case .readiness: "hoe ver de voorbereiding van de vergadering van \(start) is"
        case .reminder: "herinnering aan de vergadering van \(start)"
        }
    }

    /// `3 dagen van tevoren`.
    package func reason(_ rule: ReminderRule, days: Int?) -> String {
        switch rule {
        case .before: "\(self.days(days ?? 0)) van tevoren"
        case .due: "op de dag zelf"
        case .overdue: "\(workingDays(days ?? 1)) erna"
        case .again: "te laat, \(every(days ?? 7))"
        case .snoozed: "tot hier uitgesteld"
        case .rest: "na een antwoord"
        case .announcement: "aangekondigd"
        case .escalation: "\(silent(days ?? 0)) daarna"
        }
    }

    private func silent(_ days: Int) -> String { count(days, "stille werkdag", "stille werkdagen") }

    private func every(_ days: Int) -> String { days == 1 ? "elke dag" : "elke \(days) dagen" }

    private func snoozed(_ id: RecordID, until: Day, in view: View) -> Reply {
        guard let record = view.series.records[id] else { return Reply() }
        let next = view.series.outlook(view.scene).notices.first { $0.reminds == id }
        let when = next.map { moment($0.at, zone: Zone($0.zone) ?? view.scene.zone) } ?? day(until)
        let stays = record.due.map { "; de datum blijft \(day($0.wall.day))" } ?? ""
        return Reply("\(card(record, in: view))  (volgende herinnering \(when)\(stays))")
    }

    private func disowned(_ id: RecordID, in view: View) -> Reply {
        guard let record = view.series.records[id], let chair = view.series.meeting?.chair else { return Reply() }
        let owner = record.owner.map(\.description) ?? "de actiehouder"
        return Reply([
            .line(card(record, in: view)),
            .items([
                "\(owner) zegt dat dit niet zijn of haar actie is; \(chair) hoort dat, en krijgt de herinneringen tot "
                    + "overdragen \(id) @naam."
            ]),
        ])
    }

    private func reminding(in view: View) -> Reply {
        let (series, scene) = (view.series, view.scene)
        let profile = series.policy.profile ?? scene.rules.profile
        var items = [sentence(for: profile.table(scene.rules))]
        for (person, own) in series.policy.people.sorted(by: { $0.key < $1.key }) {
            items.append("\(person) \(word(for: own)): \(sentence(for: own.table(scene.rules)))")
        }
        if !series.policy.escalates { items.append("Escalatie staat uit: niemand hoort dat het stil blijft.") }
        items.append(quiet(of: scene.typist, in: view))
        return Reply([.line("Herinneringen hier: \(word(for: profile))"), .items(items)])
    }

    private func word(for profile: ReminderProfile) -> String {
        switch profile {
        case .off: "uit"
        case .light: "licht"
        case .standard: "standaard"
        case .firm: "stevig"
        }
    }

    /// `3 dagen van tevoren, op de dag zelf, 1 werkdag erna, daarna elke 7 dagen`.
    package func sentence(for table: ReminderTable) -> String {
        if table.rows.isEmpty { return "geen" }
        var parts = table.days(of: .before).sorted(by: >).map { reason(.before, days: $0) }
        if table.days(.due) != nil { parts.append(reason(.due, days: nil)) }
        if let days = table.days(.overdue) { parts.append(reason(.overdue, days: days)) }
        if let days = table.days(.again) { parts.append("daarna \(every(days))") }
        var text = parts.joined(separator: ", ")
        if let days = table.days(.escalation) {
            text += "; na nog \(silent(days)) hoort de leidinggevende het"
        }
        return text
    }

    func quiet(of handle: Handle, in view: View) -> String {
        guard let quiet = view.scene.roster.quiet(of: handle) else {
            return "Je hebt geen stille uren: herinneringen komen op werkdagen om \(clock(view.scene.rules.dayStart))."
        }
        return "Je stille uren zijn \(quiet)."
    }
}
