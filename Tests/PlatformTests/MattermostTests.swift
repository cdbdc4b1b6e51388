import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Testing

@Suite("What Mattermost delivers")
struct MattermostTests {
    static let token = "qzgakf1nx3yt9dr4n8585ihbxy"

    static func mattermost(_ more: [String: [String]] = [:], name: String = "") throws -> Mattermost {
        let values = ["tokens": ["another", token, "zmigewsanbbsdf59xnmduzypjc"]].merging(more) { $1 }
        return try #require(Mattermost(PlatformValues(name: name, values)))
    }

    private func form(_ body: String) -> WebhookRequest {
        WebhookRequest(
            platform: "mattermost", name: "", headers: ["content-type": "application/x-www-form-urlencoded"],
            body: Array(body.utf8))
    }

    @Test("without a token there is no such platform")
    func unset() {
        #expect(Mattermost(PlatformValues(["site_url": ["https://chat.example.org"]])) == nil)
    }

    @Test("each vector is known by its token or its code", arguments: MattermostVector.all)
    func vectors(_ vector: MattermostVector) throws {
        let isOurs = vector.name != "foreign press"
        #expect(try Self.mattermost().fits(vector.request) == isOurs)
        #expect(try Self.mattermost(["tokens": [vector.token]]).fits(vector.request) == isOurs)
        for token in Flips.of(vector.token) {
            #expect(try !Self.mattermost(["tokens": [token]]).fits(vector.request), "\(token)")
        }
    }

    @Test(
        "one bit changed in a token is refused, wherever it stands",
        arguments: ["slash", "outgoing form", "outgoing JSON"])
    func bits(_ name: String) throws {
        let (mattermost, vector) = (try Self.mattermost(), try MattermostVector.named(name))
        for token in Flips.of(vector.token) {
            var request = vector.request
            request.body = Array(vector.body.replacing(vector.token, with: token).utf8)
            // A per cent sign without digits breaks the form: the header is right, and nothing is heard.
            #expect(!mattermost.fits(request) || (try? mattermost.parse(request)) == nil, "\(token)")
            guard name == "slash" else { continue }
            request.body = vector.request.body
            request.headers["authorization"] = "Token " + token
            #expect(!mattermost.fits(request), "\(token)")
        }
        var bare = vector.request
        bare.headers["authorization"] = nil
        bare.body = Array(vector.body.replacing(vector.token, with: "").utf8)
        #expect(!mattermost.fits(bare))
    }

    @Test("a token in the header or in the body is enough; an OAuth token says nothing")
    func places() throws {
        let (mattermost, vector) = (try Self.mattermost(), try MattermostVector.named("slash"))
        var request = vector.request
        request.headers["authorization"] = "Bearer something.else"
        #expect(mattermost.fits(request))
        request.body = Array(vector.body.replacing("token=", with: "old=").utf8)
        #expect(!mattermost.fits(request))
        request.headers["authorization"] = vector.headers["authorization"]
        #expect(mattermost.fits(request))
    }

    @Test("one bit changed in what a button carries, or in its channel, is refused")
    func pressBits() throws {
        let (mattermost, vector) = (try Self.mattermost(), try MattermostVector.named("press"))
        #expect(mattermost.fits(vector.request))
        let context = try #require(vector.body.firstRange(of: #""context":"#)?.lowerBound)
        let (head, tail) = (String(vector.body[..<context]), Array(vector.body[context...].utf8))
        // The last byte closes the body.
        for other in Flips.of(Array(tail.dropLast())) {
            var request = vector.request
            request.body = Array(head.utf8) + other + tail.suffix(1)
            #expect(!mattermost.fits(request), "\(other.text)")
        }
        for channel in Flips.of("j6j53p28k6urx15fpcgsr20psq") {
            var request = vector.request
            request.body = Array(vector.body.replacing("j6j53p28k6urx15fpcgsr20psq", with: channel).utf8)
            #expect(!mattermost.fits(request))
        }
    }

