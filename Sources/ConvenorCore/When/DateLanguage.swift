/// A language in which dates are read: its words, and what differs in its customs.
package final class DateLanguage: Sendable {
    struct Customs: OptionSet {
        var rawValue: UInt8
        /// `half negen` is half past eight.
        static let halfIsBeforeHour = Customs(rawValue: 1)
        /// `17u` is an hour of the day, not a number of hours.
        static let hourMarkIsClock = Customs(rawValue: 2)
        /// `om de week` is every other week.
        static let atTheIsAlternate = Customs(rawValue: 4)
        /// The article is the number one too: the Dutch `een`.
        static let articleIsOne = Customs(rawValue: 8)
    }

    /// ISO 639-1 code.
    package let code: String
    let table: WordTable
    let names: DateNames
    private let customs: Customs
    /// How `03/04` is read where no order is set.
    package let order: DateOrder

    init(code: String, table: WordTable, names: DateNames, customs: Customs, order: DateOrder) {
        self.code = code
        self.table = table
        self.names = names
        self.customs = customs
        self.order = order
    }

    var halfIsBeforeHour: Bool { customs.contains(.halfIsBeforeHour) }
    var hourMarkIsClock: Bool { customs.contains(.hourMarkIsClock) }
    var atTheIsAlternate: Bool { customs.contains(.atTheIsAlternate) }
    var articleIsOne: Bool { customs.contains(.articleIsOne) }

    package static let all = [english, dutch]

    /// The language of an IETF tag such as `nl-BE`; nil when dates are not read in it.
    package static func named(_ tag: String) -> DateLanguage? {
        let code = tag.lowercased().prefix { $0 != "-" && $0 != "_" }
        return all.first { $0.code == code }
    }

    /// The word at which a refused phrase stops being understood, as it was typed; nil where it only ends too early.
    ///
    /// Of all languages the one counts that gets furthest.
    package static func trouble(in phrase: String) -> String? {
        var phrase = phrase
        return phrase.withUTF8 { bytes in
            let places = all.map { $0.trouble(in: bytes) }
            guard !places.contains(nil),
                let place = places.compactMap(\.self).max(by: { $0.lowerBound < $1.lowerBound })
            else { return nil }
            return String(decoding: bytes[place], as: UTF8.self)
        }
    }
}
