import Foundation
import TestSupport
import Testing

/// Documents and feeds of the running daemon, by curl.
struct ReadingTests {
    private static let minutes = ["html", "md", "txt", "json", "csv"].map { "/s/board/meetings/1.\($0)" }
    private static let tables = ["actions", "decisions", "metrics"].flatMap {
        ["/s/board/\($0).csv", "/s/board/\($0).json"]
    }
    private static let whole = tables + ["/s/board/plan.html"]

    @Test("each document is for those whose role it is for, and for others it is not there")
    func roles() async throws {
        let house = try await ReadingHouse()
        for path in Self.minutes + Self.whole {
            let isMinutes = path.contains("meetings")
            for (person, status) in [
                ("lena", 200), ("bo", 200), ("ana", 200), ("paul", isMinutes ? 200 : 404), ("eve", 404),
            ] {
                #expect(try await house.get(path, as: person).status == status, "\(person) \(path)")
            }
            let nobody = try await house.get(path, as: nil)
            #expect(nobody.status == 303 && nobody.headers["location"]?.hasPrefix("/sign-in?to=") == true)
            #expect(try await house.call(path, key: "lena").status == 303, "a key counts under /api alone")
        }
        for path in [
            "/s/board/meetings/2.html", "/s/board/meetings/x.md", "/s/none/actions.csv", "/s/board/pictures/none.svg",
        ] {
            #expect(try await house.get(path, as: "lena").status == 404, "\(path)")
        }
        try await house.program.kill()
    }

    @Test("a meeting that goes on has minutes for those in the room alone")
    func running() async throws {
        let house = try await ReadingHouse(isEnded: false)
        for path in Self.minutes {
            for (person, status) in [("lena", 200), ("bo", 200), ("ana", 404), ("paul", 404), ("eve", 404)] {
                #expect(try await house.get(path, as: person).status == status, "\(person) \(path)")
            }
        }
        try await house.program.kill()
    }

