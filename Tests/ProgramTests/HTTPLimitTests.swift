import Foundation
import Glibc
import TestSupport
import Testing

/// What the server does with clients that are slow, greedy or gone; over bare connections.
struct HTTPLimitTests {
    private static let ask = "GET /healthz HTTP/1.1\r\nHost: here\r\n\r\n"

    private static func start(
        _ more: [String: String] = [:]
    ) async throws -> (program: Program, client: WebClient, place: Workplace) {
        let place = try Workplace(WebClient.settings().merging(more) { $1 })
        let (program, client) = try await WebClient.start(at: place, input: .null)
        return (program, client, place)
    }

    @Test(
        "a head, a body or a TLS handshake that drips is cut off however steadily it comes",
        arguments: [
            "GET /healthz HTTP/1.1\r\nHost: ", "POST /webhooks/generic HTTP/1.1\r\nContent-Length: 9999\r\n\r\n",
        ])
    func drip(_ beginning: String) async throws {
        let (program, client, _) = try await Self.start(["CONVENOR_HTTP_REQUEST_SECONDS": "1"])
        let slow = try client.connect()
        try slow.write(beginning)
        #expect(await aside { slow.drip("a") })
        // After an answer the time begins anew.
        let second = try client.connect()
        try second.write(Self.ask)
        #expect(await aside { second.read(upTo: "alive\n") } != nil)
        try second.write(beginning)
        #expect(await aside { second.drip("a") })
        #expect(try await client.send("/healthz").status == 200)
        try await program.kill()
    }

    @Test("a connection that says nothing is closed, before its first request and after one")
    func idle() async throws {
        let (program, client, _) = try await Self.start(["CONVENOR_HTTP_IDLE_SECONDS": "1"])
        let silent = try client.connect()
        #expect(await aside { silent.readToEnd() } == "")
        let kept = try client.connect()
        try kept.write(Self.ask)
        #expect(await aside { kept.readToEnd() }?.hasSuffix("alive\n") == true)
        try await program.kill()
    }

    @Test("a client that asks and asks and never reads is cut off")
    func unread() async throws {
        let (program, client, _) = try await Self.start(["CONVENOR_HTTP_REQUEST_SECONDS": "1"])
        let deaf = try client.connect()
        let many = String(repeating: Self.ask.replacing("/healthz", with: "/openapi.json"), count: 4_000)
        // The server stops reading at some point, and then this ends.
        await aside { try? deaf.write(many) }
        let deadline = Date(timeIntervalSinceNow: 60)
        while try await !client.send("/metrics").body.contains("\nconvenor_http_connections 1\n"), Date() < deadline {
            try await Task.sleep(for: .milliseconds(100))
        }
        #expect(try await client.send("/metrics").body.contains("\nconvenor_http_connections 1\n"))
        withExtendedLifetime(deaf) {}
        try await program.kill()
    }

    @Test("headers that are too large or too many are answered with 400 and the connection ends")
    func headers() async throws {
        let (program, client, _) = try await Self.start()
        let large = "X-Large: " + String(repeating: "a", count: 20_000) + "\r\n"
        let several = (0..<20).map { "X-\($0): " + String(repeating: "a", count: 1_000) + "\r\n" }.joined()
        let many = (0..<101).map { "X-\($0): a\r\n" }.joined()
        for fields in [large, several, many] {
            let connection = try client.connect()
            try connection.write("GET /healthz HTTP/1.1\r\nHost: here\r\n\(fields)\r\n")
            connection.halfClose()
            let answer = try #require(await aside { connection.readToEnd() })
            #expect(answer.hasPrefix("HTTP/1.1 400"), "\(fields.prefix(20)): \(answer)")
        }
        let fits = try client.connect()
        let fields = (0..<90).map { "X-\($0): a\r\n" }.joined()
        try fits.write("GET /healthz HTTP/1.1\r\nHost: here\r\n\(fields)\r\n")
        #expect(await aside { fits.read() }?.hasPrefix("HTTP/1.1 200") == true)
        try await program.kill()
    }

    @Test("what is no HTTP is answered with 400 or nothing, and the daemon lives")
    func noise() async throws {
        let (program, client, _) = try await Self.start()
        let noise = [
            "\0\0\0\0\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\r\n\r\n",
            "POST /webhooks/generic HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "POST /webhooks/generic HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
            "POST /webhooks/generic HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
            "POST /webhooks/generic HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "GET /healthz HTTP/1.1\r\nHost: here\r\nX\u{0}: a\r\n\r\n", "GET /healthz HTTP/1.1\r\n\r\n",
        ]
        for text in noise {
            let connection = try client.connect()
            try connection.write(text)
            connection.halfClose()
            let answer = try #require(await aside { connection.readToEnd() }, "\(text.debugDescription)")
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"), "\(text.debugDescription): \(answer)")
        }
        #expect(try await client.send("/readyz").status == 200)
        try await program.kill()
    }

