package import ConvenorCore

/// Who answers reminders in a rehearsal, and what: a text file with one line a person.
///
/// `ana: 60% after 2h, done after 1d` answers the first reminder of each action with its progress two hours later, and
/// the second one with `done` a day later; then there is silence. `bo A3: blocked no data after 1d` is for one action.
/// `all: silent` is what everybody else does. Lines of a script (`2026-10-02 11:00 ana> done A3`) may stand here too.
package struct RehearsalAnswers: Sendable {
    /// What is typed of a record, and how long after the reminder; nil text is silence.
    package struct Answer: Sendable, Hashable {
        package var text: String?
        package var seconds: Int

        /// The line that says it of a record.
        package func line(about id: RecordID) -> String? {
            guard let text else { return nil }
            if text.hasSuffix("%") { return "progress \(id) \(text)" }
            let verb = text.prefix { $0 != " " }
            return "\(verb) \(id)\(text.dropFirst(verb.count))"
        }
    }

    /// Nil for everybody, and for every record.
    struct Whose: Hashable {
        var person: Handle?
        var record: RecordID?
    }

    /// A line of the file.
    struct Row {
        var line: Int
        var answers: [Answer]
    }

    private(set) var rows: [Whose: Row] = [:]
    /// Lines with a time of their own, as they stand.
    package private(set) var script = ""

    package init() {}

    package init(_ text: String) throws(RehearsalScript.Fault) {
        for (index, row) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let row = row.trimmed()
            if row.isEmpty || row.hasPrefix("#") { continue }
            if row.contains("> ") {
                script += row + "\n"
                continue
            }
            guard let colon = row.firstIndex(of: ":"), let whose = Self.whose(row[..<colon]) else {
                throw .init(line: index + 1, message: "\"\(row.prefix(60))\" is no line such as ana: done after 1d.")
            }
            let parts = row[row.index(after: colon)...].split(separator: ",").map { $0.trimmed() }
            do throws(Trouble) {
                if let known = rows[whose] {
                    throw Trouble(message: "\(row[..<colon]) stands in line \(known.line) already.")
                }
                if parts.isEmpty { throw Trouble(message: "Nothing is answered; silent answers nothing.") }
                rows[whose] = Row(line: index + 1, answers: try parts.map(Self.answer))
            } catch {
                throw .init(line: index + 1, message: error.message)
            }
        }
    }

    private struct Trouble: Error {
        var message: String
    }

    private static func whose(_ text: Substring) -> Whose? {
        let words = text.split(separator: " ")
        guard (1...2).contains(words.count) else { return nil }
        let name = words[0].drop { $0 == "@" }
        guard let handle = Handle(typed: name) else { return nil }
        if words.count == 2, RecordID(words[1]) == nil { return nil }
        let isAll = handle.name == "all"
        return Whose(person: isAll ? nil : handle, record: words.count == 2 ? RecordID(words[1]) : nil)
    }

    private static func answer(_ text: Substring) throws(Trouble) -> Answer {
        let words = text.split(separator: " ")
        var (said, seconds) = (words[...], 3600)
        if words.count >= 2, words[words.count - 2] == "after" {
            guard let found = RehearsalDuration.seconds(words[words.count - 1]) else {
                throw Trouble(message: "\"\(words[words.count - 1])\" is no time such as 30m, 2h, 1d or 1w.")
            }
            seconds = found
            said = words.dropLast(2)
        }
        if said.isEmpty { throw Trouble(message: "\"\(text)\" says nothing; silent answers nothing.") }
        let text = said.joined(separator: " ")
        return Answer(text: text == "silent" ? nil : text, seconds: seconds)
    }

    /// What somebody says to the n-th reminder of a record, from 0; nil for silence.
    package func answer(of person: Handle, about id: RecordID, reminder: Int) -> Answer? {
        let mine = [
            Whose(person: person, record: id), Whose(person: person, record: nil), Whose(person: nil, record: id),
            Whose(person: nil, record: nil),
        ]
        guard let found = mine.lazy.compactMap({ rows[$0]?.answers }).first, found.indices.contains(reminder),
            found[reminder].text != nil
        else { return nil }
        return found[reminder]
    }
}
