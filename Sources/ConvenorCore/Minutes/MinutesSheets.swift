/// The tables of methods in minutes: drawn of what the reader may see, as it stood before any later meeting.
extension MinutesGathering {
    func tables() -> [MinutesDocument.TableLines] {
        if reader.cut == .owner { return [] }
        let then = meeting.endedAt ?? now
        let drawing = MethodTable.Drawing(series: soFar, now: then, today: zone.wall(at: then).day)
        return MethodTable.all.compactMap { table in
            guard table.isInMinutes, reader.mayRead(table), isTouched(table), let drawn = table.draw(drawing) else {
                return nil
            }
            return .init(word: table.word, drawn: drawn)
        }
    }

    private var soFar: Series {
        var series = seen
        for kind in Forms.tabled {
            for record in seen.all(kind) where record.meeting > meeting.number { series.records.remove(record.id) }
        }
        return series
    }

    private func isTouched(_ table: MethodTable) -> Bool {
        (table.kinds ?? []).contains { kind in
            meeting.touched?.contains(kind) == true || seen.all(kind).contains { $0.meeting == meeting.number }
        }
    }
}

extension Forms {
    /// Kinds that some table is made of.
    static let tabled: Set<Kind> = Set(MethodTable.all.flatMap { $0.kinds ?? [] })
}

extension MinutesSpeaker {
    /// One section a sheet; what the figures ask stands below the last one of a table.
    func tables() -> [MinutesSection] {
        document.tables.flatMap { table in
            table.drawn.sheets.enumerated().map { index, sheet in
                let isLast = index == table.drawn.sheets.count - 1
                let remarks = isLast ? table.drawn.remarks.map { words.sentence($0) } : []
                var section = MinutesSection(heading: .records, items: remarks.map { .init(text: $0.cleaned) })
                section.sheet = sheet
                section.title = sheet.heading
                section.name = "table-" + (index == 0 ? table.word : "\(table.word)-\(index + 1)")
                return section
            }
        }
    }
}