    @Test("what is private is in no document, what is confidential in those of its role, a remark not in the outcome")
    func secrets() async throws {
        let house = try await ReadingHouse()
        for path in Self.minutes + Self.whole {
            for person in ReadingHouse.people {
                let body = try await house.get(path, as: person).body
                #expect(!body.contains("hidden reserve"), "\(person) \(path)")
                #expect(!body.contains("secret fair") || person == "lena", "\(person) \(path)")
                #expect(!body.contains("a plain remark") || ["lena", "bo"].contains(person), "\(person) \(path)")
                if person == "paul" { #expect(!body.contains("alert(1)"), "\(path)") }
            }
        }
        #expect(try await house.get("/s/board/decisions.csv", as: "lena").body.contains("secret fair"))
        #expect(try await house.get("/s/board/meetings/1.md", as: "bo").body.contains("a plain remark"))
        #expect(try await house.get("/s/board/meetings/1.csv", as: "paul").body.contains("the list"))
        try await house.program.kill()
    }

    @Test("markup is text, a formula is no formula, and a figure below zero stays one")
    func injection() async throws {
        let house = try await ReadingHouse()
        for path in ["/s/board/meetings/1.html", "/s/board/plan.html"] {
            let page = try await house.get(path, as: "bo")
            #expect(page.headers["content-security-policy"]?.contains("sandbox") == true)
            #expect(page.headers["content-security-policy"]?.contains("script-src") == false)
            for tag in ["<script", "<b>today", "<i>first"] { #expect(!page.body.contains(tag), "\(path)") }
            #expect(!page.body.contains("src=") && !page.body.contains("http"), "\(path) loads something")
        }
        #expect(try await house.get("/s/board/plan.html", as: "bo").body.contains("Streets &lt;i&gt;first&lt;/i&gt;"))
        let actions = try await house.get("/s/board/actions.csv", as: "bo")
        #expect(actions.body.contains("\r\nA2,'=HYPERLINK(1) the list,paul,") && actions.body.hasPrefix("id,text,"))
        #expect(actions.headers["content-disposition"] == "attachment; filename*=UTF-8''board-actions.csv")
        #expect(try await house.get("/s/board/decisions.csv", as: "bo").body.contains(",'=1+1,"))
        #expect(try await house.get("/s/board/metrics.csv", as: "bo").body.contains(",sheets,900,1500,-1120,"))
        try await house.program.kill()
    }

    @Test("a document that has not changed is not sent again, and one that has is")
    func tags() async throws {
        let house = try await ReadingHouse(isEnded: false)
        for path in ["/s/board/actions.json", "/s/board/meetings/1.html"] {
            let first = try await house.get(path, as: "bo")
            #expect(first.headers["cache-control"] == "private, no-cache")
            let tag = try #require(first.headers["etag"])
            for given in [tag, "W/" + tag, "\"other\", " + tag, "*"] {
                let again = try await house.get(path, as: "bo", ["-H", "If-None-Match: " + given])
                #expect(again.status == 304 && again.body.isEmpty && again.headers["etag"] == tag, "\(given)")
            }
            #expect(try await house.say("action One more @bo", key: "lena").status == 200)
            #expect(try await house.get(path, as: "bo", ["-H", "If-None-Match: " + tag]).status == 200)
        }
        // What another reader has does not stand for this one's.
        let tag = try #require(try await house.get("/s/board/decisions.csv", as: "lena").headers["etag"])
        #expect(try await house.get("/s/board/decisions.csv", as: "bo", ["-H", "If-None-Match: " + tag]).status == 200)
        try await house.program.kill()
    }

    @Test("a feed is valid, for its role, ends with its secret, and has nothing confidential even for the chair")
    func feed() async throws {
        let house = try await ReadingHouse()
        var feeds: [String: String] = [:]
        for person in ReadingHouse.people {
            let said = try await house.client.say("calendar", from: person)
            let secret = try #require(said.body.firstMatch(of: /\/calendar\/(\w+)\.ics/)).output.1
            feeds[person] = "/feeds/board/\(secret)/decisions.atom"
        }
        for (person, status) in [("lena", 200), ("bo", 200), ("ana", 200), ("paul", 404), ("eve", 404)] {
            let feed = try await house.get(try #require(feeds[person]), as: nil)
            #expect(feed.status == status, "\(person)")
            guard status == 200 else { continue }
            #expect(feed.headers["content-type"] == "application/atom+xml; charset=utf-8")
            let seen = try await Self.read(feed.body)
            #expect(seen == ["D1 Move <b>today</b> & go"], "\(person)")
            let tag = try #require(feed.headers["etag"])
            #expect(
                try await house.get(try #require(feeds[person]), as: nil, ["-H", "If-None-Match: " + tag]).status == 304
            )
        }
        _ = try await house.client.say("calendar off", from: "bo")
        #expect(try await house.get(try #require(feeds["bo"]), as: nil).status == 404)
        #expect(try await house.get("/feeds/board/wrong/decisions.atom", as: "lena").status == 404)
        try await house.program.kill()
    }

    /// The titles of a feed, once a parser and the rules of RFC 4287 have nothing to say of it.
    private static func read(_ feed: String) async throws -> [String] {
        let words = [ProcessRunner.script("read_atom.py")]
        let output = await aside {
            Result { try ProcessRunner.run(ProcessRunner.python, words, input: Data(feed.utf8)).output }
        }
        return try JSONDecoder().decode([String].self, from: try output.get())
    }

    @Test("where Chromium is installed, minutes and plan are had as PDF, and where it is not it is said so")
    func pdf() async throws {
        let house = try await ReadingHouse()
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium") else { return }
        for path in ["/s/board/meetings/1.pdf", "/s/board/plan.pdf"] {
            let page = try await house.get(path, as: "bo", ["-o", "/dev/null", "-D", "-"])
            #expect(page.status == 200 && page.headers["content-type"] == "application/pdf", "\(path)")
            let tag = try #require(page.headers["etag"])
            #expect(try await house.get(path, as: "bo", ["-H", "If-None-Match: " + tag]).status == 304)
            #expect(try await house.get(path, as: "eve").status == 404)
        }
        try await house.program.kill()
    }
}
