import ConvenorCore
import ConvenorEngine
import Testing

struct RoomStatusTests {
    @Test("who comes back after a restart is told what status tells, and nothing in a room without a series")
    func comingBack() async throws {
        let stage = try Stage()
        try stage.set(clock: "2026-11-26 10:00 UTC")
        #expect(try await stage.engine().status(of: "console", to: stage.chair) == nil)
        _ = try await stage.hear("start alignment \"Coming back\"")
        _ = try await stage.hear("next!")
        try await stage.restart()
        let told = try #require(try await stage.engine().status(of: "console", to: stage.chair)?.plainText)
        #expect(told.contains("Step 2 of 10"))
        #expect(try await stage.hear("status") == told)
        #expect(try await stage.engine().status(of: "kitchen", to: stage.chair) == nil)
    }
}
