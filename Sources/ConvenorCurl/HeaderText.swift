import Foundation

/// Header values as they stand on the wire: ASCII, encoded by RFC 2047 where needed, folded at 76 columns.
///
/// GMime's own header writer is not used: it decodes an encoded word that a person typed, cuts long URLs into encoded
/// words, and takes whatever charset it likes best.
struct HeaderText {
    /// A piece that is never broken, with the blanks before it.
    private struct Word {
        var gap = " "
        var text: String
        var length: Int { gap.utf8.count + text.utf8.count }
    }

    private static let lineLength = 76
    let name: String
    private var words: [Word] = []

    private init(name: String) { self.name = name }

    /// Free text, such as a subject: all of it is encoded as soon as one character needs it.
    static func free(_ name: String, _ value: String) -> HeaderText {
        var header = HeaderText(name: name)
        let value = value.trimmingCharacters(in: .whitespaces)
        if header.needsEncoding(value) {
            header.appendEncoded(value)
        } else {
            header.appendPlain(value)
        }
        return header
    }

    /// A value with a syntax of its own, such as List-Id: only the words that need it are encoded.
    static func structured(_ name: String, _ value: String) -> HeaderText {
        var header = HeaderText(name: name)
        var waiting: [String] = []
        for word in value.split(separator: " ").map(String.init) {
            if header.needsEncoding(word) {
                waiting.append(word)
                continue
            }
            if !waiting.isEmpty { header.appendEncoded(waiting.joined(separator: " ")) }
            waiting = []
            header.words.append(Word(text: word))
        }
        if !waiting.isEmpty { header.appendEncoded(waiting.joined(separator: " ")) }
        return header
    }

    /// A display name and an address in angle brackets, or the address alone.
    static func mailbox(_ name: String, displayName: String?, address: String) -> HeaderText {
        var header = HeaderText(name: name)
        let shown = (displayName ?? "").trimmingCharacters(in: .whitespaces)
        guard !shown.isEmpty else {
            header.words.append(Word(text: address))
            return header
        }
        if header.needsEncoding(shown) {
            header.appendEncoded(shown)
        } else if shown.allSatisfy({ $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }) {
            header.appendPlain(shown)
        } else {
            let escaped = shown.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
            header.appendPlain("\"\(escaped)\"")
        }
        header.words.append(Word(text: "<\(address)>"))
        return header
    }

    /// The value with its leading blank, folded by CRLF and white space (RFC 5322 section 2.2.3).
    ///
    /// Never before the first word: some readers keep that blank, and a Message-ID with a blank is another one.
    var folded: String {
        var text = ""
        var column = name.utf8.count + 1
        for word in words {
            if column + word.length > Self.lineLength, !text.isEmpty {
                text += "\r\n"
                column = 0
            }
            text += word.gap + word.text
            column += word.length
        }
        return text
    }

    /// `=?` is encoded too: a reader would take it for an encoded word of ours.
    private func needsEncoding(_ text: String) -> Bool {
        text.utf8.contains { $0 >= 0x80 } || (text.contains("=?") && text.contains("?="))
    }

    private mutating func appendPlain(_ value: String) {
        var word = Word(text: "")
        var isInGap = false
        for character in value {
            if character == " " {
                if !isInGap {
                    words.append(word)
                    word = Word(gap: "", text: "")
                }
                word.gap.append(character)
            } else {
                word.text.append(character)
            }
            isInGap = character == " "
        }
        if !word.text.isEmpty { words.append(word) }
    }

    /// Encoded words of at most 75 characters, each with whole characters (RFC 2047 sections 2 and 5).
    private mutating func appendEncoded(_ text: String) {
        let isBase64 = Self.quotedLength(text.utf8) > (text.utf8.count + 2) / 3 * 4
        let first = max(36, Self.lineLength - 1 - name.utf8.count - 1)
        var room = words.isEmpty ? first : Self.lineLength - 1
        var piece: [UInt8] = []
        func length(_ bytes: [UInt8]) -> Int {
            12 + (isBase64 ? (bytes.count + 2) / 3 * 4 : Self.quotedLength(bytes))
        }
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if length(piece + bytes) > room {
                words.append(Word(text: Self.encodedWord(piece, isBase64: isBase64)))
                piece = []
                room = Self.lineLength - 1
            }
            piece += bytes
        }
        words.append(Word(text: Self.encodedWord(piece, isBase64: isBase64)))
    }

    private static func encodedWord(_ bytes: [UInt8], isBase64: Bool) -> String {
        if isBase64 { return "=?utf-8?b?\(Data(bytes).base64EncodedString())?=" }
        let hex = Array("0123456789ABCDEF")
        let text = bytes.map { byte in
            if byte == UInt8(ascii: " ") { return "_" }
            if isQuotedPlain(byte) { return String(UnicodeScalar(byte)) }
            return "=\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
        }
        return "=?utf-8?q?\(text.joined())?="
    }

    private static func quotedLength(_ bytes: some Sequence<UInt8>) -> Int {
        bytes.reduce(0) { $0 + (isQuotedPlain($1) || $1 == UInt8(ascii: " ") ? 1 : 3) }
    }

    /// What the Q encoding leaves alone in phrases, and so everywhere (RFC 2047 section 5 (3)).
    private static func isQuotedPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!*+-/".utf8.contains(byte)
        }
    }
}
