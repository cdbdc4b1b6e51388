/// Proof that something was made here: the same content always bears the same seal, and nobody else can make it.
package protocol Seal: Sendable {
    /// 32 bytes. A seal of one purpose is none of another.
    func seal(_ content: String, for purpose: Purpose) -> [UInt8]
    /// The same by the keys before, newest first: what went out under them is still believed.
    func earlierSeals(_ content: String, for purpose: Purpose) -> [[UInt8]]
}

extension Seal {
    package func earlierSeals(_ content: String, for purpose: Purpose) -> [[UInt8]] { [] }
}

/// What something is sealed for; the raw values are part of what is sealed and never change.
package enum Purpose: String, Sendable, CaseIterable {
    /// The name of a letter in addresses.
    case letter
    /// An address to which somebody answers.
    case answer
    /// An address to which a letter comes back.
    case bounce
    /// An address that a calendar shows as an organizer's.
    case calendar
    /// What nobody can guess of a Message-ID.
    case thread
    /// An address that ends somebody's reminders.
    case stop
    /// A link in a mail.
    case link
    /// That a form comes from a page of the same session.
    case form
}

extension Seal {
    /// The first bytes of the seal in base32, lower case: 8 characters for each 5 bytes.
    package func text(_ content: String, for purpose: Purpose, bytes: Int) -> String {
        Base32.text(seal(content, for: purpose).prefix(bytes))
    }

    /// Whether the text is that seal; takes the same time wherever it differs.
    package func fits(_ text: some StringProtocol, _ content: String, for purpose: Purpose, bytes: Int) -> Bool {
        let given = Array(text.utf8)
        let seals = [seal(content, for: purpose)] + earlierSeals(content, for: purpose)
        return seals.count { Self.isSame(given, Array(Base32.text($0.prefix(bytes)).utf8)) } > 0
    }

    private static func isSame(_ given: [UInt8], _ expected: [UInt8]) -> Bool {
        guard given.count == expected.count else { return false }
        return zip(given, expected).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// By which the store knows a letter; follows from its key.
    package func name(ofLetter key: String) -> String { text(key, for: .letter, bytes: LetterName.bytes) }

    /// Whether it is called so, now or before the key was changed.
    func isName(_ name: String, ofLetter key: String) -> Bool {
        fits(name, key, for: .letter, bytes: LetterName.bytes)
    }
}

enum LetterName {
    static let bytes = 8
    /// In characters of base32.
    static let length = 13
}

/// Base32 (RFC 4648 section 6) in lower case and without padding: what a server that folds case in addresses leaves
/// whole.
enum Base32 {
    private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    static func isText(_ text: some StringProtocol) -> Bool { text.utf8.allSatisfy(alphabet.contains) }

    static func text(_ bytes: some Sequence<UInt8>) -> String {
        var (held, count) = (0, 0)
        var digits: [UInt8] = []
        for byte in bytes {
            held = held << 8 | Int(byte)
            count += 8
            while count >= 5 {
                count -= 5
                digits.append(alphabet[held >> count & 31])
            }
            held &= (1 << count) - 1
        }
        if count > 0 { digits.append(alphabet[held << (5 - count) & 31]) }
        return String(decoding: digits, as: UTF8.self)
    }
}
