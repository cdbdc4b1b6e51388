import CGMime
import ConvenorEngine

/// A `multipart/alternative` message in GMime's hands: finished header lines in, bytes out.
struct MIMEMessage {
    var headers: [HeaderText]
    /// Line feeds only.
    var text: String
    /// Line feeds only.
    var html: String
    /// GMime's own would be random.
    var boundary: String

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
            let part = try part(subtype, content)
            g_mime_multipart_add(body, cg_object(part))
            cg_unref(part)
        }
        g_mime_message_set_mime_part(message, cg_object(body))
        g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS)
        guard let bytes = g_mime_object_to_string(cg_object(message), format) else {
            throw MailFault(message: "GMime could not write the mail.")
        }
        defer { g_free(bytes) }
        return Array(String(cString: bytes).utf8)
    }

    private func append(_ header: HeaderText, to message: UnsafeMutablePointer<GMimeMessage>) {
        let list = g_mime_object_get_header_list(cg_object(message))
        g_mime_header_list_append(list, header.name, "", nil)
        let last = g_mime_header_list_get_header_at(list, g_mime_header_list_get_count(list) - 1)
        g_mime_header_set_raw_value(last, header.folded + "\r\n")
    }

    /// Content goes in as UTF-8 bytes: GMime's text setter would choose a charset by the letters.
    private func part(_ subtype: String, _ content: String) throws -> UnsafeMutablePointer<GMimePart> {
        let bytes = Array(content.utf8)
        let stream = bytes.withUnsafeBytes { g_mime_stream_mem_new_with_buffer($0.baseAddress, bytes.count) }
        guard let stream, let part = g_mime_part_new_with_type("text", subtype),
            let wrapper = g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT)
        else { throw MailFault(message: "GMime has no memory for the mail.") }
        g_mime_object_set_content_type_parameter(cg_object(part), "charset", "utf-8")
        g_mime_part_set_content(part, wrapper)
        g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE)
        cg_unref(wrapper)
        cg_unref(stream)
        return part
    }
}
