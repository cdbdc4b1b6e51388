import ConvenorCore
import ConvenorEngine
import Testing

@Suite("Answers behind links of mails") struct AnswerVerbTests {
    private let repeated = "This was done before"

    @Test("every link of a mail shows a page that changes nothing, with all that it leads to")
    func looking() async throws {
        let stage = try await AnswerStage.held(
            more: ["checkin every monday 09:00 for @lena questions What moved? What is in the way?"])
        try await stage.move("2026-10-06T09:00")
        try await stage.move("2026-10-12T09:00")
        var seen = 0
        var letters: [Letter] = []
        for kind in ["summary", "reminder", "checkin"] { letters += try await stage.letters(kind, to: "lena") }
        for letter in letters {
            let before = try await stage.entries()
            for path in try stage.links(letter) {
                let page = try await stage.get(path)
                #expect(page.status == 200 && page.has("You answer as Lena Vos"), "\(path) \(page.status)")
                for name in ["Say how far it is", "Remind me later", "Something is in the way", "It is not mine"] {
                    let other = page.href(name)
                    if other.isEmpty { continue }
                    #expect(try await stage.get(other).status == 200)
                    seen += 1
                }
                seen += 1
            }
            #expect(try await stage.entries() == before)
        }
        #expect(seen > 12, "\(seen)")
    }

