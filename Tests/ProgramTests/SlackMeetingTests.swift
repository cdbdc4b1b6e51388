import Foundation
import TestSupport
import Testing

/// The running daemon and a strict fake of Slack's web API; requests are signed by Slack's published library.
struct SlackMeetingTests {
    @Test("the fake of Slack is what Slack's published client expects")
    func fake() async throws {
        let server = try ChatServer("slack_server.py", token: SlackClient.token)
        let words = [ProcessRunner.script("try_slack.py"), String(server.port), SlackClient.token]
        let output = await aside { Result { try ProcessRunner.run(ProcessRunner.python, words).output } }
        #expect(String(decoding: try output.get(), as: UTF8.self) == "as the client expects\n")
    }

    @Test("three people hold a meeting by command, mention, button and direct message")
    func meeting() async throws {
        let server = try ChatServer("slack_server.py", token: SlackClient.token)
        let (program, slack) = try await SlackClient.start(at: try SlackClient.place(server), server)
        let opened = try await slack.command("start open \"Board\"", from: "U1")
        #expect(opened.status == 200 && opened.type == "application/json; charset=utf-8")
        #expect(opened["response_type"] as? String == "in_channel" && opened.text.contains("Board #1"))

        // A mention is answered at once with nothing, and then in its channel and thread.
        let line = "action Ask the <https://example.org|printer> &amp; pay <@U3> due 2030-06-01"
        let heard = try await slack.say(line, from: "U2", thread: "1.1", id: "Ev1")
        #expect(heard.status == 200 && heard.body.isEmpty)
        var calls = try await server.calls(1).map(TakenCall.init)
        #expect(calls[0].method == "chat.postMessage" && calls[0].body["channel"] as? String == "C1")
        #expect(calls[0].body["thread_ts"] as? String == "1.1")
        #expect(calls[0].text.contains("A1") && calls[0].text.contains("&amp; pay") && calls[0].text.contains("@ana"))
        // Slack tries again, and nothing follows from it.
        #expect(try await slack.say(line, from: "U2", id: "Ev1").status == 200)

        // A question of one person's has buttons; pressing one takes them away.
        let asked = try await slack.command("notr Paper is short", from: "U3")
        #expect(asked["response_type"] as? String == "ephemeral" && asked.buttons.count == 2)
        let pressed = try await slack.press(try #require(asked.buttons.first), from: "U3")
        #expect(pressed.status == 200 && pressed.body.isEmpty)
        calls = try await server.calls(3).map(TakenCall.init)
        #expect(calls[1].method == "/actions/1" && calls[1].body["replace_original"] as? Bool == true)
        #expect(calls[1].text.hasPrefix("> ") && calls[2].body["replace_original"] as? Bool == false)
        #expect(calls[2].body["response_type"] as? String == "in_channel" && calls[2].text.contains("N1"))
        // The question is over: who presses again is told so alone.
        _ = try await slack.press(asked.buttons[0], from: "U3")
        calls = try await server.calls(4).map(TakenCall.init)
        #expect(calls[3].body["replace_original"] as? Bool == false && calls[3].text.contains("no longer open"))
        #expect(calls[3].body["response_type"] as? String == "ephemeral")

        // A ballot leaves the vote to the others, and so does a stranger's press.
        let vote = try await slack.command("vote Move?", from: "U1")
        #expect(vote["response_type"] as? String == "in_channel")
        for user in ["U2", "U9"] { _ = try await slack.press(try #require(vote.buttons.first), from: user) }
        calls = try await server.calls(6).map(TakenCall.init)
        #expect(calls[4...].allSatisfy { $0.body["replace_original"] as? Bool == false })
        #expect(calls[4...].contains { $0.text.contains("@bo yes") })

        // A direct message is answered there, a stranger's mention to them alone.
        #expect(try await slack.say("help", from: "U3", in: "D3").status == 200)
        calls = try await server.calls(7).map(TakenCall.init)
        #expect(calls[6].method == "chat.postMessage" && calls[6].body["channel"] as? String == "D3")
        #expect(try await slack.say("note Let me in", from: "U9").status == 200)
        calls = try await server.calls(8).map(TakenCall.init)
        #expect(calls[7].method == "chat.postEphemeral" && calls[7].body["user"] as? String == "U9")

        // Neither everybody nor a group can keep a promise, and a bare call asks for help.
        let crowd = try await slack.command("action <@U2> count <!here> due 2030-06-01", from: "U1")
        #expect(crowd.text.contains("a whole channel cannot own an action"))
        let group = try await slack.command("note <!subteam^S1|@design> knows", from: "U1")
        #expect(group.text.contains("design knows") && !group.text.contains("@"))
        #expect(try await slack.command("", from: "U2").text == slack.command("help", from: "U2").text)
        let status = try await slack.command("list actions", from: "U1")
        #expect(status.text.contains("A1") && !status.text.contains("A2"))
        #expect(server.lines("faults") == [])
        try await program.kill()
    }

    @Test("what is changed, old or signed by another is answered with 401; a handshake is answered")
    func doors() async throws {
        let server = try ChatServer("slack_server.py", token: SlackClient.token)
        let place = try SlackClient.place(server, secrets: "the old secret, " + SlackClient.secret)
        let (program, slack) = try await SlackClient.start(at: place, server)
        let hello = #"{"type":"url_verification","challenge":"3eZbrw1a","token":"x"}"#
        #expect(try await slack.send(hello).body == #"{"challenge":"3eZbrw1a"}"#)
        #expect(try await slack.send(hello, secret: "the old secret").status == 200)
        for answer in [
            try await slack.send(hello, age: 500), try await slack.send(hello, age: -500),
            try await slack.send(hello, secret: "another"),
        ] {
            #expect(answer.status == 401 && answer.body.isEmpty)
        }
        let form = "application/x-www-form-urlencoded"
        #expect(try await slack.send("ssl_check=1&token=x", type: form).status == 200)
        #expect(try await slack.send("text=%ff&user_id=U1&channel_id=C1", type: form).status == 400)
        #expect(try await slack.send("{}", type: "text/plain").status == 415)
        let client = WebClient(address: slack.address)
        #expect(try await client.send("/webhooks/mattermost", body: Data()).status == 404)
        try await program.kill()
    }

    @Test("a post that Slack puts off comes later, one that it refuses is given up")
    func patience() async throws {
        let server = try ChatServer("slack_server.py", token: SlackClient.token)
        let place = try SlackClient.place(server)
        let (program, slack) = try await SlackClient.start(at: place, server)
        try server.turn(to: "ratelimited")
        _ = try await slack.say("help", from: "U1")
        try await server.wait("limits", 1)
        try server.turn(to: "")
        #expect(try await server.calls(1).count == 1)
        try server.turn(to: "is_archived")
        _ = try await slack.say("help", from: "U2")
        try await server.wait("failures", 1)
        try await program.log("is_archived")
        #expect(!program.logged.contains(SlackClient.token))
        try await program.kill()
    }
}
