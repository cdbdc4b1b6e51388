import ConvenorCore

/// What goes back to somebody who wrote: what came of it, or that it was not read.
struct MailAnswer {
    /// Unique for the mail that is answered; part of the Message-ID.
    var key: [String]
    /// Lines that were taken as commands, with what was said to each.
    var heard: [(said: String, lines: [String])] = []
    var remarks: [LetterRemark] = []
    var why = LetterRemark.whyAnswer
    var lead: LetterRemark
}

extension Letters {
    /// In the thread of the mail that it answers, and marked so that no machine answers it (RFC 3834 section 3.1).
    func answer(_ answer: MailAnswer, to mail: IncomingMail, at mailbox: Mailbox, house: MailHouse, now: Moment) -> Mail
    {
        let home = house.zone
        let items = answer.heard.map { said, lines -> Facts in
            .map(["said": .line(said), "lines": .list(lines.map { .map(["line": .text($0)]) })])
        }
        var letter = self.mail(
            to: mailbox, subject: .answer(to: String(mail.subject.cleaned.prefix(200))), template: "answer",
            facts: .map([
                "language": .text(words.language), "lead": .line(words.remark(answer.lead, home: home)),
                "answers": .list(items), "why": .line(words.remark(answer.why, home: home)),
                "remarks": .list(answer.remarks.map { .map(["remark": .line(words.remark($0, home: home))]) }),
            ]), id: house.id(answer.key), sender: house.organisation, house: house, now: now)
        letter.headers = MailHouse.automaticAnswer
        letter.references = thread(of: mail)
        return letter
    }

    /// RFC 5322 section 3.6.4, with what no mail of ours may contain left out and a long thread's middle with it.
    private func thread(of mail: IncomingMail) -> [String] {
        let before = mail.references.isEmpty && mail.inReplyTo.count == 1 ? mail.inReplyTo : mail.references
        let known = before.filter(isSound)
        let ends = known.count > 12 ? Array(known.prefix(1) + known.suffix(10)) : known
        return ends + [mail.messageID].compactMap { $0 }.filter(isSound)
    }

    private func isSound(_ id: String) -> Bool {
        let sides = id.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        return sides.count == 2 && !sides[0].isEmpty && !sides[1].isEmpty && id.utf8.count <= 250
            && id.utf8.allSatisfy { (33...126).contains($0) && !"<>()[]\\,;:\"".utf8.contains($0) }
    }
}

extension MailHouse {
    static let automaticAnswer = [
        Mail.Header("Auto-Submitted", "auto-replied"), Mail.Header("X-Auto-Response-Suppress", "All"),
    ]
}

extension Clerk {
    func answer(
        _ answer: MailAnswer, to mail: IncomingMail, at mailbox: Mailbox, person: Handle?, kind: MailKind,
        stream: StreamID, now: Moment, roster: Roster
    ) throws -> Letter {
        let written = pen(for: person, roster).answer(answer, to: mail, at: mailbox, house: house, now: now)
        return try letter(
            written, key: "\(kind.rawValue)/" + answer.key.dropFirst().joined(separator: "/"), kind: kind,
            to: person ?? Handle(""), stream, now)
    }
}