    @Test("done is done once, a second time says so and changes nothing, and it can be taken back")
    func done() async throws {
        let stage = try await AnswerStage.held()
        let path = try stage.link("done", try await stage.letter("summary", to: "lena"))
        let page = try await stage.get(path)
        #expect(page.has("Is A1 done?") && page.has("Book the stand") && page.has("Fri 9 Oct 2026"))
        let first = try await stage.post(path, csrf: page.csrf)
        #expect(first.status == 200 && !first.has(repeated) && first.has("A1"))
        #expect(try await stage.record("A1").status == .done)
        let entries = try await stage.entries()
        let second = try await stage.post(path, csrf: page.csrf)
        #expect(second.status == 200 && second.has(repeated))
        #expect(try await stage.entries() == entries)
        #expect(try await stage.get(path).status == 410)
        let undo = first.value(after: #"<form method="post" action=""#)
        #expect(undo.contains(".undo."))
        let back = try await stage.post(undo)
        #expect(back.status == 200, "\(back.html)")
        #expect(try await stage.record("A1").status == .open)
        // Taken back, it can be answered again in the same words, and taken back again.
        #expect(try await stage.post(path).status == 200)
        #expect(try await stage.record("A1").status == .done)
        #expect(try await stage.post(undo).status == 200)
        #expect(try await stage.record("A1").status == .open)
        #expect(try await stage.get(undo).status == 410)
    }

    @Test("an answer is taken back for ten minutes, and not after something else was written")
    func undo() async throws {
        let stage = try await AnswerStage.held()
        let path = try stage.link("done", try await stage.letter("summary", to: "lena"))
        let undo = try await stage.post(path).value(after: #"<form method="post" action=""#)
        await stage.say("note The hall is booked")
        #expect(try await stage.get(undo).status == 410)
        await stage.say("reopen A1")
        let percent = try await stage.get(path).href("Say how far it is")
        #expect(try await stage.post(percent, ["percent": "40"]).status == 200)
        #expect(try await stage.get(undo).status == 200)
        stage.clock.set(stage.clock.now().adding(seconds: 601))
        #expect(try await stage.get(undo).status == 410)
        #expect(try await stage.post(undo, csrf: "").status == 403)
    }

    @Test("another answer by the same link counts as the newer one, also the first one again")
    func newer() async throws {
        let stage = try await AnswerStage.held()
        let done = try stage.link("done", try await stage.letter("summary", to: "lena"))
        let percent = try await stage.get(done).href("Say how far it is")
        for figure in [40, 60, 40] {
            let answer = try await stage.post(percent, ["percent": String(figure), "remark": "so far"])
            #expect(answer.status == 200 && !answer.has(repeated))
            #expect(try await stage.record("A1").percent == figure)
        }
        #expect(try await stage.post(percent, ["percent": "40", "remark": "so far"]).has(repeated))
        #expect(try await stage.series().all(.note).contains { $0.text.contains("so far") })
        for wrong in ["140", "", "many", "50\ndone A2"] {
            let answer = try await stage.post(percent, ["percent": wrong])
            #expect(answer.status == 422 && answer.has("role=\"alert\""), "\(wrong)")
        }
        #expect(try await stage.record("A1").percent == 40)
    }

    @Test("later, blocked and not mine say what the line would say")
    func others() async throws {
        let stage = try await AnswerStage.held()
        let page = try await stage.get(try stage.link("done", try await stage.letter("summary", to: "lena")))
        let snooze = page.href("Remind me later")
        let until = try await stage.get(snooze)
        #expect(until.has(#"value="2026-10-06""#) && until.has(#"value="2026-10-12""#))
        #expect(try await stage.post(snooze, ["until": "2026-10-12"]).status == 200)
        let id = try #require(RecordID("A1"))
        #expect(try await stage.series().pursuits[id]?.snoozed == Day(iso: "2026-10-12"))
        #expect(try await stage.post(snooze, ["until": "2026-10-01"]).status == 422)
        let blocked = page.href("Something is in the way")
        let entries = try await stage.entries()
        // All of it or nothing.
        let refused = try await stage.post(blocked, ["reason": "no <b>access</b>", "until": "2026-10-01"])
        #expect(refused.status == 422 && refused.has("no &lt;b&gt;access&lt;/b&gt;"))
        #expect(try await stage.entries() == entries)
        #expect(try await stage.record("A1").status == .open)
        #expect(try await stage.post(blocked, ["reason": ""]).status == 422)
        #expect(try await stage.post(blocked, ["reason": "no access", "until": "2026-10-13"]).status == 200)
        let record = try await stage.record("A1")
        #expect(record.status == .blocked && record[.obstacle] == "no access")
        #expect(try await stage.post(page.href("It is not mine"), ["reason": "Bo does it"]).status == 200)
        #expect(try await stage.series().pursuits[id]?.disowned?.because == "Bo does it")
        #expect(try await !stage.letters("disowned", to: "mara").isEmpty)
    }

    @Test("whether it was worth the time is said after the meeting, for fourteen days, and stands with the scores")
    func roti() async throws {
        let stage = try await AnswerStage.held()
        let path = try stage.link("roti", try await stage.letter("summary", to: "lena"))
        #expect(try await stage.get(path).has("Was Autumn fair #1 worth the time?"))
        #expect(try await stage.post(path, ["score": "9"]).status == 422)
        #expect(try await stage.post(path, ["score": "4", "remark": "good pace"]).status == 200)
        #expect(try await stage.series().scores(ofMeeting: 1).map { $0[.score] } == ["4"])
        #expect(try await stage.post(path, ["score": "5"]).status == 200)
        #expect(try await stage.series().scores(ofMeeting: 1).map { $0[.score] } == ["5"])
        try await stage.move("2026-10-20T10:00")
        #expect(try await stage.get(path).status == 410)
    }

    @Test("a page speaks the language of who answers")
    func dutch() async throws {
        let stage = try await AnswerStage.held()
        let letter = try await stage.letter("summary", to: "lena")
        var house = stage.engine.house
        house.people = AnswerStage.people(language: "nl")
        stage.engine.takeUp(house)
        let page = try await stage.get(try stage.link("done", letter))
        #expect(page.has("Is A1 klaar?") && page.has("<html lang=\"nl\"") && page.has("Er staat iets in de weg"))
        #expect(try await stage.post(try stage.link("done", letter)).status == 200)
    }
}
