/// Everything that is written down with an id: one path for every kind.
enum Writing {
    static let verbs: [Verb] = [
        row(
            "goal", ["objective"], .goal, "goal text [by date] [@owner] [supports O1]",
            ["goal Keep churn below 5% by end of june @ana", "goal 1,500 qualified leads supports O1"]),
        row(
            "mgoal", ["marketing", "marketing-goal"], .marketingGoal, "mgoal text [by date] [@owner] supports O1",
            ["mgoal 1,500 qualified leads by end of march @bo supports O1"]),
        row(
            "metric", ["kpi"], .metric,
            "metric name baseline n target n actual n unit word asof date source words for M1",
            ["metric Qualified leads baseline 900 target 1500 actual 1120 unit leads asof today source CRM for M1"]),
        row(
            "gap", [], .gap, "gap text [for O1] [severity=high] [cause reason]",
            ["gap No budget for keeping customers for O1 severity=high cause all budget on acquisition"]),
        row("idea", ["ideas"], .idea, "idea text [for G1]", ["idea Shift a third of the ad budget to retention mail"]),
        row(
            "adjust", ["adjustment", "propose"], .adjustment,
            "adjust [text] from old to new because reason closes G1 [team=sales]",
            ["adjust from 100% acquisition to 70/30 because O2 had no support closes G1"]),
        row(
            "decide", ["decision", "agreed", "accepted"], .decision,
            "decide text because reason [instead of alternative] [how=vote] [review date]",
            ["decide Move a third of the ad budget because O2 had no support"]),
        row(
            "action", ["todo", "task", "ai"], .action, "action @owner text by date [for X1]",
            [
                "action @lena draft retention plan by next fri for X1",
                "action @ana @bo test the price page by in 2 weeks",
            ]),
        row(
            "milestone", ["ms"], .milestone, "milestone text by date [for X1]",
            ["milestone Retention flow live by end of next month for X1"]),
        row(
            "prep", ["bring"], .prep, "prep material @owner [address or file] [by date] [received]",
            [
                "prep campaign performance @sam https://example.org/q4-report",
                "prep sales data @sam q4-sales.pdf received",
            ]),
        row("note", ["info", "n"], .note, "note text", ["note Support sees the same complaint every Monday"]),
        row("park", ["question", "q"], .parked, "park text", ["park Who owns the price page?"]),
        row("takeaway", ["takeaways"], .takeaway, "takeaway text", ["takeaway Retention comes before reach"]),
        row("link", ["url"], .link, "link address [text]", ["link https://example.org/q4-report the Q4 report"]),
        Verb(
            "vision", ["mission"], group: .substance, usage: "vision text",
            examples: ["vision Every customer stays because they want to"], kinds: [.goal], decide: vision),
    ]

    private static func row(
        _ name: String, _ aliases: [String], _ kind: Kind, _ usage: String, _ examples: [String]
    ) -> Verb {
        Verb(
            name, aliases, group: kind == .action ? .actions : .substance, usage: usage, examples: examples,
            kinds: [kind], decide: { ask throws(Stop) in try write(kind, ask) })
    }

    static func write(_ kind: Kind, _ ask: Ask) throws(Stop) -> Decision {
        if kind == .link { return try link(ask) }
        if ask.utterance.rest.isEmpty { throw .refused(.missing(.text, verb: ask.verb)) }
        if ask.isReplay { return try transcribe(kind, ask) }
        if kind == .decision, let id = RecordID(ask.rest), id.kind == .adjustment {
            return try Adjusting.judge(ask, .agreed)
        }
        var reader = DraftReader(kind: kind, rest: ask.rest, in: ask)
        var draft = try reader.read()
        if kind == .goal, !draft.links.isEmpty, draft.links.allSatisfy({ $0.kind == .goal }) {
            draft.kind = .marketingGoal
        }
        try complete(&draft, ask)
        let record = ask.series.record(from: draft, ask)
        try askAboutLateMaterial(record, ask)
        var decision = try Forms.add(record, ask)
        decision.events = ask.newPeople(in: draft) + decision.events
        if !draft.assumptions.isEmpty { decision.say.append(.assumed(draft.assumptions)) }
        if draft.due == nil, let phrase = draft.halfDate { decision.say.append(.halfDate(record.id, phrase)) }
        return decision
    }

