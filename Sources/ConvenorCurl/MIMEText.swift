import CGMime
import ConvenorEngine

/// What GMime says, as Swift's own texts.
enum MIMEText {
    /// Once a process; GMime keeps its tables until the end.
    private static let isReady: Bool = {
        g_mime_init()
        return true
    }()

    /// To be released with `cg_unref`; nil where there is no head of a mail.
    static func message(_ bytes: [UInt8]) -> UnsafeMutablePointer<GMimeMessage>? {
        guard isReady else { return nil }
        // The stream keeps a copy of its own.
        let stream = bytes.withUnsafeBytes { g_mime_stream_mem_new_with_buffer($0.baseAddress, bytes.count) }
        guard let stream else { return nil }
        defer { cg_unref(stream) }
        guard let parser = g_mime_parser_new_with_stream(stream) else { return nil }
        defer { cg_unref(parser) }
        return g_mime_parser_construct_message(parser, nil)
    }

    /// GMime goes down into parts by calling itself: a mail of nothing but beginnings would use up the stack.
    ///
    /// Each level takes the word `boundary` and a line that begins with `--`; a long thread has many of the one or the other.
    static func isTooDeep(_ bytes: [UInt8]) -> Bool {
        let word = Array("boundary".utf8)
        let (hyphen, feed) = (UInt8(ascii: "-"), UInt8(ascii: "\n"))
        var (words, lines, matched) = (0, 0, 0)
        for (index, byte) in bytes.enumerated() {
            if byte == hyphen, index > 0, bytes[index - 1] == hyphen, index == 1 || bytes[index - 2] == feed {
                lines += 1
            }
            let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            matched = lower == word[matched] ? matched + 1 : lower == word[0] ? 1 : 0
            if matched == word.count { (words, matched) = (words + 1, 0) }
            if min(words, lines) > 500 { return true }
        }
        return false
    }

    static func text(_ pointer: UnsafePointer<CChar>?) -> String? { pointer.map { String(cString: $0) } }

    private static func taken(_ pointer: UnsafeMutablePointer<CChar>?) -> String {
        guard let pointer else { return "" }
        defer { g_free(pointer) }
        return String(cString: pointer)
    }

    /// In their order, names in lower case, values unfolded and decoded (RFC 2047).
    static func headers(of object: UnsafeMutablePointer<GMimeObject>) -> [(name: String, value: String)] {
        guard let list = g_mime_object_get_header_list(object) else { return [] }
        return (0..<min(g_mime_header_list_get_count(list), 500)).compactMap { index in
            guard let header = g_mime_header_list_get_header_at(list, index),
                let name = text(g_mime_header_get_name(header))
            else { return nil }
            return (name.lowercased(), text(g_mime_header_get_value(header)) ?? "")
        }
    }

    static func mailboxes(_ value: String) -> [Mailbox] {
        guard isReady, let list = internet_address_list_parse(nil, value) else { return [] }
        defer { cg_unref(list) }
        return (0..<min(internet_address_list_length(list), 200)).compactMap { index in
            guard let address = internet_address_list_get_address(list, index), let text = text(cg_address(address))
            else { return nil }
            return Mailbox(name: self.text(internet_address_get_name(address)), address: text)
        }
    }

    /// Message-IDs without angle brackets (RFC 5322 section 3.6.4).
    static func ids(_ value: String) -> [String] {
        guard isReady, let list = g_mime_references_parse(nil, value) else { return [] }
        defer { g_mime_references_free(list) }
        return (0..<min(g_mime_references_length(list), 200)).compactMap {
            text(g_mime_references_get_message_id(list, $0))
        }
    }

    /// `text/plain`, in lower case.
    static func type(of part: UnsafeMutablePointer<GMimeObject>) -> String {
        guard let type = g_mime_object_get_content_type(part) else { return "text/plain" }
        return taken(g_mime_content_type_get_mime_type(type)).lowercased()
    }

    static func parameter(_ name: String, of part: UnsafeMutablePointer<GMimeObject>) -> String {
        text(g_mime_object_get_content_type_parameter(part, name)) ?? ""
    }

    static func isAttachment(_ part: UnsafeMutablePointer<GMimeObject>) -> Bool {
        text(g_mime_object_get_disposition(part))?.lowercased() == "attachment"
    }

    /// Of a text part, in whatever charset it came.
    static func words(of part: UnsafeMutablePointer<GMimeObject>) -> String {
        cg_text_part(part).map { taken(g_mime_text_part_get_text($0)) } ?? ""
    }

    /// What a part holds, with its transfer encoding taken off.
    static func content(of part: UnsafeMutablePointer<GMimeObject>) -> [UInt8] {
        guard let part = cg_part(part), let wrapper = g_mime_part_get_content(part),
            let stream = g_mime_stream_mem_new()
        else { return [] }
        defer { cg_unref(stream) }
        g_mime_data_wrapper_write_to_stream(wrapper, stream)
        guard let array = g_mime_stream_mem_get_byte_array(cg_mem_stream(stream)) else { return [] }
        return Array(UnsafeBufferPointer(start: array.pointee.data, count: Int(array.pointee.len)))
    }
}
