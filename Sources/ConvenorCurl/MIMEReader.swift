import CGMime
package import ConvenorEngine

/// Reads mails by GMime: whatever stands in them, something comes out or nothing does.
package struct MIMEReader: MailReader {
    /// Parts inside parts are followed so deep; mail programs nest three or four.
    private static let deepest = 12
    /// Where it was delivered goes before whom it names.
    private static let recipients = ["delivered-to", "x-original-to", "envelope-to", "x-delivered-to", "to", "cc"]

    package init() {}

    package func read(_ bytes: [UInt8]) -> IncomingMail? {
        guard !MIMEText.isTooDeep(bytes), let message = MIMEText.message(bytes) else { return nil }
        defer { cg_unref(message) }
        var mail = IncomingMail()
        readHeads(MIMEText.headers(of: cg_object(message)), into: &mail)
        mail.messageID = MIMEText.text(g_mime_message_get_message_id(message))
        if let part = g_mime_message_get_mime_part(message) {
            mail.contentType = MIMEText.type(of: part)
            read(part, depth: 0, into: &mail)
        }
        return mail
    }

    private func readHeads(_ heads: [(name: String, value: String)], into mail: inout IncomingMail) {
        for (name, value) in heads where mail.headers[name] == nil { mail.headers[name] = value }
        for wanted in Self.recipients {
            for (name, value) in heads where name == wanted {
                mail.recipients += MIMEText.mailboxes(value).map(\.address)
            }
        }
        mail.from = mail.headers["from"].flatMap { MIMEText.mailboxes($0).first }
        mail.subject = mail.headers["subject"] ?? ""
        mail.inReplyTo = mail.headers["in-reply-to"].map(MIMEText.ids) ?? []
        mail.references = mail.headers["references"].map(MIMEText.ids) ?? []
        // The last server writes it, above those that it found.
        mail.returnPath = mail.headers["return-path"].map { MIMEText.mailboxes($0).first?.address ?? "" }
    }

    /// The first part of each sort counts; a mail inside is that of a report, and nothing that its sender wrote.
    private func read(_ part: UnsafeMutablePointer<GMimeObject>, depth: Int, into mail: inout IncomingMail) {
        let type = MIMEText.type(of: part)
        if let parts = cg_multipart(part), depth < Self.deepest {
            for index in 0..<min(g_mime_multipart_get_count(parts), 50) {
                if let next = g_mime_multipart_get_part(parts, index) { read(next, depth: depth + 1, into: &mail) }
            }
        } else if let inner = cg_inner_message(part) {
            mail.returnedID = mail.returnedID ?? MIMEText.text(g_mime_message_get_message_id(inner))
        } else if type == "message/delivery-status" || type == "message/global-delivery-status" {
            if mail.report.isEmpty { mail.report = DeliveryStatus.recipients(in: MIMEText.content(of: part)) }
        } else if type == "text/rfc822-headers" {
            guard mail.returnedID == nil, let head = MIMEText.message(MIMEText.content(of: part)) else { return }
            mail.returnedID = MIMEText.text(g_mime_message_get_message_id(head))
            cg_unref(head)
        } else if type == "text/calendar", mail.calendar == nil {
            let method = MIMEText.parameter("method", of: part).uppercased()
            // Lines are unfolded before characters are read.
            let isUTF8 = ["", "utf-8", "utf8", "us-ascii"].contains(
                MIMEText.parameter("charset", of: part).lowercased())
            let bytes = isUTF8 ? MIMEText.content(of: part) : Array(MIMEText.words(of: part).utf8)
            mail.calendar = IncomingMail.Calendar(method: method, bytes: bytes)
        } else if type == "text/plain" || type == "text/html", !MIMEText.isAttachment(part) {
            readText(part, isHTML: type == "text/html", into: &mail)
        }
    }

    /// HTML counts where there is nothing else: a plain text beside it says the same.
    private func readText(_ part: UnsafeMutablePointer<GMimeObject>, isHTML: Bool, into mail: inout IncomingMail) {
        let isBlank = mail.text?.allSatisfy(\.isWhitespace) ?? true
        if isBlank { mail.text = isHTML ? HTMLWords.text(of: MIMEText.words(of: part)) : MIMEText.words(of: part) }
    }
}

/// The recipients of a delivery report (RFC 3464 section 2).
private enum DeliveryStatus {
    /// The groups behind the first blank line; real reports have more blank lines than they should, and groups that say
    /// nothing of a recipient.
    static func recipients(in bytes: [UInt8]) -> [IncomingMail.Reported] {
        let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
        return text.split(separator: "\n\n").prefix(200).compactMap { group in
            let lines = group.drop { $0 == "\n" }
            guard let message = MIMEText.message(Array((String(lines) + "\n\n").utf8)) else { return nil }
            defer { cg_unref(message) }
            let fields = Dictionary(MIMEText.headers(of: cg_object(message)).map { ($0.name, $0.value) }) { $1 }
            guard let action = fields["action"], let status = fields["status"] else { return nil }
            return IncomingMail.Reported(
                address: bare(fields["original-recipient"] ?? fields["final-recipient"] ?? ""),
                action: word(action).lowercased(), status: code(status),
                diagnostic: after(fields["diagnostic-code"] ?? ""))
        }
    }

    /// `rfc822; a@b` and `rfc822;<a@b>` without their type.
    private static func bare(_ field: String) -> String { after(field).filter { !"<>".contains($0) } }

    private static func after(_ field: String) -> String {
        let parts = field.split(separator: ";", maxSplits: 1)
        return String(parts.last ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func word(_ field: String) -> String {
        String(field.split { $0.isWhitespace || $0 == ";" || $0 == "(" }.first ?? "")
    }

    /// Three numbers with dots between them (RFC 3463 section 2); empty for anything else.
    private static func code(_ field: String) -> String {
        let word = word(field)
        let numbers = word.split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 3 && numbers.allSatisfy { UInt16($0) != nil } ? word : ""
    }
}
