import ConvenorCurl
import ConvenorEngine
import Foundation
import TestSupport
import Testing

@Suite("a callback that is answered")
struct AnswerTests {
    @Test("goes out as it was written, with no header made up")
    func request() async throws {
        let server = try WebServer()
        let wire = CurlWire(try .local())
        let body = Array(#"{"text":"été"}"#.utf8)
        let answer = try await wire.send(
            .json(
                "POST", server.url("answer/200?a=b%20c"), body, headers: [.init("X-Empty", ""), .init("X-Two", "a: b")])
        )
        #expect(answer.status == 200)
        #expect(answer.body == Array("taken".utf8))
        #expect(answer.retryAfterSeconds == nil)
        let lines = try server.requests[0].components(separatedBy: "\r\n")
        #expect(lines[0] == "POST /answer/200?a=b%20c HTTP/1.1")
        #expect(
            Set(lines[1...].prefix { !$0.isEmpty }) == [
                "Host: 127.0.0.1:\(server.port)", "User-Agent: Convenor", "Accept: */*",
                "Content-Type: application/json; charset=utf-8", "X-Empty:", "X-Two: a: b", "Content-Length: 16",
            ])
        #expect(lines.last == #"{"text":"été"}"#)
    }

    @Test(
        "has its method and its body, or none", arguments: ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"])
    func methods(_ method: String) async throws {
        let server = try WebServer()
        let wire = CurlWire(try .local())
        #expect(try await wire.send(WebCall(method, server.url("answer/200"))).status == 200)
        if method != "HEAD" {
            let call = WebCall(method, server.url("answer/200"), body: Array("body".utf8))
            #expect(try await wire.send(call).status == 200)
        }
        let requests = try server.requests
        #expect(requests.allSatisfy { $0.hasPrefix("\(method) /answer/200 HTTP/1.1\r\n") })
        #expect(requests.allSatisfy { !$0.contains("Content-Type") })
        #expect(requests[0].hasSuffix("\r\n\r\n"))
        if method != "HEAD" { #expect(requests[1].hasSuffix("Content-Length: 4\r\n\r\nbody")) }
        #expect(server.count("connect") == 1)
    }

    @Test("asks for nothing before a long body")
    func longBody() async throws {
        let server = try WebServer()
        let body = [UInt8](repeating: 0x61, count: 3 << 20)
        let answer = try await CurlWire(try .local()).send(WebCall("POST", server.url("answer/200"), body: body))
        #expect(answer.status == 200)
        #expect(server.count("expect") == 0)
        #expect(try server.requests[0].hasSuffix(String(repeating: "a", count: 3 << 20)))
    }

    @Test("keeps its connection for the next one")
    func reuse() async throws {
        let server = try WebServer()
        let wire = CurlWire(try .local())
        for status in [200, 204, 404, 429, 500, 503] {
            #expect(try await wire.send(WebCall("POST", server.url("answer/\(status)"))).status == status)
        }
        #expect(server.count("connect") == 1)
        #expect(server.count("request") == 6)
    }

    @Test("gets a new connection when the server closed the kept one")
    func closedConnection() async throws {
        let server = try WebServer()
        let wire = CurlWire(try .local())
        for time in 1...3 {
            #expect(try await wire.send(WebCall("POST", server.url("end-after"))).status == 200)
            #expect(try await server.sees("end", times: time))
        }
        #expect(server.count("request") == 3)
    }

    @Test("gives every status with its headers in lower case, the last of repeated ones")
    func headers() async throws {
        let server = try WebServer()
        let lines = ["X-One: 1", "x-one:  2 ", "X-Folded: a", "\tb", "X-Empty:"]
        let answer = try await CurlWire(try .local()).send(WebCall("GET", server.answer(500, lines)))
        #expect(answer.status == 500)
        #expect(answer.headers == ["content-length": "5", "x-one": "2", "x-folded": "a b", "x-empty": ""])
    }

    @Test("is the last one after interim answers, without their headers and without trailers")
    func interim() async throws {
        let server = try WebServer()
        let wire = CurlWire(try .local())
        let late = try await wire.send(WebCall("POST", server.url("interim")))
        #expect(late.status == 200)
        #expect(late.headers == ["content-length": "5"])
        let chunks = try await wire.send(WebCall("POST", server.url("chunks")))
        #expect(chunks.body == Array("onetwo".utf8))
        #expect(chunks.headers == ["transfer-encoding": "chunked"])
    }

    @Test("is read up to one MiB")
    func longest() async throws {
        let server = try WebServer()
        let wire = CurlWire(try .local())
        #expect(try await wire.send(WebCall("GET", server.url("bytes/\(1 << 20)"))).body.count == 1 << 20)
        let more = await fault(wire, WebCall("GET", server.url("bytes/\((1 << 20) + 1)")))
        #expect(more?.isEndless == true)
    }

    @Test(
        "redirects nowhere", arguments: [301, 302, 303, 307, 308],
        [
            "http://127.0.0.1:PORT/there", "http://169.254.169.254/latest", "https://10.0.0.1/", "file:///etc/passwd",
            "//",
        ])
    func redirect(_ status: Int, _ target: String) async throws {
        let server = try WebServer()
        let place = target.replacing("PORT", with: "\(server.port)")
        let answer = try await CurlWire(try .local()).send(
            WebCall("POST", server.answer(status, ["Location: \(place)"]), body: [1]))
        #expect(answer.status == status)
        #expect(answer.headers["location"] == place)
        #expect(server.count("request") == 1)
    }

    @Test(
        "says after how many seconds to come again, if it can be read",
        arguments: [
            ("17", 17), ("0", 0), ("00", 0), ("0.4", 0), ("1.337", 1), ("3600", 3_600), ("3601", 3_600),
            ("999999999999999999999999", 3_600), ("Wed, 21 Oct 2015 07:28:00 GMT", 0),
            ("Wednesday, 21-Oct-15 07:28:00 GMT", 0), ("Wed Oct 21 07:28:00 2015", 0),
            ("Tue, 21 Oct 2059 07:28:00 GMT", 3_600), ("-5", nil), ("soon", nil), ("", nil), ("Wednesday", nil),
            ("+", nil),
        ] as [(String, Int?)])
    func retryAfter(_ value: String, _ seconds: Int?) async throws {
        let server = try WebServer()
        let wire = CurlWire(try .local())
        for status in [429, 503, 200] {
            let answer = try await wire.send(WebCall("POST", server.answer(status, ["Retry-After: \(value)"])))
            #expect(answer.retryAfterSeconds == seconds)
            #expect(answer.headers["retry-after"] == value)
        }
    }

    @Test("says so too for a date that is near")
    func retryAfterDate() async throws {
        let server = try WebServer()
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(identifier: "GMT")
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        let date = format.string(from: Date(timeIntervalSinceNow: 1_800))
        let answer = try await CurlWire(try .local()).send(
            WebCall("POST", server.answer(429, ["Retry-After: \(date)"])))
        let seconds = try #require(answer.retryAfterSeconds)
        #expect((1...1_800).contains(seconds))
    }
}
