package import ConvenorCore

/// The mail with a link that signs its reader in.
extension Letters {
    func signIn(_ link: String, ends: Moment, key: String, to persons: [Person], at mail: String, _ house: MailHouse)
        -> Mail
    {
        let language = words.language
        let zone = Zone(house.zone) ?? .utc
        let until = String(zone.wall(at: ends).iso.suffix(5))
        let subject = Terms("Sign in to \(house.organisation)", nl: "Aanmelden bij \(house.organisation)")
        let names = words.list(persons.map { $0.name?.cleaned ?? $0.handle.name })
        let facts: [String: Facts] = [
            "language": .text(language), "subject": .line(subject[language]), "names": .line(names),
            "house": .line(house.organisation), "link": .text(link), "until": .text("\(until) \(zone.identifier)"),
        ]
        return Mail(
            from: Mailbox(name: words.sender(for: house.organisation.cleaned), address: house.from.address),
            to: Mailbox(name: persons.count == 1 ? persons.first?.name?.cleaned : nil, address: mail),
            subject: subject[language].cleaned, messageID: house.id(["sign-in", key]), date: ends, zone: house.zone,
            headers: MailHouse.automatic, text: templates.render("sign-in.text", .map(facts)),
            html: templates.render("sign-in.html", .map(facts)))
    }
}

extension Convenor {
    /// A mail with a link that is good until `ends`, in the language of the first of those who share the address.
    ///
    /// - Parameter key: that no other link has.
    package func signInLetter(
        _ link: String, ends: Moment, key: String, to persons: [Person], at mail: String
    ) throws -> Letter {
        let first = persons.first?.handle ?? Handle("")
        let roster = Roster(persons)
        let pen = clerk.pen(for: first, roster)
        let written = pen.signIn(link, ends: ends, key: key, to: persons, at: mail, clerk.house)
        var letter = try clerk.letter(
            written, key: "sign-in/\(key)", kind: .signIn, to: first, .roster, now)
        letter.address = mail
        return letter
    }
}
