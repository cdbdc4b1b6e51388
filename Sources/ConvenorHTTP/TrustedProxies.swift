import ConvenorEngine
import HTTPTypes
import NIOCore

/// Finds out who asks and how, where a proxy that is trusted asks for somebody else.
struct TrustedProxies: Sendable {
    var trusted: [IPRange] = []

    /// The address of whoever asks, as text; nil where the connection has none.
    func client(of peer: SocketAddress?, _ headers: HTTPFields) -> String? {
        guard let text = peer?.ipAddress else { return nil }
        guard !trusted.isEmpty, let peer = IPAddress(text) else { return text }
        return client(of: peer, headers).description
    }

    /// Whether the client spoke TLS to the proxy, as X-Forwarded-Proto says; nil where nobody trusted says so.
    func isSecure(from peer: SocketAddress?, _ headers: HTTPFields) -> Bool? {
        guard !trusted.isEmpty, let peer = peer?.ipAddress.flatMap({ IPAddress($0) }), isTrusted(peer),
            let name = HTTPField.Name("x-forwarded-proto"), let scheme = headers[name]
        else { return nil }
        return scheme.lowercased() == "https"
    }

    /// The right-most address that no trusted proxy has.
    ///
    /// Each proxy adds on the right whom it speaks for, so what stands left of an address that is not trusted, or of
    /// something that is no address, may be made up. Where X-Forwarded-For and Forwarded (RFC 7239) disagree, one of them
    /// is the client's own, and neither is believed.
    func client(of peer: IPAddress, _ headers: HTTPFields) -> IPAddress {
        guard isTrusted(peer) else { return peer }
        let told = Self.headers.filter { headers.contains($0.name) }.map { name, isForwarded in
            Self.chain(headers[values: name], isForwarded: isForwarded)
        }
        let found = Set(told.map { walk(from: peer, $0) })
        return found.count == 1 ? found.first ?? peer : peer
    }

    private func isTrusted(_ address: IPAddress) -> Bool { trusted.contains { $0.contains(address) } }

    private func walk(from peer: IPAddress, _ chain: [IPAddress?]) -> IPAddress {
        var client = peer
        for address in chain.reversed() {
            guard isTrusted(client), let address else { break }
            client = address
        }
        return client
    }

    private static let headers = [("x-forwarded-for", false), ("forwarded", true)].compactMap { name, isForwarded in
        HTTPField.Name(name).map { (name: $0, isForwarded: isForwarded) }
    }

    /// From left to right; nil for what is no address, such as `unknown`.
    private static func chain(_ lines: [String], isForwarded: Bool) -> [IPAddress?] {
        lines.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }.map { element in
            address(isForwarded ? node(in: element) : element)
        }
    }

    /// The value of `for` in one element; no quoted comma is understood, for no address has one.
    private static func node(in element: Substring) -> Substring {
        let pairs = element.split(separator: ";").map { $0.split(separator: "=", maxSplits: 1) }
        return pairs.first { trimmed($0.first ?? "").lowercased() == "for" && $0.count == 2 }?[1] ?? ""
    }

    /// `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`, `[2001:db8::1]`, `[2001:db8::1]:80`, each maybe in quotes.
    private static func address(_ text: Substring) -> IPAddress? {
        var text = trimmed(text)
        if text.count > 1, text.hasPrefix("\""), text.hasSuffix("\"") { text = text.dropFirst().dropLast() }
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            let rest = text[text.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
            text = text[text.index(after: text.startIndex)..<end]
        } else if let colon = text.firstIndex(of: ":"), text.lastIndex(of: ":") == colon {
            text = text[..<colon]
        }
        return IPAddress(text)
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop { $0 == " " || $0 == "\t" }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
