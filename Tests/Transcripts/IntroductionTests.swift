import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Foundation
import Synchronization
import Testing

@Suite("Who somebody is, as their platform says")
struct IntroductionTests {
    private func desk(_ platform: ScriptedPlatform, _ stage: Stage) throws -> PlatformDesk {
        stage.people = Roster([
            Person(handle: Handle("lena"), mail: "lena@example.org"),
            Person(handle: Handle("bo"), mail: "shared@example.org"),
            Person(handle: Handle("ana"), mail: "shared@example.org"),
        ])
        try stage.set(clock: "2026-11-26 10:00 Europe/Amsterdam")
        let clock = stage.clock
        return PlatformDesk(
            engine: try stage.engine(), platforms: PlatformTable(platforms: ["scripted": platform]), wire: DeadWire(),
            now: { clock.now() })
    }

    private func say(_ line: String, _ desk: PlatformDesk) async -> String {
        let request = WebhookRequest(platform: "scripted", name: "", headers: [:], body: Array(line.utf8))
        return String(decoding: await desk.answer(request).body, as: UTF8.self)
    }

    @Test("an id whose address is one person's is theirs at its first line, and asked about once")
    func known() async throws {
        let stage = try Stage()
        let platform = ScriptedPlatform(["U1": "Lena@example.org"])
        let desk = try desk(platform, stage)
        #expect(await say(#"U1 start open "Board""#, desk).contains("chair @lena"))
        #expect(await say("U1 note here", desk) == "N1 here")
        #expect(platform.asked.withLock { $0 } == ["U1"])
        // What was found is kept, and an id that was given up is not found again.
        try await stage.restart()
        let later = try self.desk(platform, stage)
        #expect(await say("U1 note again", later) == "N2 again")
        #expect(await say("U1 forget me", later).contains("no longer @lena"))
        #expect(await say("U1 note no more", later).contains("I don't know"))
        #expect(platform.asked.withLock { $0 } == ["U1"])
    }

    @Test("who is not told, or shares an address, stays a stranger and is asked about again after ten minutes")
    func unknown() async throws {
        let stage = try Stage()
        let platform = ScriptedPlatform(["U2": "shared@example.org"])
        let desk = try desk(platform, stage)
        for _ in 0..<3 {
            #expect(await say("U2 note a", desk).contains("I don't know"))
            #expect(await say("U3 note b", desk).contains("I don't know"))
        }
        #expect(platform.asked.withLock { $0 } == ["U2", "U3"])
        stage.clock.set(stage.clock.now().adding(seconds: 601))
        #expect(await say("U3 note b", desk).contains("I don't know"))
        #expect(platform.asked.withLock { $0 } == ["U2", "U3", "U3"])
    }

    @Test("a platform that does not say who it is holds nobody up, and lines at once share one question")
    func slow() async throws {
        let platform = ScriptedPlatform([:], isSlow: true)
        let stage = try Stage()
        let desk = try desk(platform, stage)
        let answers = await withTaskGroup(of: String.self) { group in
            for _ in 0..<4 { group.addTask { await say("U4 help iam", desk) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count == 4 && answers.allSatisfy { $0.contains("Form: iam address") })
        #expect(platform.asked.withLock { $0 } == ["U4"])
        try await stage.engine().store.close()
    }

    @Test("a question that fails makes nobody a stranger for longer than a moment")
    func failure() async throws {
        let stage = try Stage()
        let platform = ScriptedPlatform(["U5": "lena@example.org"])
        platform.failures.withLock { $0 = [.temporary("503"), .later("429", seconds: 1)] }
        let desk = try desk(platform, stage)
        for _ in 0..<2 { #expect(await say("U5 start open \"Board\"", desk).contains("I don't know")) }
        #expect(platform.asked.withLock { $0 } == ["U5"])
        stage.clock.set(stage.clock.now().adding(seconds: 3))
        #expect(await say("U5 start open \"Board\"", desk).contains("I don't know"))
        stage.clock.set(stage.clock.now().adding(seconds: 3))
        #expect(await say("U5 start open \"Board\"", desk).contains("chair @lena"))
        #expect(platform.asked.withLock { $0 }.count == 3)
        // What would be said again is not asked again.
        platform.failures.withLock { $0 = [.permanent("user_not_found")] }
        for _ in 0..<2 {
            #expect(await say("U6 note a", desk).contains("I don't know"))
            stage.clock.set(stage.clock.now().adding(seconds: 3))
        }
        #expect(platform.asked.withLock { $0 }.filter { $0 == "U6" }.count == 1)
    }

    @Test("who is told of after the line has gone on is known at the next one")
    func late() async throws {
        let stage = try Stage()
        let (gate, open) = AsyncStream<Void>.makeStream()
        let platform = ScriptedPlatform(["U7": "lena@example.org"], gate: gate)
        let desk = try desk(platform, stage)
        #expect(await say("U7 start open \"Board\"", desk).contains("I don't know"))
        open.finish()
        #expect(await say("U7 start open \"Board\"", desk).contains("chair @lena"))
        #expect(platform.asked.withLock { $0 } == ["U7"])
    }
}
