import ConvenorCore
import ConvenorDefaults
import Foundation
import TestSupport

/// The sample facts of a page, as `docs/PAGES.md` has them.
struct SampleFacts: Decodable {
    var facts: Facts

    private static let folder = ProcessRunner.root.appendingPathComponent("Tests/Pages/samples")

    /// Of all that there are.
    static var names: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }.map {
                String($0.dropLast(5))
            }.sorted()
        }
    }

    /// Which template it fills: `fault-404` that of `fault`.
    static func template(_ name: String) -> String {
        if Defaults.file("pages/en.\(name).page.mustache") != nil { return name }
        return name.split(separator: "-").dropLast().joined(separator: "-")
    }

    /// By the name of its file, without ending.
    static func of(_ name: String) throws -> Facts {
        let data = try Data(contentsOf: folder.appendingPathComponent(name + ".json"))
        return try JSONDecoder().decode(SampleFacts.self, from: data).facts
    }

    init(from decoder: any Decoder) throws {
        if let map = try? decoder.container(keyedBy: Name.self) {
            let pairs = try map.allKeys.map { ($0.stringValue, try map.decode(SampleFacts.self, forKey: $0).facts) }
            facts = .map(Dictionary(uniqueKeysWithValues: pairs))
        } else if var list = try? decoder.unkeyedContainer() {
            var all: [Facts] = []
            while !list.isAtEnd { all.append(try list.decode(SampleFacts.self).facts) }
            facts = .list(all)
        } else {
            facts = try Self.single(decoder.singleValueContainer())
        }
    }

    private static func single(_ value: any SingleValueDecodingContainer) throws -> Facts {
        if let flag = try? value.decode(Bool.self) { return .flag(flag) }
        if let number = try? value.decode(Int.self) { return .text(String(number)) }
        let text = try value.decode(String.self)
        guard text.hasPrefix("@"), text.hasSuffix(".svg") else { return .text(text) }
        let file = folder.appendingPathComponent(String(text.dropFirst()))
        return .text(try String(contentsOf: file, encoding: .utf8))
    }

    private struct Name: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