    /// Finds the owner, and refuses what cannot be stored.
    static func complete(_ draft: inout Draft, _ ask: Ask) throws(Stop) {
        try resolveOwner(&draft, ask)
        try check(&draft, ask)
    }

    /// A line of a log is kept whole, for nobody is there to be asked; an action's date counts where it is plain.
    private static func transcribe(_ kind: Kind, _ ask: Ask) throws(Stop) -> Decision {
        var draft = Draft(kind: kind)
        draft.text = String(ask.rest).cleaned
        if draft.text.isEmpty { throw .refused(.missing(.text, verb: ask.verb)) }
        try ask.check(draft.text)
        if kind == .action {
            var reader = DraftReader(kind: kind, rest: ask.rest, in: ask)
            draft.due = (try? reader.read())?.due
        }
        let record = ask.series.record(from: draft, ask)
        return Decision([.recordAdded(record: record)], say: [.card(record.id)])
    }

    /// In the manner of other bots an owner is a bare name anywhere in the text; here only where it is known.
    private static func resolveOwner(_ draft: inout Draft, _ ask: Ask) throws(Stop) {
        draft.owner = draft.owner.map(ask.meant)
        draft.helpers = draft.helpers.map(ask.meant)
        guard draft.kind == .action, draft.owner == nil else { return }
        let words = draft.text.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == "|") }
        if ask.utterance.isDialect {
            let known = ask.series.meeting?.lines ?? [:]
            for word in words {
                let handle = Handle(String(word))
                guard known[handle] != nil || ask.series.members[handle] != nil else { continue }
                if draft.owner == nil {
                    draft.owner = handle
                } else if draft.owner != handle {
                    draft.helpers.append(handle)
                }
            }
        } else if let first = words.first, case let handle = ask.meant(Handle(first.lowercased())),
            handle == ask.scene.speaker && first.lowercased() == "me" || ask.series.members[handle] != nil,
            draft.text.hasPrefix(first), words.count > 1
        {
            draft.owner = handle
            draft.text = String(draft.text.dropFirst(first.count).drop { $0 == ":" || $0 == "," || $0 == " " })
        }
    }

    private static func check(_ draft: inout Draft, _ ask: Ask) throws(Stop) {
        if draft.text.isEmpty {
            guard draft.kind == .adjustment, let from = draft.details[.from], let to = draft.details[.to] else {
                throw .refused(.missing(.text, verb: ask.verb))
            }
            // Without a name of its own an adjustment is called by what it changes.
            draft.text = "\(from) → \(to)"
        }
        try ask.check(draft.text)
        for value in draft.details.values { try ask.check(value) }
        try Forms.settle(&draft, ask)
        let serves = KindRow.of(draft.kind).serves
        for id in draft.links {
            guard ask.series.records[id] != nil else { throw .refused(.unknownRecord(id)) }
            guard serves.contains(id.kind) else { throw .refused(.cannotServe(id, draft.kind)) }
        }
        for handle in [draft.owner].compactMap({ $0 }) + draft.helpers where draft.addresses[handle] == nil {
            try ask.requireKnown(handle)
        }
        for (handle, address) in draft.addresses {
            // Two people of one name stay two: a second one needs a handle of their own.
            guard let known = ask.scene.roster[handle]?.mail, known.lowercased() != address.lowercased() else {
                continue
            }
            throw .refused(.takenHandle(handle, address: known))
        }
        if let severity = draft.details[.severity], !["high", "medium", "low"].contains(severity) {
            throw .refused(.unexpected(said: "severity=\(severity)", verb: ask.verb))
        }
        if let baseline = draft.details[.baseline], baseline == draft.details[.target] {
            throw .refused(.noWay(baseline))
        }
    }

    /// Material that comes after the meeting has begun is asked about once.
    private static func askAboutLateMaterial(_ record: Record, _ ask: Ask) throws(Stop) {
        guard record.id.kind == .prep, record.status == .expected, !ask.scene.isSettled, let due = record.due,
            let meeting = ask.series.running, due.moment > meeting.plannedStart
        else { return }
        throw .asked(
            Question(
                about: .dueAfterStart(text: record.text, due: due),
                choices: [.init(key: "y", line: ask.line, settled: true), .init(key: "n", line: nil, settled: true)]))
    }

    private static func link(_ ask: Ask) throws(Stop) -> Decision {
        let (address, text) = Utterance.splitFirst(ask.rest)
        let url = String(address.filter { $0 != "\"" }).cleaned
        if url.isEmpty { throw .refused(.missing(.address, verb: ask.verb)) }
        try ask.check(String(ask.rest))
        var draft = Draft(kind: .link)
        draft.details[.url] = url
        draft.text = String(text).cleaned
        let record = ask.series.record(from: draft, ask)
        return Decision([.recordAdded(record: record)], say: [.card(record.id)])
    }

    static func vision(_ ask: Ask) throws(Stop) -> Decision {
        let text = try ask.text()
        return Decision([.visionStated(text: text)], say: [.vision(text)])
    }
}

