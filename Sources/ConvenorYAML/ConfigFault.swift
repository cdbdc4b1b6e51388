/// One mistake in what an operator wrote: where it stands, what is wrong, and what to do about it.
package struct ConfigFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// A path as the operator would type it, or the name of an environment variable.
    package var file: String
    /// From 1; nil when the fault is about the whole file or a variable.
    package var line: Int?
    /// From 1, in characters.
    package var column: Int?
    /// What is wrong, as a sentence.
    package var message: String
    /// What to do, as a sentence.
    package var mend: String

    package init(file: String, line: Int? = nil, column: Int? = nil, message: String, mend: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.mend = mend
    }

    init(file: String, at place: Place, _ message: String, _ mend: String) {
        self.init(file: file, line: place.line, column: place.column, message: message, mend: mend)
    }

    /// `config/agendas/x.yaml:12:5: "fase" is no key of a step. Did you mean "phase"?`
    package var description: String {
        let place = [file, line.map(String.init), column.map(String.init)].compactMap { $0 }.joined(separator: ":")
        return "\(place): \(message) \(mend)"
    }
}

extension [ConfigFault] {
    /// In the order of the lines that they name.
    var inFileOrder: [ConfigFault] { sorted { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) } }
}
