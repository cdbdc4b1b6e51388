import ConvenorCore
package import ConvenorEngine

/// Writes mails by GMime: text and HTML side by side, every header checked before it is written.
package struct GMimeComposer: MailComposer {
    /// Headers that follow from the facts of the mail, or would add recipients to it.
    private static let reserved: Set<String> = [
        "from", "to", "cc", "bcc", "reply-to", "sender", "subject", "date", "message-id", "in-reply-to", "references",
        "mime-version", "return-path", "received", "delivered-to",
    ]

    package init() {}

    package func compose(_ mail: Mail) throws -> [UInt8] {
        var headers = [try mailbox("From", mail.from), try mailbox("To", mail.to)]
        if let replyTo = mail.replyTo { headers.append(try mailbox("Reply-To", replyTo)) }
        headers.append(HeaderText.free("Subject", try line(mail.subject, of: "subject")))
        headers.append(HeaderText.structured("Date", try date(mail.date, zone: mail.zone)))
        headers.append(HeaderText.structured("Message-ID", try bracketed(mail.messageID)))
        if let parent = mail.references.last {
            headers.append(HeaderText.structured("In-Reply-To", try bracketed(parent)))
            let all = try mail.references.map(bracketed).joined(separator: " ")
            headers.append(HeaderText.structured("References", all))
        }
        headers += try mail.headers.map(further)
        for header in headers { try checkLength(header) }
        // No quoted-printable text holds "=_", so the boundary cannot occur in a body (RFC 2045 section 6.7).
        var message = MIMEMessage(
            headers: headers, text: Printable.text(mail.text), html: Printable.text(mail.html),
            boundary: "=_" + Fingerprint.of(mail.messageID))
        message.calendar = try mail.calendar.map(checked)
        return try message.rendered()
    }

    /// The name of the method stands in a header.
    private func checked(_ part: Mail.CalendarPart) throws -> Mail.CalendarPart {
        guard !part.method.isEmpty, part.method.utf8.allSatisfy({ (65...90).contains($0) }) else {
            throw MailFault(message: "\"\(Printable.line(part.method))\" is no method of a calendar.")
        }
        return part
    }

    private func mailbox(_ name: String, _ mailbox: Mailbox) throws -> HeaderText {
        if let fault = WireAddress.fault(in: mailbox.address) { throw MailFault(message: fault) }
        let shown = try mailbox.name.map { try line($0, of: "name in \(name)") }
        return HeaderText.mailbox(name, displayName: shown, address: mailbox.address)
    }

    private func further(_ header: Mail.Header) throws -> HeaderText {
        let name = header.name.lowercased()
        guard !name.isEmpty, name.utf8.allSatisfy({ (33...126).contains($0) && $0 != UInt8(ascii: ":") }) else {
            throw MailFault(message: "\"\(Printable.line(header.name))\" is no name of a header.")
        }
        guard !Self.reserved.contains(name), !name.hasPrefix("content-") else {
            throw MailFault(message: "The header \(header.name) is written by the composer itself.")
        }
        return HeaderText.structured(header.name, try line(header.value, of: "header \(header.name)"))
    }

    /// Line breaks would begin a header of the attacker's; other control characters become spaces.
    private func line(_ value: String, of part: String) throws -> String {
        guard !value.unicodeScalars.contains(where: { $0 == "\r" || $0 == "\n" || $0 == "\0" }) else {
            throw MailFault(message: "The \(part) holds a line break or a NUL.")
        }
        return Printable.line(value)
    }

    /// `<left@right>` (RFC 5322 section 3.6.4), with 250 bytes as the limit that databases of readers keep.
    private func bracketed(_ messageID: String) throws -> String {
        let sides = messageID.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        let isPlain = messageID.utf8.allSatisfy { (33...126).contains($0) && !"<>()[]\\,;:\"".utf8.contains($0) }
        guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty, isPlain, messageID.utf8.count <= 250 else {
            throw MailFault(message: "\"\(Printable.line(messageID))\" is no Message-ID.")
        }
        return "<\(messageID)>"
    }

    /// `Thu, 24 Sep 2026 11:32:05 +0200` (RFC 5322 section 3.3).
    private func date(_ moment: Moment, zone name: String) throws -> String {
        guard let zone = Zone(try line(name, of: "time zone")) else {
            throw MailFault(message: "\"\(Printable.line(name))\" is no time zone that this machine knows.")
        }
        let wall = zone.wall(at: moment)
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let second = moment.seconds(since: zone.moment(of: wall)) % 60
        let clock = [wall.minute / 60, wall.minute % 60, (second + 60) % 60].map { padded($0, 2) }
        return "\(days[wall.day.weekday - 1]), \(wall.day.day) \(months[wall.day.month - 1]) "
            + "\(padded(wall.day.year, 4)) \(clock.joined(separator: ":")) \(zone.offsetText(at: moment, colon: false))"
    }

    /// RFC 5322 section 2.1.1: a word that cannot be folded must still fit into 998 bytes.
    private func checkLength(_ header: HeaderText) throws {
        let longest = header.folded.split(separator: "\r\n").map(\.utf8.count).max() ?? 0
        guard longest + header.name.utf8.count < 990 else {
            throw MailFault(message: "The header \(header.name) holds a word that is longer than a line of a mail.")
        }
    }
}
