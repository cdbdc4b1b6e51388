package import ConvenorCore

/// Reads an agenda from YAML, strictly: what it does not know is a fault, never ignored.
package enum AgendaFile {
    /// The words for kinds of record under `records`.
    package static let kindWords: [(String, Kind)] = KindRow.rows.map { ($0.word, $0.kind) }
    static let keys = ["title", "language", "purpose", "required_teams", "opens", "phases", "steps"]
    static let stepKeys = [
        "title", "phase", "minutes", "purpose", "todo", "outcome", "example", "prompts", "records", "checks",
        "required", "recurring", "most",
    ]

    /// The agenda is nil when there is any fault.
    package static func read(
        _ yaml: String, file: String, name: String
    ) -> (agenda: Agenda?, faults: [ConfigFault]) {
        var reading = AgendaReading(file: file)
        let agenda = reading.agenda(yaml, name: name)
        let faults = reading.reader.faults.inFileOrder
        return (faults.isEmpty ? agenda : nil, faults)
    }

    /// Lower-case letters, digits and hyphens: what may be typed after `start` and can never leave the folder. A language
    /// may stand behind a dot.
    package static func isName(_ name: String) -> Bool {
        let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.first.map { isPlainName(String($0)) } == true
            && (parts.count == 1 || Tongues.codes.contains(String(parts[1])))
    }

    private static func isPlainName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 60 && !name.hasPrefix("-")
            && name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }
}
