import CCurl
import ConvenorEngine

/// A URL as libcurl reads it, so that nobody reads it otherwise than who connects.
///
/// Written once, before any other thread has it, and then only read.
final class CallAddress: @unchecked Sendable {
    let pointer: OpaquePointer
    /// `https` or `http`.
    let scheme: String
    /// In lower case, IPv6 without brackets; numbers of every form are four decimal ones by now.
    let host: String
    let port: Int

    /// Throws `forbidden` for what cannot be called whatever the settings say; the URL stands in no fault.
    init(_ text: String) throws(WebFault) {
        guard text.utf8.count <= 8_192, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .forbidden("The address has a character that no URL has, or is longer than 8 KiB.")
        }
        guard let pointer = curl_url() else { throw .unreachable("There is no memory for a callback.") }
        self.pointer = pointer
        // From here on the deinitializer does not run before every property has a value.
        var parts: (scheme: String, host: String, port: Int)?
        let code = curl_url_set(pointer, CURLUPART_URL, text, UInt32(CURLU_DISALLOW_USER))
        if code == CURLUE_OK, Self.part(CURLUPART_USER, of: pointer) == nil,
            Self.part(CURLUPART_PASSWORD, of: pointer) == nil,
            let scheme = Self.part(CURLUPART_SCHEME, of: pointer)?.lowercased(),
            let host = Self.part(CURLUPART_HOST, of: pointer)?.lowercased(), !host.isEmpty,
            let port = Self.part(CURLUPART_PORT, of: pointer).flatMap({ Int($0) })
        {
            parts = (scheme, host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host, port)
        }
        guard let parts, ["https", "http"].contains(parts.scheme) else {
            curl_url_cleanup(pointer)
            throw Self.fault(code)
        }
        guard !Self.endsInNumber(parts.host) else {
            curl_url_cleanup(pointer)
            throw .forbidden("The address has a number for a name.")
        }
        (scheme, host, port) = parts
    }

    deinit { curl_url_cleanup(pointer) }

    /// For sentences and for the queue: the host, with the port where it is not the usual one.
    var label: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (scheme == "https" ? 443 : 80) ? name : "\(name):\(port)"
    }

    /// Nil for a name.
    var literal: SocketAddress? {
        // A zone (RFC 6874) says on which link, not what kind of address it is.
        SocketAddress(String(host.prefix { $0 != "%" }))
    }

    func isNamed(in hosts: [WebHost]) -> Bool {
        hosts.contains { allowed in
            guard allowed.port == nil || allowed.port == port else { return false }
            if allowed.name == host { return true }
            guard let literal, let other = SocketAddress(allowed.name) else { return false }
            return literal == other
        }
    }

    /// What libcurl takes for a name and others for an address: `127.0.0.1.`, `1.2.3.4.5`, `0x7f.1.`
    private static func endsInNumber(_ host: String) -> Bool {
        guard SocketAddress(host) == nil, !host.contains(":"), let last = host.split(separator: ".").last else {
            return false
        }
        return Int(last) != nil || (last.hasPrefix("0x") && last.dropFirst(2).allSatisfy(\.isHexDigit))
    }

    private static func part(_ what: CURLUPart, of pointer: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(pointer, what, &text, UInt32(CURLU_DEFAULT_PORT)) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }

    private static func fault(_ code: CURLUcode) -> WebFault {
        switch code {
        case CURLUE_OUT_OF_MEMORY: .unreachable("There is no memory for a callback.")
        case CURLUE_USER_NOT_ALLOWED: .forbidden("The address has a user name or a password in it.")
        case CURLUE_OK, CURLUE_UNSUPPORTED_SCHEME: .forbidden("The address is not one of https.")
        default: .forbidden("The address cannot be read.")
        }
    }
}
