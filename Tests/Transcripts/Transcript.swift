import ConvenorCore
import Foundation

/// A conversation that a person can read, played as a golden test.
///
/// `# text` is a remark; `clock: 2026-11-26 09:58 Europe/Amsterdam`, `chair: mara` and `language: nl` set
/// the stage; `> line` is typed at
/// the console, `ana> line` by somebody else in the same room, `ana#board> line` in a room of a chat platform; `~ +5m`
/// and `~ 10:24` move the clock; `! restart` stops the daemon and starts it anew on the same data; `! outbox` shows what
/// is to be sent since the last look; `room: board` takes everybody to a chat room, where each answer says who alone may
/// read it and what can be pressed, and `ana> [Done]` presses it; all else is what Convenor answers.
struct Transcript {
    enum Turn {
        case remark(String)
        case setting(name: String, value: String)
        case typed(speaker: String?, line: String)
        case clock(String)
        case restart
        case outbox
    }

    var name: String
    /// Each turn with the answer that the file expects.
    var turns: [(turn: Turn, answer: [String])] = []

    init(name: String, text: String) {
        self.name = name
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if let turn = Self.turn(line) {
                turns.append((turn, []))
            } else if !turns.isEmpty {
                turns[turns.count - 1].answer.append(line)
            }
        }
    }

    private static func turn(_ line: String) -> Turn? {
        if line.hasPrefix("# ") || line == "#" { return .remark(line) }
        if line.hasPrefix("~ ") { return .clock(String(line.dropFirst(2))) }
        if line == "! restart" { return .restart }
        if line == "! outbox" { return .outbox }
        for name in ["clock", "chair", "people", "silent", "room", "language"] where line.hasPrefix(name + ": ") {
            return .setting(name: name, value: String(line.dropFirst(name.count + 2)))
        }
        if line.hasPrefix("> ") || line == ">" { return .typed(speaker: nil, line: String(line.dropFirst(2))) }
        if let end = line.range(of: "> "),
            line[..<end.lowerBound].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "#" }),
            end.lowerBound != line.startIndex
        {
            return .typed(speaker: String(line[..<end.lowerBound]), line: String(line[end.upperBound...]))
        }
        return nil
    }

    static func written(_ turn: Turn) -> String {
        switch turn {
        case .remark(let text): text
        case .setting(let name, let value): "\(name): \(value)"
        case .typed(let speaker, let line): "\(speaker ?? "")> \(line)"
        case .clock(let text): "~ \(text)"
        case .restart: "! restart"
        case .outbox: "! outbox"
        }
    }
}
