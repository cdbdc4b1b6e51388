import Foundation

/// Runs `wrk` over requests that were written to files before, so that it signs nothing while it measures.
struct LoadGenerator {
    static let connections = 64
    private static let threads = 2
    private let ground: Ground

    init(_ ground: Ground) { self.ground = ground }

    struct Report {
        var requests: Int
        var seconds: Double
        /// Milliseconds.
        var median: Double
        var p99: Double
        var rate: Double { Double(requests) / seconds }
    }

    /// Every request goes out once at most; throws when there were too few, or when an answer was not 200.
    func run(_ address: String, path: String, requests: [String], seconds: Int) throws -> Report {
        let list = ground.file("requests")
        for thread in 0..<Self.threads {
            var text = ""
            for index in stride(from: thread, to: requests.count, by: Self.threads) {
                text += "\(requests[index].utf8.count)\n" + requests[index]
            }
            try text.write(toFile: "\(list).\(thread + 1)", atomically: false, encoding: .utf8)
        }
        let script = ground.file("requests.lua")
        try Self.script.write(toFile: script, atomically: false, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/wrk")
        process.arguments = [
            "-t\(Self.threads)", "-c\(Self.connections)", "-d\(seconds)s", "--timeout", "20s", "-s", script,
            "http://\(address)\(path)", "--", list,
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let line = output.split(separator: "\n").first { $0.hasPrefix("RESULT ") } ?? ""
        let numbers = line.split(separator: " ").compactMap { Double($0) }
        guard numbers.count == 5 else { throw BenchFault("wrk says: \(output)") }
        guard numbers[2] == 0 else { throw BenchFault("\(Int(numbers[2])) requests failed: \(output)") }
        guard Int(numbers[0]) + Self.connections < requests.count else {
            throw BenchFault("\(requests.count) requests were too few, so some went out twice")
        }
        return Report(
            requests: Int(numbers[0]), seconds: numbers[1] / 1e6, median: numbers[3] / 1000, p99: numbers[4] / 1000)
    }

    /// A length, a line end, a request, and so on; each thread has a file of its own.
    private static let script = """
        local threads = 0
        function setup(thread)
            threads = threads + 1
            thread:set("number", threads)
        end
        function init(arguments)
            local file = io.open(arguments[1] .. "." .. number, "rb")
            requests = {}
            at = 0
            while true do
                local length = file:read("*n")
                if not length then break end
                file:read(1)
                requests[#requests + 1] = file:read(length)
            end
            file:close()
        end
        function request()
            at = at + 1
            return requests[(at - 1) % #requests + 1]
        end
        function done(summary, latency)
            local errors = summary.errors
            local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
            io.write(string.format("RESULT %d %d %d %d %d\\n", summary.requests, summary.duration, failed,
                latency:percentile(50), latency:percentile(99)))
        end

        """
}
