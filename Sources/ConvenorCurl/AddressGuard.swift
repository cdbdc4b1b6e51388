/// Tells the addresses of the open Internet from all others, so that a callback cannot be turned against the inside.
///
/// The rows are the special-purpose registries of IANA for IPv4 and IPv6, as far as what they hold is not reachable from
/// everywhere, and the services by which clouds tell a machine its secrets.
package enum AddressGuard {
    /// What an address is for that is not one of the open Internet.
    package enum Kind: Sendable, Hashable, CaseIterable {
        case loopback, privateUse, shared, linkLocal, metadata, unspecified, multicast, documentation, reserved

        /// Whether a host that an operator named may have such an address.
        package var isInside: Bool {
            switch self {
            case .loopback, .privateUse, .shared, .linkLocal: true
            case .metadata, .unspecified, .multicast, .documentation, .reserved: false
            }
        }
    }

    /// Nil for an address of the open Internet.
    package static func kind(of address: SocketAddress) -> Kind? {
        switch address {
        case .v4(let bits):
            return four.first { $0.holds(bits) }?.kind
        case .v6(let bits):
            if let row = six.first(where: { $0.holds(bits) }) { return row.kind }
            if let carrier = carriers.first(where: { $0.row.holds(bits) }) {
                return kind(of: .v4(UInt32(truncatingIfNeeded: bits >> carrier.shift)))
            }
            // Global unicast (RFC 4291 section 2.4) is 2000::/3; IANA has given out nothing else.
            return bits >> 125 == 1 ? nil : .reserved
        }
    }

    /// Why nothing may connect to it, or nil; `isNamed` when an operator named the host that led there.
    package static func refusal(of address: SocketAddress, isNamed: Bool) -> Kind? {
        guard let kind = kind(of: address) else { return nil }
        return isNamed && kind.isInside ? nil : kind
    }

    private struct Row<Bits: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
        var prefix: Bits
        var length: Int
        var kind: Kind

        func holds(_ bits: Bits) -> Bool { (bits ^ prefix) >> (Bits.bitWidth - length) == 0 }
    }

    /// The first one that holds counts.
    private static let four = [
        // The wire server of Azure has an address that looks like any other.
        v4(168, 63, 129, 16, 32, .metadata),
        v4(169, 254, 169, 0, 24, .metadata), v4(169, 254, 170, 0, 24, .metadata),
        v4(100, 100, 100, 200, 32, .metadata), v4(192, 0, 0, 192, 32, .metadata),
        v4(0, 0, 0, 0, 8, .unspecified),
        v4(10, 0, 0, 0, 8, .privateUse), v4(172, 16, 0, 0, 12, .privateUse), v4(192, 168, 0, 0, 16, .privateUse),
        v4(100, 64, 0, 0, 10, .shared),
        v4(127, 0, 0, 0, 8, .loopback),
        v4(169, 254, 0, 0, 16, .linkLocal),
        v4(192, 0, 2, 0, 24, .documentation), v4(198, 51, 100, 0, 24, .documentation),
        v4(203, 0, 113, 0, 24, .documentation),
        // Protocol assignments, what was the relay of 6to4, benchmarks.
        v4(192, 0, 0, 0, 24, .reserved), v4(192, 88, 99, 0, 24, .reserved), v4(198, 18, 0, 0, 15, .reserved),
        v4(224, 0, 0, 0, 4, .multicast),
        // With 255.255.255.255, the broadcast.
        v4(240, 0, 0, 0, 4, .reserved),
    ]

    private static let six = [
        v6([0xFD00, 0x0EC2], 32, .metadata), v6([0xFD20, 0x00CE], 32, .metadata),
        v6([0, 0, 0, 0, 0, 0, 0, 0], 128, .unspecified), v6([0, 0, 0, 0, 0, 0, 0, 1], 128, .loopback),
        v6([0xFC00], 7, .privateUse),
        // Site-local addresses are of old (RFC 3879), and some networks still have them.
        v6([0xFEC0], 10, .privateUse),
        v6([0xFE80], 10, .linkLocal),
        v6([0xFF00], 8, .multicast),
        v6([0x2001, 0x0DB8], 32, .documentation), v6([0x3FFF], 20, .documentation),
        // Protocol assignments: Teredo, benchmarks, ORCHID. Nobody serves there what a callback is for.
        v6([0x2001], 23, .reserved),
    ]

    /// Prefixes with an IPv4 address in them, and how far it stands from the right end.
    private static let carriers = [
        // Mapped (RFC 4291 section 2.5.5.2), NAT64 (RFC 6052 section 2.1), 6to4 (RFC 3056 section 2).
        (row: v6([0, 0, 0, 0, 0, 0xFFFF], 96, .reserved), shift: 0),
        (row: v6([0x64, 0xFF9B], 96, .reserved), shift: 0),
        (row: v6([0x2002], 16, .reserved), shift: 80),
    ]

    private static func v4(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32, _ length: Int, _ kind: Kind)
        -> Row<UInt32>
    {
        Row(prefix: a << 24 | b << 16 | c << 8 | d, length: length, kind: kind)
    }

    /// The leading groups; the others are zero.
    private static func v6(_ groups: [UInt128], _ length: Int, _ kind: Kind) -> Row<UInt128> {
        let padded = groups + Array(repeating: 0, count: 8 - groups.count)
        return Row(prefix: padded.reduce(0) { $0 << 16 | $1 }, length: length, kind: kind)
    }
}
