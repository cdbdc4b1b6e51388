import ConvenorCore
import ConvenorEngine
import Testing

@testable import ConvenorPages

@Suite("Where the pages about series are") struct SeriesRoutesTests {
    private func answer(_ path: String, _ slug: String, cookie: String, in world: ViewWorld) async throws -> SiteAnswer
    {
        let route = try #require(Website(world.desk).routes.first { $0.path == path && $0.method == .get })
        var request = SiteRequest()
        request.parts = ["slug": slug]
        request.path = path.replacing("{slug}", with: slug)
        request.headers["cookie"] = cookie
        return try await route.answer(request)
    }

    private func text(_ answer: SiteAnswer) -> String {
        guard case .bytes(let bytes) = answer.body else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("who is signed in gets them, who is not is led to signing in, and what is not there is said to be so")
    func served() async throws {
        let world = try await HarbourWorld.make()
        // The engine of this world marks every secret alike.
        var pass = Pass(
            .session, mark: "", person: Handle("mara"), made: world.clock.now(),
            ends: world.clock.now().adding(seconds: 3600), name: "a browser")
        pass.mail = "mara@example.org"
        try await world.engine.note { [pass] in try $0.put(pass) }
        for (path, sign) in [
            ("/", "Decided lately"), ("/s/{slug}", "From goal to result"), ("/s/{slug}/actions", "Open actions of"),
        ] {
            let stranger = try await answer(path, HarbourWorld.slug, cookie: "", in: world)
            #expect(stranger.status == 303)
            let page = try await answer(path, HarbourWorld.slug, cookie: "convenor=x", in: world)
            #expect(page.status == 200 && text(page).contains(sign) && text(page).contains("Sign out mara"))
            #expect(page.headers.contains { $0.name == "cache-control" && $0.value == "no-store" })
        }
        for path in ["/s/{slug}", "/s/{slug}/actions"] {
            #expect(try await answer(path, "elsewhere", cookie: "convenor=x", in: world).status == 404)
        }
    }
}
