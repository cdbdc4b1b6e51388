import ConvenorCore
import ConvenorEngine
import Testing

@Suite("What is shown of the records of methods")
struct MethodViewTests {
    private func room(_ lines: String...) async throws -> Stage {
        let stage = try Stage()
        try stage.set(clock: "2026-11-26 10:00 Europe/Amsterdam")
        stage.people = Roster([Person(handle: Handle("ana"), name: "Ana Vos", mail: "ana@example.org")])
        for line in lines { _ = try await stage.hear(line) }
        return stage
    }

    @Test("a table leaves out what only some may read, also for who wrote it")
    func hidden() async throws {
        let stage = try await room(
            "start market \"Heat\"", "segment Families size=12,000", "private segment Buyers of the rival size=4")
        #expect(try await stage.hear("show SG2").contains("Buyers of the rival"))
        let table = try await stage.hear("table segments")
        #expect(table.contains("SG1  Families"))
        #expect(!table.contains("rival") && !table.contains("SG2"))
    }

    @Test("a private statement neither heads the minutes nor takes the place of an open one")
    func privateStatement() async throws {
        let stage = try await room(
            "start foundation \"Heat\"", "statement sort=horizon Warm streets by 2030-12-31",
            "private statement sort=horizon Sell the firm by 2028-12-31")
        #expect(try await stage.hear("show SM1").contains("replaced") == false)
        let minutes = try await stage.hear("minutes")
        #expect(minutes.hasPrefix("Horizon: Warm streets, by Tue 31 Dec 2030"))
    }

    @Test("points for an idea are in no minutes, and the last ones of a person count")
    func points() async throws {
        let stage = try await room("start journey \"Heat\"", "idea Open house", "rate I1 2 2", "rate I1 5 5")
        _ = try await stage.hear("rate I1 4 2", from: "ana")
        let table = try await stage.hear("table ideas")
        #expect(table.contains("wow  I1 Open house       2"))
        let minutes = try await stage.hear("minutes")
        #expect(minutes.contains("I1 Open house") && !minutes.contains("IR1") && !minutes.contains("RATINGS"))
    }

    @Test("somebody's calendar has what they send out, on the day on which it begins")
    func feed() async throws {
        let stage = try await room(
            "start digital-strategy \"Heat\"", "present @ana", "asset Letter state=exists",
            "slot Letter in the bus from=2026-12-07 @ana for AS1", "slot Film in the hall from=2026-12-08 for AS1")
        let feed = try await stage.engine().calendar(of: Handle("ana"))
        #expect(feed.contains("CS1 Letter in the bus (Heat)") && feed.contains("20261207"))
        #expect(!feed.contains("Film in the hall"))
    }
}
