import Foundation
import TestSupport
import Testing

/// Coming in by a mailed link, and going out, at the real daemon.
@Suite("Signing in") struct SigningInTests {
    private func start() async throws -> (place: Workplace, program: Program, web: WebClient) {
        let place = try Workplace(["CONVENOR_HTTP_LISTEN": "127.0.0.1:0"])
        let (program, web) = try await WebClient.start(at: place)
        return (place, program, web)
    }

    @Test("a mailed link signs in once, the session is listed, and ends by signing out")
    func whole() async throws {
        let (place, program, web) = try await start()
        let lena = PageClient(web, at: place, named: "lena")
        let away = try await lena.get("/me/sessions")
        #expect(away.status == 303 && away.headers["location"] == "/sign-in?to=/me/sessions")
        let entered = try await lena.signIn("lena", at: place)
        #expect(entered.status == 303 && entered.headers["location"] == "/")
        let cookie = try #require(entered.headers["set-cookie"])
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && !cookie.contains("Max-Age"))
        let sessions = try await lena.get("/me/sessions")
        #expect(sessions.status == 200 && sessions.body.contains("curl") && sessions.body.contains("this one"))
        #expect(sessions.headers["cache-control"] == "no-store")
        #expect(sessions.headers["content-security-policy"]?.contains("default-src 'none'") == true)
        let out = try await lena.post("/sign-out", ["csrf": sessions.hidden("csrf") ?? ""])
        #expect(out.status == 303)
        #expect(try await lena.get("/me/sessions").status == 303)
        try await program.kill()
    }

    @Test("looking at a link uses nothing up; the one that is used ends all others, and a made-up one opens nothing")
    func links() async throws {
        let (place, program, web) = try await start()
        let bo = PageClient(web, at: place, named: "bo")
        let form = try await bo.get("/sign-in")
        let csrf = try #require(form.hidden("csrf"))
        _ = try await bo.post("/sign-in", ["mail": "BO@example.org", "csrf": csrf])
        let first = try await PageClient.link(in: place, besides: [])
        for _ in 1...3 { #expect(try await bo.get(first).status == 200) }
        let mails = Set(try place.mails)
        _ = try await bo.post("/sign-in", ["mail": "bo@example.org", "csrf": csrf])
        let second = try await PageClient.link(in: place, besides: mails)
        #expect(try await bo.get(first).status == 200)
        #expect(try await bo.get("/sign-in/" + String(repeating: "a", count: 32)).status == 404)
        let page = try await bo.get(second)
        let fields = ["csrf": page.hidden("csrf") ?? "", "person": "bo"]
        #expect(try await bo.post(second, fields.merging(["person": "lena"]) { $1 }).status == 404)
        #expect(try await bo.post(second, fields).status == 303)
        #expect(try await bo.post(second, fields).status == 404)
        #expect(try await bo.get(first).status == 404)
        try await program.kill()
    }

    @Test("a form from elsewhere, without its mark or with another's is refused and does nothing")
    func forgery() async throws {
        let (place, program, web) = try await start()
        let (lena, bo) = (PageClient(web, at: place, named: "lena"), PageClient(web, at: place, named: "bo"))
        _ = try await lena.signIn("lena", at: place)
        _ = try await bo.signIn("bo", at: place)
        let mine = try #require(try await lena.get("/me/sessions").hidden("csrf"))
        let theirs = try #require(try await bo.get("/me/sessions").hidden("csrf"))
        for (csrf, origin) in [("", nil), (theirs, nil), (mine, "https://evil.example.org"), (mine, "null")] {
            let answer = try await lena.post("/sign-out", ["csrf": csrf], origin: origin)
            #expect(answer.status == 403, "\(csrf) \(origin ?? "")")
        }
        #expect(try await lena.get("/me/sessions").status == 200)
        #expect(try await lena.post("/sign-out", ["csrf": mine]).status == 303)
        #expect(try await bo.get("/me/sessions").status == 200)
        try await program.kill()
    }

    @Test("the answer is the same for an address that nobody has, and too many are put off")
    func strangers() async throws {
        let (place, program, web) = try await start()
        let nobody = PageClient(web, at: place, named: "nobody")
        let csrf = try #require(try await nobody.get("/sign-in").hidden("csrf"))
        var bodies: [String] = []
        for mail in ["lena@example.org", "ghost@example.org"] {
            let page = try await nobody.post("/sign-in", ["mail": mail, "csrf": csrf])
            #expect(page.status == 200)
            bodies.append(page.body.replacing(mail, with: "X").replacing(/[0-9]{2}:[0-9]{2}/, with: "T"))
        }
        #expect(bodies[0] == bodies[1])
        #expect(try await nobody.post("/sign-in", ["mail": "no address", "csrf": csrf]).status == 422)
        var last = 200
        for _ in 1...12 where last == 200 {
            last = try await nobody.post("/sign-in", ["mail": "x\(UUID().uuidString)@example.org", "csrf": csrf]).status
        }
        #expect(last == 429)
        #expect(try place.mails.count == 1)
        try await program.kill()
    }

    @Test("another host than the one that is set is told, and an operator's link lets in who has no mail")
    func operators() async throws {
        let place = try Workplace([
            "CONVENOR_HTTP_LISTEN": "127.0.0.1:0", "CONVENOR_HTTP_ADDRESS": "https://meet.example.org",
        ])
        let (program, web) = try await WebClient.start(at: place)
        let client = PageClient(web, at: place, named: "x")
        let page = try await client.get("/sign-in")
        #expect(page.status == 421 && page.body.contains("https://meet.example.org"))
        let link = try await Program.run(["sign-in", "@lena"], at: place)
        #expect(link.code == 0 && link.output.hasPrefix("https://meet.example.org/sign-in/"))
        #expect(try await Program.run(["sign-in", "ghost"], at: place).code != 0)
        try await program.kill()
    }
}
