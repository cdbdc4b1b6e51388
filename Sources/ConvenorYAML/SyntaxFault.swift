import Yams

/// Turns what the YAML parser throws into a place, a sentence and a mend.
enum SyntaxFault {
    static func describe(_ error: any Error) -> (place: Place?, message: String, mend: String) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, let yaml)?, .parser(_, let problem, let mark, let yaml)?,
            .composer(_, let problem, let mark, let yaml)?:
            let place = mark.place
            let isTab = character(at: place, in: yaml) == "\t"
            if isTab { return (place, "A tab stands where YAML wants spaces.", "Indent with spaces only.") }
            if let known = table.first(where: { problem.contains($0.problem) }) {
                return (place, known.message, known.mend)
            }
            return (
                place, "This is no YAML: \(problem).",
                "Check the indentation, the quotes and the brackets here and in the line above."
            )
        case .duplicatedKeysInMapping(let keys, let context)?:
            let names = keys.map { "\"\($0)\"" }.joined(separator: " and ")
            return (context.mark.place, "\(names) stands twice in this map.", "Keep one of the two.")
        case .reader(_, let offset, _, let yaml)?:
            return (
                place(of: offset, in: yaml), "This is a character that no YAML file may hold.",
                "Remove it, and save the file as UTF-8."
            )
        default:
            return (nil, "This cannot be read as YAML.", "Check that it is a text file in UTF-8.")
        }
    }

    private static let reference = "A word that begins with * or & points to another place in YAML."

    /// What operators meet most, by a part of what libyaml says.
    private static let table: [(problem: String, message: String, mend: String)] = [
        (
            "cannot start any token", "No text may begin with this character in YAML.",
            "Put the text in single quotes."
        ),
        (
            "mapping values are not allowed", "A colon makes this a key where none may stand.",
            "Put the text in quotes when it holds a colon, or check how far the line is indented."
        ),
        ("undefined alias", reference, "Put the text in single quotes."),
        ("expected alphabetic or numeric character", reference, "Put the text in single quotes."),
        ("unexpected end of stream", "The file ends inside a quoted text.", "Close the quote where the text ends."),
        ("another document", "This begins a second document.", "Keep one: remove the \"---\" or what follows it."),
        ("nesting level", "This is nested too deeply.", "Remove brackets or indentation."),
    ]

    private static func character(at place: Place, in yaml: String) -> Unicode.Scalar? {
        let lines = yaml.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.indices.contains(place.line - 1) else { return nil }
        return lines[place.line - 1].dropFirst(place.column - 1).first
    }

    private static func place(of offset: Int?, in yaml: String) -> Place? {
        guard let offset else { return nil }
        let before = yaml.prefix(offset).split(separator: "\n", omittingEmptySubsequences: false)
        return Place(line: max(1, before.count), column: (before.last?.count ?? 0) + 1)
    }
}
