import ConvenorCore

/// What was found and agreed: gaps, adjustments, decisions, milestones, and what methods wrote down and draw.
extension SeriesView {
    /// - Parameter pictures: what is drawn elsewhere on the page is not drawn again.
    func agreed(beside pictures: [Picture]) -> PageDraft.Region {
        let found = AgreedSections(self, drawn: Set(pictures.map(\.name))).all
        return .init("series-agreed", SectionFacts.facts(found, sight.words))
    }
}

/// The sections of that region, each with the newest records first.
private struct AgreedSections {
    private let view: SeriesView
    private let drawn: Set<String>
    /// For each gap what answers it.
    private let answers: [RecordID: [RecordID]]
    private let most: Int

    private var sight: Sight { view.sight }
    private var series: Series { view.series }

    init(_ view: SeriesView, drawn: Set<String>) {
        self.view = view
        self.drawn = drawn
        most = view.sight.isExport ? Int.max : 15
        var answers: [RecordID: [RecordID]] = [:]
        for adjustment in view.series.standing(.adjustment) {
            for link in adjustment.links ?? [] { answers[link, default: []].append(adjustment.id) }
        }
        self.answers = answers
    }

    var all: [PageSection] {
        // A decision never closes.
        let decisions = series.all(.decision).filter { $0.status != .dropped }
        return
            ([
                list(.gaps, series.standing(.gap).reversed()) { notes(onGap: $0) }, adjustments,
                list(.decisions, decisions.reversed()) { notes(onDecision: $0) },
                list(.milestones, byDate(series.standing(.milestone))) { promise($0) },
            ] + sheets + forms).compactMap { $0 }
    }

    private func list(
        _ heading: MinutesHeading, _ records: [Record], notes: (Record) -> [String]
    ) -> PageSection? {
        if records.isEmpty { return nil }
        let items = records.prefix(most).map {
            MinutesSection.Item(id: $0.id.description, text: view.text(of: $0), notes: notes($0))
        }
        return PageSection(MinutesSection(heading: heading, items: items), rest: rest(of: records.count))
    }

    private func rest(of count: Int) -> String? {
        count > most ? SectionFacts.more(count - most, sight.words) : nil
    }

    private func note(_ note: MinutesNote) -> String { view.note(note) }

    private func notes(onGap gap: Record) -> [String] {
        var notes = [gap[.severity].map { note(.severity($0)) }, gap[.cause].map { note(.cause($0)) }]
        if gap[.gapKind] == nil { notes.append(gap[.evidence].map { note(.evidence($0)) }) }
        if gap.status != .open { notes.append(sight.words.word(for: gap.status)) }
        notes.append(gap[.because].map { note(.because($0)) })
        notes.append(
            answers[gap.id].map { sight.say(Sentence(Terms("answered by {0}", nl: "verholpen door {0}"), .ids($0))) })
        return notes.compactMap { $0 }
    }

    private func notes(onDecision decision: Record) -> [String] {
        [
            decision[.because].map { note(.because($0)) }, decision[.alternatives].map { note(.instead($0)) },
            decision[.method].map { note(.decidedBy($0)) },
            decision[.review].flatMap(Day.init(iso:)).map { note(.review($0)) },
            sight.words.day(sight.zone.wall(at: decision.at).day),
        ].compactMap { $0 }
    }

    private func promise(_ record: Record) -> [String] {
        [
            record.owner.map { _ in sight.owner(of: record) }, record.due.map { sight.date($0) },
            record.due.flatMap { LateWords(of: $0, sight)?.text },
            record.links.map { note(.serves(record.id.kind, $0)) },
        ].compactMap { $0 }
    }

    private func byDate(_ records: [Record]) -> [Record] {
        records.sorted { ($0.due?.moment.milliseconds ?? .max, $0.id) < ($1.due?.moment.milliseconds ?? .max, $1.id) }
    }

    private var adjustments: PageSection? {
        let records = series.standing(.adjustment)
        if records.isEmpty { return nil }
        let head = [
            sight.words.column(.id), sight.say(Terms("What changes", nl: "Wat verandert")),
            sight.say(Terms("Why", nl: "Waarom")), sight.words.column(.serves), sight.words.column(.status),
        ]
        let rows = records.reversed().prefix(most).map { record in
            [
                record.id.description, change(record), record[.because] ?? "",
                (record.links ?? []).map(\.description).joined(separator: ", "),
                sight.words.word(for: record.status),
            ]
        }
        var section = PageSection(MinutesSection(heading: .adjustments, items: []), rest: rest(of: records.count))
        section.table = .init(head: head, rows: rows)
        return section
    }

