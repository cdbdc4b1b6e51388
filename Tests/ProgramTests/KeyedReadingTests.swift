import Foundation
import TestSupport
import Testing

/// The API of the running daemon, by curl.
struct KeyedReadingTests {
    private static func records(_ answer: ReadingHouse.Answer, _ name: String = "records") -> [[String: Any]] {
        (answer.json?[name] as? [[String: Any]]) ?? []
    }

    @Test("a key opens what its person may see, and what is private is had by none")
    func roles() async throws {
        let house = try await ReadingHouse()
        let paths = [
            ("/api/v1/series/board", 404), ("/api/v1/series/board/records", 404),
            ("/api/v1/series/board/records/D1", 404), ("/api/v1/series/board/records/A2", 200),
            ("/api/v1/series/board/meetings/1", 200), ("/api/v1/me/actions", 200), ("/api/v1/search?q=e", 200),
            ("/api/v1/series", 200),
        ]
        for (path, owner) in paths {
            for person in ReadingHouse.people {
                let answer = try await house.call(path, key: person)
                let isOwn = path.contains("me/") || path.contains("search") || path.hasSuffix("series")
                let status = person == "eve" ? (isOwn ? 200 : 404) : person == "paul" ? owner : 200
                #expect(answer.status == status, "\(person) \(path)")
                let type = status == 200 ? "application/json" : "application/problem+json"
                #expect(answer.headers["content-type"] == type && answer.json != nil, "\(person) \(path)")
                #expect(answer.headers["cache-control"] == "no-store")
                #expect(!answer.body.contains("hidden reserve"), "\(person) \(path)")
                #expect(!answer.body.contains("secret fair") || person == "lena", "\(person) \(path)")
                #expect(
                    !answer.body.contains("a plain remark") || ["lena", "bo"].contains(person), "\(person) \(path)")
            }
        }
        for id in ["N1", "D2"] {
            let status = id == "D2" ? 200 : 404
            #expect(try await house.call("/api/v1/series/board/records/\(id)", key: "lena").status == status)
            #expect(try await house.call("/api/v1/series/board/records/\(id)", key: "bo").status == 404)
        }
        let mine = try await house.call("/api/v1/me/actions", key: "paul")
        #expect(
            Self.records(mine, "actions").compactMap { ($0["record"] as? [String: Any])?["id"] as? String } == ["A2"])
        try await house.program.kill()
    }

    @Test("no key, a wrong one, one that is over, a cookie and a lack of scope are told apart as problems")
    func keys() async throws {
        let house = try await ReadingHouse()
        for key in [nil, "wrong", "over", ""] {
            let answer = try await house.call("/api/v1/series", key: key)
            #expect(answer.status == 401 && answer.json?["status"] as? Int == 401, "\(key ?? "none")")
            #expect(answer.headers["www-authenticate"]?.hasPrefix("Bearer") == true)
        }
        #expect(try await house.get("/api/v1/series", as: "lena").status == 401, "a cookie does not count")
        #expect(try await house.get("/api/v1/series", as: nil, ["-H", "Authorization: Bearer s-lena"]).status == 401)
        #expect(try await house.call("/api/v1/series", key: "reader").status == 200)
        let refused = try await house.say("note Not this", key: "reader")
        #expect(refused.status == 403 && refused.headers["www-authenticate"]?.contains("scope=\"write\"") == true)
        #expect(!(try await house.call("/api/v1/search?q=not+this", key: "lena").body.contains("Not this")))
        for query in ["kind=purple", "status=purple", "after=purple", "kind=action&after=D1"] {
            let answer = try await house.call("/api/v1/series/board/records?\(query)", key: "bo")
            #expect(answer.status == 400 && answer.headers["content-type"] == "application/problem+json", "\(query)")
        }
        #expect(try await house.call("/api/v1/search", key: "bo").status == 400)
        try await house.program.kill()
    }

    @Test("a line is carried out once under its name, by the rights of the key's owner")
    func lines() async throws {
        let house = try await ReadingHouse()
        let first = try await house.say("note Only once", key: "bo", name: "k1")
        #expect(first.status == 200 && first.json?["text"] as? String == "N3 Only once")
        #expect(first.json?["outcome"] as? String == "done")
        let again = try await house.say("note Only once", key: "bo", name: "k1")
        #expect(again.status == 200 && again.body == first.body)
        #expect(try await house.say("note Another", key: "bo", name: "k1").status == 422)
        // Everybody has names of their own.
        #expect(
            try await house.say("note Only once", key: "lena", name: "k1").json?["text"] as? String == "N4 Only once")
        let refused = try await house.say("done A77", key: "bo", name: "k2")
        #expect(refused.status == 422 && refused.json?["outcome"] as? String == "refused")
        #expect(try await house.say("done A77", key: "bo", name: "k2").body == refused.body)
        #expect(try await house.say("done A2", key: "ana").status == 422, "informed people do nobody's work")
        #expect(try await house.say("done A2", key: "paul").status == 200)
        #expect(try await house.say("note Mine", key: "eve").status == 404)
        let long = String(repeating: "k", count: 256)
        #expect(try await house.say("note Long", key: "bo", name: long).status == 400)
        let json = ["-H", "content-type: application/json"]
        for body in [
            "", "{", "[]", "{\"series\":\"board\"}", "{\"series\":\"board\",\"line\":\" \"}",
            "{\"series\":1,\"line\":2}",
        ] {
            let answer = try await house.call("/api/v1/lines", key: "bo", json, body: body)
            #expect(answer.status == 400, "\(body)")
        }
        #expect(try await house.call("/api/v1/lines", key: "bo", body: "series=board&line=x").status == 415)
        #expect(
            try await house.call("/api/v1/lines", key: "bo", json, body: "{\"series\":\"x\",\"line\":\"y\"}").status
                == 404)
        try await house.program.kill()
    }

    @Test("a hundred stand on a page, and next leads through all of them, each once")
    func paging() async throws {
        let house = try await ReadingHouse(more: (1...230).map { "action Ask number \($0) @bo\n" }.joined())
        for (path, name, count) in [
            ("/api/v1/series/board/records?kind=action", "records", 232), ("/api/v1/me/actions", "actions", 231),
            ("/api/v1/search?q=ask+number", "results", 230), ("/api/v1/series/board/records", "records", 237),
        ] {
            var (next, ids): (String?, [String]) = (path, [])
            var pages = 0
            while let path = next, pages < 9 {
                let answer = try await house.call(path, key: "bo")
                let found = Self.records(answer, name)
                #expect(answer.status == 200 && found.count <= 100, "\(path)")
                ids += found.compactMap { ($0["record"] as? [String: Any] ?? $0)["id"] as? String }
                next = answer.json?["next"] as? String
                pages += 1
            }
            #expect(pages == 3 && Set(ids).count == count && ids.count == count, "\(path): \(ids.count)")
        }
        try await house.program.kill()
    }

    @Test("an export opens from the disk: nothing that is not for everybody, and every link leads to a file")
    func export() async throws {
        let house = try await ReadingHouse()
        let site = house.place.path("site")
        let made = try await Program.run(["export", "board", "--site", site], at: house.place)
        #expect(made.code == 0 && made.output.isEmpty && made.errors.contains("files written"), "\(made.errors)")
        let again = try await Program.run(["export", "board", "--site", site], at: house.place)
        #expect(again.code == 64 && again.errors.contains("--force"))
        #expect(try await Program.run(["export", "board", "--site", site, "--force"], at: house.place).code == 0)
        for (words, code) in [(["none", "--site", site + "2"], 66), (["--site", site + "2"], 64), (["--force"], 64)] {
            #expect(try await Program.run(["export"] + words, at: house.place).code == Int32(code), "\(words)")
        }
        let names = try #require(FileManager.default.enumerator(atPath: site)).compactMap { $0 as? String }
        for name in ["style.css", "plan.html", "minutes/1.html", "minutes/1.md", "actions.csv", "decisions.json"] {
            #expect(names.contains(name), "\(name)")
        }
        for name in names where name.contains(".") {
            let file = URL(fileURLWithPath: site).appendingPathComponent(name)
            let text = try String(contentsOf: file, encoding: .utf8)
            for words in ["hidden reserve", "secret fair"] {
                #expect(!text.contains(words), "\(name)")
            }
            guard name.hasSuffix(".html") else { continue }
            for words in ["<script", "csrf"] { #expect(!text.contains(words), "\(name)") }
            for link in text.matches(of: /(?:href|src)="([^"]*)"/).map({ String($0.output.1) }) {
                if link.hasPrefix("data:") || link.hasPrefix("#") { continue }
                let path = String(link.prefix { $0 != "#" && $0 != "?" })
                let target = file.deletingLastPathComponent().appendingPathComponent(path)
                #expect(FileManager.default.fileExists(atPath: target.path), "\(name) leads to \(link)")
            }
        }
        try await house.program.kill()
    }
}
