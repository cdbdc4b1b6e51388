import ConvenorCore
import Logging

/// A letter that came back (RFC 3464).
extension MailReception {
    /// What a report says of the letter as a whole.
    private struct Verdict {
        var status: String
        var answer: String
    }

    func takeBack() throws -> Outcome {
        guard let delivery = try returnedLetter() else {
            convenor.log.notice("A mail came back that is no letter of ours")
            return Outcome()
        }
        let about: Logger.Metadata = ["letter": "\(delivery.letter.key)"]
        guard let verdict else {
            convenor.log.notice("A letter is late", metadata: about)
            return Outcome()
        }
        if delivery.state == .dead { return Outcome() }
        convenor.log.warning("A letter came back: \(verdict.answer)", metadata: about)
        let letter = delivery.letter
        try transaction.giveUp(letter.key, answer: verdict.answer, at: now)
        // The address that it went to, whatever the report calls it.
        let returned = ReturnedMail(address: letter.address, status: verdict.status)
        try performance.lose(letter, returned, now: now)
        var outcome = Outcome(rings: true)
        for notice in try performance.report(delivery, answer: verdict.answer, isSwitchedOff: false, now: now) {
            outcome.notices.append((notice.reply, try performance.tell(notice, at: now)))
        }
        return outcome
    }

    /// By the address that it came back to; where a server dropped the token, by the mail that it brought back.
    private func returnedLetter() throws -> Delivery? {
        for address in mail.recipients {
            if let name = mailbox.letter(at: address, for: .bounce) ?? mailbox.letter(at: address, for: .answer),
                let found = try transaction.letter(named: name)
            {
                return found
            }
        }
        return try mail.returnedID.flatMap { try transaction.letter(messageID: $0) }
    }

    /// Nil for what only says that a mail is late, or that it arrived.
    private var verdict: Verdict? {
        // No report, so nothing is known but that it came back.
        if mail.report.isEmpty { return Verdict(status: "", answer: "It came back: \(mail.subject.cleaned)") }
        guard let failed = mail.report.first(where: { $0.action == "failed" }) else { return nil }
        let words = failed.diagnostic.isEmpty ? "It came back." : failed.diagnostic
        return Verdict(status: failed.status, answer: "\(failed.status) \(words)".cleaned)
    }
}
