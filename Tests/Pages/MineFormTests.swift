import ConvenorCore
import ConvenorEngine
import Foundation
import Testing

@testable import ConvenorPages

@Suite("Forms of one's own page") struct MineFormTests {
    @Test("Done says so in the series, and the page says what was done, once")
    func done() async throws {
        let world = try await MinePageTests.world()
        let answer = try await world.post("/s/retention/A1/done", as: "ana")
        #expect(answer.status == 303 && answer.location == "/me")
        #expect(try await world.series("retention").records[RecordID(.action, 1)]?.status == .done)
        let page = try await world.get("/me", as: "ana").read
        #expect(page.contains("You have just changed A1 call the ten churned customers. Take it back"))
        #expect(page.contains("A1 @ana · call the ten churned customers") && page.contains("done"), "\(page)")
        #expect(!(try await world.get("/me", as: "bo").read.contains("Neem dat terug")))
        #expect(!(try await world.get("/me", as: "ana").read.contains("A1 @ana")))
        world.later(minutes: 11)
        #expect(!(try await world.get("/me", as: "ana").read.contains("call the ten churned customers")))
        // A second press of a page that is out of date changes nothing.
        let entries = try await world.series("retention").entries
        let again = try await world.post("/s/retention/A1/done", as: "ana")
        #expect(again.status == 422 && again.text.contains("role=\"alert\""))
        #expect(try await world.series("retention").entries == entries)
    }

    @Test("an owner says so of their own action, and of no other")
    func owner() async throws {
        let world = try await MinePageTests.world()
        #expect(try await world.post("/s/support/A1/done", as: "ana").status == 303)
        #expect(try await world.post("/s/support/A2/done", as: "ana").status == 404)
        #expect(try await world.post("/s/retention/A2/done", as: "ana").status == 422)
        #expect(try await world.post("/s/retention/A1/done", as: "eve").status == 404)
        #expect(try await world.post("/s/none/A1/done", as: "ana").status == 404)
        #expect(try await world.post("/s/retention/A4/done", as: "ana").status == 404)
        #expect(try await world.post("/s/retention/A1%20A2/done", as: "mara").status == 404)
        #expect(try await world.series("retention").records[RecordID(.action, 2)]?.status == .open)
    }

    @Test(
        "a form of elsewhere, of another session or of nobody changes nothing",
        arguments: ["/s/retention/A1/done", "/s/retention/A1/undo", "/me/channel", "/me/calendar"])
    func forged(_ path: String) async throws {
        let world = try await MinePageTests.world()
        let fields = ["channel": "both", "quiet": "18:00-08:00"]
        let entries = try await world.series("retention").entries
        let people = try await world.engine.people().entries
        let others = try await world.csrf(of: "bo")
        for answer in [
            try await world.post(path, as: "ana", fields, origin: "https://evil.example.org"),
            try await world.post(path, as: "ana", fields, origin: "null"),
            try await world.post(path, as: "ana", fields, origin: nil),
            try await world.post(path, as: "ana", fields, csrf: ""),
            try await world.post(path, as: "ana", fields, csrf: others),
        ] {
            #expect(answer.status == 403 && answer.headers.contains { $0.name == "content-security-policy" })
        }
        #expect(try await world.post(path, as: nil, fields).status == 403)
        #expect(try await world.get(path, as: "ana").status == 405)
        #expect(try await world.series("retention").entries == entries)
        #expect(try await world.engine.people().entries == people)
    }

    @Test("the channel and quiet hours are kept, and what is not understood is said beside what was typed")
    func channel() async throws {
        let world = try await MinePageTests.world()
        let bo = Handle("bo")
        let kept = try await world.post("/me/channel", as: "bo", ["channel": "both", "quiet": "18-8"])
        #expect(kept.status == 303)
        #expect(try await world.engine.people().quiet(of: bo)?.description == "18:00-08:00")
        #expect(try await world.engine.people().route(to: bo, reaches: { _ in true }).wanted == .both)
        let page = try await world.get("/me", as: "bo").text
        #expect(page.contains("value=\"18:00-08:00\"") && page.contains("value=\"both\" checked"))
        let wrong = try await world.post("/me/channel", as: "bo", ["channel": "mail", "quiet": "\"><b>when I sleep"])
        #expect(wrong.status == 422 && wrong.text.contains("value=\"&quot;&gt;&lt;b&gt;when I sleep\""))
        #expect(wrong.text.contains("value=\"mail\" checked") && !wrong.text.contains("<b>when"))
        // Nothing of a form that was refused is kept.
        #expect(try await world.engine.people().route(to: bo, reaches: { _ in true }).wanted == .both)
        #expect(try await world.post("/me/channel", as: "bo", ["channel": "both", "quiet": ""]).status == 303)
        #expect(try await world.engine.people().quiet(of: bo) == nil)
        let same = try await world.engine.people().entries
        #expect(try await world.post("/me/channel", as: "bo", ["channel": "both", "quiet": ""]).status == 303)
        #expect(try await world.engine.people().entries == same)
        // Who is found in no chat is offered none.
        #expect(!(try await world.get("/me", as: "ana").text.contains("value=\"chat\"")))
    }

