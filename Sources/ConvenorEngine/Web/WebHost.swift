/// A host as an operator names it: `hub.example.org`, `localhost:9000` or `[::1]:9000`.
package struct WebHost: Sendable, Hashable, CustomStringConvertible {
    /// In lower case; an IPv6 address without brackets.
    package let name: String
    /// Nil for every port.
    package let port: Int?

    /// Nil for what is no host; a name with a star in it is none.
    package init?(_ text: String) {
        if let address = ListenAddress(text) {
            guard address.port > 0 else { return nil }
            (name, port) = (address.host.lowercased(), address.port)
        } else if let address = ListenAddress(text + ":1") {
            (name, port) = (address.host.lowercased(), nil)
        } else {
            return nil
        }
    }

    package var description: String {
        let host = name.contains(":") ? "[\(name)]" : name
        return port.map { "\(host):\($0)" } ?? host
    }
}
