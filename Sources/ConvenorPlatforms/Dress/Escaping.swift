/// Takes the life out of text that people typed: in a flavour it then shows what was typed and does nothing.
///
/// Where a platform knows an escape, that is used. Where it knows none, a blank of no width (U+200B) stands between
/// characters that mean something together only.
struct Escaping {
    let flavour: Dressing.Flavour

    typealias Scalar = Unicode.Scalar
    static let gap = "\u{200B}"

    /// - Parameter opens: whether the text comes first in its line, where `#`, `>` or `1.` would mean something.
    func inert(_ text: String, opens: Bool = true) -> String {
        let scalars = Array(text.unicodeScalars)
        if flavour == .plain { return text }
        let marker = opens ? Self.marker(of: scalars) : nil
        var result = ""
        var next = 0
        for address in Address.all(in: scalars) {
            result += escaped(next..<address.range.lowerBound, of: scalars, marker)
            result += written(address)
            next = address.range.upperBound
        }
        return result + escaped(next..<scalars.count, of: scalars, marker)
    }

    /// Text for a block of code, where nothing but its end and, to be safe, mentions mean something.
    func code(_ text: String) -> String {
        if flavour == .plain { return text }
        let scalars = Array(text.unicodeScalars)
        var result = ""
        for index in scalars.indices {
            let here = Place(scalars: scalars, index: index, isMarker: false)
            switch scalars[index] {
            case "`" where !isHTML: result += "`" + (here.next == "`" ? Self.gap : "")
            case "@" where breaksMentions && here.mentions: result += "@" + Self.gap
            case "&" where isHTML || flavour == .slack: result += "&amp;"
            case "<" where isHTML || flavour == .slack: result += "&lt;"
            case ">" where isHTML || flavour == .slack: result += "&gt;"
            case let scalar: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    var isHTML: Bool { flavour == .telegram || flavour == .matrix }

    /// Where a mention is text with an `@`, and not something that only we could send.
    private var breaksMentions: Bool {
        switch flavour {
        case .mattermost, .rocketChat, .discord, .telegram, .zulip, .slack, .matrixBody: true
        case .plain, .matrix, .googleChat, .teams: false
        }
    }

    private func escaped(_ range: Range<Int>, of scalars: [Scalar], _ marker: Int?) -> String {
        var result = ""
        for index in range {
            let place = Place(scalars: scalars, index: index, isMarker: index == marker)
            switch place.here {
            case "@" where breaksMentions && mentions(place): result += flavour == .zulip ? "&#64;" : "@" + Self.gap
            default: result += escaped(place)
            }
        }
        return result
    }

    /// Slack and the plain body of Matrix know no other mention in text than those of everybody.
    private func mentions(_ place: Place) -> Bool {
        flavour == .slack || flavour == .matrixBody ? place.mentionsAll : place.mentions
    }

    private func escaped(_ place: Place) -> String {
        switch flavour {
        case .plain, .matrixBody: String(place.here)
        case .slack, .googleChat: gapped(place)
        case .rocketChat: rocketChat(place)
        case .zulip: entity(place)
        case .mattermost, .discord, .teams: backslashed(place)
        case .telegram, .matrix: html(place)
        }
    }

    private func html(_ place: Place) -> String {
        switch place.here {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        case let scalar: String(scalar)
        }
    }

    private func written(_ address: Address) -> String {
        let text = address.text.replacing("&", with: "&amp;")
        return switch flavour {
        case .slack: "<\(text)>"
        case .matrix: "<a href=\"\(text)\">\(text)</a>"
        case .telegram: text
        case .teams: "[\(address.text)](\(address.text))"
        default: address.text
        }
    }

    /// Where a list, a quotation, a heading, a rule or a table would begin: the position of what makes it one.
    private static func marker(of scalars: [Scalar]) -> Int? {
        let digits = scalars.prefix { $0.isDigit }.count
        if digits > 0, digits < scalars.count, scalars[digits] == "." || scalars[digits] == ")" { return digits }
        guard let first = scalars.first, "#>-+*=~|:/\u{2022}\u{2013}".unicodeScalars.contains(first) else { return nil }
        return 0
    }
}
