import ConvenorCore
import Testing

/// Who may read an answer.
@Suite("Audiences")
struct AudienceTests {
    /// Each line by who types it, with who may read what comes back, one after the other in one meeting.
    private static let lines: [(who: String, line: String, audience: Reply.Audience)] = [
        ("mara", "start standup \"Discreet\"", .room), ("mara", "present @ana @bo", .room),
        ("mara", "note all is well", .room), ("mara", "private note bo seems tired", .confidential),
        ("mara", "edit N2 bo seems very tired", .confidential), ("mara", "show N2", .confidential),
        ("mara", "show N1", .asker), ("mara", "list notes", .confidential), ("ana", "list notes", .asker),
        ("mara", "minutes", .confidential), ("ana", "minutes", .asker), ("ana", "show N2", .asker),
        ("mara", "private actoin @ana hire a temp by tomorrow", .confidential), ("mara", "n", .confidential),
        ("mara", "acton @ana draft the plan by tomorrow", .asker), ("mara", "y", .room),
        ("ana", "actions", .asker), ("ana", "actions @me", .confidential), ("mara", "actions @ana", .asker),
        ("ana", "private action @ana polish my notes by tomorrow", .confidential),
        ("ana", "actions", .confidential), ("bo", "actions", .asker), ("ana", "done A2", .confidential),
        ("ana", "undo", .confidential), ("bo", "list actions", .asker),
        ("mara", "confidential decide we leave the fair because it costs too much", .confidential),
        ("bo", "confidential note whisper", .confidential),
        ("bo", "done A99", .asker), ("bo", "xyzzy", .asker), ("bo", "help", .asker), ("bo", "status", .asker),
        ("bo", "agenda", .asker), ("bo", "queue", .asker), ("bo", "ready", .asker), ("bo", "people", .asker),
        ("bo", "private done A99", .confidential), ("bo", "q+ to cost", .room),
        ("mara", "vote Drinks? options tea, coffee", .room), ("bo", "pick 1", .room), ("mara", "endvote", .room),
        ("bo", "next", .asker), ("mara", "next!", .room), ("bo", "more", .asker),
        ("mara", "preview", .confidential), ("mara", "preview @ana", .confidential), ("mara", "plan", .asker),
        ("ana", "plan", .confidential), ("bo", "plan", .asker), ("mara", "send", .asker), ("mara", "n", .asker),
        ("mara", "drop N1", .room),
        ("mara", "undo", .room), ("mara", "invite @lee lee@example.org", .room), ("mara", "end", .asker),
        ("mara", "y", .room),
    ]

    private static let secrets = ["tired", "temp", "polish", "leave the fair", "whisper"]

    @Test("what changes the meeting is for the room, looks are for who asked, secrets for nobody else")
    func table() async throws {
        let stage = try Stage()
        try stage.set(clock: "2026-11-26 10:00 Europe/Amsterdam")
        stage.people = Roster(["mara", "ana", "bo"].map { Person(handle: Handle($0), mail: $0 + "@example.org") })
        for (who, line, audience) in Self.lines {
            let reply = try await stage.say(line, from: who, in: "board")
            #expect(reply.audience == audience, "\(who)> \(line)\n\(reply.plainText)")
            if reply.audience < .confidential {
                #expect(!Self.secrets.contains { reply.plainText.contains($0) }, "\(who)> \(line)\n\(reply.plainText)")
            }
        }
    }

    @Test("what a meeting opens with shows the room nothing that is private, and who asks their own")
    func carriedOver() async throws {
        let stage = try Stage()
        try stage.set(clock: "2026-11-26 10:00 Europe/Amsterdam")
        stage.people = Roster(["mara", "ana"].map { Person(handle: Handle($0), mail: $0 + "@example.org") })
        for line in [
            "start standup \"Weekly\"", "action @mara book the hall by mon", "private action @mara talk to bo by mon",
            "end", "y",
        ] { _ = try await stage.say(line, from: "mara", in: "board") }
        let opened = try await stage.say("start standup", from: "mara", in: "board")
        #expect(opened.audience == .room)
        #expect(opened.plainText.contains("book the hall") && !opened.plainText.contains("talk to bo"))
        let carried = try await stage.say("carry", from: "mara", in: "board")
        #expect(carried.audience == .confidential && carried.plainText.contains("talk to bo"))
    }
}
