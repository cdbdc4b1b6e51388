package import ConvenorCore

/// Whether the answers of a file can be given: each is tried before anything is played.
extension RehearsalAnswers {
    /// The first line that names nobody, or says what is not understood; nil where all is well.
    ///
    /// - Parameter named: who speaks or is named in the script.
    package func fault(in house: House, named: Set<Handle>, now: Moment) -> RehearsalScript.Fault? {
        for (whose, row) in rows.sorted(by: { $0.value.line < $1.value.line }) {
            if let person = whose.person, house.people[person] == nil, !named.contains(person) {
                return .init(line: row.line, message: "I know nobody called \(person).")
            }
            for answer in row.answers {
                guard let why = trouble(with: answer, of: whose, house, now) else { continue }
                return .init(line: row.line, message: "\"\(answer.text ?? "")\": \(why)")
            }
        }
        return nil
    }

    /// The lines about one record of which nobody was ever reminded.
    package func idle(_ told: [Handle: Set<RecordID>]) -> [RehearsalScript.Fault] {
        rows.sorted { $0.value.line < $1.value.line }.compactMap { whose, row in
            guard let id = whose.record else { return nil }
            let heard = whose.person.map { told[$0, default: []] } ?? told.values.reduce(into: []) { $0.formUnion($1) }
            if heard.contains(id) { return nil }
            let who = whose.person?.description ?? "Nobody"
            return .init(
                line: row.line, message: "\(who) was \(whose.person == nil ? "ever" : "never") reminded of \(id).")
        }
    }

    /// Says it of a record that is theirs, and is told why it is not taken.
    private func trouble(with answer: Answer, of whose: Whose, _ house: House, _ now: Moment) -> String? {
        let id = whose.record ?? RecordID(.action, 1)
        guard let line = answer.line(about: id) else { return nil }
        let person = whose.person ?? Handle("somebody")
        var record = Record(
            id: id, text: "it", status: id.kind == .prep ? .expected : .open, by: person, at: now, meeting: 1)
        record.owner = person
        record.due = house.zone.deadline(at: house.zone.wall(at: now), hasTime: false)
        var series = Series(slug: "trial")
        series.apply(Entry(said: nil, events: [.recordAdded(record: record)]), at: now, by: person)
        let scene = Scene(
            now: now, speaker: person, typist: person, room: "", zone: house.zone, dates: house.dates(in: house.zone),
            roster: house.people, agendas: house.agendas, rules: house.rules, calendar: house.calendar)
        let view = View(series: series, scene: scene)
        do throws(Stop) {
            _ = try Hearing.decide(line, series: series, question: nil, scene: scene)
            return nil
        } catch {
            let reply =
                switch error {
                case .refused(let refusal): house.words().reply(to: refusal, in: view)
                case .asked(let question): house.words().reply(to: .asked(question), in: view)
                }
            return reply.plainText.split(separator: "\n").first.map(String.init) ?? line
        }
    }
}

extension RehearsalScript {
    /// Who speaks in it, or is named with an `@`.
    package var handles: Set<Handle> {
        let named = lines.flatMap { line in
            line.text.split(separator: " ").filter { $0.first == "@" }.compactMap { word in
                Handle(typed: word.dropFirst().prefix { $0.isLetter || $0.isNumber || "-_.".contains($0) })
            }
        }
        return Set(named + lines.map(\.speaker))
    }
}
