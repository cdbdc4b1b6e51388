import ConvenorCore

extension Escaping {
    /// A character with what stands around it.
    struct Place {
        var scalars: [Scalar]
        var index: Int
        /// Makes a list, a heading or the like of its line.
        var isMarker: Bool

        var here: Scalar { scalars[index] }
        var next: Scalar? { index + 1 < scalars.count ? scalars[index + 1] : nil }
        var previous: Scalar? { index > 0 ? scalars[index - 1] : nil }
        /// Between two letters or digits, where marks of emphasis mean nothing.
        var isInWord: Bool { previous?.isWord == true && next?.isWord == true }

        /// An `@` before one of the words that call everybody.
        var mentionsAll: Bool {
            let word = scalars[(index + 1)...].prefix { $0.isWord }
            return Handle.everybody.contains(String(String.UnicodeScalarView(word)).lowercased())
        }

        /// An `@` before a name; the one in a mail address is none.
        var mentions: Bool { mentionsAll || previous?.isWord != true }

        /// The colon before the name of an emoji, as in `:tada:`; the one between the figures of a time is none.
        var opensEmoji: Bool {
            guard here == ":", previous?.isDigit != true else { return false }
            let name = scalars[(index + 1)...].prefix { $0.isWord || $0 == "_" || $0 == "+" || $0 == "-" }
            return !name.isEmpty && name.endIndex < scalars.count && scalars[name.endIndex] == ":"
        }

        /// An ampersand that begins an entity of HTML.
        var opensEntity: Bool { here == "&" && (next == "#" || next?.isWord == true) }
    }

    /// Nothing can be escaped but, in Slack, the signs of HTML.
    func gapped(_ place: Place) -> String {
        let gap = Self.gap
        let isSlack = flavour == .slack
        switch place.here {
        case "&": return isSlack ? "&amp;" : "&"
        case "<": return isSlack ? "&lt;" : "<" + gap
        case ">": return (place.isMarker ? gap : "") + (isSlack ? "&gt;" : ">")
        case "*", "_", "~": return place.isInWord ? String(place.here) : gap + String(place.here) + gap
        case "`": return gap + "`" + gap
        case ":" where place.opensEmoji: return ":" + gap
        case let scalar: return (place.isMarker ? gap : "") + String(scalar)
        }
    }

    /// A backslash before ``*_~`#.`` and nothing else.
    func rocketChat(_ place: Place) -> String {
        let gap = Self.gap
        switch place.here {
        case "*", "_", "~", "`": return "\\" + String(place.here)
        case "#" where place.isMarker: return "\\#"
        case "." where place.isMarker: return "\\."
        case "\\": return "\\" + gap
        case "<": return "<" + gap
        case "]" where place.next == "(": return "]" + gap
        case "|" where place.next == "|": return "|" + gap
        case "$" where place.next == "$": return "$" + gap
        case ":" where place.opensEmoji: return ":" + gap
        case let scalar: return (place.isMarker ? gap : "") + String(scalar)
        }
    }

    /// Zulip knows no backslash, but takes entities for what they stand for.
    func entity(_ place: Place) -> String {
        let isSpecial =
            switch place.here {
            case "&", "<", "*", "~", "`", "[", "$": true
            case "!": place.next?.isWord == true || place.next == "["
            case ":": place.opensEmoji || place.isMarker
            case "_": !place.isInWord
            default: place.isMarker
            }
        return isSpecial ? "&#\(place.here.value);" : String(place.here)
    }

    /// Backslashes as in CommonMark, section 2.4; a gap where an old Markdown knows none.
    func backslashed(_ place: Place) -> String {
        let gap = Self.gap
        switch place.here {
        case "\\", "`", "*", "_", "~", "[", "]", "|": return "\\" + String(place.here)
        case "&" where place.opensEntity: return flavour == .mattermost ? "&amp;" : "\\&"
        case "<": return flavour == .mattermost ? "&lt;" : "\\<"
        case ">" where flavour == .discord: return "\\>"
        case "$" where flavour == .mattermost: return "\\$"
        case "{" where flavour == .teams && place.next == "{": return "{" + gap
        case ":" where place.opensEmoji && flavour != .teams: return ":" + gap
        case "#", ">", "-", "+", ".", ")": return (place.isMarker ? "\\" : "") + String(place.here)
        case let scalar: return (place.isMarker ? gap : "") + String(scalar)
        }
    }
}
