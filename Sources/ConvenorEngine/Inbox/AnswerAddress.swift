import ConvenorCore

/// The addresses of one letter at a mailbox that Convenor reads: `convenor+TOKEN@host` for answers and for those of
/// calendars, `bounce+TOKEN@host` for what comes back.
///
/// A token names its letter and proves that the address was written here: 8 bytes of the letter's own seal, which the
/// store finds it by, and 10 of the purpose's, all in base32, so that no server breaks it by folding case.
package struct AnswerAddress: Sendable {
    /// `convenor@example.org`.
    package let address: String
    /// Local part of addresses for what comes back: `bounce`, or the mailbox's own where only that one is delivered.
    package let bounce: String
    /// Between the local part and the token; `+` nearly everywhere, `-` at some.
    package let separator: String
    package let seal: any Seal

    private static let proofBytes = 10
    /// In characters of base32.
    private static let tokenLength = LetterName.length + 16
    /// RFC 5321 section 4.5.3.1.1 allows 64 octets before the `@`.
    package static let longestLocal = 64 - 1 - tokenLength
    /// How long a letter can be answered at its address.
    package static let daysValid = 120

    package init(address: String, bounce: String, separator: String, seal: any Seal) {
        self.address = address
        self.bounce = bounce
        self.separator = separator
        self.seal = seal
    }

    private var parts: [Substring] { address.split(separator: "@") }
    private var host: String { parts.last.map(String.init) ?? "" }
    private var local: String { parts.first.map(String.init) ?? "" }

    /// By which the store knows a letter; follows from its key.
    package func name(ofLetter key: String) -> String { seal.name(ofLetter: key) }

    func answerAddress(ofLetter key: String) -> String { address(local, of: name(ofLetter: key), for: .answer) }
    /// Whatever is written to it ends the reminders of the letter's recipient.
    func stopAddress(ofLetter key: String) -> String { address(local, of: name(ofLetter: key), for: .stop) }
    /// Good for a calendar's answers alone: calendars show it to whoever sees the event.
    func calendarAddress(ofLetter key: String) -> String { address(local, of: name(ofLetter: key), for: .calendar) }
    func bounceAddress(ofLetterNamed name: String) -> String { address(bounce, of: name, for: .bounce) }

    private func address(_ local: String, of name: String, for purpose: Purpose) -> String {
        "\(local)\(separator)\(name)\(seal.text(name, for: purpose, bytes: Self.proofBytes))@\(host)"
    }

    /// The name of the letter that an address is of; nil for any other address, and for a token that was not made here.
    func letter(at address: String, for purpose: Purpose) -> String? {
        let sides = address.lowercased().split(separator: "@", omittingEmptySubsequences: false)
        guard sides.count == 2, sides[1] == host.lowercased()[...] else { return nil }
        let start = (purpose == .bounce ? bounce : local).lowercased() + separator
        guard sides[0].hasPrefix(start) else { return nil }
        let token = sides[0].dropFirst(start.count)
        guard token.utf8.count == Self.tokenLength else { return nil }
        let name = String(token.prefix(LetterName.length))
        return seal.fits(token.dropFirst(LetterName.length), name, for: purpose, bytes: Self.proofBytes) ? name : nil
    }

    /// Whether the address is the mailbox itself or has what may be a token of it, so that a mail from it is one of ours.
    ///
    /// `convenor-team@host` is a person's.
    func isOwn(_ address: String) -> Bool {
        let given = address.lowercased()
        if given == self.address.lowercased() { return true }
        return [local, bounce].contains { side in
            let (start, end) = (side.lowercased() + separator, "@" + host.lowercased())
            guard given.hasPrefix(start), given.hasSuffix(end) else { return false }
            let token = given.dropFirst(start.count).dropLast(end.count)
            return token.utf8.count == Self.tokenLength && Base32.isText(token)
        }
    }
}
