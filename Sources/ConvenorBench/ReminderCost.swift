import ConvenorCore
import ConvenorEngine
import ConvenorSQLite

/// What the next reminder costs with a million of them waiting, against a thousand, in turn.
///
/// The path is that of the daemon's clock: ask for the next alarm, go there, perform what is due: fold the series, decide,
/// compose the mail, append the entry, write the next alarms, commit durably.
struct ReminderCost {
    private static let few = 100
    private let ground: Ground
    private let size: Size

    init(_ ground: Ground, _ size: Size) {
        self.ground = ground
        self.size = size
    }

    func measure() async throws -> (figures: [Figure], remarks: [String]) {
        let few = try await Desk("few", series: Self.few, ground)
        let many = try await Desk("many", series: size.promising, ground)
        var (small, large) = (Pass(), Pass())
        for _ in 0..<size.reminderRounds {
            small.add(try await few.perform(size.occurrences))
            large.add(try await many.perform(size.occurrences))
        }
        try await few.close()
        try await many.close()
        return report(small, large, many)
    }

    private func report(_ small: Pass, _ large: Pass, _ desk: Desk) -> ([Figure], [String]) {
        let pending = size.promising * PromiseWorld.actions
        let ratio = Sample(large.times).median / Sample(small.times).median
        func figure(_ name: String, _ value: Double, _ peer: Double, isMedian: Bool) -> Figure {
            Figure(
                name: "ms a reminder, \(pending) pending, \(name)", value: (value * 1000).rounded(to: 3),
                peer: (peer * 1000).rounded(to: 3), ratio: (value / peer).rounded(to: 2),
                goal: isMedian ? "under 1, at most 1.2" : "under 1",
                isMet: value < 0.001 && (!isMedian || ratio <= 1.2))
        }
        return (
            [
                figure("median", Sample(large.times).median, Sample(small.times).median, isMedian: true),
                figure("99th percentile", large.percentile(0.99), small.percentile(0.99), isMedian: false),
                Figure(
                    name: "µs of processor a reminder", value: (large.processor * 1e6).rounded(to: 0),
                    peer: (small.processor * 1e6).rounded(to: 0),
                    ratio: (large.processor / small.processor).rounded(to: 2)),
            ],
            [
                "reminders: \(size.promising) series of ten promises, two to an owner, each owner in ten series "
                    + "(\(size.promising / 2) people in five zones), dates over a year; laid down in "
                    + "\(desk.filling.rounded(to: 1)) s, all alarms derived anew after the start in "
                    + "\(desk.renewing.rounded(to: 1)) s; the peer is the same with \(Self.few) series; "
                    + "\(large.times.count) and \(small.times.count) reminders in \(size.reminderRounds) turns, "
                    + "\(large.perCommit.rounded(to: 1)) and \(small.perCommit.rounded(to: 1)) a commit, "
                    + "\(large.letters) and \(small.letters) mails composed"
            ]
        )
    }
}

/// What reminders cost: seconds of each, with its share of the commit and of looking for it.
private struct Pass {
    var times: [Double] = []
    var commits = 0
    var letters = 0
    var processorSeconds = 0.0

    var processor: Double { processorSeconds / Double(times.count) }
    var perCommit: Double { Double(times.count) / Double(commits) }

    mutating func add(_ other: Pass) {
        times += other.times
        commits += other.commits
        letters = other.letters
        processorSeconds += other.processorSeconds
    }

    func percentile(_ share: Double) -> Double {
        let sorted = times.sorted()
        return sorted.isEmpty ? .nan : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }
}

/// An engine with its pending reminders, and the clock that it goes by.
private struct Desk {
    let filling: Double
    let renewing: Double
    private let store: CountingStore
    private let engine: Convenor
    private let clock: SetClock

    init(_ name: String, series: Int, _ ground: Ground) async throws {
        let file = try Organisation.store(at: ground.file("\(name)-reminders.db"))
        let world = try PromiseWorld(series: series, from: Chronicle.longAgo)
        filling = try await ContinuousClock().measure { try await world.lay(in: file) }.seconds
        store = CountingStore(file)
        clock = SetClock(world.start)
        engine = try Organisation.engine(store, timepiece: clock, house: world.house)
        let engine = engine
        renewing = try await ContinuousClock().measure { try await engine.ringDue() }.seconds
        _ = store.takeCommits()
    }

    /// Goes from alarm to alarm until so many reminders were performed.
    func perform(_ wanted: Int) async throws -> Pass {
        var pass = Pass()
        let before = Processor.seconds
        while pass.times.count < wanted {
            let begun = ContinuousClock.now
            guard let next = try await store.read({ try $0.nextAlarm() }) else { throw BenchFault("no alarm is left") }
            clock.set(max(next, clock.now()))
            try await engine.ringDue()
            let seconds = (ContinuousClock.now - begun).seconds
            let commits = store.takeCommits()
            let count = commits.reduce(0) { $0 + $1.works.count }
            if count == 0 { throw BenchFault("the clock stands still") }
            let beside = (seconds - commits.reduce(0) { $0 + $1.seconds }) / Double(count)
            for commit in commits {
                let share = (commit.seconds - commit.works.reduce(0, +)) / Double(commit.works.count)
                pass.times += commit.works.map { $0 + share + beside }
            }
            pass.commits += commits.count
        }
        pass.processorSeconds = Processor.seconds - before
        pass.letters = try await store.letterCounts().filter { $0.kind == "reminder" }.reduce(0) { $0 + $1.count }
        return pass
    }

    func close() async throws { try await store.close() }
}
