import ConvenorCore
import ConvenorEngine
import Foundation
import Testing

@Suite("Tokens that are forged, swapped or worn out") struct AnswerForgeryTests {
    /// The parts of a path: letter, object, verb, proof.
    private func parts(_ path: String) -> [String] {
        path.dropFirst("/a/".count).split(separator: ".").map(String.init)
    }

    private func expectWrong(_ parts: [String], at stage: AnswerStage, _ comment: Comment) async throws {
        let path = "/a/" + parts.joined(separator: ".")
        let entries = try await stage.entries()
        #expect(try await stage.get(path).status == 404, comment)
        let proof = stage.seal.text("link|\(parts.joined(separator: "."))", for: .form, bytes: 20)
        #expect(try await stage.post(path, csrf: proof).status == 404, comment)
        #expect(try await stage.entries() == entries, comment)
    }

    @Test("a token is good for its person, its object and its verb alone")
    func swapped() async throws {
        let stage = try await AnswerStage.held()
        let lena = parts(try stage.link("done", try await stage.letter("summary", to: "lena")))
        let bo = parts(try stage.link("done", try await stage.letter("summary", to: "bo")))
        try await expectWrong([lena[0], "a2", lena[2], lena[3]], at: stage, "another object")
        try await expectWrong([lena[0], lena[1], "notmine", lena[3]], at: stage, "another verb")
        try await expectWrong([bo[0], lena[1], lena[2], lena[3]], at: stage, "another letter")
        try await expectWrong([lena[0], bo[1], bo[2], bo[3]], at: stage, "another's proof")
        try await expectWrong([lena[0], lena[1], lena[2], String(lena[3].reversed())], at: stage, "another proof")
        try await expectWrong([lena[0], lena[1], lena[2], String(lena[3].dropLast())], at: stage, "a short proof")
        try await expectWrong([lena[0], "-", "stop", lena[3]], at: stage, "a stop")
        try await expectWrong(["aaaaaaaaaaaaa"] + lena.dropFirst(), at: stage, "no letter")
        #expect(try await stage.record("A1").status == .open)
        #expect(try await stage.record("A2").status == .open)
    }

    @Test("a digest over two series names each record by its own proof")
    func series() async throws {
        let stage = try await AnswerStage.held()
        for line in [#"start open "Spring fair""#, "invite @lena", "action @lena Order flowers by fri", "end"] {
            await stage.say(line)
        }
        try await stage.move("2026-10-06T09:00")
        let letter = try await stage.letter("reminder", to: "lena")
        let links = try stage.links(letter).filter { $0.contains(".a1.done.") }
        #expect(links.count == 2 && Set(links).count == 2)
        #expect(try await stage.post(links[0]).status == 200)
        let first = try await stage.record("A1").status
        let second = try await stage.record("A1", in: "spring-fair").status
        #expect([first, second].filter { $0 == .done }.count == 1)
        #expect(try await stage.post(links[1]).status == 200)
        #expect(try await stage.record("A1").status == .done)
        #expect(try await stage.record("A1", in: "spring-fair").status == .done)
    }

    @Test("another key makes other links, and one that was changed is believed where it is still known")
    func keys() async throws {
        let stage = try await AnswerStage.held()
        let letter = try await stage.letter("summary", to: "lena")
        let path = try stage.link("done", letter)
        let other = try #require(KeyedSealProbe.path(letter, key: 9))
        #expect(try await stage.get(other).status == 404)
        #expect(try await stage.get(path).status == 200)
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("convenor-keys-\(UUID())")
        try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
        try await stage.engine.store.backup(to: file.appendingPathComponent("convenor.db").path)
        let rotated = try AnswerStage(file, key: 9, earlier: [7])
        rotated.clock.set(stage.clock.now())
        #expect(try await rotated.get(path).status == 200)
        #expect(try await rotated.post(path).status == 200)
        #expect(try await rotated.record("A1").status == .done)
        try await rotated.engine.store.close()
        let forgotten = try AnswerStage(file, key: 9)
        forgotten.clock.set(stage.clock.now())
        #expect(try await forgotten.get(path).status == 404)
    }

    @Test("links end with their person, with their address, when all are ended, and with time")
    func revoked() async throws {
        let stage = try await AnswerStage.held()
        let path = try stage.link("done", try await stage.letter("summary", to: "lena"))
        let whole = stage.engine.house
        let statuses = { (people: Roster) async throws -> [Int] in
            var house = whole
            house.people = people
            stage.engine.takeUp(house)
            return [try await stage.get(path).status, try await stage.post(path, csrf: stage.proof(path)).status]
        }
        #expect(try await statuses(AnswerStage.people(without: ["lena"])) == [410, 410])
        #expect(try await statuses(AnswerStage.people(lena: "other@example.org")) == [410, 410])
        #expect(try await stage.record("A1").status == .open)
        stage.engine.takeUp(whole)
        #expect(try await stage.get(path).status == 200)
        // Gone and come back: nothing of before is good.
        var without = whole
        without.people = AnswerStage.people(without: ["lena"])
        stage.engine.takeUp(without)
        try await stage.engine.endLinks(ofThoseGoneSince: whole)
        stage.engine.takeUp(whole)
        #expect(try await stage.get(path).status == 410)
        let bo = try stage.link("done", try await stage.letter("summary", to: "bo"))
        #expect(try await stage.get(bo).status == 200)
        stage.clock.set(stage.clock.now().adding(seconds: 30 * 86_400 + 60))
        let old = try await stage.get(bo)
        #expect(old.status == 410 && old.has("too old"))
    }

