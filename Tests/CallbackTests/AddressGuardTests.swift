import ConvenorCurl
import Testing

@Suite("the guard over addresses")
struct AddressGuardTests {
    /// First and last address of each range, and what the range is for.
    static let forbidden: [(addresses: [String], kind: AddressGuard.Kind)] = [
        (["0.0.0.0", "0.0.0.1", "0.255.255.255", "::"], .unspecified),
        (
            ["10.0.0.0", "10.255.255.255", "172.16.0.0", "172.31.255.255", "192.168.0.0", "192.168.255.255"],
            .privateUse
        ),
        (["fc00::", "fc00::1", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fec0::1", "feff::1"], .privateUse),
        (["100.64.0.0", "100.127.255.255"], .shared),
        (["127.0.0.0", "127.0.0.1", "127.255.255.255", "::1"], .loopback),
        (["169.254.0.0", "169.254.168.255", "169.254.171.0", "169.254.255.255", "fe80::", "febf::1"], .linkLocal),
        (["169.254.169.254", "169.254.169.123", "169.254.170.2", "169.254.170.23", "100.100.100.200"], .metadata),
        (["192.0.0.192", "168.63.129.16", "fd00:ec2::254", "fd00:ec2::23", "fd20:ce::254"], .metadata),
        (["192.0.2.0", "192.0.2.255", "198.51.100.7", "203.0.113.255"], .documentation),
        (["2001:db8::", "2001:db8:ffff::1", "3fff::", "3fff:fff::1"], .documentation),
        (["192.0.0.0", "192.0.0.255", "192.88.99.1", "198.18.0.0", "198.19.255.255"], .reserved),
        (["240.0.0.0", "255.255.255.254", "255.255.255.255"], .reserved),
        (["224.0.0.0", "239.255.255.255", "ff02::1", "ffff::"], .multicast),
        // Of IPv4 in IPv6, the compatible form, the translated one, and NAT64 of a network's own.
        (["::2", "::8.8.8.8", "::127.0.0.1", "::ffff:0:8.8.8.8", "64:ff9b:1::8.8.8.8"], .reserved),
        // Teredo, benchmarks, ORCHID, discard, segment routing, what nobody has.
        (["2001::1", "2001:0:7f00:1::1", "2001:2::1", "2001:10::1", "2001:1ff::1"], .reserved),
        (["100::1", "5f00::1", "1fff::1", "4000::1", "8000::1", "e000::1", "f000::1"], .reserved),
        // Mapped, NAT64 and 6to4 are what is in them.
        (["::ffff:127.0.0.1", "64:ff9b::127.0.0.1", "2002:7f00:1::1"], .loopback),
        (["::ffff:10.1.2.3", "64:ff9b::10.1.2.3", "2002:a01:203::"], .privateUse),
        (["::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe:1::1"], .metadata),
        (["::ffff:0.0.0.0", "64:ff9b::", "2002::1"], .unspecified),
    ]

    static let open = [
        "1.0.0.0", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.0", "168.63.129.15", "168.63.129.17", "169.253.255.255", "169.255.0.0", "172.15.255.255",
        "172.32.0.0", "191.255.255.255", "192.0.1.0", "192.0.3.0", "192.88.98.255", "192.167.255.255", "192.169.0.0",
        "198.17.255.255", "198.20.0.0", "198.51.101.0", "203.0.112.255", "203.0.114.0", "223.255.255.255",
        "2000::1", "2001:200::1", "2001:db7::1", "2001:db9::1", "2606:4700::1111", "2a00:1450::1", "3ffe::1",
        "3fff:1000::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1",
    ]

    @Test("knows every special range by its first and last address", arguments: forbidden)
    func special(_ addresses: [String], _ kind: AddressGuard.Kind) throws {
        for text in addresses {
            let address = try #require(SocketAddress(text))
            #expect(AddressGuard.kind(of: address) == kind, "\(text)")
            #expect(AddressGuard.refusal(of: address, isNamed: false) == kind)
            #expect(AddressGuard.refusal(of: address, isNamed: true) == (kind.isInside ? nil : kind), "\(text)")
        }
    }

    @Test("lets the open Internet through, up to the neighbours of every range", arguments: open)
    func plain(_ text: String) throws {
        let address = try #require(SocketAddress(text))
        #expect(AddressGuard.refusal(of: address, isNamed: false) == nil)
        #expect(AddressGuard.refusal(of: address, isNamed: true) == nil)
    }

    @Test("has an example of every kind")
    func complete() {
        #expect(Set(Self.forbidden.map(\.kind)) == Set(AddressGuard.Kind.allCases))
    }

    @Test("shows addresses as they are written, and takes no other form of them")
    func text() {
        for text in ["0.0.0.0", "10.1.2.255", "::", "fd00:ec2::254", "::ffff:127.0.0.1"] {
            #expect(SocketAddress(text)?.description == text)
        }
        for text in ["", "127.1", "0x7f.0.0.1", "2130706433", "[::1]", "::1%lo", "localhost", "1.2.3.4 "] {
            #expect(SocketAddress(text) == nil)
        }
    }
}
