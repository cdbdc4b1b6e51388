/// Something that the room was asked back, answered by one character.
///
/// Each answer stands for a line that is then taken as if it had been typed.
package struct Question: Codable, Sendable, Hashable {
    package var about: Matter
    package var choices: [Choice]
    /// How many entries there were when it was asked: the same thing asked again is another question.
    package var after: Int?

    package init(about: Matter, choices: [Choice]) {
        self.about = about
        self.choices = choices
    }

    /// Tells this question from every other one, so that a button answers only what it was shown for (FNV-1a).
    package var mark: String {
        let lines = choices.flatMap { "\($0.key) \($0.line ?? "") \($0.settled)\($0.series ?? "")\n".utf8 }
        let bytes = lines + "\(after ?? 0)".utf8
        return String(bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }, radix: 36)
    }

    /// What is asked, as facts.
    package enum Matter: Codable, Sendable, Hashable {
        case unknownVerb(said: String)
        case date(phrase: String, doubt: DateDoubt)
        /// The material would come after the meeting has begun.
        case dueAfterStart(text: String, due: Deadline)
        case send(version: Int, recipients: Int)
        case secondNext(by: Handle)
        case unassignedHandle(said: Handle, nearest: Handle)
        case endWithOpenSteps(left: Int)
        /// Titles, one a choice.
        case whichSeries(titles: [String])
        /// Who asked to be let in under one id, one a choice.
        case whichKnock(chats: [ChatID])
    }

    package struct Choice: Codable, Sendable, Hashable {
        /// What is typed: `y`, `n`, `1`.
        package var key: String
        /// The line that it stands for; nil stores nothing.
        package var line: String?
        /// True when the line must not be asked about again.
        package var settled: Bool
        package var shown: Deadline?
        /// The slug of the series that the line is said to, where it was asked in no room.
        package var series: String?

        package init(
            key: String, line: String?, settled: Bool, shown: Deadline? = nil, series: String? = nil
        ) {
            self.key = key
            self.line = line
            self.settled = settled
            self.shown = shown
            self.series = series
        }
    }
}
