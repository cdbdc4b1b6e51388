import ConvenorCore
import ConvenorCurl
import ConvenorEngine
import ConvenorSQLite
import Foundation
import Synchronization

/// Digests a second, composed and handed to an SMTP server that takes everything, beside Postfix's own generator.
///
/// The path is the daemon's: templates, MIME, the outbox in the store, durable marks before and after each sending, libcurl.
/// The outbox begins with the first digests, while the next ones are composed.
struct DigestSpeed {
    private static let chunk = 32
    private let ground: Ground
    private let size: Size

    init(_ ground: Ground, _ size: Size) {
        self.ground = ground
        self.size = size
    }

    func measure() async throws -> (figures: [Figure], remarks: [String]) {
        guard MailSink.isThere else {
            return ([], ["digests: there is no smtp-sink here (Debian: postfix), so they were left out"])
        }
        let sink = try MailSink()
        defer { sink.stop() }
        let morning = try Morning(people: size.digests)
        let file = ground.file("digest.eml")
        let sample = try morning.sample()
        try Data(sample.filter { $0 != UInt8(ascii: "\r") }).write(to: URL(fileURLWithPath: file))
        let transport = try SMTPTransport(SMTPSettings(url: "smtp://127.0.0.1:\(sink.port)", startTLS: .off))
        var (own, peer) = (Pace(), Pace())
        for round in 0..<size.digestRounds {
            var work = Processor.seconds
            let times = try await hand(over: morning, transport, round)
            own.add(size.digests, times.all, processor: Processor.seconds - work)
            own.composing.append(times.composing)
            work = Processor.childSeconds
            let theirs = try ContinuousClock().measure { try sink.source(size.digests, file: file) }.seconds
            peer.add(size.digests, theirs, processor: Processor.childSeconds - work)
        }
        await transport.close()
        return report(own, peer, bytes: sample.count)
    }

    /// Digests a second, microseconds of processor time of each.
    private struct Pace {
        var speeds: [Double] = []
        var work: [Double] = []
        /// Seconds until the last one was in the outbox.
        var composing: [Double] = []

        mutating func add(_ count: Int, _ seconds: Double, processor: Double) {
            speeds.append(Double(count) / seconds)
            work.append(processor / Double(count) * 1e6)
        }
    }

    private func report(_ own: Pace, _ peer: Pace, bytes: Int) -> ([Figure], [String]) {
        let ratio = Sample(zip(own.speeds, peer.speeds).map { $0 / $1 })
        return (
            [
                Figure(
                    name: "digests/s, composed and sent", value: Sample(own.speeds).median.rounded(to: 0),
                    peer: Sample(peer.speeds).median.rounded(to: 0), ratio: ratio.median.rounded(to: 2),
                    goal: "at least 0.8", isMet: ratio.median >= 0.8)
            ],
            [
                "digests: \(size.digests) of \(bytes) bytes, four items of two series each, over one connection to "
                    + "smtp-sink; \(size.digestRounds) rounds, in turn with the peer, ratio \(ratio.spread); "
                    + "\(Sample(own.work).median.rounded(to: 0)) µs of processor each, the peer "
                    + "\(Sample(peer.work).median.rounded(to: 0)); the last one was composed after "
                    + "\(Sample(own.composing).median.rounded(to: 2)) s",
                "digests, peer: smtp-source -s 1 -d with one of them as its message: it composes nothing and keeps no books",
            ]
        )
    }

    private func hand(
        over morning: Morning, _ transport: any Transport, _ round: Int
    ) async throws -> (all: Double, composing: Double) {
        let store = try Organisation.store(at: ground.file("digests-\(round).db"))
        let engine = try Organisation.engine(store, house: morning.house)
        let taken = CountingTransport(transport)
        let outbox = Outbox(engine, transport: taken, sender: "convenor@example.org")
        let begun = ContinuousClock.now
        let worker = Task { try await outbox.run() }
        for first in stride(from: 0, to: size.digests, by: Self.chunk) {
            let people = first..<min(size.digests, first + Self.chunk)
            let works = people.map { number -> @Sendable (any StoreTransaction) throws -> Void in
                { try $0.enqueue(try morning.letter(number, now: SystemClock().now())) }
            }
            for result in try await store.commit(works) { try result.get() }
            engine.bell.ring()
        }
        let composing = (ContinuousClock.now - begun).seconds
        while taken.count < size.digests {
            if (ContinuousClock.now - begun).seconds > 300 { throw BenchFault("\(taken.count) digests went out") }
            try await Task.sleep(for: .milliseconds(5))
        }
        // The last ones are written down after they were taken.
        while try await !store.letterCounts().isEmpty { try await Task.sleep(for: .milliseconds(2)) }
        let all = (ContinuousClock.now - begun).seconds
        worker.cancel()
        _ = try? await worker.value
        let sent = try await store.deliveries(in: [.sent], limit: .max)
        guard sent.count == size.digests, sent.allSatisfy({ $0.attempts == 1 }) else {
            throw BenchFault("\(sent.count) of \(size.digests) digests were sent")
        }
        try await store.close()
        return (all, composing)
    }
}

/// Counts what was taken.
private final class CountingTransport: Transport {
    var name: String { base.name }
    var count: Int { held.load(ordering: .relaxed) }
    private let base: any Transport
    private let held = Atomic(0)

    init(_ base: any Transport) { self.base = base }

    func deliver(_ parcel: Parcel) async throws(DeliveryFailure) -> String {
        let answer = try await base.deliver(parcel)
        held.add(1, ordering: .relaxed)
        return answer
    }
}

/// A morning on which many people have something due in the same two series.
private struct Morning: Sendable {
    let house: House
    private let clerk: Clerk
    private let now: Moment
    private let items: [(Series, [RecordID])]

    init(people: Int) throws {
        now = SystemClock().now()
        clerk = try Organisation.clerk()
        let crowd = (0..<people).map { number in
            Person(handle: Handle("owner-\(number)"), mail: "owner-\(number)@example.org")
        }
        house = try Organisation.house(people: Roster(Organisation.people + crowd))
        var items: [(Series, [RecordID])] = []
        for title in ["Retention", "Price page"] {
            var chronicle = Chronicle(title: title, room: title, house: house, from: now.adding(seconds: -7 * 86_400))
            try chronicle.hear("start open \"\(title)\" for 60m", from: Handle("mara"))
            try chronicle.hear("action @owner-0 interview ten customers who left by in 5 days", from: Handle("mara"))
            try chronicle.hear(
                "action @owner-0 draft the plan and show it to sales by in 10 days", from: Handle("mara"))
            try chronicle.end()
            items.append((chronicle.series, chronicle.series.standing(.action).map(\.id)))
        }
        self.items = items
    }

    func letter(_ number: Int, now: Moment) throws -> Letter {
        let person = Handle("owner-\(number)")
        let day = house.zone.wall(at: now).day
        let told = items.map { ($0.0, Reminder(person: person, day: day, items: $0.1)) }
        let digest = ReminderDigest(
            person: person, day: day, items: told, roster: house.people, rules: house.rules, now: now)
        let letter = try clerk.reminder(
            digest, key: "reminder/\(person.name)/\(day.iso)", stream: .series(items[0].0.slug), now: now,
            roster: house.people)
        guard let letter else { throw BenchFault("a digest has nothing to say") }
        return letter
    }

    /// The bytes of one of them.
    func sample() throws -> [UInt8] { try letter(0, now: now).bytes }
}
