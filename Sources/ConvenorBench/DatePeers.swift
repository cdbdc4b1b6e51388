import Foundation

/// Two readers of dates in Python, each measured in a process of its own with the same phrases.
enum DatePeers {
    /// Phrases a second of each that could be measured, with its version.
    struct Speed: Codable {
        var name: String
        var version: String
        var perSecond: Double
        /// How many of the phrases it made a date of.
        var read: Int
    }

    /// Reads its phrases from stdin and prints a line of JSON; the settings are those with which each reads due dates.
    private static let program = """
        import datetime, importlib.metadata, json, sys, time
        name, rounds = sys.argv[1], int(sys.argv[2])
        phrases = sys.stdin.read().splitlines()
        now = datetime.datetime(2026, 11, 26, 9, 58)
        if name == "dateparser":
            import dateparser
            settings = {"RELATIVE_BASE": now, "PREFER_DATES_FROM": "future"}
            def read(phrase): return dateparser.parse(phrase, languages=["en"], settings=settings) is not None
        else:
            import parsedatetime
            calendar = parsedatetime.Calendar()
            def read(phrase): return calendar.parseDT(phrase, now)[1] != 0
        found = sum(map(read, phrases))
        start = time.perf_counter()
        for _ in range(rounds):
            for phrase in phrases: read(phrase)
        seconds = time.perf_counter() - start
        print(json.dumps({"name": name, "version": importlib.metadata.version(name),
                          "perSecond": rounds * len(phrases) / seconds, "read": found}))
        """

    static func measure(python: String, phrases: [String], rounds: Int) throws -> [Speed] {
        try ["dateparser", "parsedatetime"].map { name in
            let output = try Filter.run(
                python, ["-W", "ignore", "-c", program, name, String(rounds)],
                input: Data((phrases.joined(separator: "\n") + "\n").utf8), environment: [:])
            guard let speed = try? JSONDecoder().decode(Speed.self, from: output) else {
                throw BenchFault("\(name) cannot be measured with \(python)")
            }
            return speed
        }
    }
}

/// A program that answers what it is fed.
enum Filter {
    /// Its whole output; it is fed by a thread, so that neither waits for the other.
    static func run(_ program: String, _ arguments: [String], input: Data, environment: [String: String]) throws -> Data
    {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = environment
        let (feed, answers) = (Pipe(), Pipe())
        process.standardInput = feed
        process.standardOutput = answers
        try process.run()
        Thread {
            try? feed.fileHandleForWriting.write(contentsOf: input)
            try? feed.fileHandleForWriting.close()
        }.start()
        let output = answers.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchFault("\(program) ended with \(process.terminationStatus)")
        }
        return output
    }
}
