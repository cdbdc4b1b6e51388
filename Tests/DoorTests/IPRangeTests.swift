import ConvenorEngine
import Testing

struct IPRangeTests {
    @Test(
        "blocks hold what lies in them and nothing beside it",
        arguments: [
            ("127.0.0.1", ["127.0.0.1", "::ffff:127.0.0.1"], ["127.0.0.2", "::1", "::7f00:1"]),
            ("10.0.0.0/8", ["10.0.0.0", "10.255.255.255"], ["11.0.0.0", "9.255.255.255", "::a00:0"]),
            ("192.0.2.128/25", ["192.0.2.128", "192.0.2.255"], ["192.0.2.127", "192.0.3.128"]),
            ("192.0.2.4/31", ["192.0.2.4", "192.0.2.5"], ["192.0.2.6", "192.0.2.3"]),
            ("0.0.0.0/0", ["0.0.0.0", "255.255.255.255"], ["::", "2001:db8::1"]),
            ("::/0", ["::", "2001:db8::1"], ["192.0.2.1", "::ffff:192.0.2.1"]),
            ("2001:db8::/32", ["2001:db8::", "2001:db8:ffff::1"], ["2001:db9::", "192.0.2.1"]),
            ("2001:db8::8/125", ["2001:db8::f"], ["2001:db8::7", "2001:db8::10"]),
            ("::ffff:10.0.0.0/104", ["10.1.2.3"], ["11.0.0.0"]), ("::1", ["::1"], ["::2", "127.0.0.1"]),
        ])
    func holds(_ text: String, _ inside: [String], _ outside: [String]) throws {
        let range = try #require(IPRange(text))
        for address in inside { #expect(range.contains(try #require(IPAddress(address))), "\(address)") }
        for address in outside { #expect(!range.contains(try #require(IPAddress(address))), "\(address)") }
        #expect(IPRange(range.description) == range)
    }

    @Test(
        "what is no block is refused",
        arguments: [
            "", "/", "10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/8/8", "10.0.0/8", "010.0.0.1",
            "1.2.3.4.5", "256.0.0.1", "localhost", "::1/129", "2001:db8::1/32", "fe80::1%eth0", "[::1]", "127.0.0.1:80",
            "::ffff:10.0.0.0/8", "10.0.0.0/ 8", "10.0.0.0/+8",
        ])
    func refused(_ text: String) { #expect(IPRange(text) == nil) }
}
