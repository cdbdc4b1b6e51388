import ConvenorCore

/// What a replay passed over, in words.
enum ReplayWords {
    static func sentence(_ fault: ReplayFault) -> String {
        let place = fault.line > 0 ? "\(fault.file):\(fault.line)" : fault.file
        return "\(place): \(reason(fault.reason))"
    }

    /// Why a log without a day is not kept.
    static func notKept(_ fault: ReplayFault) -> String {
        "\(fault.file) names no day, so nothing is kept: put the day into the file's name, as in log-2026-11-26.txt."
    }

    private static func reason(_ reason: ReplayFault.Reason) -> String {
        switch reason {
        case .noDay:
            "The log names no day; 1970-01-01 is taken. Put the day into the file's name, as in log-2026-11-26.txt."
        case .unreadable: "The line is not of the form HH:MM:SS <nick> text; it is passed over."
        case .noLog: "There is no line of an IRC log in this file."
        case .unknownWord(let word): "#\(word) is no command; the line is passed over."
        case .notChair(let word): "#\(word) is for the chair; the line is passed over."
        case .refused, .asked: "The line could not be taken; it is passed over."
        case .unended: "The log ends without #endmeeting; the meeting is closed with its last line."
        }
    }
}