    @Test("commands, outgoing webhooks and presses are read as they are published")
    func published() throws {
        let mattermost = try Self.mattermost(["site_url": ["http://localhost:8066/"]])
        let slash = try mattermost.message(MattermostVector.named("slash").request)
        #expect(slash.room == "fukxanjgjbnp7ng383at53k1sy" && slash.user == "erj6qck3rfgtujs86w5r6rckzh")
        #expect(slash.userName == "alan" && slash.text == [.text("toronto week")])
        #expect(slash.address == "http://localhost:8066/hooks/commands/i11f6nnfgfyk8eg56x9omc6dpa")
        #expect(slash.delivery?.hasPrefix("trigger_id ZWZ5Zj") == true && !mattermost.comesAgain(slash))
        #expect(try Self.mattermost().message(MattermostVector.named("slash").request).address == nil)
        for name in ["outgoing form", "outgoing JSON"] {
            let said = try mattermost.message(MattermostVector.named(name).request)
            #expect(said.text == [.text("text here")] && said.user == "rnina9994bde8mua79zqcg5hmo")
            #expect(said.delivery == "post_id axdygg1957njfe5pu38saikdho" && said.room == "hawos4dqtby53pd64o4a4cmeoo")
        }
        let press = try mattermost.message(MattermostVector.named("press").request)
        #expect(press.text == [.text("2")] && press.mark == "q/7" && press.series == nil)
        #expect(press.delivery == "trigger_id ZXhhbXBsZQ==" && press.user == "rd49ehbqyjytddasoownkuqrxe")
        #expect(throws: WebhookFault.self) { try mattermost.parse(MattermostVector.named("foreign press").request) }
    }

    @Test(
        "those who are mentioned are known by their ids",
        arguments: [
            ("action Ask @Alan. due friday", ["Alan"]), ("@alan @bo-1", ["alan", "bo-1"]), ("a@b @nobody", []),
            ("@alan.", ["alan"]), ("@@bo-1", ["bo-1"]),
        ] as [(String, [String])])
    func mentions(_ text: String, _ names: [String]) throws {
        let encoded = text.replacing(" ", with: "+").replacing("@", with: "%40")
        let message = try Self.mattermost().message(
            form(
                "command=%2Fc&user_id=u&channel_id=c&text=\(encoded)&user_mentions=alan&user_mentions_ids=id1"
                    + "&user_mentions=bo-1&user_mentions_ids=id2"))
        let found = message.text.compactMap { piece -> String? in
            if case .mention(let id, let name) = piece { "\(id) \(name)" } else { nil }
        }
        #expect(found == names.map { ($0 == "bo-1" ? "id2 " : "id1 ") + $0 })
        let whole = message.text.map { piece in
            switch piece {
            case .text(let text): text
            case .mention(_, let name): "@" + name
            }
        }
        #expect(whole.joined() == text)
    }

    @Test(
        "what cannot be read is malformed, though its token fits",
        arguments: [
            "text=%ff&user_id=u&channel_id=c", "text=%a&user_id=u&channel_id=c", "user_id=u", "channel_id=c&user_id=",
        ])
    func malformed(_ body: String) throws {
        #expect(throws: WebhookFault.self) { try Self.mattermost().parse(form(body)) }
        var json = form("{\"user_id\":1}")
        json.headers["content-type"] = "application/json"
        #expect(throws: WebhookFault.self) { try Self.mattermost().parse(json) }
        json.headers["content-type"] = "text/plain"
        #expect(throws: WebhookFault.contentType(wanted: "application/json or application/x-www-form-urlencoded")) {
            try Self.mattermost().parse(json)
        }
    }

    @Test("late answers go to site_url and nowhere else")
    func responseURLs() throws {
        let mattermost = try Self.mattermost(["site_url": ["https://chat.example.org"]])
        for (url, fits) in [
            ("https://chat.example.org/hooks/commands/a1", true), ("https://chat.example.org/hooks/a1", false),
            ("https://chat.example.org.evil.example/hooks/commands/a1", false),
            ("http://chat.example.org/hooks/commands/a1", false),
            ("https://chat.example.org@x/hooks/commands/1", false),
        ] {
            let message = try mattermost.message(form("command=c&user_id=u&channel_id=c&response_url=\(url)"))
            #expect((message.address != nil) == fits, "\(url)")
        }
    }
}
