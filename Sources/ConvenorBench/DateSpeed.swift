import ConvenorCore
import Foundation

/// Phrases a second, in process and through the pipe of the built program, beside readers of dates in Python.
struct DateSpeed {
    private let size: Size
    /// A Python that has the peers; nil leaves them out.
    private let python: String?
    /// Where the phrases are.
    private let file: String
    private static let goals = (process: 1_000_000.0, pipe: 100_000.0)
    private static let zone = "Europe/Amsterdam"

    init(_ size: Size, phrases file: String, python: String?) {
        self.file = file
        self.size = size
        self.python = python
    }

    func measure() throws -> (figures: [Figure], remarks: [String]) {
        let phrases = try DatePhrases.read(file)
        let inside = try inProcess(phrases)
        let piped = try throughPipe(phrases)
        let peers = try python.map {
            try DatePeers.measure(python: $0, phrases: phrases, rounds: max(1, size.datePhrases / 200_000))
        }
        let fastest = peers?.max { $0.perSecond < $1.perSecond }
        func figure(_ name: String, _ sample: Sample, goal: Double) -> Figure {
            Figure(
                name: name, value: sample.median.rounded(to: 0),
                peer: fastest.map { $0.perSecond.rounded(to: 0) } ?? "",
                ratio: fastest.map { (sample.median / $0.perSecond).rounded(to: 0) } ?? "",
                goal: "over \(goal.rounded(to: 0))", isMet: sample.median > goal)
        }
        let told = (peers ?? []).map {
            "\($0.name) \($0.version) \($0.perSecond.rounded(to: 0)) a second (makes a date of \($0.read))"
        }
        return (
            [
                figure("phrases/s, in process", inside.sample, goal: Self.goals.process),
                figure("phrases/s, through a pipe", piped, goal: Self.goals.pipe),
            ],
            [
                "dates: \(phrases.count) phrases, of which ours makes \(inside.read) a date; one thread; in process "
                    + "\(inside.sample.spread), convenor when --json-lines with its start \(piped.spread)",
                "dates, peer: the faster of "
                    + (told.isEmpty ? "none: no Python with them was given" : told.joined(separator: " and ")),
            ]
        )
    }

    private func inProcess(_ phrases: [String]) throws -> (sample: Sample, read: Int) {
        guard let zone = Zone(Self.zone) else { throw BenchFault("this machine has no zone \(Self.zone)") }
        let reader = DateReader(zone: zone, order: .dmy)
        let now = zone.moment(of: WallTime(day: Day(year: 2026, month: 11, day: 26), minute: 598))
        func dates() -> Int {
            phrases.count { phrase in
                if case .date = reader.read(phrase, now: now) { true } else { false }
            }
        }
        let read = dates()
        let rounds = size.datePhrases / phrases.count
        let speeds = try (0..<size.rounds).map { _ in
            var found = 0
            let seconds = ContinuousClock().measure { for _ in 0..<rounds { found += dates() } }.seconds
            guard found == rounds * read else { throw BenchFault("the same phrases were read otherwise") }
            return Double(rounds * phrases.count) / seconds
        }
        return (Sample(speeds), read)
    }

    /// The whole life of the program counts, so many lines that its start is a small part.
    private func throughPipe(_ phrases: [String]) throws -> Sample {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let program = URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent("convenor").path
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw BenchFault("there is no convenor beside this bench: swift build -c release --product convenor")
        }
        let lines = try phrases.map { phrase in
            let text = String(decoding: try JSONEncoder().encode(phrase), as: UTF8.self)
            return #"{"text":\#(text),"reference":"2026-11-26T09:58:00","timezone":"\#(Self.zone)","order":"dmy"}"#
                + "\n"
        }
        let rounds = size.datePhrases / phrases.count
        let input = Data(String(repeating: lines.joined(), count: rounds).utf8)
        let speeds = try (0..<3).map { _ in
            var output = Data()
            let seconds = try ContinuousClock().measure {
                output = try Filter.run(program, ["when", "--json-lines"], input: input, environment: ["TZ": "UTC"])
            }.seconds
            let answers = output.count { $0 == 10 }
            guard answers == rounds * phrases.count else {
                throw BenchFault("\(answers) answers came through the pipe")
            }
            return Double(answers) / seconds
        }
        return Sample(speeds)
    }
}
