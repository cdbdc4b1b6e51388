/// An address that a server listens on: `127.0.0.1:8080`, `localhost:8080` or `[::1]:8080`.
package struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
    /// A name or an IP address, without brackets.
    package var host: String
    /// 0 lets the system choose.
    package var port: Int

    /// Nil for what is no host and port.
    package init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":") else { return nil }
        let digits = text[text.index(after: colon)...]
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
            guard host.contains(":") else { return nil }
        } else if host.contains(":") {
            return nil
        }
        let isPlain = { (scalar: Unicode.Scalar) in
            scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789.:-_%".unicodeScalars.contains(scalar))
        }
        guard !host.isEmpty, host.unicodeScalars.allSatisfy(isPlain), (1...5).contains(digits.count),
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = Int(digits), port <= 65_535
        else { return nil }
        self.host = String(host)
        self.port = port
    }

    /// Where this machine finds it: who listens everywhere listens on the loopback too.
    package var reachable: ListenAddress {
        var address = self
        switch host {
        case "0.0.0.0": address.host = "127.0.0.1"
        case "::": address.host = "::1"
        default: break
        }
        return address
    }

    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
