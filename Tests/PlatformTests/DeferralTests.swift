import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Synchronization
import Testing

@Suite("Answers that take too long for Discord")
struct DeferralTests {
    private static var message: PlatformMessage {
        var message = PlatformMessage(delivery: "1", room: "2", user: "3", text: [])
        message.token = "42/A_UNIQUE_TOKEN"
        return message
    }

    @Test("one in time goes within the request, and nothing is sent later")
    func early() async throws {
        let posts = Mutex<[PlatformPost]>([])
        let deferral = Deferral(try DiscordTests.discord(), patience: .seconds(60))
        let answer = await deferral.answer(Self.message) { platform in
            let body = platform.answer(Reply("Done"), to: Self.message)
            posts.withLock { $0 = platform.posts(Reply("Done"), after: Self.message) }
            return WebhookAnswer(status: 200, body: body)
        }
        #expect(answer.body.json["type"]?.number == 4)
        #expect(posts.withLock { $0.isEmpty })
    }

    @Test("a late one is announced to who asked alone, and then put in the place of that")
    func late() async throws {
        let discord = try DiscordTests.discord()
        let (gate, open) = AsyncStream<Void>.makeStream()
        let (sent, send) = AsyncStream<[PlatformPost]>.makeStream()
        let answer = await Deferral(discord, patience: .milliseconds(10)).answer(Self.message) { platform in
            for await _ in gate { break }
            send.yield(platform.posts(Reply("Done @everyone"), after: Self.message))
            return WebhookAnswer(status: 200, body: platform.answer(Reply("Done"), to: Self.message))
        }
        #expect(answer.body.text == #"{"data":{"flags":64},"type":5}"#)
        open.yield()
        var posts: [PlatformPost] = []
        for await late in sent {
            posts = late
            break
        }
        let post = try #require(posts.first)
        let wire = ScriptedWire(200, #"{"id":"9"}"#)
        #expect(try await discord.deliver(post, over: wire) == "edited")
        let call = try #require(wire.calls.first)
        #expect(call.method == "PATCH")
        #expect(call.url == "https://api.example.org/v10/webhooks/42/A_UNIQUE_TOKEN/messages/@original")
        #expect(call.header("Authorization") == nil && call.header("User-Agent") != nil)
        #expect(call.body.json["allowed_mentions"] == ["parse": []] && !post.body.text.contains("UNIQUE"))
    }

    @Test("without the interaction's token there is no later")
    func bare() async throws {
        var message = Self.message
        message.token = nil
        let answer = await Deferral(try DiscordTests.discord(), patience: .zero).answer(message) { [message] in
            WebhookAnswer(status: 200, body: $0.answer(Reply("Done"), to: message))
        }
        #expect(answer.body.json["type"]?.number == 4)
    }
}
