import ConvenorCore
import ConvenorCurl
import ConvenorEngine
import TestSupport
import Testing

@Suite("The mailbox at Dovecot", .enabled(if: MailTown.isThere), .serialized)
struct IMAPMailboxTests {
    private static func mailbox(
        _ town: MailTown, password: String = "secret", authority: String? = nil, idle: Bool = true,
        folder: String = "INBOX"
    ) throws -> IMAPMailbox {
        var settings = IMAPSettings(
            url: "imap://localhost:\(town.imapPort)", user: "convenor@example.org", password: password, folder: folder,
            caFile: authority ?? town.certificate.authority, timeoutSeconds: 60)
        // Asking would take an hour where IDLE wakes.
        (settings.usesIdle, settings.pollSeconds) = (idle, idle ? 3_600 : 1)
        // The day before today's mails: their internal date is that of the machine.
        return try IMAPMailbox(settings) { Day(checking: 2000, 1, 10) ?? Day(daysSince1970: 0) }
    }

    @Test(
        "what lay there before is left alone, what comes is brought once, by IDLE or by asking",
        // Less than an IDLE lasts that nothing ends: after that the mail is found without it.
        .timeLimit(.minutes(5)), arguments: [true, false])
    func rounds(_ idle: Bool) async throws {
        let town = try MailTown()
        let mailbox = try Self.mailbox(town, idle: idle)
        try town.send(from: "lena@example.org", to: "convenor@example.org", "before")
        while try town.inbox(of: "convenor").isEmpty {}
        let first = try await mailbox.round(after: nil)
        #expect(first.items.isEmpty && first.mark.last == 1)
        // The round waits before the mail comes.
        async let coming = mailbox.round(after: first.mark)
        try await Task.sleep(for: .seconds(1))
        try town.send(from: "lena@example.org", to: "convenor+x@example.org", "done A7")
        let sent = ContinuousClock.now
        let second = try await coming
        print(
            "the mailbox, \(idle ? "woken by IDLE" : "asked each second"): \(sent.duration(to: .now)) after Postfix took it"
        )
        #expect(second.items.map(\.uid) == [2] && second.mark == InboxMark(validity: first.mark.validity, last: 2))
        let mail = try #require(second.items.first?.bytes.flatMap(MIMEReader().read))
        #expect(mail.recipients.first == "convenor+x@example.org")
        #expect(mail.returnPath == "lena@example.org")
        #expect(mail.text?.hasPrefix("done A7") == true)
        // Nothing was marked as read or taken away, and a mailbox that was made anew is read from some days back.
        let anew = try await mailbox.round(after: InboxMark(validity: first.mark.validity &+ 1, last: 900))
        #expect(anew.items.map(\.uid) == [1, 2])
        let waiting = Task { try await mailbox.round(after: second.mark) }
        try await Task.sleep(for: .milliseconds(300))
        waiting.cancel()
        await #expect(throws: InboxFault.self) { try await waiting.value }
        await mailbox.close()
    }

    @Test("a wrong password, a wrong folder and a certificate of others are refused")
    func refused() async throws {
        let town = try MailTown()
        let others = try TestCertificate()
        for mailbox in [
            try Self.mailbox(town, password: "wrong"), try Self.mailbox(town, folder: "No \"such\" folder"),
            try Self.mailbox(town, authority: others.authority),
        ] {
            await #expect {
                try await mailbox.round(after: nil)
            } throws: { error in
                if case .refused(let text)? = error as? InboxFault { !text.contains("wrong") } else { false }
            }
        }
    }

    @Test("settings that would show a password are refused")
    func settings() {
        var settings = IMAPSettings(url: "imap://mail.example.org", user: "x", password: "secret", requiresTLS: false)
        #expect(settings.fault?.contains("in the clear") == true)
        settings.requiresTLS = true
        #expect(settings.fault == nil)
        #expect(!"\(settings) \(String(reflecting: settings))".contains("secret"))
        settings.url = "imap://x:secret@mail.example.org/INBOX"
        #expect(settings.fault != nil)
    }
}
