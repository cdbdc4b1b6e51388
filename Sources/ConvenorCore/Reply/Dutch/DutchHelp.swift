extension Dutch {
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
            .line(
                "Ik leid een vergadering stap voor stap, leg vast wat je typt en herinner mensen aan hun toezeggingen."),
            .items([
                "start alignment \"Marketingoverleg Q1\" for 90m      opent een vergadering; start standup \"Dagstart\" een korte",
                "action @lena concept van het plan by volgende vr   legt een toezegging vast; goal, idea, decide … net zo",
                "next · back · goto 5 · agenda · status             lopen de stappen door",
                "undo · edit A1 … · s/oud/nieuw/                    herstellen wat is vastgelegd",
                "@ana: idea kortere formulieren                     legt de woorden van een ander vast",
                "minutes · preview · send                           tonen en mailen de notulen",
                "help all noemt alle opdrachten, help action legt er één uit",
            ]),
        ])
    }

    private func stepHelp(in view: View) -> Reply {
        guard let meeting = view.series.running, let step = view.series.currentStep else { return overview() }
        var items: [String] = []
        if !step.purpose.isEmpty { items.append(step.purpose) }
        items += step.todo.map { "- \($0)" }
        if !step.outcome.isEmpty { items.append("Uitkomst: \(step.outcome)") }
        if !step.example.isEmpty { items.append("Voorbeeld: \(step.example)") }
        items += step.prompts.map { "Typ: \($0)" }
        let unmet = view.series.unmetChecks(now: view.scene.now, zone: view.scene.zone, roster: view.scene.roster)
        items += unmet.map { "Voor next: " + sentence(for: $0, in: view.series) }
        items.append("Altijd: action, decide, idea, note, park, undo, status, minutes · help all")
        return Reply([
            .line("Stap \(meeting.step + 1) van \(meeting.progress.count) · \(step.title)"), .items(items),
        ])
    }

    private func verbHelp(_ name: String) -> Reply {
        guard let verb = Verbs.named(name) else { return Reply() }
        var items = ["Vorm: \(verb.usage)"]
        items += verb.examples.map { "Voorbeeld: \($0)" }
        if !verb.aliases.isEmpty { items.append("Ook: \(verb.aliases.joined(separator: ", "))") }
        if verb.role == .chair { items.append("Voor de voorzitter en medevoorzitters.") }
        return Reply([.line("\(verb.name): \(Self.summaries[verb.name] ?? "")"), .items(items)])
    }

    private func allHelp() -> Reply {
        var blocks: [Reply.Block] = []
        for group in Verb.Group.allCases {
            let verbs = Verbs.all.filter { $0.group == group }
            let width = verbs.map(\.name.count).max() ?? 0
            blocks.append(.line(Self.groupNames[group] ?? group.rawValue))
            blocks.append(
                .items(verbs.map { $0.name.padding(to: width + 2) + (Self.summaries[$0.name] ?? "") }))
        }
        blocks.append(
            .line(
                "help met een opdracht erachter toont de vorm en voorbeelden. @ana: … geeft de woorden van een ander; "
                    + "private … en confidential … kunnen voor elke regel staan."
            ))
        return Reply(blocks)
    }
}
