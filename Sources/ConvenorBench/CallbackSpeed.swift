import ConvenorCurl
import ConvenorEngine
import Foundation

/// Callbacks a second to an nginx on this machine, beside the curl of the command line with the same list of addresses.
struct CallbackSpeed {
    private let ground: Ground
    private let size: Size
    /// The program nginx; nil leaves this part out.
    private let sink: String?
    private static let atOnce = 32
    private static let body = #"{"text":"A7 @lena · interview 10 churned customers · due Fri 4 Dec 2026 17:00"}"#

    init(_ ground: Ground, _ size: Size, sink: String?) {
        self.ground = ground
        self.size = size
        self.sink = sink
    }

    func measure() async throws -> (figures: [Figure], remarks: [String]) {
        guard let sink else { return ([], ["callbacks: not measured, for no nginx was given to take them"]) }
        let nginx = try Sink(sink, in: ground)
        defer { nginx.stop() }
        let urls = (0..<size.callbacks).map { "http://127.0.0.1:\(nginx.port)/hooks/\($0)" }
        let peer = try CurlProgram(urls, body: Self.body, atOnce: Self.atOnce, in: ground)
        guard let host = WebHost("127.0.0.1") else { throw BenchFault("no host") }
        var settings = WireSettings(allowed: [host])
        (settings.transfers, settings.transfersPerHost) = (Self.atOnce, Self.atOnce)
        let wire = CurlWire(settings)
        try await nginx.ready(wire)
        let taken = try peer.run(counting: true)
        guard taken == urls.count else { throw BenchFault("curl had \(taken) of \(urls.count) callbacks taken") }
        let (own, other) = try await rounds(urls, wire, peer)
        await wire.close()
        let ratio = Sample(zip(own.speeds, other.speeds).map { $0 / $1 })
        return (
            [
                Figure(
                    name: "callbacks/s", value: Sample(own.speeds).median.rounded(to: 0),
                    peer: Sample(other.speeds).median.rounded(to: 0), ratio: ratio.median.rounded(to: 2),
                    goal: "at least 1",
                    isMet: ratio.median >= 1)
            ],
            [
                "callbacks: \(urls.count) POSTs of JSON a round over plain HTTP, \(Self.atOnce) at once, to one worker of "
                    + "nginx that answers 204; \(size.rounds) rounds, in turn with the peer; the ratio is the median of "
                    + "theirs (\(ratio.spread))",
                "callbacks, peer: curl --parallel --parallel-max \(Self.atOnce) with the same addresses, body and headers "
                    + "in one file, its start counted",
                "callbacks, processor time of each: \(Sample(own.work).median.rounded(to: 1)) µs, the peer "
                    + "\(Sample(other.work).median.rounded(to: 1)) µs",
            ]
        )
    }

    /// Callbacks a second, and microseconds of processor time of each.
    private struct Pace {
        var speeds: [Double] = []
        var work: [Double] = []

        mutating func add(_ count: Int, seconds: Double, processor: Double) {
            speeds.append(Double(count) / seconds)
            work.append(processor / Double(count) * 1e6)
        }
    }

    private func rounds(_ urls: [String], _ wire: CurlWire, _ peer: CurlProgram) async throws -> (Pace, Pace) {
        var (own, other) = (Pace(), Pace())
        for _ in 0..<size.rounds {
            var work = Processor.seconds
            let seconds = try await ContinuousClock().measure { try await send(urls, over: wire) }.seconds
            own.add(urls.count, seconds: seconds, processor: Processor.seconds - work)
            work = Processor.childSeconds
            let peers = try ContinuousClock().measure { _ = try peer.run(counting: false) }.seconds
            other.add(urls.count, seconds: peers, processor: Processor.childSeconds - work)
        }
        return (own, other)
    }

    private func send(_ urls: [String], over wire: CurlWire) async throws {
        let body = Array(Self.body.utf8)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for first in 0..<Self.atOnce {
                group.addTask {
                    for index in stride(from: first, to: urls.count, by: Self.atOnce) {
                        let status = try await wire.send(.json("POST", urls[index], body)).status
                        guard status == 204 else { throw BenchFault("the sink answered \(status)") }
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}

/// An nginx that takes everything and answers 204; one worker, nothing logged.
private struct Sink {
    let port: Int
    private let process = Process()

    init(_ program: String, in ground: Ground) throws {
        port = try FreePort.find()
        let folders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map { name in
            "\(name)_temp_path \(ground.file("nginx-\(name)"));"
        }
        let configuration = """
            daemon off; master_process off; worker_processes 1; pid \(ground.file("nginx.pid")); error_log stderr;
            events { worker_connections 512; }
            http {
                access_log off; keepalive_requests 100000000; \(folders.joined(separator: " "))
                server { listen 127.0.0.1:\(port); location / { return 204; } }
            }
            """
        try configuration.write(toFile: ground.file("nginx.conf"), atomically: true, encoding: .utf8)
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["-p", ground.path, "-e", "stderr", "-c", ground.file("nginx.conf")]
        try process.run()
    }

    /// A signal that asks is one that the threads of this process block, and with them their children.
    func stop() {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Returns when it answers.
    func ready(_ wire: CurlWire) async throws {
        for _ in 0..<200 {
            let answer = try? await wire.send(WebCall("GET", "http://127.0.0.1:\(port)/"))
            if answer?.status == 204 { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw BenchFault("nginx does not answer")
    }
}

/// The curl of the command line with a list of addresses.
private struct CurlProgram {
    private let list: String

    init(_ urls: [String], body: String, atOnce: Int, in ground: Ground) throws {
        list = ground.file("curl-list")
        try body.write(toFile: ground.file("curl-body"), atomically: true, encoding: .utf8)
        let lines =
            [
                "no-progress-meter", "parallel", "parallel-max = \(atOnce)",
                "data-binary = \"@\(ground.file("curl-body"))\"",
                "header = \"Content-Type: application/json; charset=utf-8\"", "user-agent = Convenor",
            ] + urls.map { "url = \"\($0)\"" }
        try (lines.joined(separator: "\n") + "\n").write(toFile: list, atomically: true, encoding: .utf8)
    }

    /// How many were answered with 204, when they are counted.
    func run(counting: Bool) throws -> Int {
        let output = try Filter.run(
            "/usr/bin/env", ["curl"] + (counting ? ["--write-out", "%{http_code}\\n"] : []) + ["--config", list],
            input: Data(), environment: ProcessInfo.processInfo.environment)
        return String(decoding: output, as: UTF8.self).split(separator: "\n").count { $0 == "204" }
    }
}
