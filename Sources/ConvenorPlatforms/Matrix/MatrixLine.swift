import ConvenorEngine
import Foundation

/// A message of a room, as far as it is said to Convenor.
///
/// In a room with others that is what mentions it, or begins with `!` or its name; between two people, everything.
struct MatrixLine {
    let message: PlatformMessage

    /// Nil for what is not said to it, or by no person: notices must never be answered.
    init?(_ event: JSONValue, in room: String, of client: MatrixClient, isDirect: Bool) {
        guard event["type"]?.text == "m.room.message", let id = event["event_id"]?.text,
            let sender = event["sender"]?.text, sender != client.user, let content = event["content"],
            content["msgtype"]?.text == "m.text", let body = content["body"]?.text
        else { return nil }
        let relation = content["m.relates_to"]
        let kind = relation?["rel_type"]?.text
        if kind == "m.replace" { return nil }
        let isReply = relation?["m.in_reply_to"] != nil
        let named = content["m.mentions"]?["user_ids"]?.array?.compactMap(\.text) ?? []
        var speech = Speech(pieces: [.text(isReply ? Self.withoutQuote(body) : body)])
        let links = Self.links(in: content["formatted_body"]?.text ?? "")
        for (user, name) in links + named.map({ ($0, $0) }) + [(client.user, client.user)] {
            speech.mark(name, as: user)
        }
        speech.takeOut(client.user)
        speech.takeCall(by: client.name)
        guard speech.isAddressed || isDirect || named.contains(client.user) else { return nil }
        var message = PlatformMessage(delivery: id, room: room, user: sender, text: speech.pieces)
        message.isDirect = isDirect
        if kind == "m.thread" { message.thread = relation?["event_id"]?.text }
        if isReply || kind == "m.thread" { message.context = id }
        self.message = message
    }

    /// Without the quotation that clients of old put before a reply.
    private static func withoutQuote(_ body: String) -> String {
        guard body.hasPrefix("> <") || body.hasPrefix("> * <") else { return body }
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false).drop { $0.hasPrefix(">") }
        return lines.drop { $0.isEmpty }.joined(separator: "\n")
    }

    /// The people that links of the HTML lead to, each with the name that stands in the text.
    private static func links(in html: String) -> [(user: String, name: String)] {
        html.components(separatedBy: "href=\"https://matrix.to/#/").dropFirst().compactMap { part in
            let target = String(part.prefix { $0 != "\"" && $0 != "?" })
            guard let user = target.removingPercentEncoding, user.hasPrefix("@"),
                let start = part.firstIndex(of: ">"), let end = part[start...].firstRange(of: "</a>")
            else { return nil }
            let name = HTMLText.decoded(part[part.index(after: start)..<end.lowerBound])
            return name.isEmpty ? nil : (user, name)
        }
    }
}

/// A text on its way to a line, with those who are mentioned in it.
private struct Speech {
    var pieces: [TextPiece]
    var isAddressed = false

    /// Makes the first such word a mention.
    mutating func mark(_ name: String, as user: String) {
        for (index, piece) in pieces.enumerated() {
            guard case .text(let text) = piece, let range = Self.word(name, in: text) else { continue }
            let parts: [TextPiece] = [
                .text(String(text[..<range.lowerBound])), .mention(id: user, name: name),
                .text(String(text[range.upperBound...])),
            ]
            pieces.replaceSubrange(index...index, with: parts.filter { $0 != .text("") })
            return
        }
    }

    private static func word(_ name: String, in text: String) -> Range<String.Index>? {
        var from = text.startIndex
        while let range = text[from...].firstRange(of: name) {
            let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
            let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
            if !before.isLetter, !before.isNumber, !after.isLetter, !after.isNumber {
                // A name is often typed with the sign before it that is no part of it.
                let sign = before == "@" ? text.index(before: range.lowerBound) : range.lowerBound
                return sign..<range.upperBound
            }
            from = text.index(after: range.lowerBound)
        }
        return nil
    }

    /// Leaves out the mentions of the account itself.
    mutating func takeOut(_ own: String) {
        while let index = pieces.firstIndex(where: { if case .mention(own, _) = $0 { true } else { false } }) {
            isAddressed = true
            pieces.remove(at: index)
            let isFirst = pieces[..<index].allSatisfy {
                if case .text(let text) = $0 { text.allSatisfy(\.isWhitespace) } else { false }
            }
            if isFirst, index < pieces.count, case .text(let text) = pieces[index] {
                pieces[index] = .text(String(text.withoutAddressMark))
            }
        }
    }

    /// Takes off `!`, `!convenor`, `convenor:` and `@convenor`; leaves `/convenor`, which every line may begin with.
    mutating func takeCall(by name: String) {
        guard case .text(let text) = pieces.first else { return }
        var rest = text.drop(while: \.isWhitespace)
        if rest.first == "!", let next = rest.dropFirst().first,
            next.isLetter || next.isNumber || next == "#" || next == "@"
        {
            isAddressed = true
            rest = rest.dropFirst()
            if let after = Self.after(name, in: rest), after.first.map(\.isWhitespace) ?? true { rest = after }
        } else if rest.lowercased().hasPrefix("/convenor") {
            isAddressed = true
        } else if let after = Self.after(name, in: rest.first == "@" ? rest.dropFirst() : rest) {
            guard after.first == ":" || after.first == "," || (rest.first == "@" && after.first?.isWhitespace ?? true)
            else { return }
            isAddressed = true
            rest = after.withoutAddressMark
        } else {
            return
        }
        rest = rest.drop(while: \.isWhitespace)
        pieces[0] = .text(String(rest))
    }

    private static func after(_ name: String, in text: Substring) -> Substring? {
        guard !name.isEmpty, text.lowercased().hasPrefix(name.lowercased()) else { return nil }
        return text.dropFirst(name.count)
    }
}
