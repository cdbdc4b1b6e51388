import ConvenorCore
package import ConvenorEngine
import Foundation
import Yams

/// Reads who gets webhooks from YAML, strictly; no fault shows a secret.
package enum SubscribersFile {
    static let keys = ["name", "url", "secret", "secret_file", "series", "events"]

    /// Subscribers without a fault, and every fault. `readFile` gives the content behind a `secret_file`, `refusal` says
    /// why an address is never called.
    package static func read(
        _ yaml: String, file: String, readFile: (String) throws -> String,
        refusal: (String) -> String? = { _ in nil }
    ) -> (subscribers: [Subscriber], faults: [ConfigFault]) {
        var reading = Reading(reader: YAMLReader(file: file))
        guard let root = reading.reader.root(yaml), root.scalar?.string != "",
            let fields = reading.reader.fields(root, "the list of subscribers", keys: ["subscribers"])
        else { return ([], reading.reader.faults) }
        let isEmpty = fields.values["subscribers"]?.scalar?.string == ""
        let nodes = isEmpty ? [] : reading.reader.nodes(fields, "subscribers")
        let subscribers = nodes.compactMap { reading.subscriber($0, readFile, refusal) }
        return (subscribers, reading.reader.faults.inFileOrder)
    }

    private struct Reading {
        var reader: YAMLReader
        var names: Set<String> = []

        mutating func subscriber(
            _ node: Node, _ readFile: (String) throws -> String, _ refusal: (String) -> String?
        ) -> Subscriber? {
            let before = reader.faults.count
            guard let fields = reader.fields(node, "a subscriber", keys: keys) else { return nil }
            let name = name(fields)
            let url = url(fields)
            if let sentence = url.flatMap(refusal) {
                reader.fault(
                    at: fields.place("url"), "It is never called: \(sentence)",
                    "Add the host to callbacks.allow, or write its address in the open Internet, with https://.")
            }
            let secrets = secrets(fields, readFile)
            let series =
                fields.has("series") ? reader.distinctLines(fields, "series").map { Archive.slug($0.text) } : nil
            let table = Announced.allCases.map { ($0.rawValue, $0) }
            let lines = fields.has("events") ? reader.distinctLines(fields, "events") : nil
            let events = lines?.compactMap { reader.word($0, "event", in: table) }
            guard reader.faults.count == before, let name, let url else { return nil }
            return Subscriber(
                name: name, url: url, secrets: secrets, series: series.map(Set.init), events: events.map(Set.init))
        }

        private mutating func name(_ fields: YAMLReader.Fields) -> String? {
            guard let name = reader.requiredText(fields, "name") else { return nil }
            let place = fields.place("name")
            guard AgendaFile.isName(name) else {
                reader.fault(
                    at: place, "\"\(name)\" is no name of a subscriber.",
                    "Write it in lower-case letters, digits and hyphens, such as crm.")
                return nil
            }
            guard names.insert(name).inserted else {
                reader.fault(at: place, "\"\(name)\" stands twice.", "Give each subscriber a name of its own.")
                return nil
            }
            return name
        }

        private mutating func url(_ fields: YAMLReader.Fields) -> String? {
            guard let text = reader.requiredText(fields, "url") else { return nil }
            let url = URLComponents(string: text)
            if ["http", "https"].contains(url?.scheme?.lowercased()), url?.host?.isEmpty == false,
                url?.user == nil, url?.password == nil
            {
                return text
            }
            reader.fault(
                at: fields.place("url"), "\"url\" is no address that can be called.",
                "Write it whole, without a user in it: https://crm.example.org/hooks/convenor.")
            return nil
        }

        private mutating func secrets(
            _ fields: YAMLReader.Fields, _ readFile: (String) throws -> String
        ) -> [String] {
            if fields.has("secret") == fields.has("secret_file") {
                reader.fault(
                    at: fields.place, "A subscriber has either a secret or a secret_file.", "Keep one of the two.")
                return []
            }
            var texts: [String] = []
            if let node = fields.values["secret"] {
                let isList = if case .sequence = node { true } else { false }
                texts = isList ? reader.lines(fields, "secret").map(\.text) : [reader.line(node, "secret") ?? ""]
            } else if let path = reader.text(fields, "secret_file") {
                do {
                    texts = [try readFile(path)]
                } catch {
                    reader.fault(
                        at: fields.place("secret_file"), "\"secret_file\" names a file that cannot be read.",
                        "Check its path, which counts from the config folder, and who may read it.")
                    return []
                }
            }
            let secrets = texts.flatMap { $0.split { $0 == "," || $0.isWhitespace }.map(String.init) }
            check(secrets, at: fields.place(fields.has("secret") ? "secret" : "secret_file"))
            return secrets
        }

        /// 24 to 64 bytes, as the specification asks.
        private mutating func check(_ secrets: [String], at place: Place?) {
            let areSound = secrets.allSatisfy { (24...64).contains(WebhookSecret.bytes(of: $0)?.count ?? 0) }
            if (1...2).contains(secrets.count), areSound { return }
            reader.fault(
                at: place, "A secret is whsec_ and the base64 of 24 to 64 bytes; two while one replaces the other.",
                "echo \"whsec_$(openssl rand -base64 32)\" makes one.")
        }
    }
}
