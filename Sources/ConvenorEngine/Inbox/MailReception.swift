import ConvenorCore
import Logging

/// One mail on its way through a transaction: what sort it is, whose, and what comes of it.
struct MailReception {
    let performance: Performance
    let mail: IncomingMail
    let mailbox: AnswerAddress
    let reader: any MailReader
    /// The mailbox, UIDVALIDITY and UID, which tell it from every other.
    let place: [String]
    let now: Moment

    /// What must be done when the mail is durable.
    struct Outcome {
        var heard: [Performance.Outcome] = []
        var notices: [(reply: Reply, rooms: [String])] = []
        var rings = false
    }

    var convenor: Convenor { performance.convenor }
    var transaction: any StoreTransaction { performance.transaction }

    func receive() throws -> Outcome {
        let (sort, because) = MailSort.of(mail, at: mailbox)
        Metric.mails.count(sort.rawValue)
        convenor.log.info("A mail came in", metadata: ["sort": "\(sort.rawValue)", "because": "\(because)"])
        switch sort {
        case .bounce: return try takeBack()
        case .stop: return try stop()
        case .calendar:
            let invitation = try letter(for: .calendar)?.letter
            let sender = try invitation?.recipient ?? provenLetter()?.letter.recipient
            let (heard, notices) = try performance.heardCalendarReply(
                mail.calendar?.bytes ?? [], from: sender, about: invitation?.token)
            convenor.log.info("An answer of a calendar came in", metadata: ["outcome": "\(heard)"])
            return Outcome(
                notices: try notices.map { ($0.reply, try performance.tell($0, at: now)) }, rings: true)
        case .automatic, .list: return Outcome()
        case .answer:
            guard let letter = try provenLetter() else { return try refuse() }
            return try answer(letter.letter)
        }
    }

    /// The letter that the mail answers, by the token of the address it came to, whoever From is; else by the thread
    /// and the address that the letter went to together.
    ///
    /// A letter that is too old proves nothing, nor does one to somebody who is not known any more.
    private func provenLetter() throws -> Delivery? {
        if let found = try letter(for: .answer) { return found }
        guard let from = mail.from?.address.lowercased() else { return nil }
        for id in mail.inReplyTo + mail.references.reversed().prefix(20) {
            if let found = try transaction.letter(messageID: id), found.letter.address.lowercased() == from,
                isValid(found), try people()[found.letter.recipient]?.mail?.lowercased() == from
            {
                return found
            }
        }
        return nil
    }

    /// The letter whose token an address of the mail bears, for a purpose; nil where that proves nothing any more.
    func letter(for purpose: Purpose) throws -> Delivery? {
        for address in mail.recipients {
            if let name = mailbox.letter(at: address, for: purpose), let found = try transaction.letter(named: name),
                isValid(found), try people()[found.letter.recipient] != nil
            {
                return found
            }
        }
        return nil
    }

    private func isValid(_ delivery: Delivery) -> Bool {
        let age = now.seconds(since: delivery.letter.due)
        return !delivery.letter.recipient.name.isEmpty && age < AnswerAddress.daysValid * 86_400
    }

    func people() throws -> Roster { try convenor.journal.people(over: convenor.house, in: transaction) }

    // MARK: Strangers

    /// Once a day and sender, and not to more than some in a day, because whose mail it is nobody has proved.
    private static let mostRefusals = 50

    private func refuse() throws -> Outcome {
        guard let from = mail.from, MailAddress.isPlausible(from.address), !mailbox.isOwn(from.address),
            try takesStranger(from.address.lowercased())
        else { return Outcome() }
        var answer = MailAnswer(key: ["refusal"] + place, lead: .strangerLead)
        answer.remarks = [.strangerAdvice]
        answer.why = .whyStranger
        // Without the stranger's words for a name: they stand in the mail of whoever From really is.
        let letter = try convenor.clerk.answer(
            answer, to: mail, at: Mailbox(address: from.address), person: nil, kind: .refusal, stream: .roster,
            now: now, roster: try people())
        try transaction.enqueue(letter)
        return Outcome(rings: true)
    }

    /// Whether this address is told today; those that were are one mark, however many write.
    private func takesStranger(_ address: String) throws -> Bool {
        let (day, name) = (Zone.utc.wall(at: now).day.iso, "mail/strangers")
        let held = try transaction.mark(of: name)?.split(separator: " ").map(String.init) ?? []
        let told = held.first == day ? held.dropFirst() : []
        guard told.count < Self.mostRefusals, !told.contains(address) else { return false }
        try transaction.setMark(([day] + told + [address]).joined(separator: " "), of: name)
        return true
    }

    /// Counts something that may happen so often a day. False when it has.
    func takes(_ name: String, most: Int) throws -> Bool {
        try performance.takes(name, most: most, now: now)
    }
}
