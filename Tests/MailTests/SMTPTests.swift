import ConvenorCurl
import ConvenorEngine
import Foundation
import TestSupport
import Testing

@Suite("SMTP")
struct SMTPTests {
    @Test("a mail arrives byte for byte, with its envelope, and the answer holds the queue id")
    func delivered() async throws {
        let server = try MailServer()
        let parcel = try Parcel.sample(bytes: composed(.sample(subject: "Żółć", text: ".\n..\n.x\n\n.\n", html: "")))
        let answer = try await SMTPTransport(server.settings()).deliver(parcel)
        #expect(answer == "250 2.0.0 Ok: queued as Q1")
        #expect(try server.mails == [parcel.bytes])
        let envelope = MailServer.Envelope(
            from: "bounce+7f3a@example.org", to: ["lena@example.org"], helo: "convenor.example.org", tls: false)
        #expect(try server.envelopes == [envelope])
    }

    @Test("two hundred mails go over one connection")
    func oneConnection() async throws {
        let server = try MailServer()
        let transport = try SMTPTransport(server.settings())
        var sent: [[UInt8]] = []
        for number in 1...200 {
            let parcel = try Parcel.sample(id: "reminder.\(number)@example.org")
            #expect(try await transport.deliver(parcel) == "250 2.0.0 Ok: queued as Q\(number)")
            sent.append(parcel.bytes)
        }
        #expect(try server.mails == sent)
        #expect(server.count("connect") == 1)
    }

    @Test("mails handed over at once are sent one after the other")
    func concurrent() async throws {
        let server = try MailServer()
        let transport = try SMTPTransport(server.settings())
        let parcels = try (1...20).map { try Parcel.sample(id: "summary.\($0)@example.org") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for parcel in parcels { group.addTask { _ = try await transport.deliver(parcel) } }
            try await group.waitForAll()
        }
        #expect(Set(try server.mails) == Set(parcels.map(\.bytes)))
        #expect(server.count("connect") == 1)
    }

    /// At the edges of libcurl's buffers; 87,375 is where a first piece with its stuffed dots is as long as the whole mail
    /// without them, which libcurl 7.88.1 takes for the end of the mail when it was told its size.
    @Test("dots at line starts survive at every length", arguments: [16_384, 65_536, 87_372, 87_375, 131_072, 200_000])
    func dots(_ length: Int) async throws {
        let server = try MailServer()
        let transport = try SMTPTransport(server.settings())
        let line = Array(".\r\n".utf8)
        for extra in 0..<3 {
            var bytes = Array("Subject: dots\r\n\r\n".utf8) + Array("xx".utf8.prefix(extra))
            while bytes.count + 3 <= length { bytes += line }
            if !bytes.suffix(2).elementsEqual([13, 10]) { bytes += [13, 10] }
            _ = try await transport.deliver(.sample(bytes: bytes))
            #expect(try server.mails.last?.elementsEqual(bytes) == true)
        }
    }

    @Test("an empty envelope sender stays empty")
    func emptySender() async throws {
        let server = try MailServer()
        var parcel = try Parcel.sample()
        parcel.from = ""
        _ = try await SMTPTransport(server.settings()).deliver(parcel)
        #expect(try server.envelopes.map(\.from) == ["<>"])
    }

    @Test("an idle connection is closed, and the next mail opens another")
    func idle() async throws {
        let server = try MailServer()
        let transport = try SMTPTransport(server.settings(idleSeconds: 1))
        _ = try await transport.deliver(.sample())
        #expect(try await server.sees("close"))
        _ = try await transport.deliver(.sample())
        #expect(server.count("connect") == 2)
    }

    @Test("closing says goodbye, and the transport still works afterwards")
    func closing() async throws {
        let server = try MailServer()
        let transport = try SMTPTransport(server.settings())
        _ = try await transport.deliver(.sample())
        await transport.close()
        #expect(try await server.sees("close"))
        _ = try await transport.deliver(.sample())
        #expect(try server.mails.count == 2)
    }

    @Test(
        "a server that ends a kept connection gets the mail over a new one",
        arguments: ["421-on-reuse", "drop-on-reuse"])
    func staleConnection(_ mode: String) async throws {
        let server = try MailServer(mode)
        let transport = try SMTPTransport(server.settings())
        for number in 1...3 {
            #expect(try await transport.deliver(.sample()) == "250 2.0.0 Ok: queued as Q\(number)")
        }
        #expect(server.count("connect") >= 2)
        #expect(try server.mails.count == 3)
    }

    @Test("421 on a new connection is told, not tried again at once")
    func busy() async throws {
        let server = try MailServer("mail-421")
        let outcome = await failure(try SMTPTransport(server.settings()), try .sample())
        #expect(outcome == .temporary("421 4.3.2 Too busy"))
        #expect(server.count("connect") == 1)
    }

    @Test(
        "a refusal is temporary or permanent by its first digit, in the server's words",
        arguments: [
            ("rcpt-4xx", DeliveryFailure.temporary("451 4.7.1 Greylisted, come back later")),
            ("rcpt-5xx", .permanent("550 5.1.1 No such user here")),
            ("data-452", .temporary("452 4.3.1 Insufficient system storage")),
            ("data-554", .permanent("554-5.7.1 This looks like spam; 554 5.7.1 Ask the postmaster")),
        ])
    func refusals(_ mode: String, _ expected: DeliveryFailure) async throws {
        let server = try MailServer(mode)
        let transport = try SMTPTransport(server.settings())
        for _ in 1...2 {
            let outcome = await failure(transport, try .sample())
            #expect(outcome == expected)
        }
        #expect(try server.mails.isEmpty)
    }