    @Test("what is somebody else's by now is not answered any more")
    func reassigned() async throws {
        let stage = try await AnswerStage.held()
        let path = try stage.link("done", try await stage.letter("summary", to: "lena"))
        await stage.say("reassign A1 @bo")
        #expect(try await stage.get(path).status == 410)
        #expect(try await stage.post(path, csrf: stage.proof(path)).status == 410)
        #expect(try await stage.record("A1").status == .open)
    }

    @Test("a form without its proof, or of another site, changes nothing")
    func csrf() async throws {
        let stage = try await AnswerStage.held()
        let path = try stage.link("done", try await stage.letter("summary", to: "lena"))
        let bo = try stage.link("done", try await stage.letter("summary", to: "bo"))
        let good = stage.proof(path)
        for (proof, headers) in [
            ("", ["origin": AnswerStage.address]), (stage.proof(bo), ["origin": AnswerStage.address]),
            (good, ["origin": "https://evil.example.net"]), (good, ["origin": "null"]), (good, [:]),
            (good, ["sec-fetch-site": "cross-site"]),
        ] {
            #expect(try await stage.post(path, csrf: proof, headers: headers).status == 403)
        }
        #expect(try await stage.record("A1").status == .open)
        #expect(try await stage.post(path, csrf: good, headers: ["sec-fetch-site": "same-origin"]).status == 200)
    }

    @Test("twenty wrong tokens in ten minutes bar a client for ten more, good ones and old ones do not count")
    func tries() async throws {
        let stage = try await AnswerStage.held()
        let path = try stage.link("done", try await stage.letter("summary", to: "lena"))
        for _ in 1...19 { #expect(try await stage.get("/a/nothing").status == 404) }
        for _ in 1...3 { #expect(try await stage.get(path).status == 200) }
        #expect(try await stage.get("/a/nothing").status == 429)
        #expect(try await stage.get(path).status == 429)
        stage.clock.set(stage.clock.now().adding(seconds: 601))
        #expect(try await stage.get(path).status == 200)
        for _ in 1...15 { _ = try await stage.get("/a/nothing") }
        stage.clock.set(stage.clock.now().adding(seconds: 601))
        for _ in 1...15 { #expect(try await stage.get("/a/nothing").status == 404) }
    }

    @Test("who is signed in answers for their own, and nobody else's")
    func signedIn() async throws {
        let stage = try await AnswerStage.held()
        let path = "/s/autumn-fair/A1/answer"
        #expect(try await stage.get(path).status == 303)
        #expect(try await stage.post(path, csrf: "").status == 403)
        let bo = ["cookie": try await stage.signIn("bo"), "origin": AnswerStage.address]
        #expect(try await stage.get(path, bo).status == 410)
        let lena = ["cookie": try await stage.signIn("lena"), "origin": AnswerStage.address]
        let page = try await stage.get(path, lena)
        #expect(page.status == 200 && page.has("Is A1 done?") && page.has("verb=percent"))
        #expect(try await stage.post(path, csrf: "", headers: lena).status == 403)
        let percent = path + "?verb=percent"
        #expect(try await stage.post(percent, ["percent": "50"], headers: lena).status == 200)
        #expect(try await stage.record("A1").percent == 50)
        #expect(try await stage.post(percent, ["percent": "50"], headers: lena).has("This was done before"))
        await stage.say("progress A1 70%")
        #expect(try await stage.post(percent, ["percent": "50"], headers: lena).status == 200)
        #expect(try await stage.record("A1").percent == 50)
        let undo = try await stage.post(path + "?verb=undo", headers: lena)
        #expect(undo.status == 200, "\(undo.html)")
        #expect(try await stage.record("A1").percent == 70)
        for wrong in ["/s/autumn-fair/A9/answer", "/s/nothing/A1/answer", path + "?verb=stop", path + "?verb=x"] {
            #expect(try await stage.get(wrong, lena).status == 404, "\(wrong)")
        }
    }
}

extension AnswerStage {
    /// What a form of that link must say.
    func proof(_ path: String) -> String {
        seal.text("link|\(path.dropFirst("/a/".count))", for: .form, bytes: 20)
    }
}
