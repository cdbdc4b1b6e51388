import ConvenorCore
import ConvenorEngine
import ConvenorSQLite
import Foundation

/// Processor time of a daemon that has a house to look after and nothing to do.
struct IdleDaemon {
    private static let series = 100
    private let ground: Ground
    private let size: Size

    init(_ ground: Ground, _ size: Size) {
        self.ground = ground
        self.size = size
    }

    func measure() async throws -> (figures: [Figure], remarks: [String]) {
        let world = try PromiseWorld(series: Self.series, from: SystemClock().now())
        let (config, data) = (ground.file("idle-config"), ground.file("idle-data"))
        for folder in [config, data] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        let people = world.house.people.people.values.map { person in
            "  - handle: \(person.handle.name)\n    mail: \(person.mail ?? "")\n"
        }
        try ("people:\n" + people.sorted().joined()).write(
            toFile: config + "/people.yaml", atomically: true, encoding: .utf8)
        let store = try Organisation.store(at: data + "/convenor.db")
        try await world.lay(in: store)
        try await store.close()
        let daemon = try ServerProcess.convenor(
            config: config, data: data, environment: ["CONVENOR_HTTP_LISTEN": "127.0.0.1:0"],
            log: ground.file("idle-log"))
        // What a start brings is over then.
        try await Task.sleep(for: .seconds(5))
        let (before, wakes) = (daemon.processorSeconds, daemon.wakes)
        let begun = ContinuousClock.now
        try await Task.sleep(for: .seconds(size.idleSeconds))
        let seconds = (ContinuousClock.now - begun).seconds
        let share = (daemon.processorSeconds - before) / seconds * 100
        let woken = Double(daemon.wakes - wakes) / seconds
        daemon.end()
        return (
            [
                Figure(
                    name: "% of a processor of an idle daemon", value: share.rounded(to: 3), goal: "under 0.1",
                    isMet: share < 0.1)
            ],
            [
                "idle: \(size.idleSeconds) s of a daemon with \(Self.series) series, "
                    + "\(Self.series * PromiseWorld.actions) pending reminders and HTTP listening; its threads went to sleep "
                    + "\(woken.rounded(to: 1)) times a second"
            ]
        )
    }
}

extension ServerProcess {
    /// The daemon that was built beside the bench.
    static func convenor(
        config: String, data: String, environment: [String: String], log: String
    ) throws -> ServerProcess {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let program = URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent("convenor").path
        return try ServerProcess(
            program, ["run", "--config", config, "--data", data], environment: environment, log: log)
    }
}
