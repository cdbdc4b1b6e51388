import Foundation

/// Pages a second of a series with 1,000 open actions against a bare route of as many bytes, what a long history costs
/// them, and how soon 1,000 open pages hear of a change.
struct PageLoad {
    private static let connections = 32
    private let ground: Ground
    private let size: Size

    init(_ ground: Ground, _ size: Size) {
        self.ground = ground
        self.size = size
    }

    func measure() async throws -> (figures: [Figure], remarks: [String]) {
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/wrk") else {
            return ([], ["pages: there is no wrk here, so they were left out"])
        }
        var world = try PageWorld(ground, history: size.history)
        let page = try PageWorld.run(
            "/usr/bin/curl", ["-sS", "-b", world.cookies[0], "http://\(world.server.address)/s/short"])
        guard page.contains("</html>"), page.utf8.count > 10_000 else { throw BenchFault("that is no page: \(page)") }
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let peer = try ServerProcess(
            own, ["bare-server", ground.file("bare-pages.db"), "--bytes", String(page.utf8.count)],
            log: ground.file("bare-pages-log"))
        var (short, long, bare): ([Double], [Double], [Double]) = ([], [], [])
        for number in 0...size.loads {
            let rates = [
                try rate(world.server, "/s/short", world.cookies[0]),
                try rate(world.server, "/s/long", world.cookies[0]),
                try rate(peer, "/page", nil),
            ]
            // The first round warms all up.
            guard number > 0 else { continue }
            short.append(rates[0])
            long.append(rates[1])
            bare.append(rates[2])
        }
        peer.end()
        let live = try LiveListeners(world.server, cookies: world.cookies).measure(&world)
        return report(Sample(short), Sample(long), Sample(bare), live, bytes: page.utf8.count)
    }

    /// Answers a second; throws where one was no page.
    private func rate(_ server: ServerProcess, _ path: String, _ cookie: String?) throws -> Double {
        let words = [
            "-t2", "-c\(Self.connections)", "-d\(size.loadSeconds)s", "--timeout", "20s",
        ]
        let output = try PageWorld.run(
            "/usr/bin/wrk",
            words + (cookie.map { ["-H", "Cookie: \($0)"] } ?? []) + ["http://\(server.address)\(path)"])
        let line = output.split(separator: "\n").first { $0.hasPrefix("Requests/sec:") }
        guard !output.contains("Non-2xx"), let rate = line?.split(separator: " ").last.flatMap({ Double($0) }) else {
            throw BenchFault("wrk says: \(output)")
        }
        return rate
    }

    private func report(
        _ short: Sample, _ long: Sample, _ bare: Sample, _ live: LiveListeners.Report, bytes: Int
    ) -> ([Figure], [String]) {
        let flat = short.median / long.median
        return (
            [
                Figure(
                    name: "pages/s of a series, \(Self.connections) connections", value: short.median.rounded(to: 0),
                    peer: bare.median.rounded(to: 0), ratio: (short.median / bare.median).rounded(to: 3)),
                Figure(
                    name: "the same after \(size.history) entries more", value: long.median.rounded(to: 0),
                    peer: short.median.rounded(to: 0), ratio: flat.rounded(to: 2), goal: "at most 1.2",
                    isMet: flat <= 1.2),
                Figure(
                    name: "ms from command to \(live.listeners) open pages, 99th percentile",
                    value: live.p99.rounded(to: 1), goal: "under 100", isMet: live.p99 < 100),
            ],
            [
                "pages: \(PageWorld.actions) open actions, \(bytes) bytes a page, made anew for each; the peer is a bare "
                    + "Hummingbird route that sends as many; open pages: \(live.rounds) changes, median "
                    + "\(live.median.rounded(to: 1)) ms, of \(live.bytes) bytes each"
            ]
        )
    }
}
