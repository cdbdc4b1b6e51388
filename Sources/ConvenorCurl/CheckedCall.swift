import ConvenorEngine

/// A call whose form and address may be tried; where the address leads is seen when its socket opens.
struct CheckedCall: Sendable {
    let call: WebCall
    let address: CallAddress
    /// An operator named the host: it may be inside and do without TLS.
    let isNamed: Bool

    init(_ call: WebCall, _ settings: WireSettings) throws(WebFault) {
        guard Self.methods.contains(call.method) else { throw .forbidden("This method is none of a callback.") }
        for header in call.headers {
            if let fault = Self.fault(in: header) { throw .forbidden(fault) }
        }
        let address = try CallAddress(call.url)
        let isNamed = address.isNamed(in: settings.allowed)
        guard address.scheme == "https" || isNamed else {
            throw .forbidden("\(address.label) is called without TLS, and callbacks.allow does not name it.")
        }
        if let literal = address.literal, let kind = AddressGuard.refusal(of: literal, isNamed: isNamed) {
            throw .forbidden(Self.sentence(address, literal, kind, isNamed: isNamed))
        }
        if settings.proxy != nil, !isNamed, address.literal == nil, Self.isInside(name: address.host) {
            throw .forbidden("\(address.label) is a name of the inside, and callbacks.allow does not name it.")
        }
        self.call = call
        self.address = address
        self.isNamed = isNamed
    }

    /// `hub.example.org leads to 10.1.2.3, a private address, and callbacks.allow does not name it.`
    static func sentence(
        _ address: CallAddress, _ found: SocketAddress, _ kind: AddressGuard.Kind, isNamed: Bool
    ) -> String {
        let what =
            switch kind {
            case .loopback: "an address of this machine"
            case .privateUse, .shared: "a private address"
            case .linkLocal: "an address of this link only"
            case .metadata: "where a cloud tells its machines secrets"
            case .unspecified: "no address of anybody"
            case .multicast: "an address of many"
            case .documentation, .reserved: "an address that nobody may have"
            }
        let lead =
            address.literal == nil
            ? "\(address.label) leads to \(found), which is \(what)" : "\(address.label) is \(what)"
        return kind.isInside && !isNamed ? lead + ", and callbacks.allow does not name it." : lead + "."
    }

    private static let methods: Set = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

    /// They say where a message ends or who it is for, which libcurl says itself.
    private static let own: Set = [
        "host", "content-length", "transfer-encoding", "connection", "keep-alive", "expect", "upgrade", "te", "trailer",
        "proxy-authorization", "proxy-connection",
    ]

    /// Its name only: the value may be a secret.
    private static func fault(in header: WebCall.Header) -> String? {
        guard !header.name.isEmpty, header.name.utf8.allSatisfy(isTokenText) else {
            return "A header has a name that is none."
        }
        guard !own.contains(header.name.lowercased()) else { return "A callback does not set \(header.name) itself." }
        guard header.value.utf8.allSatisfy({ ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }) else {
            return "The header \(header.name) has a control character in it."
        }
        return nil
    }

    /// `tchar` of RFC 9110 section 5.6.2.
    private static func isTokenText(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    /// A proxy resolves names where nobody sees what they lead to: those that can only be inside are kept from it.
    private static func isInside(name: String) -> Bool {
        let labels = name.split(separator: ".")
        guard labels.count > 1, let last = labels.last else { return true }
        return ["localhost", "local", "internal", "lan", "home", "corp", "arpa"].contains(last)
    }
}
