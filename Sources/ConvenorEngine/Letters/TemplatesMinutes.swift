package import ConvenorCore

/// The forms in which minutes can be had.
package enum MinutesFormat: String, Sendable, CaseIterable {
    case text, markdown, html, json, csv
}

extension Templates {
    /// The minutes as a file; CSV holds the actions only.
    package func minutes(_ document: MinutesDocument, as format: MinutesFormat) -> String {
        let words = Tongues.speaking(language)
        return switch format {
        case .json: document.json(words: words)
        case .csv: document.actionsCSV
        case .text, .markdown, .html: render("minutes.\(format.rawValue)", document.facts(words: words))
        }
    }
}
