import Foundation
import TestSupport

/// A room of a homeserver, whose people type as in any other; what is said to Convenor alone goes to a room of two.
actor MatrixRoom: MeetingRoom {
    private let convenor: MatrixUser
    private let people: [String: MatrixUser]
    private let room: String
    /// Of each with Convenor alone.
    private let direct: [String: String]
    /// How many answers were read in each room.
    private var read: [String: Int] = [:]

    init(_ room: String, convenor: MatrixUser, people: [String: MatrixUser], direct: [String: String]) {
        (self.room, self.convenor, self.people, self.direct) = (room, convenor, people, direct)
    }

    func answer(to line: MeetingScript.Line) async throws -> String {
        guard let who = people[line.who], let alone = direct[line.who] else {
            throw Program.Failure(description: "\(line.who) is not there.")
        }
        try await who.say(line.isDirect ? line.text : "!" + line.text, in: line.isDirect ? alone : room)
        var heard: [String: [String]] = [:]
        let words = try await words(holding: line.essence) {
            // Nearly all is answered where it was said.
            for place in line.isDirect ? [alone, room] : [room, alone] {
                heard[place] = try await fresh(by: who, in: place)
                let said = heard.values.joined().joined(separator: "\n")
                if line.essence.allSatisfy(said.holds) { return said }
            }
            return heard.values.joined().joined(separator: "\n")
        }
        for (place, bodies) in heard { read[place, default: 0] += bodies.count }
        return words
    }

    /// What Convenor has said since the last line, the oldest first.
    private func fresh(by who: MatrixUser, in room: String) async throws -> [String] {
        let all = try await who.messages(in: room, from: convenor).reversed().compactMap { $0["body"] as? String }
        return Array(all.dropFirst(read[room] ?? 0))
    }
}
