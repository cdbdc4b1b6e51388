import Foundation
import TestSupport

/// A room of a platform whose people are played by `people.py`; what comes later is read from the platform's fake.
final class PlatformRoom: MeetingRoom, @unchecked Sendable {
    /// One line at a time is on its way to it.
    private let people: Child
    private let errors: Scratch
    private let late: @Sendable () -> [String]
    private(set) var pressed = 0

    private struct Answer: Decodable {
        var status: Int
        var text: String
        var pressed: Bool
    }

    /// `settings` are those of `people.py`, and `late` gives all that the fake of the platform has taken.
    init(
        _ platform: String, at address: String, _ settings: [String: Any], late: @escaping @Sendable () -> [String]
    ) throws {
        self.late = late
        errors = try Scratch()
        let json = String(decoding: try JSONSerialization.data(withJSONObject: settings), as: UTF8.self)
        people = try Child(
            ProcessRunner.python,
            [ProcessRunner.script("people.py"), platform, "http://\(address)/webhooks/\(platform)", json],
            input: .pipe, output: .pipe, errors: .file(errors.path("errors")))
    }

    func answer(to line: MeetingScript.Line) async throws -> String {
        let before = late().count
        var given: [String: Any] = ["who": line.who, "say": line.text, "direct": line.isDirect]
        given["press"] = line.button
        let typed = String(decoding: try JSONSerialization.data(withJSONObject: given), as: UTF8.self) + "\n"
        let said = await aside { [self] in
            Result {
                try people.write(typed)
                return people.line()
            }
        }
        guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(said.get().utf8)) else {
            let why = try? String(contentsOfFile: errors.path("errors"), encoding: .utf8)
            throw Program.Failure(description: "people.py ended: \(why ?? "")")
        }
        if answer.pressed { pressed += 1 }
        if answer.status != 200 { return "status \(answer.status)" }
        return try await words(holding: line.essence) {
            ([answer.text] + late().dropFirst(before)).joined(separator: "\n")
        }
    }
}

extension TestServer {
    /// What it took since it began, as text: calls in JSON have their `text` or `message`.
    var taken: [String] {
        events
            + lines("calls").map { line in
                guard let call = try? TakenCall(Data(line.utf8)) else { return line }
                return call.text
            }
    }
}
