/// The kinds of record that a series collects; the raw value is the letter of their ids and never changes.
package enum Kind: String, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
    case goal = "O"
    case marketingGoal = "M"
    case metric = "K"
    case gap = "G"
    case adjustment = "X"
    case decision = "D"
    case action = "A"
    case milestone = "MS"
    case idea = "I"
    case prep = "P"
    case checkIn = "C"
    case feedback = "F"
    case note = "N"
    case parked = "Q"
    case takeaway = "T"
    case link = "L"
}

/// The name of one record, such as `A7`: counts up per series and never changes hands.
package struct RecordID: Hashable, Comparable, Sendable, Codable, CodingKeyRepresentable, CustomStringConvertible {
    package let kind: Kind
    package let number: Int

    package init(_ kind: Kind, _ number: Int) {
        self.kind = kind
        self.number = number
    }

    /// Reads `A7`, `a7` or `MS1`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let letters = text.prefix { $0.isLetter && $0.isASCII }
        let digits = text.dropFirst(letters.count)
        guard let kind = Kind(rawValue: letters.uppercased()), !digits.isEmpty, digits.count < 10,
            digits.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(digits), number > 0
        else { return nil }
        self.init(kind, number)
    }

    package static func < (a: Self, b: Self) -> Bool {
        (a.kind.rawValue, a.number) < (b.kind.rawValue, b.number)
    }
    package var description: String { kind.rawValue + String(number) }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let id = RecordID(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is no record id")
        }
        self = id
    }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
    package var codingKey: any CodingKey { NameKey(stringValue: description) }
    package init?<Key: CodingKey>(codingKey: Key) { self.init(codingKey.stringValue) }
}

/// Where a record stands. Which of them a kind may take is in its row of the kind table.
package enum Status: String, Codable, Sendable, CaseIterable {
    case open, done, dropped
    case proposed, agreed, rejected, parked
    case expected, received
    case accepted, blocked, pinned
}

/// What a record may say besides its text; the raw value is stored and never changes.
package enum Detail: String, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
    case because, cause, evidence, severity, gapKind
    case from, to, team, alternatives, method, review
    case baseline, target, actual, unit, asOf, source, direction
    case url, rhythm, audience, questions, priority, score
    case votes, answer
    /// Why its date was moved, and what is in its way: kept apart from why it was wanted.
    case moved, obstacle
    /// What a check-in repeats by: an RFC 5545 rule, the day that it counts from, and the days left out, each
    /// year-month-day with commas between them. Without a rule the words in `rhythm` are read.
    case rule, anchor, except
    /// Working days within which a check-in or a feedback request is answered; days after its actions are done on which
    /// a feedback request goes out; the mean of its scores, such as `3.5`.
    case window, delay, mean
}

/// Who may read a record beyond the room: nobody by mail (`private`), or named roles only (`confidential`).
package enum Privacy: Hashable, Codable, Sendable {
    case `private`
    case confidential(Role)
}

/// Anything with an id that a meeting wrote down: one mechanism for every kind.
package struct Record: Hashable, Sendable, Codable {
    package let id: RecordID
    package var text: String
    package var status: Status
    /// Who said it, which may not be who typed it.
    package var by: Handle
    package var at: Moment
    /// Number of the meeting in its series; 0 between meetings.
    package var meeting: Int
    /// Index of the agenda step, from 0.
    package var step: Int?
    /// Index of the topic in its meeting, from 0.
    package var topic: Int?
    package var owner: Handle?
    package var helpers: [Handle]?
    package var due: Deadline?
    /// The first date agreed, by which the operation score judges.
    package var firstDue: Deadline?
    /// When the status became a final one.
    package var closedAt: Moment?
    /// What it serves: `for X1`, `supports O2`, `closes G1`.
    package var links: [RecordID]?
    package var details: [Detail: String]?
    package var percent: Int?
    package var privacy: Privacy?

    package init(
        id: RecordID, text: String, status: Status, by: Handle, at: Moment, meeting: Int, step: Int? = nil,
        topic: Int? = nil
    ) {
        self.id = id
        self.text = text
        self.status = status
        self.by = by
        self.at = at
        self.meeting = meeting
        self.step = step
        self.topic = topic
    }

    package subscript(_ detail: Detail) -> String? {
        get { details?[detail] }
        set {
            var all = details ?? [:]
            all[detail] = newValue
            details = all.isEmpty ? nil : all
        }
    }
}
