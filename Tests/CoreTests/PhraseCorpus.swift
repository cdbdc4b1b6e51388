import ConvenorCore
import Foundation
import Testing

/// Phrases with the answers that people expect, one JSON object a line.
struct PhraseRow: Decodable, CustomTestStringConvertible {
    var text: String
    /// Wall clock in `timezone`, as is `expected`.
    var reference: String
    var timezone: String
    var expected: String?
    /// `day` compares the date, `minute` the hour as well.
    var granularity: String?
    var rrule: String?

    var testDescription: String { "\(text) at \(reference)" }

    var zone: Zone { Thursday.zone(timezone) }
    var now: Moment { Thursday.moment(String(reference.prefix(16)), zone) }

    /// The rows of a file under Fixtures.
    static func fixture(_ name: String) -> [PhraseRow] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
        let rows = read(folder.appending(path: name + ".jsonl"))
        precondition(!rows.isEmpty, "no phrases in \(name)")
        return rows
    }

    /// The rows of a file of published answers beside the repository; none when it is not there.
    static func published(_ name: String) -> [PhraseRow] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        return read(root.appending(path: "shared/dates/\(name).jsonl"))
    }

    private static func read(_ file: URL) -> [PhraseRow] {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        return text.split(separator: "\n").compactMap { try? JSONDecoder().decode(PhraseRow.self, from: Data($0.utf8)) }
    }

    /// What the reader makes of the phrase: a date in the row's grain, a rule, or why there is none.
    func answer(_ language: DateLanguage) -> String {
        let dates = DateReader(zone: zone, languages: [language])
        switch RecurrenceReader(dates).read(text, now: now) {
        case .recurrence(let found, _)?: return found.rule.text
        case .refused(let why)?: return "refused: \(why)"
        case nil: break
        }
        switch dates.read(text, now: now) {
        case .date(let deadline, _):
            let wall = deadline.hasTime ? zone.wall(at: deadline.moment) : deadline.wall
            return granularity == "minute" ? wall.iso : wall.day.iso
        case .ambiguous(let readings, let doubt): return "asked: \(readings.map(\.wall.iso)) \(doubt)"
        case .refused(let why): return "refused: \(why)"
        }
    }

}

/// A rule with its parts and lists in one order, so that equal rules are equal texts.
func canonical(_ rule: String) -> String {
    var parts: [String: String] = [:]
    for part in rule.split(separator: ";") {
        let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
        guard pair.count == 2, part != "INTERVAL=1", pair[0] != "WKST" else { continue }
        parts[pair[0]] = pair[1].split(separator: ",").sorted().joined(separator: ",")
    }
    if parts["BYHOUR"] != nil, parts["BYMINUTE"] == nil { parts["BYMINUTE"] = "0" }
    parts["UNTIL"] = parts["UNTIL"].map { String($0.prefix(8)) }
    return parts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ";")
}