    private func change(_ record: Record) -> String {
        let text = view.text(of: record)
        guard let from = record[.from], let to = record[.to], text != "\(from) → \(to)" else { return text }
        return "\(text): \(note(.shift(from: from, to: to)))"
    }
}

/// What methods wrote down and draw.
extension AgreedSections {
    /// Records of all forms together, beyond which only their number is said.
    private static let mostOfForms = 60
    /// Bytes of tables together.
    private static let mostOfSheets = 20_000

    /// What a table adds up and nobody reads one by one: points of a confrontation, shares of a budget.
    private static let parts: Set<Kind> = [Kind("CB"), Kind("BS")]

    /// Figures are in the region of metrics, and ballots are nobody's to read.
    private var forms: [PageSection?] {
        var left = sight.isExport ? Int.max : Self.mostOfForms
        return Forms.all.filter { form in
            !form.isBallot && !Kind.measured.contains(form.kind) && !Self.parts.contains(form.kind)
        }.map { form in
            let records = Array(series.standing(form.kind).reversed())
            if records.isEmpty { return nil }
            let shown = min(most, left, records.count)
            left -= shown
            let items = records.prefix(shown).map {
                MinutesSection.Item(id: $0.id.description, text: view.text(of: $0), notes: fields(of: $0))
            }
            var section = MinutesSection(heading: .records, items: items)
            (section.title, section.name) = (form.plural, KindRow.of(form.kind).plural)
            let more = records.count - shown
            return PageSection(section, rest: more > 0 ? SectionFacts.more(more, sight.words) : nil)
        }
    }

    private func fields(of record: Record) -> [String] {
        let fields = Forms.typed(of: record.id.kind).compactMap { field in
            record[field.detail].map { note(.field(record.id.kind, field.detail, $0)) }
        }
        return fields + promise(record)
    }

    /// Tables of methods that wrote something down here. What their figures ask for is told in the room and in minutes.
    private var sheets: [PageSection?] {
        let drawing = MethodTable.Drawing(series: series, now: sight.now, today: sight.today)
        var left = sight.isExport ? Int.max : Self.mostOfSheets
        return tables.flatMap { table -> [PageSection?] in
            let isElsewhere = Self.pictures[table.word].map(drawn.contains) ?? false
            guard !isElsewhere, let drawn = table.draw(drawing) else { return [] }
            return drawn.sheets.enumerated().map { index, sheet in
                var section = MinutesSection(heading: .records, items: [])
                section.title = Self.title(of: sheet)
                section.name = "table-" + (index == 0 ? table.word : "\(table.word)-\(index + 1)")
                let size = sheet.html(sight.words, isTitled: false).utf8.count
                guard size <= left else { return PageSection(section, rest: tooLong(table)) }
                left -= size
                section.sheet = sheet
                return PageSection(section)
            }
        }
    }

    /// Those that minutes have, of methods that wrote something down here: goals and actions alone make no canvas.
    private var tables: [MethodTable] {
        MethodTable.all.filter { table in
            table.isInMinutes && view.seen.reader.mayRead(table)
                && (table.kinds ?? []).contains { Forms.of($0) != nil && series.records.hasStanding($0) }
        }
    }

    /// Tables that are drawn as a picture, by their words.
    private static let pictures = ["confrontation": "confrontation", "ideas": "now-how-wow"]

    /// Whom or what it is of stands behind its title.
    private static func title(of sheet: Sheet) -> Terms {
        guard let subject = sheet.subject else { return sheet.title.terms }
        return Terms("\(sheet.title.terms.en): \(subject.en)", nl: "\(sheet.title.terms.nl): \(subject.nl)")
    }

    private func tooLong(_ table: MethodTable) -> String {
        sight.say(
            Sentence(
                Terms(
                    "Too long for this page: say \"table {0}\" in the room.",
                    nl: "Te lang voor deze pagina: zeg \"tabel {0}\" in de ruimte."), .text(table.word)))
    }
}
