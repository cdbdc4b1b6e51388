import Foundation

/// An IP address as its 4 or 16 bytes; IPv4 inside IPv6 (RFC 4291, section 2.5.5.2) is IPv4.
package struct IPAddress: Sendable, Hashable, CustomStringConvertible {
    package let bytes: [UInt8]

    /// Nil for anything but a plain address: no name, no port, no zone.
    package init?(_ text: some StringProtocol) {
        var bytes = [UInt8](repeating: 0, count: 16)
        let text = String(text)
        if inet_pton(AF_INET, text, &bytes) == 1 {
            self.bytes = Array(bytes.prefix(4))
        } else if inet_pton(AF_INET6, text, &bytes) == 1 {
            self.bytes = bytes.starts(with: Self.mapped) ? Array(bytes.suffix(4)) : bytes
        } else {
            return nil
        }
    }

    fileprivate static let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]

    package var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        _ = inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count))
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

/// An address or a block of addresses in CIDR notation (RFC 4632): `10.0.0.0/8`, `2001:db8::/32`, `127.0.0.1`.
package struct IPRange: Sendable, Hashable, CustomStringConvertible {
    package let base: IPAddress
    /// Bits that all addresses of the block share.
    package let bits: Int

    /// Nil for what is no block, also where bits are set beyond its prefix: such a line means something else than it says.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let base = IPAddress(first) else { return nil }
        let width = base.bytes.count * 8
        var bits = width
        if parts.count == 2 {
            guard (1...3).contains(parts[1].count), parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let number = Int(parts[1])
            else { return nil }
            bits = first.contains(":") && width == 32 ? number - IPAddress.mapped.count * 8 : number
        }
        guard (0...width).contains(bits), Self.masked(base.bytes, bits) == base.bytes else { return nil }
        self.base = base
        self.bits = bits
    }

    package func contains(_ address: IPAddress) -> Bool {
        address.bytes.count == base.bytes.count && Self.masked(address.bytes, bits) == base.bytes
    }

    private static func masked(_ bytes: [UInt8], _ bits: Int) -> [UInt8] {
        bytes.enumerated().map { index, byte in
            let kept = min(8, max(0, bits - index * 8))
            return kept == 0 ? 0 : byte & (0xFF << (8 - kept))
        }
    }

    package var description: String { bits == base.bytes.count * 8 ? "\(base)" : "\(base)/\(bits)" }
}
