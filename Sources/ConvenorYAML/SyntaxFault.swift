import Yams

/// Turns what the YAML parser throws into a place, a sentence and a mend.
enum SyntaxFault {
    static func describe(_ error: any Error) -> (place: Place?, message: String, mend: String) {
        switch error as? YamlError {
        case .composer(_, let problem, let mark, _)? where problem.contains("another document"):
            return (mark.place, "This begins a second document.", "Keep one: remove the \"---\" or what follows it.")
        case .scanner(_, let problem, let mark, _)?, .parser(_, let problem, let mark, _)?,
            .composer(_, let problem, let mark, _)?:
            return (mark.place, "This is no YAML: \(problem).", mend(for: problem))
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

    private static func mend(for problem: String) -> String {
        if problem.contains("cannot start any token") { return "Put the text in single quotes." }
        if problem.contains("mapping values are not allowed") {
            return "Put the text in quotes when it holds a colon, or check how far the line is indented."
        }
        return "Check the indentation, the quotes and the brackets here and in the line above."
    }

    private static func place(of offset: Int?, in yaml: String) -> Place? {
        guard let offset else { return nil }
        let before = yaml.prefix(offset).split(separator: "\n", omittingEmptySubsequences: false)
        return Place(line: max(1, before.count), column: (before.last?.count ?? 0) + 1)
    }
}
