/// What comes back, in words.
extension Dutch {
    /// The rule of a check-in as a sentence; nil for other records, and where its text was given other words.
    func rhythm(of record: Record) -> String? {
        guard let recurrence = record.storedRhythm else { return nil }
        return DateLanguage.dutch.sentence(for: recurrence)
    }

    func checkIn(_ id: RecordID, next: [Deadline], _ assumed: [RecurrenceAssumption], in view: View) -> Reply {
        guard let record = view.series.records[id], let first = next.first else { return Reply() }
        let window = record[.window].flatMap { Int($0) }.map { " · antwoord binnen \(workingDays($0))" } ?? ""
        let questions = window + (record[.questions].map { " · \($0)" } ?? "")
        let home = view.scene.zone.identifier
        var items: [String] = []
        let later = next.dropFirst()
        if !later.isEmpty {
            // The hour is that of the first, unless there are several a day.
            let isDaily = Set(next.map(\.wall.minute)).count == 1 && Set(next.map(\.wall.day)).count == next.count
            items.append("daarna " + list(later.map { isDaily ? day($0.wall.day) : deadline($0, home: home) }))
        }
        let told = assumed.map { clause(for: $0).capitalisedFirst + "." }
        if !told.isEmpty { items.append(told.joined(separator: " ") + " herstel draait het terug.") }
        let known: Set<String> = ["all", "team", "the team", "owners", "the owners"]
        if let audience = record[.audience], !known.contains(audience.lowercased()),
            view.series.audience(of: record, roster: view.scene.roster).isEmpty
        {
            items.append(
                "Ik ken hier niemand van \(quoted(audience)): uitnodigen @naam naam@example.org team=… voegt mensen toe."
            )
        }
        let line =
            "\(id) \(text(of: record, in: view.series)) · voor \(audience(record[.audience]))\(questions)"
            + " · eerstvolgende \(deadline(first, home: home))"
        return Reply([.line(line)] + (items.isEmpty ? [] : [.items(items)]))
    }
}
