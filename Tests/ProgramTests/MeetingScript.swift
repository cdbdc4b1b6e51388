import Foundation
import TestSupport

/// A whole meeting as it is held: who types what, and what stands in the answer. `Meetings/README.md` has its form.
struct MeetingScript: Sendable {
    struct Line: Sendable {
        /// In its file, from 1.
        var number: Int
        var who: String
        var isDirect = false
        var text: String
        /// What stands on the button that says the same.
        var button: String?
        /// What the answer holds.
        var essence: [String] = []
    }

    let name: String
    private(set) var title = ""
    /// Who speaks, the chair first.
    private(set) var people: [String] = []
    /// Who else gets its minutes.
    private(set) var also: [String] = []
    /// Words of its minutes, and of no other meeting's.
    private(set) var own: [String] = []
    private(set) var lines: [Line] = []

    init(_ name: String) throws {
        self.name = name
        let file = ProcessRunner.root.appendingPathComponent("Tests/ProgramTests/Meetings/\(name).chat")
        let text = try String(contentsOf: file, encoding: .utf8)
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            try take(line, number: index + 1)
        }
    }

    private mutating func take(_ line: Substring, number: Int) throws {
        if line.isEmpty || line.hasPrefix("#") { return }
        if line.hasPrefix("  ") {
            guard !lines.isEmpty else { throw Program.Failure(description: "\(name):\(number) answers nothing.") }
            return lines[lines.count - 1].essence.append(String(line.dropFirst(2)))
        }
        if let found = line.firstMatch(of: /^(\w+)(@direct)?> (?:\[(.+?)\] )?(.+)$/) {
            let (_, who, direct, button, text) = found.output
            lines.append(
                Line(
                    number: number, who: String(who), isDirect: direct != nil, text: String(text),
                    button: button.map(String.init)))
        } else if let found = line.firstMatch(of: /^(title|people|also|own): (.+)$/) {
            let value = String(found.output.2)
            switch found.output.1 {
            case "title": title = value
            case "people": people = value.components(separatedBy: " ")
            case "also": also = value.components(separatedBy: " ")
            default: own = value.components(separatedBy: ", ")
            }
        } else {
            throw Program.Failure(description: "\(name):\(number) is no line of a meeting: \(line)")
        }
    }
}

extension MeetingScript {
    /// The titles of its steps, by the answers that open them.
    var steps: [String] {
        lines.flatMap(\.essence).compactMap {
            $0.firstMatch(of: /^Step \d+ of \d+ · (.+)$/).map { String($0.output.1) }
        }
    }

    /// The chair looks at the minutes, which hold every step, everybody and what is this meeting's own.
    var minutes: Line {
        let numbered = steps.enumerated().map { "\($0.offset + 1). \($0.element)" }
        return Line(number: lines.count, who: people[0], text: "minutes", essence: numbered + people + own)
    }

    /// The ids of the actions of somebody, by the answers that they were told with.
    func actions(of who: String) -> [String] {
        lines.flatMap(\.essence).compactMap { essence in
            guard let found = essence.firstMatch(of: /^(A\d+) @(\w+) .*due/), found.output.2 == who else { return nil }
            return String(found.output.1)
        }
    }
}

/// Where people hold a meeting with a running daemon.
protocol MeetingRoom: Sendable {
    /// Says a line, and returns what its speaker reads upon it as soon as it holds the essence; else what came at last.
    func answer(to line: MeetingScript.Line) async throws -> String
}

extension MeetingRoom {
    /// Says a line; throws when the answer is not what it should be, for nothing goes well after that.
    func carry(_ line: MeetingScript.Line, of script: MeetingScript) async throws {
        let answer = try await answer(to: line)
        guard let missing = line.essence.first(where: { !answer.holds($0) }) else { return }
        throw Program.Failure(
            description: "\(script.name):\(line.number) \(line.who)> \(line.text)\n"
                + "  expected: \(missing)\n  answered: \(answer)")
    }

    /// Asks again until the words hold the essence, or until that was waited for long.
    func words(holding essence: [String], _ read: () async throws -> String) async throws -> String {
        let deadline = Date(timeIntervalSinceNow: 60)
        while true {
            let words = try await read()
            if essence.allSatisfy(words.holds) || Date() > deadline { return words }
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}

extension String {
    /// True when the words stand in it, whatever markup and signs of no width stand between them.
    func holds(_ words: String) -> Bool { plain.contains(words.plain) }

    private var plain: String {
        replacing(/<(https?:[^>|]*)>/) { $0.output.1 }
            .replacing(/&#(\d+);/) { UInt32($0.output.1).flatMap(Unicode.Scalar.init).map { String($0) } ?? "" }
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
            .filter { !"*_`\\\u{200B}".contains($0) && !$0.isWhitespace }
    }
}

/// Holds meetings side by side, line by line: each waits for the others' answers before it goes on.
func hold(_ meetings: [(room: any MeetingRoom, script: MeetingScript)]) async throws {
    for index in 0..<(meetings.map(\.script.lines.count).max() ?? 0) {
        try await withThrowingTaskGroup { group in
            for (room, script) in meetings where index < script.lines.count {
                group.addTask { try await room.carry(script.lines[index], of: script) }
            }
            try await group.waitForAll()
        }
    }
}
