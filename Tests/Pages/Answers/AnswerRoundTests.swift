import ConvenorCore
import ConvenorCurl
import ConvenorEngine
import TestSupport
import Testing

@Suite("Rounds, meetings and stops behind links of mails") struct AnswerRoundTests {
    private func asked() async throws -> AnswerStage {
        let stage = try await AnswerStage.held(
            more: ["checkin every monday 09:00 for @lena, @bo questions What moved? What is in the way?"])
        try await stage.move("2026-10-12T09:00")
        return stage
    }

    @Test("a check-in is answered question by question, until its round is over")
    func checkIn() async throws {
        let stage = try await asked()
        let letter = try await stage.letter("checkin", to: "lena")
        let path = try stage.link("checkin", letter)
        let page = try await stage.get(path)
        #expect(page.has("What moved?") && page.has("What is in the way?") && page.has("at risk"))
        #expect(try await stage.post(path).status == 422)
        let answer = try await stage.post(
            path, ["answer-1": "Legal has it", "answer-2": "nothing\nblocked A2 me", "stand": "at risk"])
        #expect(answer.status == 200, "\(answer.html)")
        let id = try #require(RecordID("C1"))
        let given = try #require(try await stage.series().round(of: id)?.answers[Handle("lena")])
        #expect(given.lines.count == 2 && given.lines[0].contains("Legal has it") && given.stand == .atRisk)
        #expect(try await stage.record("A2").status == .open)
        let mended = try await stage.post(path, ["answer-1": "Legal is done", "answer-2": ""])
        #expect(mended.status == 200)
        try await stage.move("2026-10-19T09:00")
        #expect(try await stage.get(path).status == 410)
        let next = try stage.link("checkin", try await stage.letter("checkin", to: "lena"))
        #expect(next != path)
        #expect(try await stage.get(next).status == 200)
    }

    @Test("a feedback request is scored by link")
    func feedback() async throws {
        let stage = try await AnswerStage.held()
        for line in [
            "start open", "adjust Call the ten largest customers for O1", "agree X1",
            "action @bo Call them by fri for X1", "feedback-request X1 in 1 week to @lena", "done A3", "end",
        ] { await stage.say(line) }
        for day in 6...20 where try await stage.letters("feedback", to: "lena").isEmpty {
            try await stage.move("2026-10-\(day < 10 ? "0" : "")\(day)T09:00")
        }
        let letter = try await stage.letter("feedback", to: "lena")
        let path = try stage.link("feedback", letter)
        #expect(try await stage.get(path).has("Does X1 work?"))
        let id = try #require(letter.topic)
        #expect(try await stage.post(path, ["score": "4", "remark": "calls are easier"]).status == 200)
        #expect(try await stage.series().round(of: id)?.answers[Handle("lena")]?.score == 4)
        #expect(try await stage.get(path).status == 410)
    }

    @Test("who is invited says by link whether they come, until the meeting begins")
    func rsvp() async throws {
        let stage = try await AnswerStage.held()
        await stage.say("schedule 2026-10-22 10:00 for 60m")
        for day in 6...22 { try await stage.move("2026-10-\(day < 10 ? "0" : "")\(day)T09:00") }
        let invitation = try stage.link("rsvp", try await stage.letter("invitation", to: "lena"))
        var paths = [invitation]
        for kind in ["meeting", "reminder"] {
            for letter in try await stage.letters(kind, to: "lena") {
                paths += try stage.links(letter).filter { $0.contains(".rsvp.") }
            }
        }
        #expect(paths.count > 1)
        let status = { () async throws -> CalendarAnswer.Status? in
            let series = try await stage.series()
            return series.planning?.next.flatMap {
                series.planning?.invitations[$0.uid]?.answers[Handle("lena")]?.status
            }
        }
        for path in paths {
            stage.clock.set(stage.clock.now().adding(seconds: 1))
            #expect(try await stage.post(path, ["answer": "declined"]).status == 200)
            #expect(try await status() == .declined)
            stage.clock.set(stage.clock.now().adding(seconds: 1))
            #expect(try await stage.post(path, ["answer": "accepted"]).has("You come."))
            #expect(try await status() == .accepted)
        }
        #expect(try await stage.post(invitation, ["answer": "perhaps"]).status == 422)
        try await stage.move("2026-10-22T10:00")
        #expect(try await stage.get(invitation).status == 410)
    }

    @Test("one press ends reminders without a proof of the form, and only a stop is pressed so")
    func oneClick() async throws {
        let stage = try await asked()
        let letter = try await stage.letter("checkin", to: "lena")
        let mail = try #require(MIMEReader().read(letter.bytes))
        let stop = try stage.link("stop", letter)
        #expect(mail.headers["list-unsubscribe"] == "<\(AnswerStage.address)\(stop)>")
        #expect(mail.headers["list-unsubscribe-post"] == "List-Unsubscribe=One-Click")
        let body = "List-Unsubscribe=One-Click"
        let type = ["content-type": "application/x-www-form-urlencoded"]
        let other = try stage.link("checkin", letter)
        #expect(try await stage.ask(.post, other, type, body).status == 403)
        #expect(try await stage.get(stop).has("Get no more of these mails?"))
        #expect(try await !stage.series().hasStopped(Handle("lena")))
        for _ in 1...2 {
            let answer = try await stage.ask(.post, stop, type, body)
            #expect(answer.status == 200 && !answer.has("<html"))
        }
        #expect(try await stage.series().hasStopped(Handle("lena")))
        #expect(try await !stage.series().hasStopped(Handle("bo")))
        let theirs = try stage.link("stop", try await stage.letter("checkin", to: "bo"))
        let parts = "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n"
        let form = try await stage.ask(.post, theirs, ["content-type": "multipart/form-data; boundary=b"], parts)
        #expect(form.status == 200)
        #expect(try await stage.series().hasStopped(Handle("bo")))
    }

    @Test("mails without an address are as they were, and with one have nothing more but the links")
    func asBefore() async throws {
        let (with, without) = (try await AnswerStage.held(), try await AnswerStage.held(hasLinks: false))
        for stage in [with, without] { try await stage.move("2026-10-06T09:00") }
        for kind in ["summary", "reminder"] {
            let (new, old) = (try await with.letter(kind, to: "lena"), try await without.letter(kind, to: "lena"))
            #expect(old.token.isEmpty && !new.token.isEmpty)
            let (text, plain) = (MIMEReader().read(new.bytes)?.text ?? "", MIMEReader().read(old.bytes)?.text ?? "")
            #expect(!plain.contains("http") && !String(decoding: old.bytes, as: UTF8.self).contains("List-Unsub"))
            let left = text.split(whereSeparator: \.isNewline).filter {
                !$0.contains("https://") && !$0.contains("on a page, which")
            }
            #expect(left == plain.split(whereSeparator: \.isNewline))
            let html = try #require(try ParsedMail(new.bytes).html)
            for path in try with.links(new) { #expect(html.contains("<a href=\"\(AnswerStage.address)\(path)\">")) }
        }
    }
}
