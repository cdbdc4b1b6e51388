import Foundation

/// JSON whose members keep the order in which they are given, so that two exports can be compared line by line (RFC
/// 8259).
indirect enum JSONText: Sendable {
    case text(String)
    case number(Int)
    case figure(Decimal)
    case flag(Bool)
    case null
    case list([JSONText])
    case object([(String, JSONText)])

    static func optional(_ text: String?) -> JSONText { text.map { .text($0) } ?? .null }
    static func optional(_ number: Int?) -> JSONText { number.map { .number($0) } ?? .null }

    /// Set in by two blanks a level, with a line feed at the end of each line but the last.
    var pretty: String {
        var result = ""
        write(into: &result, indent: 0)
        return result
    }

    /// On one line.
    var compact: String {
        var result = ""
        write(into: &result)
        return result
    }

    private func write(into result: inout String) {
        switch self {
        case .list(let values):
            result += "["
            for (index, value) in values.enumerated() {
                if index > 0 { result += "," }
                value.write(into: &result)
            }
            result += "]"
        case .object(let members):
            result += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { result += "," }
                Self.quote(member.0, into: &result)
                result += ":"
                member.1.write(into: &result)
            }
            result += "}"
        case .text, .number, .figure, .flag, .null: write(into: &result, indent: 0)
        }
    }

    /// The bytes of a character inside a text.
    static func size(of character: Character) -> Int {
        var quoted = ""
        quote(String(character), into: &quoted)
        return quoted.utf8.count - 2
    }

    private func write(into result: inout String, indent: Int) {
        switch self {
        case .text(let text): Self.quote(text, into: &result)
        case .number(let number): result += String(number)
        case .figure(let number): result += "\(number)"
        case .flag(let flag): result += flag ? "true" : "false"
        case .null: result += "null"
        case .list(let values):
            Self.wrap(values, "[", "]", into: &result, indent: indent) { $0.write(into: &$1, indent: indent + 1) }
        case .object(let members):
            Self.wrap(members, "{", "}", into: &result, indent: indent) { member, result in
                Self.quote(member.0, into: &result)
                result += ": "
                member.1.write(into: &result, indent: indent + 1)
            }
        }
    }

    private static func wrap<T>(
        _ values: [T], _ open: String, _ close: String, into result: inout String, indent: Int,
        _ write: (T, inout String) -> Void
    ) {
        if values.isEmpty {
            result += open + close
            return
        }
        result += open + "\n"
        for (index, value) in values.enumerated() {
            result += String(repeating: "  ", count: indent + 1)
            write(value, &result)
            result += index == values.count - 1 ? "\n" : ",\n"
        }
        result += String(repeating: "  ", count: indent) + close
    }

    private static func quote(_ text: String, into result: inout String) {
        result += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            // Line separators are legal in JSON and end a line in scripts that it is pasted into.
            case _ where scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        result += "\""
    }
}