    @Test("any positive answer to the message counts as taken")
    func otherSuccess() async throws {
        let server = try MailServer("data-251")
        let answer = try await SMTPTransport(server.settings()).deliver(.sample())
        #expect(answer == "251 2.0.0 Taken in a way of our own")
    }

    @Test("a server that greets with 554 is no reason to give the mail up")
    func greeting() async throws {
        let server = try MailServer("greeting-554")
        let expected = "127.0.0.1:\(server.port) does not serve us: 554 5.3.2 No service for you"
        let outcome = await failure(try SMTPTransport(server.settings()), try .sample())
        #expect(outcome == .temporary(expected))
    }

    @Test("a connection that breaks inside the message leaves no doubt: not delivered")
    func droppedInside() async throws {
        let server = try MailServer("drop-in-data")
        let expected = "The mail did not reach 127.0.0.1:\(server.port): the connection broke."
        let outcome = await failure(try SMTPTransport(server.settings()), try .huge())
        #expect(outcome == .temporary(expected))
        #expect(server.count("dropped") == 1)
    }

    @Test("a connection that breaks after the final dot leaves the outcome uncertain")
    func droppedAfter() async throws {
        let server = try MailServer("drop-after-dot")
        let expected = "127.0.0.1:\(server.port) was sent the whole mail but did not answer: the connection broke."
        let outcome = await failure(try SMTPTransport(server.settings()), try .sample())
        #expect(outcome == .uncertain(expected))
    }

    @Test("a server that is silent after the final dot leaves the outcome uncertain")
    func slow() async throws {
        let server = try MailServer("slow")
        let expected = "127.0.0.1:\(server.port) was sent the whole mail but did not answer: no answer came within 1 s."
        let transport = try SMTPTransport(server.settings(timeoutSeconds: 1))
        let outcome = await failure(transport, try .sample())
        #expect(outcome == .uncertain(expected))
    }

    @Test("nothing listening is temporary")
    func nobody() async throws {
        let server = try MailServer("plain")
        let settings = server.settings()
        server.stop()
        let expected = "The mail did not reach 127.0.0.1:\(server.port): nothing answers at that address."
        let outcome = await failure(try SMTPTransport(settings), try .sample())
        #expect(outcome == .temporary(expected))
    }

    @Test("an unknown host is temporary")
    func unknownHost() async throws {
        let transport = try SMTPTransport(SMTPSettings(url: "smtp://mx.nowhere.invalid:2525", timeoutSeconds: 5))
        guard case .temporary(let text) = await failure(transport, try .sample()) else {
            Issue.record("not temporary")
            return
        }
        #expect(text.hasPrefix("The mail did not reach mx.nowhere.invalid:2525: "))
    }

    @Test("cancelling inside the message delivers nothing")
    func cancelInside() async throws {
        let server = try MailServer("stall-in-data")
        let transport = try SMTPTransport(server.settings(timeoutSeconds: 300))
        let parcel = try Parcel.huge()
        let task = Task { await failure(transport, parcel) }
        #expect(try await server.sees("stalled"))
        task.cancel()
        let expected = "The mail did not reach 127.0.0.1:\(server.port): the delivery was stopped."
        #expect(await task.value == .temporary(expected))
        try server.release()
        #expect(try await server.sees("cut off"))
        #expect(try server.mails.isEmpty)
        // The server no longer stalls: it stalls once.
        _ = try await transport.deliver(.sample())
        #expect(try server.mails.count == 1)
    }

    @Test("cancelling while the server thinks about the message leaves the outcome uncertain")
    func cancelAfter() async throws {
        let server = try MailServer("slow")
        let transport = try SMTPTransport(server.settings(timeoutSeconds: 300))
        let parcel = try Parcel.sample()
        let task = Task { await failure(transport, parcel) }
        #expect(try await server.sees("data"))
        task.cancel()
        let expected = "127.0.0.1:\(server.port) was sent the whole mail but did not answer: the delivery was stopped."
        #expect(await task.value == .uncertain(expected))
    }

    @Test(
        "an address that is none never reaches the server",
        arguments: ["a@b>\r\nRCPT TO:<evil@example.org", "a b@example.org", ""])
    func badAddress(_ address: String) async throws {
        let server = try MailServer()
        let transport = try SMTPTransport(server.settings())
        var parcel = try Parcel.sample(to: address)
        guard case .permanent = await failure(transport, parcel) else {
            Issue.record("not permanent")
            return
        }
        parcel.to = "lena@example.org"
        parcel.from = address.isEmpty ? "<>" : address
        guard case .permanent = await failure(transport, parcel) else {
            Issue.record("not permanent")
            return
        }
        #expect(server.events == [])
    }
}

/// Nil when the parcel was delivered.
func failure(_ transport: any Transport, _ parcel: Parcel) async -> DeliveryFailure? {
    do throws(DeliveryFailure) {
        _ = try await transport.deliver(parcel)
        return nil
    } catch {
        return error
    }
}
