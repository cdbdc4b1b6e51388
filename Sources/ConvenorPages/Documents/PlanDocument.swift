import ConvenorCore
import ConvenorEngine

/// The strategic plan on one sheet of paper: eight boxes, as HTML that stands alone and prints well.
struct PlanDocument: Sendable {
    let seen: Seen
    let sight: Sight

    /// Nil where nothing of it is written down, or its reader gets no tables.
    var html: String? {
        guard let (table, _) = MethodTable.asked("plan"), seen.reader.mayRead(table),
            let drawn = table.draw(.init(series: seen.series, now: sight.now, today: sight.today))
        else { return nil }
        let title = HTMLText.escaped(seen.series.title.cleaned)
        let remarks = drawn.remarks.map { "<li>\(HTMLText.escaped(sight.say($0).cleaned))</li>\n" }.joined()
        let vision = seen.series.vision.map { "<p class=\"vision\">\(HTMLText.escaped($0.cleaned))</p>\n" } ?? ""
        return """
            <!DOCTYPE html>
            <html lang="\(sight.language)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title) · \(HTMLText.escaped(sight.say(Self.name)))</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <h1>\(title)</h1>
            \(vision)\(drawn.sheets.map { $0.html(sight.words, isTitled: false) }.joined())\
            \(remarks.isEmpty ? "" : "<ul>\n\(remarks)</ul>\n")<p class="note">\(HTMLText.escaped(sight.words.day(sight.today)))</p>
            </body>
            </html>

            """
    }

    static let name = Terms("The plan on one page", nl: "Het plan op één blad")

    /// Each row of the table is a box: four beside one another on paper that lies on its long side.
    private static let style = """
        @page { size: A4 landscape; margin: 10mm; }
        :root { color-scheme: light dark; }
        body { margin: 0 auto; padding: 1em; max-width: 80em; font: 16px/1.4 system-ui, sans-serif; color: #1a1a1a;
          background: #ffffff; overflow-wrap: anywhere; }
        h1 { font-size: 1.4em; line-height: 1.25; margin: 0 0 .4em; }
        .vision { font-style: italic; margin: 0 0 .6em; }
        table, tbody, tr, th, td { display: block; text-align: left; }
        tbody { display: grid; grid-template-columns: repeat(auto-fit, minmax(max(14em, 22%), 1fr)); gap: .6em; }
        tr { border: 1px solid #767676; border-radius: 4px; padding: .5em .7em; break-inside: avoid; }
        th { border-bottom: 1px solid #c8c8c8; margin-bottom: .3em; }
        ul { padding-left: 1.2em; font-size: .9em; } .note { color: #555555; font-size: .85em; }
        @media print {
          body { padding: 0; max-width: none; font-size: 10pt; color: #000000; background: #ffffff; }
          tbody { grid-template-columns: repeat(4, 1fr); } tr { min-height: 55mm; } .note { color: #444444; }
        }
        @media screen and (prefers-color-scheme: dark) {
          body { color: #e8e8e8; background: #161616; } .note { color: #aaaaaa; } th { border-color: #444444; }
        }
        """
}
