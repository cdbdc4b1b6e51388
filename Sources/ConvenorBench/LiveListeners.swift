import Foundation

/// Open pages of one series, and how long each waits for a change.
struct LiveListeners {
    private static let count = 1_000
    private static let rounds = 20

    struct Report {
        var listeners: Int
        var rounds: Int
        /// Milliseconds.
        var median: Double
        var p99: Double
        /// Of one change to one page.
        var bytes: Int
    }

    private let pages: [KeptConnection]

    init(_ server: ServerProcess, cookies: [String]) throws {
        var limit = rlimit()
        let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        if getrlimit(files, &limit) == 0 {
            limit.rlim_cur = limit.rlim_max
            setrlimit(files, &limit)
        }
        pages = try (0..<Self.count).map { number in
            let cookie = cookies[number % cookies.count]
            let page = try KeptConnection(to: server.port)
            try page.send("GET /live/s/short HTTP/1.1\r\nHost: \(server.address)\r\nCookie: \(cookie)\r\n\r\n")
            return page
        }
    }

    func measure(_ world: inout PageWorld) throws -> Report {
        // What comes first is the whole page.
        _ = try wait(for: "event: region")
        try settle()
        var (waits, bytes): ([Double], Int) = ([], 0)
        for round in 0..<Self.rounds {
            let begun = ContinuousClock.now
            try world.say("action @mara Look at change \(round)", in: "short")
            let came = try wait(for: "event: region")
            waits += came.map { ($0.at - begun).seconds * 1000 }
            bytes = came.map(\.bytes).max() ?? 0
            try settle()
        }
        let sorted = waits.sorted()
        return Report(
            listeners: pages.count, rounds: Self.rounds, median: sorted[sorted.count / 2],
            p99: sorted[sorted.count * 99 / 100], bytes: bytes)
    }

    /// When each page has had the word.
    private func wait(for word: String) throws -> [(at: ContinuousClock.Instant, bytes: Int)] {
        var came: [Int: (at: ContinuousClock.Instant, bytes: Int)] = [:]
        var held = [[UInt8]](repeating: [], count: pages.count)
        let wanted = Array(word.utf8)
        let deadline = ContinuousClock.now + .seconds(30)
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while came.count < pages.count {
            guard ContinuousClock.now < deadline else {
                throw BenchFault("only \(came.count) of \(pages.count) pages heard of it")
            }
            for index in try readable(2_000) {
                let count = read(pages[index].descriptor, &chunk, chunk.count)
                guard count > 0 else { throw BenchFault("a page was hung up on") }
                let now = ContinuousClock.now
                held[index] = held[index].suffix(wanted.count - 1) + chunk[..<count]
                if came[index] == nil, held[index].firstRange(of: wanted) != nil { came[index] = (now, count) }
            }
        }
        return came.values.map { $0 }
    }

    /// Reads what else comes until nothing has come for a while.
    private func settle() throws {
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while case let ready = try readable(300), !ready.isEmpty {
            for index in ready where read(pages[index].descriptor, &chunk, chunk.count) <= 0 {
                throw BenchFault("a page was hung up on")
            }
        }
    }

    private func readable(_ milliseconds: Int32) throws -> [Int] {
        var set = pages.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        guard poll(&set, nfds_t(set.count), milliseconds) >= 0 else { throw BenchFault("poll failed") }
        return set.indices.filter { set[$0].revents != 0 }
    }
}