    @Test("above http.connections a client waits until another one goes")
    func connections() async throws {
        let (program, client, _) = try await Self.start(["CONVENOR_HTTP_CONNECTIONS": "3"])
        var open = try (0..<3).map { _ in try client.connect() }
        for connection in open {
            try connection.write(Self.ask)
            #expect(await aside { connection.read(upTo: "alive\n") } != nil)
        }
        let late = try client.connect()
        try late.write(Self.ask)
        #expect(await aside { !late.hasNews(within: 500) })
        open.removeLast()
        #expect(await aside { late.read(upTo: "alive\n") } != nil)
        try await program.kill()
    }

    @Test("requests that come together are answered in their order")
    func pipelining() async throws {
        let (program, client, _) = try await Self.start()
        let connection = try client.connect()
        let paths = ["/healthz", "/readyz", "/nowhere", "/healthz"]
        try connection.write(paths.map { "GET \($0) HTTP/1.1\r\nHost: here\r\n\r\n" }.joined())
        let text = try #require(await aside { connection.read(upTo: "alive\n", times: 2) })
        let marks = ["alive\n", "ready\n", "404 Not Found", "alive\n"]
        var rest = text[...]
        for mark in marks {
            let place = try #require(rest.range(of: mark), "\(mark) in \(text)")
            rest = rest[place.upperBound...]
        }
        #expect(text.components(separatedBy: "HTTP/1.1 ").count == 5)
        try await program.kill()
    }

    @Test("who has said all and closes that side is answered; who closes in the middle of a body is not")
    func halfClosed() async throws {
        let (program, client, _) = try await Self.start()
        let whole = try client.connect()
        try whole.write(Self.ask)
        whole.halfClose()
        #expect(await aside { whole.readToEnd() }?.hasSuffix("alive\n") == true)
        let half = try client.connect()
        try half.write("POST /webhooks/generic HTTP/1.1\r\nHost: here\r\nContent-Length: 10\r\n\r\nhalf")
        half.halfClose()
        let answer = try #require(await aside { half.readToEnd() })
        #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 400"), "\(answer)")
        let gone = try client.connect()
        gone.halfClose()
        #expect(await aside { gone.readToEnd() } == "")
        #expect(try await client.send("/healthz").status == 200)
        try await program.kill()
    }

    @Test("a request that is under way when the daemon is stopped is answered, and then it ends")
    func stop() async throws {
        let (program, client, _) = try await Self.start(["CONVENOR_HTTP_REQUEST_SECONDS": "60"])
        let body = try WebClient.body("help", from: "lena")
        let headers = WebClient.headers(body).filter { $0 != "-H" }.joined(separator: "\r\n")
        let request =
            "POST /webhooks/generic HTTP/1.1\r\nHost: here\r\nContent-Length: \(body.count)\r\n\(headers)\r\n\r\n"
        // On one thread, for the daemon has the whole request to come within a minute.
        let seen = try await aside {
            Result {
                let connection = try client.connect()
                try connection.write(request + "{")
                let kept = try client.connect()
                try kept.write(Self.ask)
                let alive = kept.read(upTo: "alive\n")
                // A request of which nothing has been read is not under way, however long ago it was written.
                let isUnderWay = connection.waitUntilRead()
                program.signal(SIGTERM)
                // Once it listens no more, it is stopping.
                let deadline = Date(timeIntervalSinceNow: 30)
                while (try? client.connect()) != nil, Date() < deadline { usleep(20_000) }
                let isStopping = (try? client.connect()) == nil && kept.readToEnd() == "" && program.isRunning
                try connection.write(String(decoding: body.dropFirst(), as: UTF8.self))
                return (alive: alive, isUnderWay: isUnderWay, isStopping: isStopping, answer: connection.readToEnd())
            }
        }.get()
        #expect(seen.alive != nil && seen.isUnderWay && seen.isStopping)
        let answer = try #require(seen.answer)
        #expect(answer.hasPrefix("HTTP/1.1 200") && answer.contains(#""text":"#), "\(answer)")
        #expect(try await program.end().code == 0)
    }

    @Test("where the system starts it with few open files, it asks for more and holds more connections than that")
    func openFiles() async throws {
        let place = try Workplace(WebClient.settings())
        let child = try Child(
            "/bin/sh", ["-c", "ulimit -Sn 256; exec \"$0\" run", Program.binary], environment: place.environment,
            folder: place.root.path, errors: .file(place.path("log")))
        var words: [String] = []
        let deadline = Date(timeIntervalSinceNow: 60)
        while words.count < 2, Date() < deadline {
            try await Task.sleep(for: .milliseconds(20))
            words = ((try? String(contentsOfFile: place.path("log"), encoding: .utf8)) ?? "")
                .components(separatedBy: "HTTP is listening on ")
        }
        let client = WebClient(address: String(try #require(words.last).prefix { !$0.isWhitespace }))
        let connections = try (0..<400).map { _ in try client.connect() }
        for connection in connections { try connection.write(Self.ask) }
        let answered = await aside { connections.filter { $0.read(upTo: "alive\n") != nil }.count }
        #expect(answered == 400)
        child.signal(SIGKILL)
        try child.wait()
    }
}
