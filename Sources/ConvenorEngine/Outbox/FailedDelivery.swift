package import ConvenorCore

/// A letter that was given up.
package struct FailedDelivery: Sendable, Hashable {
    package var what: What
    package var messageID: String
    /// What the other side said, in one line.
    package var answer: String
    package var at: Moment
    /// Since when it was tried; another moment for a letter that was given up before and tried anew on request.
    package var life: Moment?

    package enum What: Sendable, Hashable {
        case mail(person: Handle, address: String, subject: String)
        case call(LostCall)
    }

    package init(what: What, messageID: String, answer: String, at: Moment, life: Moment? = nil) {
        self.what = what
        self.messageID = messageID
        self.answer = answer
        self.at = at
        self.life = life
    }

    /// The left side of its message id; of a call, which has none, its key in characters that an id may have.
    var localName: String {
        switch what {
        case .mail: messageID.split(separator: "@").first.map(String.init) ?? messageID
        case .call: MailHouse.token(messageID)
        }
    }

    func letterSubject(_ roster: Roster) -> LetterSubject {
        switch what {
        case .mail(let person, _, let subject): .undelivered(to: roster.name(of: person), what: subject)
        case .call(let call): .lost(call)
        }
    }

    func remarks(_ roster: Roster) -> [(String, LetterRemark)] {
        switch what {
        case .mail(let person, let address, let subject):
            let name = roster.name(of: person)
            return [
                ("failed", .failed(name: name, address: address)), ("what", .failedSubject(subject)),
                ("advice", .failedAdvice(name: name, handle: person)),
            ]
        case .call(let call):
            return [("failed", .lost(call)), ("what", .lostWhat(call)), ("advice", .lostAdvice(call))]
        }
    }
}
