/// All that one language says: in rooms, in mails and in minutes.
package typealias Tongue = Phrasebook & LetterWords

/// The languages that the program speaks.
package enum Tongues {
    package static let all: [any Tongue] = [English(), Dutch()]

    package static var codes: [String] { all.map(\.language) }

    /// The language of an IETF tag, `nl` for `nl-BE`; English where nothing is written in it.
    package static func speaking(_ tag: String?) -> any Tongue {
        let code = tag.map { $0.lowercased().prefix { $0 != "-" } }
        return all.first { $0.language == code.map(String.init) } ?? English()
    }
}

extension Series {
    /// The language of its rooms, as an IETF tag: what was chosen, else that of the agenda; nil leaves it to the house.
    package var spoken: String? { language ?? agenda.flatMap { $0.language.isEmpty ? nil : $0.language } }
}