extension Utterance {
    /// The first word as typed, and what follows.
    static func splitFirst(_ body: Substring) -> (Substring, Substring) {
        let end = body.firstIndex(where: \.isWhitespace) ?? body.endIndex
        return (body[..<end], body[end...].trimmed())
    }
}

extension Series {
    /// Material that is brought between meetings is for the next one; all else belongs to the last.
    private func meetingNumber(for kind: Kind) -> Int {
        guard let meeting else { return kind == .prep ? 1 : 0 }
        return kind == .prep && !meeting.isOpen ? meeting.number + 1 : meeting.number
    }

    /// Gives a draft its id and its place.
    func record(from draft: Draft, _ ask: Ask) -> Record {
        let row = KindRow.of(draft.kind)
        var record = Record(
            id: nextID(draft.kind), text: draft.text, status: draft.isReceived ? .received : row.first,
            by: ask.scene.speaker, at: ask.scene.now, meeting: meetingNumber(for: draft.kind),
            step: running.map { $0.progress.indices.contains($0.step) ? $0.progress[$0.step].origin : 0 },
            topic: running.flatMap { $0.topics.isEmpty ? nil : $0.topics.count - 1 })
        record.owner = draft.owner
        record.helpers = draft.helpers.isEmpty ? nil : draft.helpers
        record.due = draft.due
        record.firstDue = draft.due
        record.links = draft.links.isEmpty ? nil : draft.links
        record.details = draft.details.isEmpty ? nil : draft.details
        record.privacy = ask.utterance.privacy
        return record
    }
}

extension Ask {
    /// Owners who have no place in the series yet get one that lets them answer for their own action.
    ///
    /// Whoever speaks here takes part already, and owning an action takes nothing of that away.
    func newPeople(in draft: Draft) -> [Event] {
        guard draft.kind == .action || draft.kind == .prep || draft.kind == .milestone, !utterance.isDialect else {
            return []
        }
        let outsiders = draft.addresses.filter { !scene.roster.isMailable($0.key) }.sorted { $0.key < $1.key }
        let persons = outsiders.map { handle, address -> Event in
            var person = scene.roster[handle] ?? Person(handle: handle)
            person.mail = address
            return .personSet(person: person)
        }
        return persons
            + ([draft.owner].compactMap { $0 } + draft.helpers).filter { series.members[$0] == nil }.map { handle in
                let person = scene.roster[handle]
                let speaks = handle == scene.speaker || handle == scene.typist
                return .memberSet(
                    handle: handle,
                    member: Member(
                        role: person?.role ?? (speaks ? .participant : .owner), team: person?.team,
                        isNamedOnly: person?.role == nil && !speaks ? true : nil))
            }
    }
}
