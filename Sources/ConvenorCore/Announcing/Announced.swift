/// What subscribers can be told of; the raw values stand in their settings and never change.
package enum Announced: String, Sendable, Hashable, CaseIterable {
    case meetingStarted = "meeting.started"
    case meetingEnded = "meeting.ended"
    case decisionMade = "decision.made"
    case actionAssigned = "action.assigned"
    case actionDueChanged = "action.due_changed"
    case actionDone = "action.done"
    case minutesSent = "minutes.sent"

    /// The members of `data`, in their order, for the documents and for whoever checks a payload.
    package var members: [String] {
        let place = ["series", "meeting"]
        return switch self {
        case .meetingStarted: place + ["chair", "agenda", "planned_start", "planned_minutes"]
        case .meetingEnded: place + ["chair", "started_at", "ended_at"]
        case .decisionMade: place + ["decision"]
        case .actionAssigned: place + ["action", "from"]
        case .actionDueChanged: place + ["action", "from", "because"]
        case .actionDone: place + ["action"]
        case .minutesSent: place + ["version", "recipients"]
        }
    }
}

/// One thing that happened, as subscribers are told of it.
package struct Announcement: Sendable {
    package var event: Announced
    package var at: Moment
    /// The members of `data`.
    var data: [(String, JSONText)]

    /// The bytes of a payload stay below this.
    package static let largest = 20_000

    /// What is stored, signed and sent (Standard Webhooks, "Payload structure").
    package var payload: [UInt8] {
        let whole = JSONText.object([
            ("type", .text(event.rawValue)), ("timestamp", .text(at.rfc3339)), ("data", .object(data)),
        ])
        return Array(whole.compact.utf8)
    }
}

extension Moment {
    /// `2026-11-26T08:58:07Z` (RFC 3339, section 5.6), in UTC and whole seconds.
    package var rfc3339: String {
        let second = Int(milliseconds / 1000 % 60)
        return "\(Zone.utc.wall(at: self).iso):\(second < 10 ? "0" : "")\(second)Z"
    }
}
