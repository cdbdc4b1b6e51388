/// A part of the minutes under one heading, in words: what text, Markdown, HTML and mails are all made of.
package struct MinutesSection: Sendable, Hashable {
    package var heading: MinutesHeading
    package var items: [Item]
    /// The same as rows, for dress that has tables; the items stay the full text.
    package var table: Table?
    /// A drawing of a method, with the items as remarks below it.
    package var sheet: Sheet?

    /// Where a method brings them: how the section is called, and its name in templates and JSON.
    package var title: Terms?
    package var name: String?

    package init(heading: MinutesHeading, items: [Item], table: Table? = nil) {
        self.heading = heading
        self.items = items
        self.table = table
    }

    package struct Item: Sendable, Hashable {
        package var id: String?
        package var text: String
        package var notes: [String]

        package init(id: String? = nil, text: String, notes: [String] = []) {
            self.id = id
            self.text = text
            self.notes = notes
        }

        /// `A7 Draft the plan · Ana · due Fri 4 Dec 2026`.
        package var line: String {
            ([[id, text.isEmpty ? nil : text].compactMap { $0 }.joined(separator: " ")] + notes)
                .filter { !$0.isEmpty }.joined(separator: " · ")
        }
    }

    package struct Table: Sendable, Hashable {
        package var head: [String]
        package var rows: [[String]]
    }
}

/// Puts a document into the words of one language, section by section.
struct MinutesSpeaker {
    let document: MinutesDocument
    let words: any MinutesWords

    /// The reader's own zone where it is known: times in any other are said with their zone.
    var home: String { document.reader.handle.flatMap { document.roster[$0]?.zone } ?? document.meeting.zone }
    func name(_ handle: Handle) -> String { document.roster.name(of: handle) }

    /// A link that was written down without a text is called by its address.
    func text(of record: Record) -> String {
        let text = words.text(of: record, in: document.series)
        return text.isEmpty ? record[.url] ?? "" : text
    }

    func item(_ record: Record, more: [MinutesNote] = []) -> MinutesSection.Item {
        let notes = RecordNotes(document: document).notes(for: record) + more
        return MinutesSection.Item(
            id: record.id.description, text: text(of: record),
            notes: notes.map { words.note($0, home: home) })
    }

    func section(_ heading: MinutesHeading, _ records: [Record]) -> MinutesSection {
        MinutesSection(heading: heading, items: records.map { item($0) })
    }

    /// All sections that have something to say, in the order in which people read them.
    func sections() -> [MinutesSection] {
        let all: [MinutesSection] =
            switch document.reader.cut {
            case .owner: [changed(), served()]
            case .outcome:
                [changed()] + substance() + forms() + tables() + [
                    milestones(), timeline(), section(.risks, document.risks),
                ]
            case nil, .participant, .absent:
                [changed(), section(.takeaways, document.takeaways)] + substance()
                    + [metrics()] + forms() + tables() + [dismissed()] + promises() + talk() + review()
            }
        return all.filter { !$0.items.isEmpty || $0.sheet != nil }
    }

    private func substance() -> [MinutesSection] {
        let number = document.meeting.number
        let vision = document.vision.map { [MinutesSection.Item(text: $0)] } ?? []
        return [
            MinutesSection(heading: .vision, items: vision),
            section(.newGoals, document.goals.filter { $0.meeting == number }),
            section(.goals, document.goals.filter { $0.meeting != number }),
            section(.decisions, document.decisions), section(.gaps, document.gaps),
            section(.adjustments, document.adjustments),
        ]
    }

    private func forms() -> [MinutesSection] {
        document.forms.map { line in
            var section = section(.records, line.records)
            section.title = Forms.of(line.kind)?.plural
            section.name = KindRow.of(line.kind).plural
            return section
        }
    }

    private func promises() -> [MinutesSection] {
        var carried = MinutesSection(heading: .carried, items: document.actions.carried.map { carriedItem($0) })
        let ages = Dictionary(document.actions.carried.map { ($0.record.id, age($0)) }, uniquingKeysWith: { $1 })
        carried.table = actionTable(document.actions.carried.map(\.record)) { ages[$0.id].map { [$0] } ?? [] }
        var fresh = section(.newActions, document.actions.new)
        fresh.table = actionTable(document.actions.new)
        return [fresh, carried, section(.closed, document.actions.closed), milestones(), timeline()]
    }

    private func talk() -> [MinutesSection] {
        [
            section(.ideas, document.ideas), section(.parked, document.parked), section(.notes, document.notes),
            section(.links, document.links), section(.material, document.material), votes(), feedback(),
        ]
    }

    private func review() -> [MinutesSection] { [scores(), skipped()] + people() + [next()] }

    private func served() -> MinutesSection {
        let doc = document
        return section(
            .served,
            doc.goals + doc.metrics + doc.gaps + doc.adjustments + doc.decisions + doc.milestones + doc.ideas
                + doc.forms.flatMap(\.records))
    }

    private func milestones() -> MinutesSection { section(.milestones, document.milestones) }

    private func carriedItem(_ line: MinutesDocument.CarriedLine) -> MinutesSection.Item {
        item(line.record, more: [age(line)])
    }

    private func age(_ line: MinutesDocument.CarriedLine) -> MinutesNote {
        .carried(times: line.times, since: document.zone.wall(at: line.record.at).day)
    }

    private func changed() -> MinutesSection {
        let items = document.changed.map { line in
            line.record.map { item($0) }
                ?? MinutesSection.Item(id: line.id.description, text: words.remark(.takenBack, home: home))
        }
        return MinutesSection(heading: .changed, items: items)
    }

    private func timeline() -> MinutesSection {
        let items = document.timeline.map { line in
            let owner = line.record.owner.map { [name($0)] } ?? []
            let when = line.due.hasTime ? words.deadline(line.due, home: home) : words.day(line.due.wall.day)
            return MinutesSection.Item(
                text: when,
                notes: [
                    [line.record.id.description, text(of: line.record)].joined(separator: " ")
                ] + owner)
        }
        return MinutesSection(heading: .timeline, items: items)
    }

    private func next() -> MinutesSection {
        let meeting = document.next.map { plan in
            MinutesSection.Item(
                text: words.remark(.nextMeeting(plan), home: home),
                notes: document.replies.map { reply in
                    words.remark(.replied(reply.status, names: reply.people.map(name)), home: home)
                })
        }
        return MinutesSection(
            heading: .checkIns,
            items: (meeting.map { [$0] } ?? [])
                + document.checkIns.map { line in
                    var item = item(line.record)
                    item.notes.insert(words.deadline(line.due, home: home), at: 0)
                    return item
                })
    }
}
