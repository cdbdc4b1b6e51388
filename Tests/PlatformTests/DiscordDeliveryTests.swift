import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Testing

@Suite("Posts to Discord")
struct DiscordDeliveryTests {
    private func post(_ reply: Reply = Reply("A7 is due")) throws -> PlatformPost {
        try #require(try DiscordTests.discord().posts(reply, to: ChatRoom(place: "discord", id: "22")).first)
    }

    @Test("a notice goes to the channel with the bot's token, the User-Agent and a number of its own")
    func channel() async throws {
        let discord = try DiscordTests.discord()
        let post = try post(.asking)
        #expect(!post.body.text.contains("t0ken") && !post.address.contains("t0ken"))
        let wire = ScriptedWire(200, #"{"id":"333","content":"A7"}"#)
        #expect(try await discord.deliver(post, over: wire) == "message 333")
        let call = try #require(wire.calls.first)
        #expect(call.method == "POST" && call.url == "https://api.example.org/v10/channels/22/messages")
        #expect(call.header("Authorization") == "Bot t0ken")
        #expect(call.header("User-Agent")?.hasPrefix("DiscordBot (https://") == true)
        let body = call.body.json
        #expect(body["enforce_nonce"]?.bool == true)
        #expect((1...25).contains(body["nonce"]?.text?.utf8.count ?? 0))
        #expect(body["allowed_mentions"] == ["parse": []])
        #expect(body["components"]?.array?.count == 1)
        // Sent again, it is the same; another of the same words is another.
        #expect(try await discord.deliver(post, over: wire) == "message 333")
        #expect(wire.calls[1].body == call.body)
        #expect(try self.post(.asking).body != post.body)
    }

    @Test("a direct message opens the channel with the person first")
    func person() async throws {
        let discord = try DiscordTests.discord()
        let post = try #require(discord.posts(Reply("Yours"), toPerson: "77").first)
        let wire = ScriptedWire { call throws(WebFault) in
            WebAnswer(
                status: 200, body: Array((call.line.hasSuffix("channels") ? #"{"id":"5"}"# : #"{"id":"6"}"#).utf8))
        }
        #expect(try await discord.deliver(post, over: wire) == "message 6")
        #expect(
            wire.calls.map(\.line) == [
                "POST /v10/users/@me/channels", "POST /v10/channels/5/messages",
            ])
        #expect(wire.calls[0].text == #"{"recipient_id":"77"}"#)
    }

    @Test("how long Discord asks to wait stands in the body, as a fraction")
    func rate() async throws {
        let body = #"{"message":"You are being rate limited.","retry_after":64.57,"global":false}"#
        let failure = try await DiscordTests.discord().failure(
            post(), over: ScriptedWire(429, body, retryAfterSeconds: 65))
        guard case .later(let said, 65)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(said.contains("rate limited"))
        let huge = try await DiscordTests.discord().failure(post(), over: ScriptedWire(429, #"{"retry_after":1e300}"#))
        guard case .later(_, 3600)? = huge else {
            Issue.record("\(String(describing: huge))")
            return
        }
    }

    @Test("who takes no messages is given up; a wrong token and a broken server are not")
    func outcomes() async throws {
        let discord = try DiscordTests.discord()
        let post = try post()
        let closed = #"{"message":"Cannot send messages to this user","code":50007}"#
        guard case .permanent(let said)? = await discord.failure(post, over: ScriptedWire(403, closed)) else {
            Issue.record("50007 is not for good")
            return
        }
        #expect(said.contains("50007"))
        guard case .uncertain? = await discord.failure(post, over: ScriptedWire(500, "{}")) else {
            Issue.record("after a 500 it may have been taken")
            return
        }
        for status in [401, 502, 503] {
            guard case .temporary? = await discord.failure(post, over: ScriptedWire(status, "{}")) else {
                Issue.record("\(status) is for good")
                continue
            }
        }
        // The number of the message makes a second attempt harmless.
        let cut = ScriptedWire { _ throws(WebFault) in throw .broken("cut") }
        #expect(await discord.failure(post, over: cut) == .temporary("cut"))
        guard case .temporary? = await (try DiscordTests.discord(token: nil)).failure(post, over: cut) else {
            Issue.record("a token taken away is for good")
            return
        }
    }

    @Test("without a bot nothing is posted, and nothing confidential ever to a channel")
    func silence() throws {
        let room = ChatRoom(place: "discord", id: "22")
        #expect(try DiscordTests.discord(token: nil).posts(Reply("a"), to: room).isEmpty)
        #expect(try DiscordTests.discord(token: nil).posts(Reply("a"), toPerson: "77").isEmpty)
        #expect(try DiscordTests.discord().posts(Reply("a").to(.confidential), to: room).isEmpty)
    }
}
