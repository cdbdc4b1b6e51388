import ConvenorCalendar
import ConvenorCore
import ConvenorEngine
import Foundation
import TestSupport

/// What calendar programs that are not ours find in a text.
struct SeenCalendar: Decodable {
    struct Event: Decodable {
        var errors: [String]
        var method: String
        var uid: String
        var sequence: Int
        /// In UTC, or a day.
        var start: String
        var summary: String
        var description: String
        var status: String
        var organizer: [String]
        /// Name, address, PARTSTAT, RSVP.
        var attendees: [[String]]
    }
    struct Second: Decodable {
        var uid: String
        var start: String
        var summary: String
        var events: Int
    }

    var icalendar: Event
    var vobject: Second

    static func read(_ texts: [String]) throws -> [SeenCalendar] { try ask("read", texts) }
    /// Start and end in UTC, each by the text's own zone and by the machine's.
    static func times(_ texts: [String]) throws -> [[[String]]] { try ask("times", texts) }
    /// The lines of a calendar program after each text.
    static func shown(_ texts: [String]) throws -> [[String]] { try ask("show", texts) }

    private static func ask<Answer: Decodable>(_ what: String, _ texts: [String]) throws -> Answer {
        let result = try ProcessRunner.run(
            ProcessRunner.python, [ProcessRunner.script("read_calendar.py"), what],
            input: try JSONEncoder().encode(texts))
        return try JSONDecoder().decode(Answer.self, from: result.output)
    }
}

extension CalendarMessage {
    static func sample(
        _ method: Method = .request, sequence: Int = 0, start: String = "2026-10-22T10:00",
        zone: String = "Europe/Amsterdam", minutes: Int = 90, summary: String = "Monthly alignment",
        description: String = ""
    ) -> CalendarMessage {
        let home = Zone(zone) ?? .utc
        let wall = FloatingTime(start + ":00")?.wall ?? WallTime(day: Day(year: 2026, month: 1, day: 1), minute: 0)
        return CalendarMessage(
            method: method, uid: "monthly-alignment.1.1790000000000", sequence: sequence,
            stamp: Moment(milliseconds: 1_790_000_000_000 + Int64(sequence) * 60_000),
            start: home.deadline(at: wall, hasTime: true), minutes: minutes, summary: summary,
            description: description,
            organizer: Mailbox(name: "Mara Lind via Convenor", address: "convenor@meet.example.org"),
            attendees: [
                Attendee(
                    mailbox: Mailbox(name: "Mara Lind", address: "mara@example.org"), isChair: true, status: .accepted),
                Attendee(mailbox: Mailbox(name: "Ana Ruiz", address: "ana@example.org"), isChair: false, status: nil),
            ], isCancelled: method == .cancel)
    }

    var text: String { ICalendar().text(of: self) }
}
