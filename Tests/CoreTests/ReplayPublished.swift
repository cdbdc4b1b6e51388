import Foundation

@testable import ConvenorCore

/// Minutes as MeetBot publishes them in text, read back into facts.
struct PublishedMinutes {
    struct Item: Hashable {
        var topic: String
        var text: String
    }
    var topics: [String] = []
    var links: [Item] = []
    var actions: [Item] = []
    var decisions: [Item] = []
    var notes: [Item] = []
    var ideas: [Item] = []
    /// Action texts by the person that the list names; people without any are left out.
    var byPerson: [String: [String]] = [:]
    var started = ""
    var ended = ""

    init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for line in lines {
            if line.hasPrefix("Meeting started by") { started = Self.time(in: line) }
            if line.hasPrefix("Meeting ended at") { ended = Self.time(in: line) }
        }
        var topic = ""
        for (depth, item) in Self.items(of: "Meeting summary", in: lines) {
            let text = Self.withoutSignature(item)
            if depth == 0 {
                topics.append(text)
                topic = text
                continue
            }
            sort(text, under: topic)
        }
        var person = ""
        for (depth, item) in Self.items(of: "Action Items, by person", in: lines) {
            if depth == 0 { person = item } else if item != "(none)" { byPerson[person, default: []].append(item) }
        }
    }

    private mutating func sort(_ text: String, under topic: String) {
        let marks: [(String, WritableKeyPath<Self, [Item]>)] = [
            ("LINK: ", \.links), ("ACTION: ", \.actions), ("AGREED: ", \.decisions), ("ACCEPTED: ", \.decisions),
            ("IDEA: ", \.ideas), ("HELP: ", \.notes), ("REJECTED: ", \.notes),
        ]
        for (mark, list) in marks where text.hasPrefix(mark) {
            self[keyPath: list].append(Item(topic: topic, text: String(text.dropFirst(mark.count))))
            return
        }
        notes.append(Item(topic: topic, text: text))
    }

    private static func time(in line: Substring) -> String {
        line.split(separator: " ").first { $0.count == 8 && $0.filter { $0 == ":" }.count == 2 }.map(String.init) ?? ""
    }

    /// `(lena, 13:34:38)` at the end of an item.
    private static func signature(_ item: String) -> String {
        guard let open = item.range(of: " (", options: .backwards), item.hasSuffix(")") else { return "" }
        return String(item[item.index(after: open.lowerBound)...])
    }

    private static func withoutSignature(_ item: String) -> String {
        let signature = signature(item)
        return String(item.dropLast(signature.isEmpty ? 0 : signature.count + 1)).trimmingCharacters(in: .whitespaces)
    }

    /// The bulleted items under a heading, with their depth; wrapped lines are joined again.
    private static func items(of heading: String, in lines: [Substring]) -> [(Int, String)] {
        guard let start = lines.firstIndex(of: Substring(heading)) else { return [] }
        var found: [(Int, String)] = []
        for line in lines[(start + 2)...] {
            if let first = line.first, first != "*", first != " " { break }
            let indent = line.prefix { $0 == " " }.count
            let body = line.dropFirst(indent)
            if body.hasPrefix("* ") {
                found.append((indent / 2, body.dropFirst(2).trimmingCharacters(in: .whitespaces)))
            } else if !body.isEmpty, !found.isEmpty {
                found[found.count - 1].1 += " " + body.trimmingCharacters(in: .whitespaces)
            }
        }
        return found
    }
}

/// The facts of one replayed meeting in the form in which minutes list them.
struct ReplayedFacts {
    var topics: [String]
    var links: [PublishedMinutes.Item]
    var actions: [PublishedMinutes.Item]
    var decisions: [PublishedMinutes.Item]
    var notes: [PublishedMinutes.Item]
    var ideas: [PublishedMinutes.Item]
    var byPerson: [String: [String]]

    init(_ meeting: Meeting, of series: Series) {
        func items(_ kind: Kind) -> [PublishedMinutes.Item] {
            series.all(kind).filter { $0.meeting == meeting.number }.map { record in
                let text = [record[.url] ?? "", record.text].filter { !$0.isEmpty }.joined(separator: " ")
                return .init(topic: record.topic.map { meeting.topics[$0].title } ?? "", text: text)
            }
        }
        topics = meeting.topics.map(\.title)
        links = items(.link)
        actions = items(.action)
        decisions = items(.decision)
        notes = items(.note)
        ideas = items(.idea)
        byPerson = [:]
        for action in series.all(.action) where action.meeting == meeting.number {
            let owners = [action.owner].compactMap { $0 } + (action.helpers ?? [])
            for name in owners.isEmpty ? ["**UNASSIGNED**"] : owners.map(\.name) {
                byPerson[name, default: []].append(action.text)
            }
        }
    }
}
