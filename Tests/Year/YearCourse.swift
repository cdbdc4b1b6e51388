import ConvenorCore
import ConvenorEngine
import Foundation
import Scenarios

/// How far a year has come, as far as it is durable: what time it is, and who says what next.
///
/// A line has the id of a delivery. What the journal's last entry leaves behind was said; what belongs to its very
/// moment is said again and changes nothing where it was heard, because its id is known.
struct YearCourse {
    struct Line {
        var at: Moment
        var speaker: Handle
        var text: String
        /// The same in every process.
        var id: String
        var series: String?
    }

    private(set) var lines: [Line]
    private(set) var now = YearHouse.start
    private let answers: RehearsalAnswers
    private var seen: [StreamID: Int] = [:]
    private var reminders: [String: Int] = [:]

    init(_ script: RehearsalScript, _ answers: RehearsalAnswers, in store: any Store) async throws {
        self.answers = answers
        lines = script.lines.enumerated().map { number, line in
            Line(at: line.at, speaker: line.speaker, text: line.text, id: "line \(number)")
        }
        try await look(into: store)
        lines.removeAll { [now] in $0.at < now }
    }

    mutating func take() -> Line { lines.removeFirst() }

    /// Reads what is in the journal since the last look: whoever was reminded answers when they would.
    mutating func look(into store: any Store) async throws {
        let last = seen
        let fresh = try await store.read { transaction in
            try transaction.streams().filter { $0.last > last[$0.stream] ?? 0 }.map { stream, _ in
                try transaction.events(of: stream, after: last[stream] ?? 0)
            }
        }
        for stored in fresh.joined() {
            seen[stored.stream] = stored.number
            now = max(now, stored.event.at)
            let payload = Data(stored.event.payload)
            guard payload.range(of: Data("\"reminded\"".utf8)) != nil else { continue }
            for case .reminded(let reminder) in try JSONDecoder().decode(Entry.self, from: payload).events {
                for id in reminder.items { answer(reminder, id, at: stored.event.at, in: stored.stream.slug ?? "") }
            }
        }
    }

    private mutating func answer(_ reminder: Reminder, _ id: RecordID, at told: Moment, in slug: String) {
        let occasion = "\(slug)/\(id)/\(reminder.person.name)"
        let number = reminders[occasion, default: 0]
        reminders[occasion] = number + 1
        guard let answer = answers.answer(of: reminder.person, about: id, reminder: number),
            let text = answer.line(about: id)
        else { return }
        let line = Line(
            at: told.adding(seconds: answer.seconds), speaker: reminder.person, text: text,
            id: "answer \(occasion) \(number)", series: slug)
        lines.insert(line, at: lines.firstIndex { $0.at > line.at } ?? lines.endIndex)
    }
}
