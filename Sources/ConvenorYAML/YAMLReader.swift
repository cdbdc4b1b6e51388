import Foundation
import Yams

/// Walks one YAML file and keeps every fault on the way, so that an operator mends all of them at once.
struct YAMLReader {
    let file: String
    private(set) var faults: [ConfigFault] = []

    init(file: String) { self.file = file }

    /// A map of known keys; `what` names it in sentences, such as "a step".
    struct Fields {
        let what: String
        let place: Place?
        let values: [String: Node]

        func has(_ key: String) -> Bool { values[key] != nil }
        func place(_ key: String) -> Place? { values[key]?.place ?? place }
    }

    /// One line of text and where it stands.
    struct Line {
        let text: String
        let place: Place?
    }

    mutating func fault(at place: Place?, _ message: String, _ mend: String) {
        faults.append(ConfigFault(file: file, at: place ?? Place(line: 1, column: 1), message, mend))
    }

    /// Nil for an empty file and for one whose syntax is broken, which is then a fault.
    mutating func root(_ yaml: String) -> Node? {
        let text = yaml.hasPrefix("\u{FEFF}") ? String(yaml.dropFirst()) : yaml
        do {
            return try Yams.compose(yaml: text)
        } catch {
            let (place, message, mend) = SyntaxFault.describe(error)
            fault(at: place, message, mend)
            return nil
        }
    }

    mutating func fields(_ node: Node, _ what: String, keys: [String]) -> Fields? {
        guard case .mapping(let mapping) = node else {
            fault(
                at: node.place, "\(capitalised(what)) must be a map of keys, not \(YAMLReader.kind(of: node)).",
                "Write \"\(keys.first ?? "key"): …\", one key a line.")
            return nil
        }
        var values: [String: Node] = [:]
        for (key, value) in mapping {
            let name = key.scalar?.string ?? ""
            if keys.contains(name) {
                values[name] = value
            } else {
                fault(
                    at: key.place, "\"\(name)\" is no key of \(what).",
                    NearestWord.mend(name, known: keys, otherwise: "Its keys are"))
            }
        }
        return Fields(what: what, place: mapping.mark?.place, values: values)
    }

    /// One line of text; nil when the key is absent or faulty.
    mutating func text(_ fields: Fields, _ key: String) -> String? {
        guard let node = fields.values[key], let line = line(node, key) else { return nil }
        if line.isEmpty {
            fault(at: node.place, "\"\(key)\" is empty.", "Write its text, or remove the key.")
            return nil
        }
        return line
    }

    mutating func requiredText(_ fields: Fields, _ key: String) -> String? {
        if !fields.has(key) {
            fault(at: fields.place, "\(capitalised(fields.what)) has no \(key).", "Add \"\(key): …\".")
        }
        return text(fields, key)
    }

    mutating func lines(_ fields: Fields, _ key: String) -> [Line] {
        nodes(fields, key).compactMap { node in
            guard let line = line(node, key) else { return nil }
            if line.isEmpty {
                fault(at: node.place, "\"\(key)\" has an empty line.", "Write its text, or remove the \"-\".")
                return nil
            }
            return Line(text: line, place: node.place)
        }
    }

    /// Lines of which none may stand twice, in whatever case.
    mutating func distinctLines(_ fields: Fields, _ key: String) -> [Line] {
        var seen: Set<String> = []
        return lines(fields, key).filter { line in
            if seen.insert(line.text.lowercased()).inserted { return true }
            fault(at: line.place, "\"\(line.text)\" stands twice under \"\(key)\".", "Remove one of the two.")
            return false
        }
    }

    mutating func nodes(_ fields: Fields, _ key: String) -> [Node] {
        guard let node = fields.values[key] else { return [] }
        guard case .sequence(let sequence) = node else {
            fault(
                at: node.place, "\"\(key)\" must be a list, not \(YAMLReader.kind(of: node)).",
                "Begin each entry with \"- \".")
            return []
        }
        return Array(sequence)
    }

    /// A whole number from 0; `unit` is what it counts.
    mutating func count(_ fields: Fields, _ key: String, unit: String, atMost most: Int) -> Int? {
        guard let node = fields.values[key] else { return nil }
        let mend = "Write a whole number of \(unit) from 0 to \(most)."
        guard case .scalar(let scalar) = node else {
            fault(at: node.place, "\"\(key)\" must be a number, not \(YAMLReader.kind(of: node)).", mend)
            return nil
        }
        guard let number = Int(scalar.string) else {
            fault(at: node.place, "\"\(key)\" is \"\(scalar.string)\", which is no whole number.", mend)
            return nil
        }
        if !(0...most).contains(number) {
            let side = number < 0 ? "below 0" : "above \(most)"
            fault(at: node.place, "\"\(key)\" is \(number), which is \(side).", mend)
            return nil
        }
        return number
    }

    mutating func flag(_ fields: Fields, _ key: String) -> Bool? {
        guard let node = fields.values[key] else { return nil }
        switch node.scalar?.string {
        case "true": return true
        case "false": return false
        default:
            let given = node.scalar.map { "\"\($0.string)\"" } ?? YAMLReader.kind(of: node)
            fault(at: node.place, "\"\(key)\" is \(given), not true or false.", "Write true or false.")
            return nil
        }
    }

    /// One of a closed set of words; `what` names the set, such as "phase".
    mutating func word<Value>(_ line: Line, _ what: String, in table: [(String, Value)]) -> Value? {
        if let found = table.first(where: { $0.0 == line.text }) { return found.1 }
        fault(at: line.place, "\"\(line.text)\" is no \(what).", NearestWord.mend(line.text, known: table.map(\.0)))
        return nil
    }

    /// Empty for a null; nil and a fault for anything that is not one line.
    mutating func line(_ node: Node, _ key: String) -> String? {
        guard case .scalar(let scalar) = node else {
            fault(
                at: node.place, "\"\(key)\" must be text, not \(YAMLReader.kind(of: node)).",
                "Write one line; put it in quotes when it holds a colon or begins with a sign.")
            return nil
        }
        let isNull = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
        let text = isNull ? "" : scalar.string.trimmingCharacters(in: .whitespacesAndNewlines)
        if text.contains(where: \.isNewline) {
            fault(at: node.place, "\"\(key)\" is more than one line.", "Fold it into one line with \">-\".")
            return nil
        }
        return text
    }

    static func kind(of node: Node) -> String {
        switch node {
        case .mapping: "a map"
        case .sequence: "a list"
        case .scalar, .alias: "a single value"
        }
    }
}

func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
