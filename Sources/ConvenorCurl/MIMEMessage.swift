import CGMime
import ConvenorEngine
import Foundation

/// A message in GMime's hands, `multipart/alternative` of text and HTML: finished header lines in, bytes out.
///
/// A calendar's part stands last in the alternative, and again with the same bytes as a file beside it: the first gives
/// buttons in a mail program, the second opens where there are none.
struct MIMEMessage {
    var headers: [HeaderText]
    /// Line feeds only.
    var text: String
    /// Line feeds only.
    var html: String
    /// GMime's own would be random.
    var boundary: String
    var calendar: Mail.CalendarPart?

    /// Once a process; GMime keeps its tables until the end.
    private static let isReady: Bool = {
        g_mime_init()
        return true
    }()

    /// CRLF line ends; both bodies quoted-printable, so that no server has to announce 8BITMIME.
    func rendered() throws -> [UInt8] {
        guard Self.isReady, let message = g_mime_message_new(0), let format = g_mime_format_options_new(),
            let body = g_mime_multipart_new_with_subtype("alternative")
        else { throw MailFault(message: "GMime has no memory for the mail.") }
        defer {
            cg_unref(message)
            cg_unref(body)
            g_mime_format_options_free(format)
        }
        for header in headers { append(header, to: message) }
        g_mime_multipart_set_boundary(body, boundary)
        for (subtype, content) in [("plain", text), ("html", html)] {
            add(try part("text", subtype, content, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE), to: body)
        }
        if let calendar {
            add(try part(calendar), to: body)
            try attach(calendar, beside: body, to: message)
        } else {
            g_mime_message_set_mime_part(message, cg_object(body))
        }
        g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS)
        guard let bytes = g_mime_object_to_string(cg_object(message), format) else {
            throw MailFault(message: "GMime could not write the mail.")
        }
        defer { g_free(bytes) }
        return bytes.withMemoryRebound(to: UInt8.self, capacity: strlen(bytes)) {
            Array(UnsafeBufferPointer(start: $0, count: strlen(bytes)))
        }
    }

    private func append(_ header: HeaderText, to message: UnsafeMutablePointer<GMimeMessage>) {
        let list = g_mime_object_get_header_list(cg_object(message))
        g_mime_header_list_append(list, header.name, "", nil)
        let last = g_mime_header_list_get_header_at(list, g_mime_header_list_get_count(list) - 1)
        g_mime_header_set_raw_value(last, header.folded + "\r\n")
    }

    private func add(_ part: UnsafeMutablePointer<GMimePart>, to body: UnsafeMutablePointer<GMimeMultipart>) {
        g_mime_multipart_add(body, cg_object(part))
        cg_unref(part)
    }

    /// RFC 6047 section 2.4: the method of the part is that of its text.
    private func part(_ calendar: Mail.CalendarPart) throws -> UnsafeMutablePointer<GMimePart> {
        let part = try part("text", "calendar", calendar.text, GMIME_CONTENT_ENCODING_BASE64)
        g_mime_object_set_content_type_parameter(cg_object(part), "method", calendar.method)
        return part
    }

    private func attach(
        _ calendar: Mail.CalendarPart, beside body: UnsafeMutablePointer<GMimeMultipart>,
        to message: UnsafeMutablePointer<GMimeMessage>
    ) throws {
        guard let mixed = g_mime_multipart_new_with_subtype("mixed") else {
            throw MailFault(message: "GMime has no memory for the mail.")
        }
        defer { cg_unref(mixed) }
        // Neither boundary may begin like the other (RFC 2046 section 5.1.1).
        g_mime_multipart_set_boundary(mixed, "=_=" + boundary.dropFirst(2))
        g_mime_multipart_add(mixed, cg_object(body))
        let file = try part("application", "ics", calendar.text, GMIME_CONTENT_ENCODING_BASE64)
        g_mime_object_set_content_type_parameter(cg_object(file), "name", "invite.ics")
        g_mime_object_set_disposition(cg_object(file), "attachment")
        g_mime_object_set_content_disposition_parameter(cg_object(file), "filename", "invite.ics")
        add(file, to: mixed)
        g_mime_message_set_mime_part(message, cg_object(mixed))
    }

    /// Content goes in as UTF-8 bytes: GMime's text setter would choose a charset by the letters.
    private func part(
        _ type: String, _ subtype: String, _ content: String, _ encoding: GMimeContentEncoding
    ) throws -> UnsafeMutablePointer<GMimePart> {
        let bytes = Array(content.utf8)
        let stream = bytes.withUnsafeBytes { g_mime_stream_mem_new_with_buffer($0.baseAddress, bytes.count) }
        guard let stream, let part = g_mime_part_new_with_type(type, subtype),
            let wrapper = g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT)
        else { throw MailFault(message: "GMime has no memory for the mail.") }
        g_mime_object_set_content_type_parameter(cg_object(part), "charset", "utf-8")
        g_mime_part_set_content(part, wrapper)
        g_mime_part_set_content_encoding(part, encoding)
        cg_unref(wrapper)
        cg_unref(stream)
        return part
    }
}
