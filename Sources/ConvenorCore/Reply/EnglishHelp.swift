extension English {
    func help(_ page: HelpPage, in view: View) -> Reply {
        switch page {
        case .overview: overview()
        case .step: stepHelp(in: view)
        case .verb(let name): verbHelp(name)
        case .all: allHelp()
        }
    }

    private func overview() -> Reply {
        Reply([
            .line("I lead a meeting step by step, write down what you type, and remind people of what they promised."),
            .items([
                "start alignment \"Q1 marketing alignment\" for 90m    opens a meeting; start standup \"Daily\" a short one",
                "action @lena draft the plan by next fri              writes down a promise; goal, idea, decide … likewise",
                "next · back · goto 5 · agenda · status               walk through the steps",
                "undo · edit A1 … · s/old/new/                        mend what was written",
                "@ana: idea shorter forms                             writes down somebody else's words",
                "minutes · preview · send                             show and mail the minutes",
                "help all lists every command, help action explains one",
            ]),
        ])
    }

    private func stepHelp(in view: View) -> Reply {
        guard let meeting = view.series.running, let step = view.series.currentStep else { return overview() }
        var items: [String] = []
        if !step.purpose.isEmpty { items.append(step.purpose) }
        items += step.todo.map { "- \($0)" }
        if !step.outcome.isEmpty { items.append("Outcome: \(step.outcome)") }
        if !step.example.isEmpty { items.append("Example: \(step.example)") }
        items += step.prompts.map { "Type: \($0)" }
        let unmet = view.series.unmetChecks(now: view.scene.now, zone: view.scene.zone, roster: view.scene.roster)
        items += unmet.map { "Before next: " + sentence(for: $0, in: view.series) }
        items.append("Any time: action, decide, idea, note, park, undo, status, minutes · help all")
        return Reply([
            .line("Step \(meeting.step + 1) of \(meeting.progress.count) · \(step.title)"), .items(items),
        ])
    }

    private func verbHelp(_ name: String) -> Reply {
        guard let verb = Verbs.named(name) else { return Reply() }
        var items = ["Form: \(verb.usage)"]
        items += verb.examples.map { "Example: \($0)" }
        if !verb.aliases.isEmpty { items.append("Also: \(verb.aliases.joined(separator: ", "))") }
        if verb.role == .chair { items.append("For the chair and co-chairs.") }
        return Reply([.line("\(verb.name): \(Self.summaries[verb.name] ?? "")"), .items(items)])
    }

    private func allHelp() -> Reply {
        var blocks: [Reply.Block] = []
        for group in Verb.Group.allCases {
            let verbs = Verbs.all.filter { $0.group == group }
            let width = verbs.map(\.name.count).max() ?? 0
            blocks.append(.line(Self.groupNames[group] ?? group.rawValue))
            blocks.append(
                .items(
                    verbs.map { verb in
                        let gap = String(repeating: " ", count: width - verb.name.count + 2)
                        return verb.name + gap + (Self.summaries[verb.name] ?? "")
                    }))
        }
        blocks.append(
            .line(
                "help and a verb shows its form and examples. @ana: … gives somebody else's words; private … and confidential … go before any line."
            ))
        return Reply(blocks)
    }

    package static let groupNames: [Verb.Group: String] = [
        .meeting: "Meeting", .people: "People", .substance: "What is written down", .strategy: "Strategy sessions",
        .actions: "Actions",
        .voting: "Votes", .corrections: "Corrections", .minutes: "Minutes", .looking: "Looking",
    ]

    /// One line for each verb, shown by help and in the command reference.
    package static let summaries = ownSummaries.merging(
        Method.summaries(language: "en")
    ) { own, _ in own }

    private static let ownSummaries: [String: String] = [
        "start": "opens a meeting of a series with an agenda",
        "use": "lets this room speak to a series that is there already",
        "next": "goes to the next step, after its exit checks",
        "next!": "goes on although checks are not met; the minutes say so",
        "back": "goes to the step before", "goto": "goes to a step by its number",
        "skip": "passes over this step, with the reason in the minutes",
        "move": "takes the steps in another order", "timebox": "sets or extends this step's minutes",
        "topic": "opens a topic under this step",
        "end": "closes the meeting; by anyone once it is an hour over its time",
        "schedule": "says when the series meets again; invitations and preparation follow from it",
        "calendar": "gives you an address to read your due dates and meetings at in a calendar program",
        "invite": "makes somebody known here, with address, team and role", "uninvite": "takes somebody off the list",
        "present": "says who is here", "absent": "says who is not coming", "excused": "says who has sent regrets",
        "late": "says who came late", "rollcall": "calls those who have not answered; again for a second call",
        "iam": "says who you are in a chat: your mail address, then the code that is mailed there",
        "whoami": "shows who you are here and how reminders reach you",
        "forget": "takes your chat id away from your name again; the chair any member's",
        "quiet": "keeps hours in which no reminder reaches you",
        "channel": "says whether reminders reach you by mail, in the chat or both",
        "join": "asks the chair of this room to let you in", "admit": "lets somebody in who asked for it",
        "chair": "makes somebody co-chair", "unchair": "ends that", "people": "shows who is concerned and who is here",
        "q+": "asks for the floor", "q-": "leaves the queue", "ack": "gives the floor to the next in the queue",
        "queue": "shows who is waiting to speak",
        "goal": "writes down an organisational goal; with supports O1 a marketing goal",
        "mgoal": "writes down a marketing goal and the goal it supports",
        "metric": "writes down a metric with its figures", "actual": "gives a metric its newest value",
        "gap": "writes down a gap that the room sees", "gaps": "shows the gaps that I find in the records",
        "accept": "takes up a finding as a gap, or accepts a gap with a reason",
        "dismiss": "puts a finding aside, with the reason in the minutes", "idea": "writes down an idea",
        "adjust": "proposes a change of course", "agree": "agrees to an adjustment; an idea becomes one",
        "reject": "turns an adjustment or an idea down", "shelve": "keeps an adjustment for later",
        "decide": "writes down a decision", "milestone": "writes down a milestone with its date",
        "prep": "names material to bring, by whom and when", "received": "notes that material has come in",
        "note": "writes down a note", "pin": "keeps a note for the next meeting while its topic comes back",
        "park": "parks a question for later",
        "answer": "answers a parked question, a check-in, or whether an adjustment works",
        "takeaway": "writes down what to remember", "link": "keeps an address", "vision": "states the vision",
        "checkin": "fixes the rhythm of check-ins", "roti": "scores the return on the time invested",
        "feedback": "writes down a remark on the meeting, or how well an adjustment works",
        "feedback-request": "has teams asked later whether an adjustment works",
        "action": "writes down who does what by when", "done": "marks actions as done", "drop": "drops a record",
        "due": "moves a date, with the reason", "reassign": "hands an action over",
        "progress": "says how far an action is", "blocked": "says what is in the way",
        "reopen": "takes a record up again", "snooze": "puts your next reminder off; the date stays",
        "notmine": "says that an action is not yours; the chair is asked", "mine": "takes an action over",
        "reminders": "shows or sets how hard people are reminded here",
        "escalation": "says whether managers are told of silence",
        "vote": "puts a question to the vote", "dots": "starts a dot vote on ideas", "dot": "gives your dots",
        "consent": "asks for objections to a proposal", "yes": "votes yes, or consents", "no": "votes no",
        "abstain": "abstains", "object": "objects in a consent round", "pick": "votes for an option",
        "endvote": "closes the vote and counts",
        "undo": "takes back the last change, and the one before it", "edit": "gives a record another text",
        "amend": "mends a record after the minutes went out: the next send is a new version",
        "s/": "replaces words in the last record", "set": "gives a field of a record its value",
        "language": "says which language this series is led in", "table": "draws a table of what is written down",
        "relink": "says anew what a record serves",
        "prune": "takes a carried item off today's list", "minutes": "shows the minutes as they stand",
        "preview": "shows who gets the minutes, and in which cut", "send": "mails the minutes, after a last question",
        "help": "shows what fits now, one verb, or all", "agenda": "shows the steps", "status": "shows where we are",
        "ready": "shows which material is in", "ledger": "shows the chain from goal to result and where it breaks",
        "list": "lists records of a kind", "actions": "lists open actions, and how they go", "show": "shows one record",
        "plan": "shows what will go out, to whom, when and why", "carry": "shows what comes back in the next meeting",
        "more": "shows how a long answer goes on",
        "find": "looks for records by owner, state, date and words",
        "score": "shows how many promises were kept by their first date, and why others were not",
        "report": "says who gets the weekly report by mail",
    ]
}
