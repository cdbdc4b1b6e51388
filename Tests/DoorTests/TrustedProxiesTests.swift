import ConvenorEngine
@testable import ConvenorHTTP
import HTTPTypes
import Testing

struct TrustedProxiesTests {
    private static let proxies = TrustedProxies(
        trusted: ["127.0.0.1", "10.0.0.0/8", "2001:db8:1::/48"].compactMap(IPRange.init))

    private static func client(_ peer: String, _ fields: [(String, String)]) throws -> String {
        var headers = HTTPFields()
        for (name, value) in fields { headers.append(HTTPField(name: HTTPField.Name(name)!, value: value)) }
        return proxies.client(of: try #require(IPAddress(peer)), headers).description
    }

    @Test(
        "of X-Forwarded-For the right-most address counts that no trusted proxy has",
        arguments: [
            ("203.0.113.7", "203.0.113.7"), ("198.51.100.1, 203.0.113.7", "203.0.113.7"),
            ("203.0.113.7, 10.1.2.3, 10.9.9.9", "203.0.113.7"), ("203.0.113.7,10.1.2.3", "203.0.113.7"),
            // All trusted: the one furthest away.
            ("10.1.2.3, 10.9.9.9", "10.1.2.3"),
            // What is no address ends the walk: who stands before it is known.
            ("203.0.113.7, unknown", "127.0.0.1"), ("unknown, 203.0.113.7", "203.0.113.7"),
            ("203.0.113.7, , 10.1.2.3", "10.1.2.3"), ("", "127.0.0.1"), ("<script>", "127.0.0.1"),
            ("203.0.113.7:8080", "203.0.113.7"), ("[2001:db8::7]:80", "2001:db8::7"), ("2001:db8::7", "2001:db8::7"),
            ("2001:db8::7, 2001:db8:1::1", "2001:db8::7"), ("::ffff:203.0.113.7", "203.0.113.7"),
        ])
    func forwardedFor(_ value: String, _ expected: String) throws {
        #expect(try Self.client("127.0.0.1", [("X-Forwarded-For", value)]) == expected)
    }

    @Test(
        "Forwarded (RFC 7239) is read alike",
        arguments: [
            ("for=203.0.113.7", "203.0.113.7"), ("For=\"203.0.113.7:4711\";proto=https", "203.0.113.7"),
            ("for=\"[2001:db8::7]:4711\"", "2001:db8::7"),
            ("proto=https; by=10.0.0.1 ; for = 203.0.113.7", "203.0.113.7"),
            ("for=198.51.100.1, for=203.0.113.7;proto=http, for=10.1.2.3", "203.0.113.7"),
            ("for=203.0.113.7, for=_hidden", "127.0.0.1"), ("by=203.0.113.7", "127.0.0.1"), ("for", "127.0.0.1"),
        ])
    func forwarded(_ value: String, _ expected: String) throws {
        #expect(try Self.client("127.0.0.1", [("Forwarded", value)]) == expected)
    }

    @Test("several lines are one list; headers that disagree are both left alone, and so are those of strangers")
    func doubtful() throws {
        let one = ("X-Forwarded-For", "203.0.113.7")
        #expect(try Self.client("127.0.0.1", [("X-Forwarded-For", "198.51.100.1"), one]) == "203.0.113.7")
        #expect(try Self.client("127.0.0.1", [one, ("Forwarded", "for=203.0.113.7")]) == "203.0.113.7")
        #expect(try Self.client("127.0.0.1", [one, ("Forwarded", "for=198.51.100.1")]) == "127.0.0.1")
        #expect(try Self.client("127.0.0.1", []) == "127.0.0.1")
        #expect(try Self.client("192.0.2.1", [one, ("Forwarded", "for=203.0.113.7")]) == "192.0.2.1")
    }
}
