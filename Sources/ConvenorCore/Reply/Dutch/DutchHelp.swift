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
                "start alignment \"Marketingoverleg Q1\" voor 90m     opent een vergadering; start standup \"Dagstart\" een korte",
                "actie @lena plan opstellen uiterlijk volgende vr   legt een toezegging vast; doel, idee, besluit … net zo",
                "volgende · terug · naar 5 · agenda · stand         lopen de stappen door",
                "herstel · wijzig A1 … · s/oud/nieuw/               zetten recht wat is vastgelegd",
                "@ana: idee kortere formulieren                     legt de woorden van een ander vast",
                "notulen · voorbeeld · verstuur                     tonen en mailen de notulen",
                "hulp alles noemt alle opdrachten, hulp actie legt er één uit",
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
        items += unmet.map { "Voor volgende: " + sentence(for: $0, in: view.series) }
        items.append("Altijd: actie, besluit, idee, notitie, parkeer, herstel, stand, notulen · hulp alles")
        return Reply([
            .line("Stap \(meeting.step + 1) van \(meeting.progress.count) · \(step.title)"), .items(items),
        ])
    }

    private func verbHelp(_ name: String) -> Reply {
        guard let verb = Verbs.named(name) else { return Reply() }
        var items = ["Vorm: \(verb.usage(in: language))"]
        items += verb.examples(in: language).map { "Voorbeeld: \($0)" }
        let others = verb.aliases(in: language)
        if !others.isEmpty { items.append("Ook: \(others.joined(separator: ", "))") }
        if verb.role == .chair { items.append("Voor de voorzitter en medevoorzitters.") }
        return Reply([.line("\(verb.word(in: language)): \(Self.summaries[verb.name] ?? "")"), .items(items)])
    }

    private func allHelp() -> Reply {
        var blocks: [Reply.Block] = []
        for group in Verb.Group.allCases {
            let verbs = Verbs.all.filter { $0.group == group }
            let width = verbs.map { $0.word(in: language).count }.max() ?? 0
            blocks.append(.line(Self.groupNames[group] ?? group.rawValue))
            blocks.append(
                .items(verbs.map { $0.word(in: language).padding(to: width + 2) + (Self.summaries[$0.name] ?? "") }))
        }
        blocks.append(
            .line(
                "hulp met een opdracht erachter toont de vorm en voorbeelden. @ana: … geeft de woorden van een ander; "
                    + "privé … en vertrouwelijk … kunnen voor elke regel staan."
            ))
        return Reply(blocks)
    }
}
