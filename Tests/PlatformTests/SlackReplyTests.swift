import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Testing

@Suite("What Slack is told")
struct SlackReplyTests {
    private func asked() -> Reply {
        var reply = Reply([
            .line("Which <day>?"),
            .choices([.init(key: "1", label: "Fri 4 Dec 2026"), .init(key: "2", label: "Sat 5 Dec 2026")]),
        ])
        reply.question = "q7"
        reply.audience = .asker
        return reply
    }

    private func confidential(_ reply: Reply) -> Reply {
        var reply = reply
        reply.audience = .confidential
        return reply
    }

    private func asker(_ reply: Reply) -> Reply {
        var reply = reply
        reply.audience = .asker
        return reply
    }

    private func mention(thread: String? = nil) -> PlatformMessage {
        var message = PlatformMessage(delivery: nil, room: "C1", user: "U1", text: [])
        message.context = "event"
        message.thread = thread
        return message
    }

    private func press(_ container: String = "alone", question: String? = "q7") -> PlatformMessage {
        var message = PlatformMessage(delivery: nil, room: "C1", user: "U1", text: [])
        message.context = "press \(container) Fri 4 Dec <2026>"
        message.address = "https://hooks.slack.com/actions/1"
        message.mark = question
        return message
    }

    /// The stored bodies, with the way each goes.
    private func stored(_ posts: [PlatformPost]) -> [(way: String, body: JSONValue)] {
        posts.compactMap { post in
            let value = JSONValue(post.body)
            return value?["way"]?.text.flatMap { way in value?["body"].map { (way, $0) } }
        }
    }

