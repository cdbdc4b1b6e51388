import ConvenorCalendar
import ConvenorCore
import Foundation
import Testing

@Suite("recurrence rules")
struct RuleVectors {
    /// One published rule with its first occurrences, on the wall of its zone.
    struct Vector: Decodable, Sendable, CustomTestStringConvertible {
        var dtstart: String
        var rrule: String
        var tz: String?
        var value: String
        var occurrences: [String]
        var testDescription: String { "\(dtstart) \(rrule)" }
    }

    static let published = read("rules.jsonl")
    /// Random rules of every FREQ with what python-dateutil 2.9 gives for them.
    static let random = read("random-rules.jsonl")

    private static func read(_ name: String) -> [Vector] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/" + name)
        let lines = (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n") ?? []
        return lines.compactMap { try? JSONDecoder().decode(Vector.self, from: Data($0.utf8)) }
    }

    @Test("are all read from the files")
    func all() {
        #expect(RuleVectors.published.count == 135)
        #expect(RuleVectors.random.count == 260)
    }

    @Test("give what RFC 5545, python-dateutil and libical publish", arguments: published + random)
    func vector(_ vector: Vector) throws {
        let start = try #require(FloatingTime(vector.dtstart))
        #expect(start.isDate == (vector.value == "DATE"))
        let found = try RuleOccurrences().occurrences(
            rule: vector.rrule, start: start, zone: vector.tz.flatMap { Zone($0) },
            limit: max(1, vector.occurrences.count))
        #expect(found.map(\.iso) == vector.occurrences)
    }
}
