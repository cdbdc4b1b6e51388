import ConvenorCore

/// What sort of mail came in; the order of the rows decides where several fit.
package enum MailSort: String, Sendable, CaseIterable {
    /// A report that one of our letters did not arrive, or not yet.
    case bounce
    /// To an address that ends reminders; mail programs and servers write there by themselves.
    case stop
    /// An answer to an invitation, which some calendars mark as automatic.
    case calendar
    /// A machine's: never answered, never an answer.
    case automatic
    /// What went to many.
    case list
    /// A person's.
    case answer
}

/// One rule by which a mail is of a sort, and where that is written.
package struct MailRule: Sendable {
    package var sort: MailSort
    package var source: String
    var fits: @Sendable (IncomingMail, AnswerAddress) -> Bool

    init(_ sort: MailSort, _ source: String, _ fits: @escaping @Sendable (IncomingMail, AnswerAddress) -> Bool) {
        self.sort = sort
        self.source = source
        self.fits = fits
    }
}

extension MailSort {
    /// The sort of a mail, and the source of the rule that told it.
    package static func of(_ mail: IncomingMail, at mailbox: AnswerAddress) -> (sort: MailSort, because: String) {
        let rule = rules.first { $0.fits(mail, mailbox) }
        return rule.map { ($0.sort, $0.source) } ?? (.answer, "")
    }

    package static let rules: [MailRule] = [
        MailRule(.bounce, "RFC 3464 section 2.1") { mail, _ in !mail.report.isEmpty },
        // Servers that write no report: to where letters come back, from nobody, and a server's own.
        MailRule(.bounce, "RFC 5321 section 4.5.5") { mail, mailbox in
            mail.returnPath == "" && ["mailer-daemon", "postmaster"].contains(mail.localSender)
                && mail.recipients.contains { mailbox.letter(at: $0, for: .bounce) != nil }
        },
        MailRule(.stop, "RFC 2369 section 3.2") { mail, mailbox in
            mail.recipients.contains { mailbox.letter(at: $0, for: .stop) != nil }
        },
        MailRule(.calendar, "RFC 6047 section 2.4") { mail, _ in
            mail.calendar.map { ["REPLY", "COUNTER", "REFRESH"].contains($0.method) } ?? false
        },
        MailRule(.automatic, "RFC 3834 section 5") { mail, _ in mail.submitted.map { $0 != "no" } ?? false },
        MailRule(.automatic, "RFC 5321 section 4.5.5") { mail, _ in mail.returnPath == "" },
        MailRule(.automatic, "RFC 6522 section 3") { mail, _ in mail.contentType == "multipart/report" },
        MailRule(.automatic, "RFC 3834 section 2") { mail, _ in
            ["bulk", "junk", "auto_reply"].contains(mail.headers["precedence"]?.firstToken ?? "")
        },
        MailRule(.automatic, "X-Autoreply, X-Autorespond: habits of mail programs") { mail, _ in
            ["x-autoreply", "x-autorespond", "x-autoreply-from"].contains { mail.headers[$0] != nil }
        },
        MailRule(.automatic, "MS-OXCMAIL 2.1.3.2.20") { mail, _ in
            mail.headers["x-auto-response-suppress"]?.lowercased().contains("all") == true && mail.hasAutomaticSubject
        },
        MailRule(.automatic, "RFC 2142 section 5, and addresses that take no answer") { mail, _ in
            ["mailer-daemon", "postmaster", "noreply", "no-reply", "donotreply", "do-not-reply"]
                .contains(mail.localSender)
        },
        MailRule(.automatic, "a mail of our own that came round") { mail, mailbox in
            mail.from.map { mailbox.isOwn($0.address) } ?? false
        },
        MailRule(.list, "RFC 2919 section 2, RFC 2369 section 3") { mail, _ in
            mail.headers.keys.contains { $0.hasPrefix("list-") }
        },
        MailRule(.list, "RFC 3834 section 2") { mail, _ in mail.headers["precedence"]?.firstToken == "list" },
    ]
}

extension IncomingMail {
    /// The first word of Auto-Submitted, in lower case and without what follows a `;`.
    fileprivate var submitted: String? { headers["auto-submitted"]?.firstToken }

    /// What stands before the `@` in From, in lower case.
    fileprivate var localSender: String {
        from?.address.lowercased().split(separator: "@").first.map(String.init) ?? ""
    }

    /// As Exchange and others begin it; in German and Dutch too, because it is their server that answers.
    fileprivate var hasAutomaticSubject: Bool {
        let subject = subject.lowercased()
        return ["automatic reply", "automatische antwort", "automatisch antwoord", "out of office"]
            .contains { subject.hasPrefix($0) }
    }
}

extension String {
    /// Up to a blank, a `;` or a comment, in lower case.
    fileprivate var firstToken: String {
        let text = lowercased()[...].trimmed()
        return String(text.prefix { !$0.isWhitespace && $0 != ";" && $0 != "(" })
    }
}
