/// Answers that show several records.
extension Dutch {
    func list(_ title: Saying.ListTitle, _ ids: [RecordID], in view: View) -> Reply {
        if ids.isEmpty { return Reply(none(of: title)) }
        let name =
            switch title {
            case .kind(let kind): word(for: kind, count: ids.count)
            case .mine(let handle): "openstaande \(ids.count == 1 ? "actie" : "acties") van \(handle)"
            case .overdue: ids.count == 1 ? "actie is te laat" : "acties zijn te laat"
            case .found: "gevonden"
            }
        let cards = ids.compactMap { view.series.records[$0].map { card($0, in: view) + trend(of: $0, in: view) } }
        return Reply([.line("\(ids.count) \(name):"), .items(cards)] + doneButtons(ids, in: view))
    }

    private func none(of title: Saying.ListTitle) -> String {
        switch title {
        case .kind(let kind): "Nog geen \(word(for: kind, count: 2))."
        case .mine(let handle): "\(handle) heeft geen openstaande acties."
        case .overdue: "Niets is te laat."
        case .found: "Niets gevonden."
        }
    }

    func findings(_ findings: [NumberedFinding], in view: View) -> Reply {
        guard let first = findings.first, let last = findings.last else {
            return Reply("In wat is vastgelegd heb ik geen knelpunt gevonden.")
        }
        let lines = findings.map { "\($0.number)  \(sentence(for: $0.finding, in: view.series))" }
        let blocks: [Reply.Block] = [
            .line("Ik heb er \(findings.count) gevonden:"),
            .items(
                lines + [
                    "Typ: aanvaard \(first.number) hoog oorzaak …  ·  wegleggen \(last.number) omdat …  ·  knelpunt …"
                ]),
        ]
        return Reply(blocks + acceptButtons(findings, in: view))
    }

    func readiness(_ received: Int, _ count: Int, _ missing: [String], in view: View) -> Reply {
        if count == 0 { return Reply("Deze agenda vraagt geen stukken.") }
        // Between meetings it is the next one that the material is for.
        let next = view.series.running == nil ? nextMeeting(in: view) : nil
        let told = next.map { Reply([.items([$0])]) } ?? Reply()
        if missing.isEmpty {
            return Reply("Klaar: \(count == 1 ? "het enige stuk is" : "alle \(count) stukken zijn") ontvangen.") + told
        }
        return Reply(
            "Gereed voor \(received * 100 / count) %; nog niet binnen: \(list(missing)) "
                + "(\(received) van \(count) ontvangen).") + told
    }

    func ledger(_ ledger: Ledger, in view: View) -> Reply {
        if ledger.chains.isEmpty { return Reply("Het overzicht is leeg: leg eerst een doelstelling vast.") }
        var lines: [String] = []
        for chain in ledger.chains {
            if chain.goal == nil { lines.append("Zonder doelstelling:") }
            for link in chain.links {
                guard let record = view.series.records[link.id] else { continue }
                let mark = link.breaks.isEmpty ? "" : "   << " + list(link.breaks.map { word(for: $0, of: record) })
                let depth = link.depth + (chain.goal == nil ? 1 : 0)
                lines.append(
                    String(repeating: "  ", count: depth) + brief(record, in: view) + session(of: record, in: view)
                        + mark)
            }
        }
        let breaks = ledger.breaks
        let head =
            breaks == 0 ? "De keten sluit." : "De keten breekt op \(count(breaks, "plek", "plekken"))."
        return Reply([.line("Afstemmingsoverzicht. \(head)"), .items(lines)])
    }

    /// Id, text and where it stands, for lists that show many.
    private func brief(_ record: Record, in view: View) -> String {
        var parts = ["\(record.id) \(text(of: record, in: view.series))"]
        if Kind.measured.contains(record.id.kind), let progress = record.progress { parts.append("\(progress) %") }
        if let owner = record.owner { parts.append(owner.description) }
        if record.id.kind == .action, let due = record.due { parts.append(day(due.wall.day)) }
        if let mean = record[.mean] { parts.append("\(figure(mean, unit: nil)) van 5") }
        if record.status != .open { parts.append(word(for: record.status)) }
        return parts.joined(separator: " · ")
    }
}
