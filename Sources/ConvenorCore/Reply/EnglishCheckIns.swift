/// What comes back, in words.
extension English {
    /// The rule of a check-in as a sentence; nil for other records, and where its text was given other words.
    func rhythm(of record: Record) -> String? {
        guard let recurrence = record.storedRhythm else { return nil }
        return DateLanguage.english.sentence(for: recurrence)
    }

    func checkIn(_ id: RecordID, next: [Deadline], _ assumed: [RecurrenceAssumption], in view: View) -> Reply {
        guard let record = view.series.records[id], let first = next.first else { return Reply() }
        let audience = record[.audience].map { $0 == "all" ? "everybody" : $0 } ?? "everybody"
        let window = record[.window].flatMap { Int($0) }.map { " · answers within \(count($0, "working day"))" } ?? ""
        let questions = window + (record[.questions].map { " · \($0)" } ?? "")
        let home = view.scene.zone.identifier
        var items: [String] = []
        let later = next.dropFirst()
        if !later.isEmpty {
            // The hour is that of the first, unless there are several a day.
            let isDaily = Set(next.map(\.wall.minute)).count == 1 && Set(next.map(\.wall.day)).count == next.count
            items.append("then " + list(later.map { isDaily ? day($0.wall.day) : deadline($0, home: home) }))
        }
        let told = assumed.map { clause(for: $0).capitalisedFirst + "." }
        if !told.isEmpty { items.append(told.joined(separator: " ") + " undo takes it back.") }
        let known: Set<String> = ["all", "team", "the team", "owners", "the owners"]
        if let audience = record[.audience], !known.contains(audience.lowercased()),
            view.series.audience(of: record, roster: view.scene.roster).isEmpty
        {
            items.append("I know nobody of \(quoted(audience)) here: invite @name name@example.org team=… adds them.")
        }
        let line =
            "\(id) \(text(of: record, in: view.series)) · for \(audience)\(questions) · next \(deadline(first, home: home))"
        return Reply([.line(line)] + (items.isEmpty ? [] : [.items(items)]))
    }
}
