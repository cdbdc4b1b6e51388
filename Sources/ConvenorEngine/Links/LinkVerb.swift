package import ConvenorCore

/// What a link of a mail asks about; the raw values are part of addresses and never change.
package enum LinkVerb: String, Sendable, CaseIterable {
    case done, percent, snooze, blocked, notmine
    case checkin, feedback, roti, rsvp
    case stop, undo

    /// For how long after its letter; some end earlier, with what they are about.
    var secondsValid: Int {
        switch self {
        case .done, .percent, .snooze, .blocked, .notmine: 30 * 86_400
        case .roti: Reviewing.rotiDays * 86_400
        case .checkin, .feedback, .rsvp, .stop, .undo: AnswerAddress.daysValid * 86_400
        }
    }

    /// How long an answer can be taken back.
    package static let undoSeconds = 600

    /// What can be said of a record; the first is what its links lead to.
    package static func about(_ record: Record) -> [LinkVerb] {
        switch record.id.kind {
        case .action: [.done, .percent, .snooze, .blocked, .notmine]
        case .milestone, .prep: [.done, .snooze]
        case .checkIn: [.checkin]
        case .feedback: [.feedback]
        default: []
        }
    }
}

/// `k3xw5m2q7tzr4.a7.done.7tzr4n6bhdk3xw5m`: a letter, what it is about, what is asked, and the proof that it was
/// written here.
package struct LinkToken: Sendable, Hashable, CustomStringConvertible {
    package let letter: String
    /// `a7`; the number of a meeting that is scored; the mark of one to come; `-` for all mails of a sort.
    package let object: String
    package let verb: LinkVerb
    let proof: String

    /// In characters of base32.
    private static let proofLength = 16
    static let proofBytes = 10
    static let nothing = "-"

    init(letter: String, object: String, verb: LinkVerb, proof: String) {
        self.letter = letter
        self.object = object
        self.verb = verb
        self.proof = proof
    }

    /// Nil for what has not the form of one.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
        guard text.utf8.count <= 80, parts.count == 4, parts[0].utf8.count == LetterName.length,
            parts[3].utf8.count == Self.proofLength, Base32.isText(parts[0]), Base32.isText(parts[3]),
            let verb = LinkVerb(rawValue: parts[2]), !parts[1].isEmpty,
            parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D })
        else { return nil }
        self.init(letter: parts[0], object: parts[1], verb: verb, proof: parts[3])
    }

    package var description: String { "\(letter).\(object).\(verb.rawValue).\(proof)" }
    package var path: String { "/a/\(self)" }
}
