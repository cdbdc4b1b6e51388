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
        guard let kind = Kind(typed: letters) else { return nil }
        self.init(kind, digits: text.dropFirst(letters.count))
    }

    /// As it was written down, also of a kind that is there no longer.
    private init?(stored text: String) {
        let letters = text.prefix { $0.isLetter && $0.isASCII }
        guard let kind = Kind(rawValue: String(letters)) else { return nil }
        self.init(kind, digits: text.dropFirst(letters.count))
    }

    private init?(_ kind: Kind, digits: some StringProtocol) {
        guard !digits.isEmpty, digits.count < 10, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
            let number = Int(digits), number > 0
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
        guard let id = RecordID(stored: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is no record id")
        }
        self = id
    }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
    package var codingKey: any CodingKey { NameKey(stringValue: description) }
    package init?<Key: CodingKey>(codingKey: Key) { self.init(stored: codingKey.stringValue) }
}

/// Where a record stands. Which of them a kind may take is in its row of the kind table.
package enum Status: String, Codable, Sendable, CaseIterable {
    case open, done, dropped
    case proposed, agreed, rejected, parked
    case expected, received
    case accepted, blocked, pinned
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
    /// What was measured of it, by day; nil where nothing was, or before days were kept.
    package var values: [Measured]?
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
