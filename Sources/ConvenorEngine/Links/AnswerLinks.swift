package import ConvenorCore

/// Writes the links of mails, and tells them from made-up ones.
package struct AnswerLinks: Sendable {
    /// Scheme, host and maybe port, without a slash at its end.
    package let address: String
    package let seal: any Seal

    package init(address: String, seal: any Seal) {
        self.address = address
        self.seal = seal
    }

    /// - Parameters:
    ///   - series: the slug; empty for what is about no series.
    ///   - letter: its name.
    func token(_ verb: LinkVerb, _ object: String, series: String, letter: String, for person: Handle) -> LinkToken {
        let proof = seal.text(
            Self.content(letter, object, verb, series, person), for: .link, bytes: LinkToken.proofBytes)
        return LinkToken(letter: letter, object: object, verb: verb, proof: proof)
    }

    /// The same as a mail has it, by the key of its letter.
    func href(_ verb: LinkVerb, _ object: String, series: String, ofLetter key: String, for person: Handle) -> String {
        address
            + token(verb, object, series: series, letter: seal.name(ofLetter: key), for: person).path
    }

    func isProven(_ token: LinkToken, series: String, for person: Handle) -> Bool {
        seal.fits(
            token.proof, Self.content(token.letter, token.object, token.verb, series, person), for: .link,
            bytes: LinkToken.proofBytes)
    }

    /// How long it is good for is no part of it: that follows from the letter, which the store has, and a letter that is
    /// sent once more is good anew.
    private static func content(
        _ letter: String, _ object: String, _ verb: LinkVerb, _ series: String, _ person: Handle
    ) -> String { [letter, person.name, series, object, verb.rawValue].joined(separator: "|") }
}

extension PlannedMeeting {
    /// By which links tell a meeting to come from the one after it.
    package var mark: String { Letters.mark(of: uid) }
}

extension MailHouse {
    /// By which the store finds a letter; empty where nothing of it can be answered.
    func name(ofLetter key: String) -> String {
        (mailbox?.seal ?? links?.seal)?.name(ofLetter: key) ?? ""
    }
}

extension AnswerLinks {
    /// Where somebody answers something else about the same, by the letter that they came from.
    package func path(_ verb: LinkVerb, about matter: AnswerMatter) -> String? {
        guard let letter = matter.letter?.token, !letter.isEmpty else { return nil }
        let series = verb == .stop ? "" : matter.series?.slug ?? ""
        return token(verb, matter.object, series: series, letter: letter, for: matter.person).path
    }
}

extension Convenor {
    /// Nil where mails have no links.
    package var links: AnswerLinks? { clerk.house.links }
}
