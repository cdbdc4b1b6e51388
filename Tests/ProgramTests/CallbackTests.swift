import Foundation
import TestSupport
import Testing

/// What the running daemon owes to other servers, against a real one.
struct CallbackTests {
    /// A daemon that may call this server, and has it as a subscriber.
    private static func place(_ server: WebServer, path: String = "told") throws -> Workplace {
        var settings = WebClient.settings()
        settings["CONVENOR_CALLBACKS_ALLOW"] = "127.0.0.1:\(server.port)"
        let place = try Workplace(settings)
        try place.write(WebClient.secret, to: "config/crm-secret")
        try place.write(
            """
            subscribers:
              - name: crm
                url: http://127.0.0.1:\(server.port)/\(path)?key=hidden
                secret_file: crm-secret

            """, to: "config/subscribers.yaml")
        return place
    }

    private func types(_ server: WebServer) throws -> [String] {
        try server.requests.compactMap { request in
            request.components(separatedBy: "{\"type\":\"").dropFirst().first?.split(separator: "\"").first
                .map(String.init)
        }.sorted()
    }

    @Test("what a meeting does is told to a subscriber once, and the end of input waits for it")
    func told() async throws {
        let server = try WebServer()
        let place = try Self.place(server)
        let lines = """
            start open "Board"
            decide We rent the hall because 400 people come
            action @lena Book the hall by 2031-12-04
            done A1
            end

            """
        let ending = try await Program.run(["run"], at: place, input: lines)
        #expect(ending.code == 0, "\(ending.errors)")
        #expect(
            try types(server) == [
                "action.assigned", "action.done", "decision.made", "meeting.ended", "meeting.started",
            ])
        #expect(!ending.errors.contains("hidden"))
        let list = try await Program.run(["deliveries", "--way", "hook", "--place", "crm"], at: place).output
        #expect(list.split(separator: "\n").filter { $0.hasPrefix("sent") }.count == 5)
        #expect(!list.contains("hidden") && list.contains("decision.made"))
        #expect(try await Program.run(["deliveries", "--way", "chat"], at: place).output == "Nothing was sent yet.\n")
    }

    @Test("who answers 410 is switched off, the room is told at its reply_url, and what was missed comes when it is on")
    func switchedOff() async throws {
        let server = try WebServer()
        let place = try Self.place(server)
        try server.tell("/answer/410")
        let (program, client) = try await WebClient.start(at: place, input: .null)
        let body = try JSONSerialization.data(withJSONObject: [
            "room": "board", "user": "lena", "text": "start open \"Board\"",
            "reply_url": "http://127.0.0.1:\(server.port)/answer/200?key=hidden",
        ])
        #expect(try await client.send("/webhooks/generic", WebClient.headers(body), body: body).status == 200)
        #expect(try await server.sees("request POST /answer/200"))
        let notice = try #require(try server.requests.first { $0.contains("\"room\":\"board\"") })
        #expect(notice.contains("crm takes no webhooks") && notice.contains("webhook-signature: v1,"))
        _ = try await client.say("decide We stay because of the view", from: "lena")
        try await program.log("Switched off since")
        let off = try await Program.run(["deliveries"], at: place).output
        #expect(off.contains("crm gets no webhooks since") && !off.contains("hidden"))
        try server.tell("/answer/200")
        let enabled = try await Program.run(["deliveries", "--enable", "crm"], at: place)
        #expect(enabled.output.hasPrefix("crm gets webhooks again."))
        #expect(try await Program.run(["deliveries", "--enable", "nobody"], at: place).code == 66)
        let again = try await Program.run(["deliveries", "--way", "hook", "--place", "crm", "--all-dead"], at: place)
        #expect(again.output.hasPrefix("2 letters are tried again"))
        #expect(try await server.sees("request POST /told", times: 3))
        program.signal(SIGTERM)
        let ending = try await program.end()
        #expect(ending.code == 0)
        #expect(!ending.errors.contains("hidden"))
        #expect(try types(server) == ["decision.made", "meeting.started", "meeting.started"])
    }

    @Test("a daemon that is killed in the middle of an attempt makes it again under the same id")
    func killed() async throws {
        let server = try WebServer()
        let place = try Self.place(server, path: "late")
        let (program, client) = try await WebClient.start(at: place, input: .null)
        _ = try await client.say("start open \"Board\"", from: "lena")
        #expect(try await server.sees("request POST /late"))
        try await program.kill()
        try server.release()
        let (again, _) = try await WebClient.start(at: place, input: .null)
        #expect(try await server.sees("request POST /late", times: 2))
        again.signal(SIGTERM)
        #expect(try await again.end().code == 0)
        let ids = try server.requests.compactMap { request in
            request.split(separator: "\r\n").first { $0.lowercased().hasPrefix("webhook-id:") }
        }
        // Before the kill it may have been made again on a busy machine.
        #expect(ids.count >= 2 && Set(ids).count == 1)
        let list = try await Program.run(["deliveries"], at: place).output
        #expect(list.hasPrefix("sent"))
    }
}
