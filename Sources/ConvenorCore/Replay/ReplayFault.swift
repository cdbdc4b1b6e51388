/// Something in a log that could not be taken, with its place.
package struct ReplayFault: Sendable, Hashable {
    /// The name that the log was given under.
    package var file: String
    /// Counted from 1; 0 when it concerns the whole file.
    package var line: Int
    package var reason: Reason

    package enum Reason: Sendable, Hashable {
        /// Neither the file's name nor a bot's line says which day it was: 1970-01-01 is taken.
        case noDay
        /// A line without a time in front.
        case unreadable
        /// No line of the file is a line of a log.
        case noLog
        /// A word behind `#` that is no command; the line counts as talk.
        case unknownWord(String)
        /// A command of the chair from somebody who is none.
        case notChair(String)
        case refused(Refusal)
        /// The line would have been asked back, and nobody is there to answer.
        case asked(String)
        /// The log ended inside the meeting of that number, which is closed with its last line.
        case unended(Int)
    }
}
