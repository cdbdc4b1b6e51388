package import ConvenorCore
import Yams

/// Reads the list of people from YAML, strictly.
package enum PeopleFile {
    static let keys = [
        "handle", "name", "mail", "team", "role", "manager", "zone", "language", "order", "channel", "quiet",
        "chat",
    ]

    /// People without a fault, and every fault.
    package static func read(
        _ yaml: String, file: String, known: Set<Handle> = []
    ) -> (people: [Person], faults: [ConfigFault]) {
        var reader = YAMLReader(file: file)
        var check = PeopleCheck(file: file, known: known)
        guard let root = reader.root(yaml), root.scalar?.string != "",
            let fields = reader.fields(root, "the list of people", keys: ["people"])
        else { return ([], reader.faults) }
        let isEmpty = fields.values["people"]?.scalar?.string == ""
        let drafts = isEmpty ? [] : reader.nodes(fields, "people").compactMap { draft($0, &reader) }
        let people = check.people(drafts)
        let faults = (reader.faults + check.faults).inFileOrder
        return (people, faults)
    }

    private static func draft(_ node: Node, _ reader: inout YAMLReader) -> PersonDraft? {
        guard let fields = reader.fields(node, "a person", keys: keys) else { return nil }
        var draft = PersonDraft(place: node.place ?? Place(line: 1, column: 1))
        func value(_ key: String) -> PersonDraft.Value? {
            guard let node = fields.values[key], let place = node.place else { return nil }
            return reader.line(node, key).map { PersonDraft.Value(text: $0, place: place) }
        }
        draft.handle = value("handle")
        draft.name = value("name")
        draft.mail = value("mail")
        draft.team = value("team")
        draft.role = value("role")
        draft.manager = value("manager")
        draft.zone = value("zone")
        draft.language = value("language")
        draft.order = value("order")
        draft.channel = value("channel")
        draft.quiet = value("quiet")
        if let chat = fields.values["chat"] { draft.chat = ids(chat, &reader) }
        return draft
    }

    /// `slack`, `google_chat`, or `slack:ops` for one of several.
    static func isPlace(_ name: String) -> Bool {
        let parts = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard (1...2).contains(parts.count) else { return false }
        return parts.allSatisfy { AgendaFile.isName($0.replacing("_", with: "-")) }
    }

    private static func ids(_ node: Node, _ reader: inout YAMLReader) -> [(platform: String, id: PersonDraft.Value)] {
        guard case .mapping(let mapping) = node else {
            reader.fault(
                at: node.place, "\"chat\" must be a map of platforms, not \(YAMLReader.kind(of: node)).",
                "Write \"slack: U024BE7LH\" below it.")
            return []
        }
        return mapping.compactMap { key, value in
            let platform = key.scalar?.string ?? ""
            guard isPlace(platform) else {
                reader.fault(
                    at: key.place, "\"\(platform)\" is no name of a chat platform.",
                    "Write it in lower-case letters, such as slack.")
                return nil
            }
            guard let place = value.place, let text = reader.line(value, platform) else { return nil }
            return (platform, PersonDraft.Value(text: text, place: place))
        }
    }
}
