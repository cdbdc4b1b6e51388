import ArgumentParser
import ConvenorCore
import ConvenorEngine
import ConvenorSQLite
import Foundation

/// Start time and memory with many series, measured in a fresh process.
struct ColdStart {
    private let ground: Ground
    private let size: Size
    static let entries = 50

    init(_ ground: Ground, _ size: Size) {
        self.ground = ground
        self.size = size
    }

    func measure() async throws -> (figures: [Figure], remarks: [String]) {
        let path = ground.file("many.db")
        let store = try Organisation.store(at: path)
        let house = try Organisation.house()
        for number in 1...size.series {
            var chronicle = Chronicle(title: "Weekly \(number)", room: "room-\(number)", house: house)
            try chronicle.write(Self.entries)
            try await chronicle.lay(in: store)
        }
        try await store.close()
        var probes: [Probe.Report] = []
        for _ in 0..<3 { probes.append(try Probe.ask(about: path, series: size.series)) }
        func figure(_ name: String, _ digits: Int, _ field: KeyPath<Probe.Report, Double>) -> Figure {
            Figure(name: name, value: Sample(probes.map { $0[keyPath: field] }).median.rounded(to: digits))
        }
        let many = "\(size.series) series"
        return (
            [
                figure("ms to the first answer, \(many)", 0, \.total),
                figure("MiB after the first answer, \(many)", 0, \.firstMemory),
                figure("ms to fold all \(many)", 0, \.folding),
                figure("MiB with all \(many) folded", 0, \.allMemory),
            ],
            [
                "start: a fresh process opens a store of \(many) with \(Self.entries) entries each, hears one command and "
                    + "reads the next alarm (opening \(Sample(probes.map(\.opening)).median.rounded(to: 1)) ms, the command "
                    + "\(Sample(probes.map(\.command)).median.rounded(to: 1)) ms); then one command in each series"
            ]
        )
    }
}

/// The fresh process: opens a store, answers, and prints what that cost.
struct Probe: AsyncParsableCommand {
    /// Milliseconds and MiB.
    struct Report: Codable {
        /// From the start of the process, as its parent saw it.
        var total = 0.0
        var opening: Double
        var command: Double
        var firstMemory: Double
        var folding: Double
        var allMemory: Double
    }

    static let configuration = CommandConfiguration(
        commandName: "probe", abstract: "Measures a start from inside.", shouldDisplay: false)

    @Argument var path: String
    @Argument var series: Int

    func run() async throws {
        let clock = ContinuousClock()
        let begun = clock.now
        let store = try Organisation.store(at: path)
        let engine = try Organisation.engine(store)
        let opened = clock.now
        let reply = await engine.hear("note The first line after a start", from: Handle("mara"), room: "room-1")
        _ = try await store.read { try $0.nextAlarm() }
        let answered = clock.now
        guard reply.plainText.contains("N") else { throw BenchFault("no answer but: \(reply.plainText)") }
        let memory = Processor.residentMebibytes
        // The parent takes its time when this line comes.
        print("answered")
        fflush(nil)
        let folding = await clock.measure {
            for number in 1...series {
                _ = await engine.hear("note Another line", from: Handle("mara"), room: "room-\(number)")
            }
        }
        let report = Report(
            opening: (opened - begun).seconds * 1000, command: (answered - opened).seconds * 1000, firstMemory: memory,
            folding: folding.seconds * 1000, allMemory: Processor.residentMebibytes)
        print(String(decoding: try JSONEncoder().encode(report), as: UTF8.self))
        try await store.close()
    }

    /// Runs one and takes its report.
    static func ask(about path: String, series: Int) throws -> Report {
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["probe", path, String(series)]
        let pipe = Pipe()
        process.standardOutput = pipe
        let begun = ContinuousClock.now
        try process.run()
        let first = pipe.fileHandleForReading.availableData
        let total = (ContinuousClock.now - begun).seconds * 1000
        let rest = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let lines = String(decoding: first + rest, as: UTF8.self).split(separator: "\n")
        guard process.terminationStatus == 0, lines.count == 2 else { throw BenchFault("the fresh process failed") }
        var report = try JSONDecoder().decode(Report.self, from: Data(lines[1].utf8))
        report.total = total
        return report
    }
}
