import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Testing

/// Rooms in which nothing can be said to one person alone.
@Suite("Where everybody reads the answer")
struct OverheardTests {
    private func desk(_ way: Aside, _ stage: Stage) throws -> PlatformDesk {
        stage.people = Roster(
            ["mara", "bo"].map { Person(handle: Handle($0), mail: $0 + "@example.org", chat: ["scripted": $0]) })
        try stage.set(clock: "2026-11-26 10:00 Europe/Amsterdam")
        let clock = stage.clock
        return PlatformDesk(
            engine: try stage.engine(),
            platforms: PlatformTable(platforms: ["scripted": ScriptedPlatform([:], aside: way)]),
            now: { clock.now() })
    }

    private func say(_ line: String, _ desk: PlatformDesk) async -> String {
        let request = WebhookRequest(platform: "scripted", name: "", headers: [:], body: Array(line.utf8))
        return String(decoding: await desk.answer(request).body, as: UTF8.self)
    }

    private let refusal = "Nothing of that is stored"

    @Test("what is not for everybody is refused before it is stored, with what to do instead")
    func refused() async throws {
        let stage = try Stage()
        let desk = try desk(.nowhere, stage)
        _ = await say("mara start open \"Board\"", desk)
        for line in [
            "confidential note z", "private note z", "private action @bo rest by fri", "confidential nott z",
            "convenor: private note z",
        ] {
            let answer = await say("mara " + line, desk)
            #expect(answer.hasPrefix(refusal) && answer.contains("in a direct message"), "\(answer)")
        }
        // The number tells that nothing was, and no question waits.
        #expect(!(await say("mara y", desk)).contains("N1"))
        #expect(await say("mara note heard", desk).hasPrefix("N1 heard"))
    }

    @Test("a record that is hidden by now is left as it is, and a look says where it can be read")
    func hidden() async throws {
        let stage = try Stage()
        let desk = try desk(.nowhere, stage)
        _ = await say("mara start open \"Board\"", desk)
        let open = try self.desk(.directly, stage)
        #expect(await say("mara private action @mara rest by 2026-12-04", open) == "Sent to you directly.")
        #expect(await say("mara done A1", desk).hasPrefix(refusal))
        #expect(await say("mara actions", desk).hasPrefix("That is for you alone; ask me"))
        #expect(await say("mara done A1", open) == "Sent to you directly.")
        #expect(await say("mara reopen A1", open) == "Sent to you directly.")
    }
}