    @Test("a command is answered to the channel or to one person, with buttons where there is a choice")
    func answers() throws {
        let slack = try SlackTests.slack()
        var command = PlatformMessage(delivery: nil, room: "C1", user: "U1", text: [])
        command.context = "command"
        #expect(
            slack.answer(Reply("A7 <done>"), to: command).text
                == #"{"response_type":"in_channel","text":"*A7* &lt;done&gt;"}"#)
        #expect(JSONValue(slack.answer(confidential(Reply("a")), to: command))?["response_type"] == "ephemeral")
        #expect(slack.answer(Reply(), to: command) == [])
        #expect(slack.posts(Reply("a"), after: command) == [])
        let question = try #require(JSONValue(slack.answer(asked(), to: command)))
        #expect(question["response_type"] == "ephemeral")
        let blocks = try #require(question["blocks"]?.array)
        #expect(blocks[0]["text"]?["text"]?.text?.hasPrefix("Which &lt;day&gt;?") == true)
        let buttons = try #require(blocks[1]["elements"]?.array)
        #expect(buttons.map { $0["text"]?["text"]?.text } == ["Fri 4 Dec 2026", "Sat 5 Dec 2026"])
        #expect(
            buttons.map { $0["value"]?.text } == [
                #"{"question":"q7","say":"1"}"#, #"{"question":"q7","say":"2"}"#,
            ])
        #expect(Set(buttons.map { $0["action_id"]?.text }).count == 2)
    }

    @Test("blocks keep to Slack's limits")
    func limits() throws {
        let slack = try SlackTests.slack()
        var command = PlatformMessage(delivery: nil, room: "C1", user: "U1", text: [])
        command.context = "command"
        let buttons =
            (0..<30).map { Reply.Button(label: "\($0) " + String(repeating: "é", count: 90), line: "a", series: "s") }
            + [Reply.Button(label: "long", line: String(repeating: "x", count: 2_000), series: nil)]
        let lines = [String(repeating: "word ", count: 1_500), String(repeating: "x", count: 2_800), "end"]
        let value = JSONValue(slack.answer(Reply(lines.map { .line($0) } + [.buttons(buttons)]), to: command))
        let blocks = try #require(value?["blocks"]?.array)
        #expect(blocks.count < 50)
        for block in blocks {
            #expect((block["text"]?["text"]?.text?.utf16.count ?? 1) <= 3_000)
            #expect((block["elements"]?.array?.count ?? 1) <= 25)
            for button in block["elements"]?.array ?? [] {
                #expect((button["text"]?["text"]?.text?.utf16.count ?? 0) <= 75)
            }
        }
        #expect(blocks.compactMap { $0["elements"]?.array?.count } == [25, 5])
    }

    @Test("a mention is answered in its channel and thread, to one person where it is for them")
    func mentions() throws {
        let slack = try SlackTests.slack(["bot_token": ["xoxb-1"]])
        #expect(slack.answer(Reply("a"), to: mention()) == [])
        let told = stored(slack.posts(Reply("a"), after: mention(thread: "1.2")))
        #expect(told.map(\.way) == ["message"])
        #expect(told.first?.body == ["channel": "C1", "text": "a", "thread_ts": "1.2"])
        for reply in [asker(Reply("a")), confidential(Reply("a"))] {
            let alone = stored(slack.posts(reply, after: mention()))
            #expect(alone.map(\.way) == ["ephemeral"])
            #expect(alone.first?.body == ["channel": "C1", "text": "a", "user": "U1"])
        }
        var direct = mention()
        direct.isDirect = true
        #expect(stored(slack.posts(confidential(Reply("a")), after: direct)).map(\.way) == ["message"])
    }

    @Test(
        "without a bot token only the webhook's own channel is posted to, and where to ask in place of what is private")
    func webhooks() throws {
        let bare = try SlackTests.slack()
        let room = ChatRoom(place: "slack", id: "C1")
        #expect(bare.posts(Reply("a"), after: mention()) == [] && bare.posts(Reply("a"), to: room) == [])
        #expect(bare.posts(Reply("a"), toPerson: "U1") == [])
        let hook = try SlackTests.slack([
            "incoming_webhook": ["https://hooks.slack.com/services/T/B/x"], "incoming_channel": ["C1"],
        ])
        let posts = hook.posts(Reply("a"), to: room)
        #expect(stored(posts).map(\.way) == ["incoming"])
        #expect(!posts.map(\.body.text).joined().contains("services") && posts.map(\.address) == [""])
        #expect(stored(hook.posts(asker(Reply("a")), after: mention())).map(\.way) == ["incoming"])
        let aside = stored(hook.posts(confidential(Reply("zanzibar")), after: mention(thread: "1.2")))
        #expect(aside.map(\.way) == ["incoming"] && aside[0].body["thread_ts"] == "1.2")
        #expect(
            aside[0].body["text"] == "That is for you alone; ask me with /convenor, whose answer only you see.")
        #expect(hook.posts(confidential(Reply("a")), to: room) == [])
        #expect(hook.posts(Reply("a"), to: ChatRoom(place: "slack", id: "C2")) == [])
        // The address of the last command is better than silence.
        let address = ChatRoom(place: "slack", id: "C1", address: "https://hooks.slack.com/commands/1")
        #expect(stored(bare.posts(Reply("a"), to: address)).map(\.way) == ["response"])
        #expect(bare.posts(Reply("a"), to: ChatRoom(place: "slack", id: "C1", address: "https://example.org/")) == [])
    }

    private func settling(_ reply: Reply) -> Reply {
        var reply = reply
        reply.settled = "q7"
        return reply
    }

    @Test("what a press did not answer stays for the others: a vote, and what is refused")
    func staying() throws {
        let slack = try SlackTests.slack()
        for container in ["room", "alone", "direct"] {
            let vote = stored(slack.posts(Reply("@bo yes · 1 of 3"), after: press(container, question: "vote-1-1")))
            #expect(vote.map { $0.body["replace_original"] } == [false], "\(container)")
            let refused = stored(slack.posts(asker(Reply("I don't know you")), after: press(container)))
            #expect(refused.map { $0.body["replace_original"] } == [false], "\(container)")
            #expect(refused.map { $0.body["text"] } == ["I don't know you"])
        }
        var other = Reply("A7")
        other.settled = "q8"
        #expect(stored(slack.posts(other, after: press())).map { $0.body["replace_original"] } == [false])
    }

    @Test("a word of any length is shown whole, in sections that cut no sign")
    func longWords() throws {
        let slack = try SlackTests.slack()
        for word in [
            String(repeating: "x", count: 7_000), String(repeating: "&", count: 2_000),
            "a" + String(repeating: "<&", count: 1_000),
        ] {
            var reply = asked()
            reply.blocks[0] = .line("short \(word) end")
            let posts = stored(slack.posts(settling(reply), after: press("direct")))
            let blocks = try #require(posts.first?.body["blocks"]?.array)
            let texts = blocks.compactMap { $0["text"]?["text"]?.text }
            #expect(texts.allSatisfy { $0.utf16.count <= 3_000 })
            let plain = texts.map {
                $0.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
            }
            #expect(plain.joined().contains(word))
        }
    }

    @Test("a question gives way to what was chosen, and the room reads what is for the room")
    func presses() throws {
        let slack = try SlackTests.slack()
        let both = stored(slack.posts(settling(Reply("A7 stored")), after: press()))
        #expect(both.map(\.way) == ["response", "response"])
        #expect(both[0].body["replace_original"] == true)
        #expect(both[0].body["text"] == "> Fri 4 Dec &lt;2026&gt;")
        #expect(both[1].body == ["replace_original": false, "response_type": "in_channel", "text": "*A7* stored"])
        let alone = stored(slack.posts(settling(asker(Reply("no"))), after: press()))
        #expect(alone.map { $0.body["text"] } == ["> Fri 4 Dec &lt;2026&gt;\nno"])
        let secret = stored(slack.posts(settling(confidential(Reply("no"))), after: press("room")))
        #expect(secret.map { $0.body["response_type"] } == [nil, "ephemeral"])
        #expect(secret.first?.body["text"] == "> Fri 4 Dec &lt;2026&gt;")
        let button = stored(slack.posts(Reply("A7 done"), after: press("room", question: nil)))
        #expect(button.map { $0.body["replace_original"] } == [false])
        // A vote stays for the others.
        var ballot = press("room", question: "vote-1-1")
        ballot.series = "board"
        #expect(stored(slack.posts(Reply("a"), after: ballot)).map { $0.body["replace_original"] } == [false])
        #expect(
            stored(slack.posts(settling(Reply("a")), after: press("direct"))).map { $0.body["text"] } == [
                "> Fri 4 Dec &lt;2026&gt;\na"
            ])
        #expect(
            slack.posts(Reply("a"), after: press()).allSatisfy { $0.address == "https://hooks.slack.com/actions/1" })
    }
}
