/// The lines of an answer by mail, told apart: commands up to the first line that is none, then words.
///
/// In prose nearly every verb of the table opens a sentence ("Next week …", "Action is needed …"), so a line is a command
/// only where it names a record at its beginning, answers what was asked, asks for something to read, or is marked as one
/// by a `/`, `!` or `#`. All else is kept as words and never guessed at.
package struct AnswerLines: Sendable, Hashable {
    package var commands: [String] = []
    /// The first of them answers what was asked back.
    package private(set) var answersQuestion = false
    /// What follows the commands, in one line; empty for nothing.
    package var words = ""

    /// More commands in one mail are not carried out.
    static let mostCommands = 20

    /// `topic` is the one record that the mail answered was about; nil where it was about several or none.
    package init(_ text: ReplyText, topic: RecordID?, question: Question?) {
        var rest = text.lines[...]
        while let line = rest.first, commands.count < Self.mostCommands,
            let command = Self.command(line, topic: topic, question: commands.isEmpty ? question : nil)
        {
            commands.append(command)
            rest = rest.dropFirst()
        }
        answersQuestion =
            question.map { asked in commands.first.map { Hearing.choice(of: $0, in: asked) != nil } ?? false } ?? false
        words = rest.joined(separator: " ").cleaned
    }

    /// The line as it would be typed; nil for words.
    private static func command(_ line: String, topic: RecordID?, question: Question?) -> String? {
        if let question, Hearing.choice(of: line, in: question) != nil { return line }
        if let first = line.first, "/!#".contains(first) { return line }
        let line = line.trimmingEnd
        guard let utterance = Utterance(line) else { return nil }
        let tokens = Token.split(utterance.rest)
        if isAboutRecord(utterance, tokens) { return line }
        if tokens.isEmpty, Verbs.named(utterance.verb)?.group == .looking { return line }
        return topic.flatMap { short(utterance, tokens, about: $0) }
    }

    /// `done A7 …`, `done A7, A8`, `A7 done`, `A7 60%`, `60% A7`; not `A7 was harder than I thought`.
    private static func isAboutRecord(_ utterance: Utterance, _ tokens: [Token]) -> Bool {
        guard let first = tokens.first else { return false }
        if RecordID(utterance.verb) != nil {
            return first.lowered.isPercent || first.lowered == "="
                || Verbs.named(first.lowered.trimmingEnd)?.takesRecordFirst == true
        }
        guard RecordID.list(first.text) != nil else { return false }
        // A slip of the pen is asked back, and nothing is done meanwhile.
        return Verbs.named(utterance.verb) != nil || utterance.verb.isPercent
            || Verbs.nearest(to: utterance.verb) != nil
    }

    /// What may go without its record in answer to a mail about one: `done`, `60%`, `snooze fri`, `blocked no access`.
    ///
    /// `Due to …` and `Drop it …` open sentences too often.
    private static func short(_ utterance: Utterance, _ tokens: [Token], about topic: RecordID) -> String? {
        if utterance.verb.isPercent, tokens.isEmpty { return "progress \(topic) \(utterance.verb)" }
        guard let verb = Verbs.named(utterance.verb), verb.takesRecordFirst, verb.group == .actions,
            tokens.isEmpty || ["snooze", "blocked"].contains(verb.name)
        else { return nil }
        return "\(verb.name) \(topic) \(utterance.rest)".trimmingEnd
    }
}

extension String {
    /// Without the full stop, exclamation mark or comma with which people end a sentence.
    fileprivate var trimmingEnd: String {
        var text = self[...].trimmed()
        while let last = text.last, ".!,;".contains(last) { text = text.dropLast() }
        return String(text.trimmed())
    }

    /// `60%`.
    fileprivate var isPercent: Bool { hasSuffix("%") && Int(dropLast()) != nil }
}
