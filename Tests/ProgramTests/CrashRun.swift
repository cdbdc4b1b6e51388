import Foundation
import Glibc
import TestSupport

/// One data folder whose daemon is killed again and again while lines arrive; blocks its thread until it is over.
///
/// Lines go one by one, each after the answer to the one before: so at most one line a life has no answer, and nobody
/// can know whether it is stored.
struct CrashRun {
    let place: Workplace
    let post: MailServer
    private var chance: Chance
    private var life = 0
    private var lineNumber = 0
    /// What became of the lines so far.
    private(set) var tally = Tally()

    /// What a run leaves to be checked.
    struct Tally: Sendable {
        /// The texts that were answered with the card of a record, with its id.
        var acknowledged: [String: String] = [:]
        /// The texts whose answer did not come before the kill.
        var open: Set<String> = []
        /// Versions of the minutes that were answered with "go to".
        var versions: Set<Int> = []
        var kills = 0
        var killsAtStart = 0
        var killsInMail = 0
        /// Answers that were none of those expected, and ends that were no kill.
        var surprises: [String] = []
    }

    /// When a life ends.
    private enum Moment {
        /// So long after the start.
        case start(milliseconds: Int)
        /// So long after the first answer.
        case talk(milliseconds: Int)
        /// So long after the server was given a mail.
        case mail(tenths: Int)
    }

    init(seed: UInt64) throws {
        post = try MailServer()
        place = try Workplace(post.variables)
        chance = Chance(state: seed)
    }

    /// Lives so many lives, all of which end by SIGKILL; the first ones find an empty folder.
    mutating func live(_ lives: Int) throws {
        for number in 0..<lives {
            if number == 5 { try openMeeting() }
            life += 1
            lineNumber = 0
            let moment: Moment =
                switch number < 5 ? 0 : chance.next(upTo: 10) {
                case 0, 1: .start(milliseconds: chance.next(upTo: 150))
                case 2...5: .talk(milliseconds: chance.next(upTo: 150))
                default: .mail(tenths: chance.next(upTo: 60))
                }
            try liveOnce(moment)
        }
    }

    private func openMeeting() throws {
        let program = try Program(["run"], at: place)
        program.write("start open \"Crash\"\npresent @lena @bo\n")
        program.endInput()
        let ending = program.waitForEnd(until: Date(timeIntervalSinceNow: 60))
        guard ending?.code == 0, ending?.output.contains("Present: @bo @chair (chair) @lena") == true else {
            throw Program.Failure(description: "The meeting does not start: \(ending?.output ?? program.logged)")
        }
    }

    private mutating func liveOnce(_ moment: Moment) throws {
        let program = try Program(["run"], at: place)
        switch moment {
        case .start(let milliseconds):
            tally.killsAtStart += 1
            speak(to: program, until: Date(timeIntervalSinceNow: Double(milliseconds) / 1000))
        case .talk(let milliseconds):
            if speak(to: program, until: .distantFuture, lines: 1) {
                speak(to: program, until: Date(timeIntervalSinceNow: Double(milliseconds) / 1000))
            }
        case .mail(let tenths):
            tally.killsInMail += 1
            let before = post.count("data")
            if publish(by: program) {
                let deadline = Date(timeIntervalSinceNow: 60)
                while post.count("data") == before, Date() < deadline, program.isRunning { usleep(100) }
                usleep(UInt32(tenths * 100))
            }
        }
        program.signal(SIGKILL)
        guard let ending = program.waitForEnd(until: Date(timeIntervalSinceNow: 60)) else {
            throw Program.Failure(description: "A killed process does not end.")
        }
        settle(ending.output)
        if ending.signal == SIGKILL { tally.kills += 1 } else { tally.surprises.append(ending.errors) }
    }

    /// Types notes and actions until the deadline; false when the answers ended before that.
    @discardableResult
    private mutating func speak(to program: Program, until deadline: Date, lines: Int = .max) -> Bool {
        for _ in 0..<lines {
            let text = nextText()
            let isAction = chance.next(upTo: 3) == 0
            let line = isAction ? "action @lena \(text) by in 2 weeks" : "note \(text)"
            guard hear(program, line, text, until: deadline) else { return false }
        }
        return true
    }

    /// Makes a new version of the minutes and has it sent.
    private mutating func publish(by program: Program) -> Bool {
        guard speak(to: program, until: .distantFuture, lines: 1),
            hear(program, "send", "Send them?", until: .distantFuture)
        else { return false }
        return hear(program, "y", " people. ", until: .distantFuture)
    }

    private mutating func nextText() -> String {
        lineNumber += 1
        let text = "line \(life)-\(lineNumber)."
        tally.open.insert(text)
        return text
    }

    private mutating func hear(_ program: Program, _ line: String, _ expected: String, until deadline: Date) -> Bool {
        guard program.write(line + "\n") else { return false }
        // Far beyond what an answer takes: a daemon that hangs must show.
        let patience = min(deadline, Date(timeIntervalSinceNow: 60))
        switch program.wait(for: [expected], until: patience) {
        case .heard: return true
        case .ended: return false
        case .time:
            if patience != deadline { tally.surprises.append("no answer to \(line):\n\(program.said)") }
            return false
        }
    }

    /// Takes down what a life had answered when it ended, also what came after the last wait.
    private mutating func settle(_ output: String) {
        for line in output.split(separator: "\n") {
            if let text = tally.open.first(where: { line.contains(" " + $0) }) {
                let id = String(line.prefix { $0 != " " })
                tally.open.remove(text)
                tally.acknowledged[text] = id
            }
            if line.hasPrefix("Minutes v"), line.contains("Corrections until"),
                let version = Int(line.dropFirst(9).prefix { $0.isNumber })
            {
                tally.versions.insert(version)
            }
        }
    }
}

/// Random numbers that a seed gives again (SplitMix64).
struct Chance {
    var state: UInt64

    mutating func next(upTo limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }
}
