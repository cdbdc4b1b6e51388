import Foundation
import Glibc
import TestSupport

/// A year of follow-up that `ConvenorYear` plays in a folder of its own, killed as often as wanted; blocks its thread.
final class YearKills {
    private let scratch: Scratch
    private let seed: UInt64
    private var chance: Chance
    /// Words of the processes in all: what they were about to do.
    private(set) var steps = 0
    private(set) var tally = Tally()

    struct Tally: Sendable {
        var kills = 0
        /// By the last word that was heard before the kill; `start` for none.
        var killsAfter: [String: Int] = [:]
        /// Ends that were no kill and not the end of the year.
        var surprises: [String] = []
    }

    init(scenario seed: UInt64, chance: UInt64) throws {
        scratch = try Scratch()
        self.seed = seed
        self.chance = Chance(state: chance)
    }

    private static let program = URL(fileURLWithPath: Program.binary).deletingLastPathComponent()
        .appendingPathComponent("ConvenorYear").path

    /// Plays to the end of the year. The first processes are killed at moments that are spread over so many steps.
    func play(kills: Int, over expected: Int) throws {
        for number in 0..<kills {
            let left = max(1, (expected - steps) / (kills - number))
            switch chance.next(upTo: 12) {
            // Before its first word or soon after, while it opens its files and reads them.
            case 0: try live(words: 0, microseconds: chance.next(upTo: 150_000))
            case 1: try live(words: 1, microseconds: chance.next(upTo: 40_000))
            default: try live(words: 2 + chance.next(upTo: 2 * left), microseconds: chance.next(upTo: 3_000))
            }
        }
        try live(words: nil, microseconds: 0)
    }

    /// One process, killed so long after its n-th word, of which the first is `open`; not at all without a number.
    private func live(words wanted: Int?, microseconds: Int) throws {
        let child = try Child(
            Self.program, [scratch.url.path, "\(seed)"], output: .pipe, errors: .file(scratch.path("errors")))
        var words: [String] = []
        while words.count < wanted ?? .max, case let word = child.line(), !word.isEmpty { words.append(word) }
        if wanted != nil {
            usleep(UInt32(microseconds))
            child.signal(SIGKILL)
        }
        let status = try child.wait()
        // What it had said by then.
        while case let word = child.line(), !word.isEmpty { words.append(word) }
        steps += words.count { $0 != "open" && $0 != "end" }
        let last = words.last ?? "start"
        switch status {
        case -SIGKILL:
            tally.kills += 1
            tally.killsAfter[last, default: 0] += 1
        case 0 where wanted == nil: break
        case let status:
            let errors = (try? String(contentsOfFile: scratch.path("errors"), encoding: .utf8)) ?? ""
            tally.surprises.append("\(status) after \(last): \(errors.suffix(500))")
        }
    }

    /// The mails by Message-ID, without the line of their Date and with it.
    func mails() throws -> [String: (undated: String, whole: String)] {
        let folder = scratch.path("Maildir/new")
        var mails: [String: (undated: String, whole: String)] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let whole = String(
                decoding: try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)), as: UTF8.self)
            let head = whole.prefix(upTo: whole.firstRange(of: "\n\n")?.lowerBound ?? whole.endIndex)
            let fields = head.split(separator: "\n")
            guard let id = fields.first(where: { $0.hasPrefix("Message-ID: ") }).map({ String($0.dropFirst(12)) }),
                let date = fields.first(where: { $0.hasPrefix("Date: ") }), mails[id] == nil
            else { throw Program.Failure(description: "\(name) has no name of its own:\n\(head)") }
            mails[id] = (whole.replacingOccurrences(of: date + "\n", with: ""), whole)
        }
        return mails
    }

    /// How often each mail was written, and in how many different forms.
    func attempts() throws -> [String: (count: Int, forms: Int)] {
        let lines = try String(contentsOfFile: scratch.path("attempts"), encoding: .utf8).split(separator: "\n")
        let sums = Dictionary(grouping: lines.map { $0.split(separator: " ").map(String.init) }, by: { $0[0] })
        return sums.mapValues { ($0.count, Set($0.map { $0[1] }).count) }
    }

    /// Letters that did not end as sent, and those that were tried more than once without being marked as uncertain.
    func unsettled() throws -> [[String]] {
        try Database.run(
            """
            SELECT key, state, attempts, uncertain FROM letters JOIN deliveries ON letter = letters.id
            WHERE state <> 'sent' OR attempts > 1 AND NOT uncertain
            """, in: scratch.path("year.db"))
    }
}