    @Test("a field cannot become a line of its own")
    func lines() async throws {
        let world = try await MinePageTests.world()
        let quiet = "18-8\nchannel chat\r\ndone A1"
        let answer = try await world.post("/me/channel", as: "ana", ["channel": "chat; done A1", "quiet": quiet])
        #expect(answer.status == 422)
        #expect(try await world.engine.people().quiet(of: Handle("ana")) == nil)
        #expect(try await world.series("retention").records[RecordID(.action, 1)]?.status == .open)
    }

    @Test("a new address of the calendar is shown once and ends the one before")
    func calendar() async throws {
        let world = try await MinePageTests.world()
        func made() async throws -> String {
            let answer = try await world.post("/me/calendar", as: "ana")
            #expect(answer.status == 200)
            let parts = answer.text.components(separatedBy: "/calendar/")
            return String(parts.last?.prefix { $0 != "." } ?? "")
        }
        let first = try await made()
        #expect(try await world.engine.calendar(secret: first)?.contains("call the ten churned customers") == true)
        #expect(!(try await world.get("/me", as: "ana").text.contains(first)))
        let second = try await made()
        #expect(second != first)
        #expect(try await world.engine.calendar(secret: first) == nil)
        #expect(try await world.engine.calendar(secret: second) != nil)
    }

    @Test("one's own last answer can be taken back once, for ten minutes")
    func undo() async throws {
        let world = try await MinePageTests.world()
        let id = RecordID(.action, 1)
        func status() async throws -> Status? { try await world.series("support").records[id]?.status }
        #expect(try await world.post("/s/support/A1/undo", as: "ana").status == 422)
        _ = try await world.post("/s/support/A1/done", as: "ana")
        #expect(try await status() == .done)
        #expect(try await world.post("/s/support/A1/undo", as: "bo").status == 422)
        #expect(try await status() == .done)
        #expect(try await world.post("/s/support/A1/undo", as: "ana").status == 303)
        #expect(try await status() == .open)
        #expect(try await world.get("/me", as: "ana").read.contains("open complaints"))
        let entries = try await world.series("support").entries
        #expect(try await world.post("/s/support/A1/undo", as: "ana").status == 422)
        #expect(try await world.series("support").entries == entries)

        _ = try await world.post("/s/support/A1/done", as: "ana")
        world.later(minutes: 11)
        let late = try await world.post("/s/support/A1/undo", as: "ana")
        #expect(late.status == 422 && late.read.contains("for ten minutes"))
        #expect(try await status() == .done)
    }

    @Test("what others wrote since stays")
    func overtaken() async throws {
        let world = try await MinePageTests.world()
        _ = try await world.post("/s/support/A1/done", as: "ana")
        try await world.hear("note the phones are quiet", room: "support", chair: "bo")
        let answer = try await world.post("/s/support/A1/undo", as: "ana")
        #expect(answer.status == 422 && answer.read.contains("Somebody has written something since"))
        #expect(try await world.series("support").records[RecordID(.action, 1)]?.status == .done)
        #expect(try await world.series("support").all(.note).count == 1)
    }

    @Test("what is asked back is told and does not wait for an answer")
    func asked() async throws {
        let world = try await MinePageTests.world()
        let outcome = await world.engine.say(["dnoe A1"], from: Handle("ana"), in: "retention")
        #expect(outcome.end == .asked && outcome.reply.plainText.contains("done"))
        // The next line is no answer to it.
        let next = await world.engine.say(["y"], from: Handle("ana"), in: "retention")
        #expect(next.end == .refused)
        #expect(try await world.series("retention").records[RecordID(.action, 1)]?.status == .open)
    }
}
