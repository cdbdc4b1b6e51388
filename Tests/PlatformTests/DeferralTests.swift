import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Synchronization
import Testing

@Suite("Answers that take too long for Discord")
struct DeferralTests {
    private static var message: PlatformMessage {
        var message = PlatformMessage(delivery: "1", room: "2", user: "3", text: [])
        message.context = "42/A_UNIQUE_TOKEN"
        return message
    }

    @Test("one in time goes within the request, and nothing is sent later")
    func early() async throws {
        let posts = Mutex<[PlatformPost]?>(nil)
        let discord = try DiscordTests.discord()
        let deferral = Deferral(discord, patience: .seconds(60)) { _ in Issue.record("it is sent") }
        let answer = await deferral.answer(Self.message) { late in
            posts.withLock { $0 = late(Reply("Done")) }
            return .answered(discord.answer(Reply("Done"), to: Self.message))
        }
        #expect(answer.body.json["type"]?.number == 4)
        #expect(posts.withLock { $0 } == [])
    }

    /// The answer that the platform gets at once, and what is made of the message once that was sent.
    private func putOff(
        _ discord: Discord, failing: Bool = false
    ) async throws -> (answer: WebhookAnswer, post: PlatformPost) {
        let (gate, open) = AsyncStream<Void>.makeStream()
        let (sent, send) = AsyncStream<[PlatformPost]>.makeStream()
        let deferral = Deferral(discord, patience: .milliseconds(10)) { send.yield([$0]) }
        let answer = await deferral.answer(Self.message) { late in
            for await _ in gate { break }
            let posts = late(Reply("Done @everyone"))
            if failing { return .failed(Reply("That is not stored")) }
            send.yield(posts)
            return .answered([])
        }
        open.yield()
        var first: [PlatformPost] = []
        for await posts in sent {
            first = posts
            break
        }
        return (answer, try #require(first.first))
    }

    @Test("a late one is announced to who asked alone, and then put in the place of that")
    func late() async throws {
        let discord = try DiscordTests.discord()
        let (answer, post) = try await putOff(discord)
        #expect(answer.body.text == #"{"data":{"flags":64},"type":5}"#)
        let wire = ScriptedWire(200, #"{"id":"9"}"#)
        #expect(try await discord.deliver(post, over: wire) == "edited")
        let call = try #require(wire.calls.first)
        #expect(call.method == "PATCH")
        #expect(call.url == "https://api.example.org/v10/webhooks/42/A_UNIQUE_TOKEN/messages/@original")
        #expect(call.header("Authorization") == nil && call.header("User-Agent") != nil)
        #expect(call.body.json["allowed_mentions"] == ["parse": []] && !post.body.text.contains("UNIQUE"))
    }

    @Test("a late one that could not be stored is told all the same, past the outbox")
    func failed() async throws {
        let (_, post) = try await putOff(try DiscordTests.discord(), failing: true)
        #expect(post.body.text.contains("not stored") && !post.body.text.contains("Done"))
    }

    @Test("late answers have a lane each, because none has to wait for another")
    func lanes() throws {
        var other = Self.message
        other.delivery = "2"
        let discord = try DiscordTests.discord()
        let lanes = [Self.message, other].flatMap { discord.latePosts(Reply("a"), after: $0) }.map(\.lane)
        #expect(Set(lanes).count == 2 && !lanes.joined().contains("UNIQUE"))
    }

    @Test("without the interaction's token there is no later")
    func bare() async throws {
        var message = Self.message
        message.context = nil
        let discord = try DiscordTests.discord()
        let deferral = Deferral(discord, patience: .zero) { _ in }
        let answer = await deferral.answer(message) { [message] late in
            #expect(late(Reply("Done")) == [])
            return .answered(discord.answer(Reply("Done"), to: message))
        }
        #expect(answer.body.json["type"]?.number == 4)
    }
}
