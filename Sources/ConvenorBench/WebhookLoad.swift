import Foundation

/// Signed webhooks a second against a bare route with one durable insert, and what 10,000 idle connections cost.
struct WebhookLoad {
    private static let idle = 10_000
    /// Requests a second that are made in advance; more than either server answers.
    private static let fastest = 48_000
    private let ground: Ground
    private let size: Size

    init(_ ground: Ground, _ size: Size) {
        self.ground = ground
        self.size = size
    }

    private struct Round {
        var ours: LoadGenerator.Report
        var theirs: LoadGenerator.Report
        /// Microseconds of processor a request.
        var ourProcessor: Double
        var theirProcessor: Double
    }

    func measure() async throws -> (figures: [Figure], remarks: [String]) {
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/wrk") else {
            return ([], ["webhooks: there is no wrk here, so they were left out"])
        }
        let (ours, theirs) = (try daemon(), try peer())
        let generator = LoadGenerator(ground)
        var requests = SignedRequests()
        try open(requests.openings(), ours)
        var journal = try JournalReader(path: ground.file("data/convenor.db"))
        _ = try journal.news()
        var rounds: [Round] = []
        for number in 0...size.loads {
            let list = requests.next(Self.fastest * size.loadSeconds)
            let (mine, used) = try timed(ours) {
                try generator.run(ours.address, path: "/webhooks/generic", requests: list, seconds: size.loadSeconds)
            }
            let written = try await Self.settled(&journal)
            guard (mine.requests...mine.requests + LoadGenerator.connections).contains(written) else {
                throw BenchFault("\(mine.requests) answers left \(written) entries: the mix is not what it says")
            }
            let (other, spent) = try timed(theirs) {
                try generator.run(
                    theirs.address, path: "/insert", requests: SignedRequests.peer(list), seconds: size.loadSeconds)
            }
            // The first round warms both up.
            guard number > 0 else { continue }
            rounds.append(Round(ours: mine, theirs: other, ourProcessor: used, theirProcessor: spent))
        }
        theirs.end()
        let crowd = try crowd(ours, generator, requests: requests.next(Self.fastest * size.loadSeconds))
        return Self.report(rounds, crowd)
    }

    /// How many entries came, with those of requests whose answers nobody waited for at the end.
    private static func settled(_ journal: inout JournalReader) async throws -> Int {
        var written = 0
        while case let more = try journal.news().count, more > 0 {
            written += more
            try await Task.sleep(for: .milliseconds(100))
        }
        return written
    }

    private func daemon() throws -> ServerProcess {
        let config = ground.file("config")
        try FileManager.default.createDirectory(atPath: config, withIntermediateDirectories: true)
        let people = ["mara", "bo"].map { "  - handle: \($0)\n    mail: \($0)@example.org\n" }.joined()
        try "people:\n\(people)".write(toFile: config + "/people.yaml", atomically: true, encoding: .utf8)
        return try ServerProcess.convenor(
            config: config, data: ground.file("data"),
            environment: [
                "CONVENOR_HTTP_LISTEN": "127.0.0.1:0", "CONVENOR_PLATFORMS_GENERIC_SECRETS": SignedRequests.secret,
            ], log: ground.file("log"))
    }

    private func peer() throws -> ServerProcess {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return try ServerProcess(own, ["bare-server", ground.file("bare.db")], log: ground.file("bare-log"))
    }

    private func open(_ requests: [String], _ server: ServerProcess) throws {
        for request in requests {
            let answer = try RawRequest.send(request, to: server.port)
            guard answer.hasPrefix("HTTP/1.1 200") else { throw BenchFault("no meeting was opened: \(answer)") }
        }
    }

    private func timed(
        _ server: ServerProcess, _ body: () throws -> LoadGenerator.Report
    ) throws -> (LoadGenerator.Report, Double) {
        let before = server.processorSeconds
        let report = try body()
        return (report, (server.processorSeconds - before) / Double(max(1, report.requests)) * 1e6)
    }

    private struct Crowd {
        var report: LoadGenerator.Report
        var answering: Int
        var mebibytes: Double
    }

    private func crowd(_ server: ServerProcess, _ generator: LoadGenerator, requests: [String]) throws -> Crowd {
        let before = server.residentMebibytes
        let idle = IdleConnections(Self.idle, to: server.port)
        let report = try generator.run(
            server.address, path: "/webhooks/generic", requests: requests, seconds: size.loadSeconds)
        let mebibytes = server.residentMebibytes - before
        return Crowd(report: report, answering: idle.answering(), mebibytes: mebibytes)
    }

    private static func report(_ rounds: [Round], _ crowd: Crowd) -> ([Figure], [String]) {
        let ratio = Sample(rounds.map { $0.ours.rate / $0.theirs.rate })
        func median(_ value: (Round) -> Double) -> Double { Sample(rounds.map(value)).median }
        let p99 = median { $0.ours.p99 }
        let name = "signed webhooks/s, \(LoadGenerator.connections) connections"
        let figures = [
            Figure(
                name: name, value: median { $0.ours.rate }.rounded(to: 0),
                peer: median { $0.theirs.rate }.rounded(to: 0), ratio: ratio.median.rounded(to: 2),
                goal: "at least 0.8",
                isMet: ratio.median >= 0.8),
            Figure(
                name: "ms to their answer, 99th percentile", value: p99.rounded(to: 1),
                peer: median { $0.theirs.p99 }.rounded(to: 1), goal: "under 20", isMet: p99 < 20),
            Figure(
                name: "idle connections held", value: String(crowd.answering), goal: String(idle),
                isMet: crowd.answering == idle),
            Figure(
                name: "ms to an answer beside them, 99th percentile", value: crowd.report.p99.rounded(to: 1),
                goal: "under 20", isMet: crowd.report.p99 < 20),
        ]
        let remark =
            "webhooks: \(rounds.count) rounds by wrk, ratio \(ratio.spread), medians "
            + "\(median { $0.ours.median }.rounded(to: 1)) ms, the peer \(median { $0.theirs.median }.rounded(to: 1)); "
            + "\(median(\.ourProcessor).rounded(to: 0)) µs of processor a request, the peer "
            + "\(median(\.theirProcessor).rounded(to: 0)); \(SignedRequests.mix); the peer is a bare Hummingbird route that "
            + "inserts the body with those that come meanwhile; \(idle) idle connections take "
            + "\(crowd.mebibytes.rounded(to: 0)) MiB and leave \(crowd.report.rate.rounded(to: 0)) webhooks/s"
        return (figures, [remark])
    }
}
