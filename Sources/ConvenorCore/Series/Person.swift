/// A person's short name as it is typed after `@`, always lower case: `lena`.
package struct Handle: Hashable, Comparable, Sendable, Codable, CodingKeyRepresentable, CustomStringConvertible {
    package let name: String

    /// Names by which chat platforms call everybody in a place.
    package static let everybody: Set<String> = [
        "all", "channel", "everybody", "everyone", "group", "here", "room", "stream", "topic",
    ]

    package init(_ name: String) { self.name = name.lowercased() }

    package static func < (a: Self, b: Self) -> Bool { a.name < b.name }
    /// With its sign: `@lena`.
    package var description: String { "@" + name }

    package init(from decoder: any Decoder) throws {
        name = try decoder.singleValueContainer().decode(String.self)
    }
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
    package var codingKey: any CodingKey { NameKey(stringValue: name) }
    package init?<Key: CodingKey>(codingKey: Key) { name = codingKey.stringValue }
}

/// A coding key made of any text.
struct NameKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

/// What somebody may do in a series; product rules in docs/COMMANDS.md.
package enum Role: String, Codable, Sendable, CaseIterable, Comparable {
    /// May answer for their own action, nothing else.
    case owner
    /// Reads goals, decisions, adjustments and what is late.
    case informed
    case participant
    case chair

    private var rank: Int { Role.allCases.firstIndex(of: self) ?? 0 }
    package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
}

/// Somebody who is known to the organisation, in whichever series.
package struct Person: Hashable, Sendable, Codable {
    package var handle: Handle
    package var name: String?
    package var mail: String?
    package var team: String?
    package var role: Role?
    package var manager: Handle?
    /// IANA name; the organisation's zone when nil.
    package var zone: String?
    /// How they write numbers for a day, before the order of the house; nil when they have not said.
    package var order: DateOrder?
    /// ISO 639-1 code of the language that their dates are read in first.
    package var language: String?
    /// Platform name to the id there: `slack: U024BE7LH`.
    package var chat: [String: String]?
    /// Where they want to be told; mail when nil, chat for who has no address.
    package var channel: PersonalChannel?
    /// When the clock sends them nothing.
    package var quiet: QuietHours?

    package init(
        handle: Handle, name: String? = nil, mail: String? = nil, team: String? = nil, role: Role? = nil,
        manager: Handle? = nil, zone: String? = nil, order: DateOrder? = nil, language: String? = nil,
        chat: [String: String]? = nil, channel: PersonalChannel? = nil, quiet: QuietHours? = nil
    ) {
        self.handle = handle
        self.name = name
        self.mail = mail
        self.team = team
        self.role = role
        self.manager = manager
        self.zone = zone
        self.order = order
        self.language = language
        self.chat = chat
        self.channel = channel
        self.quiet = quiet
    }
}
