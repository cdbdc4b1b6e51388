import ConvenorCore
import ConvenorEngine
import Synchronization

/// What a rehearsal prints: one line for each thing that happens, and why it happens below it.
final class RehearsalTimeline: Sendable {
    private let zone: Zone
    private let words = English()
    private let counts = Mutex<[String: Int]>([:])
    private let reminded = Mutex<[Handle: Set<RecordID>]>([:])

    init(zone: Zone) { self.zone = zone }

    /// Who was reminded of what so far.
    var told: [Handle: Set<RecordID>] { reminded.withLock { $0 } }

    func count(_ event: Rehearsal.Event) {
        if case .mail(_, let told, _) = event.what {
            for one in told {
                reminded.withLock { $0[one.reminder.person, default: []].formUnion(one.reminder.items) }
            }
        }
        let what =
            switch event.what {
            case .said: "line"
            case .mail(let letter, _, _): letter.kind
            case .notice: "notice"
            }
        counts.withLock { $0[what, default: 0] += 1 }
    }

    /// How many of each there were.
    var summary: String {
        let parts = counts.withLock { $0 }.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        return "In all: " + (parts.isEmpty ? "nothing" : parts.joined(separator: ", "))
    }

    func lines(_ event: Rehearsal.Event) -> [String] {
        let time = words.moment(event.at, zone: zone)
        switch event.what {
        case .said(let speaker, let line, let reply):
            let answer = reply.plainText.split(separator: "\n").map { "    " + $0 }
            return ["\(time)  \(speaker.name)> \(line)"] + answer
        case .notice(let reply, _):
            return ["\(time)  notice   " + reply.plainText.replacing("\n", with: " ")]
        case .mail(let letter, let told, let silence):
            let kind = letter.kind + String(repeating: " ", count: max(0, 8 - letter.kind.count))
            return ["\(time)  \(kind) to \(letter.recipient): \(letter.subject)"]
                + reasons(told, silence).map { "    because: " + $0 }
        }
    }

    private func reasons(_ told: [Rehearsal.Told], _ silence: Escalation?) -> [String] {
        var reasons: [String] = []
        for one in told {
            for id in one.reminder.items {
                guard let reason = one.reminder.reason(of: id) else { continue }
                let moved = reason.planned.map { ", moved from \(words.day($0))" } ?? ""
                reasons.append("\(id) \(name(of: reason.rule))\(moved)")
            }
            for warning in one.reminder.announced ?? [] {
                reasons.append(
                    "\(warning.id) overdue: \(warning.to) is told on \(words.day(warning.day)) unless answered")
            }
        }
        if let silence {
            let ids = silence.items.map(\.description).joined(separator: ", ")
            reasons.append("\(silence.owner) stayed silent about \(ids), as announced")
        }
        return reasons
    }

    private func name(of rule: ReminderRule) -> String {
        switch rule {
        case .before: "before the date"
        case .due: "on the day"
        case .overdue: "first reminder after the date"
        case .again: "still overdue"
        case .snoozed: "snoozed to here"
        case .rest, .announcement, .escalation: rule.rawValue
        }
    }
}
