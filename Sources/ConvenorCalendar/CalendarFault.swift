/// Why a text is not read as a calendar: what is wrong, as one sentence, and in which line where that is known.
package struct CalendarFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// From 1.
    package var line: Int?
    package var message: String

    init(_ message: String, line: Int? = nil) {
        self.message = message
        self.line = line
    }

    /// `Line 12: END:VEVENT closes nothing that is open.`
    package var description: String { line.map { "Line \($0): \(message)" } ?? message }
}
