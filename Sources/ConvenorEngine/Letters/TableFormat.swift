package import ConvenorCore

extension MethodTable.Drawn {
    /// A table as a file, in the words of one language. CSV holds the sheets one below the other, parted by an empty line,
    /// and no remarks: a program that reads figures has no use for them.
    package func written(as format: MinutesFormat, named word: String, words: any Diction) -> String {
        let remarks = remarks.map { words.sentence($0).cleaned }
        switch format {
        case .json: return json(named: word, words: words)
        case .csv: return sheets.map { $0.csv(words) }.joined(separator: "\r\n")
        case .text: return (sheets.map { $0.text(words) } + remarks).joined(separator: "\n") + "\n"
        case .markdown:
            let items = remarks.map { "- " + MarkdownText().escapeText($0) + "\n" }
            return (sheets.map { $0.markdown(words) } + (items.isEmpty ? [] : [items.joined()])).joined(separator: "\n")
        case .html:
            let items = remarks.map { "<li>\($0.inHTML)</li>\n" }
            let list = items.isEmpty ? "" : "<ul>\n\(items.joined())</ul>\n"
            return sheets.map { $0.html(words) }.joined() + list
        }
    }
}

extension Convenor {
    /// The tables of a series that have something to show, without what is private.
    package func tables(of archive: Archive) -> [String] {
        MethodTable.drawable(drawing(of: archive), for: .file).map(\.word)
    }

    /// A table of a series; nil where there is none of that name, or nothing to draw.
    package func table(_ said: String, of archive: Archive, as format: MinutesFormat) -> String? {
        guard let (table, said) = MethodTable.asked(said) else { return nil }
        var drawing = drawing(of: archive)
        drawing.said = said
        return table.draw(drawing)?.written(as: format, named: table.word, words: house.words(in: archive.series))
    }

    private func drawing(of archive: Archive) -> MethodTable.Drawing {
        let now = timepiece.now()
        return MethodTable.Drawing(
            series: archive.series.seen(by: .file), now: now, today: house.zone.wall(at: now).day)
    }
}
