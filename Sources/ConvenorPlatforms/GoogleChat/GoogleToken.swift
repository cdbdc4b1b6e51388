import ConvenorCore
import ConvenorEngine

/// The bearer token of a request from Google Chat: a JSON Web Token (RFC 7519) signed with RS256 and nothing else.
///
/// developers.google.com/workspace/chat/verify-requests-from-chat
struct GoogleToken {
    /// Seconds that clocks may be apart.
    private static let skew: Int64 = 60
    private static let chat = "chat@system.gserviceaccount.com"

    /// Whom the app is known to Google as: the number of its project, or the URL that is called.
    let audiences: [String]
    /// The number of the project whose Workspace add-on may call; others can sign for any URL.
    let addOnProject: String?

    func fits(_ header: String, _ keys: PublishedKeys, at now: Moment) -> Bool {
        guard header.hasPrefix("Bearer ") else { return false }
        let parts = header.dropFirst(7).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let head = Encodings.base64URL(parts[0]).flatMap({ JSONValue($0) }),
            // Whatever else a header asks for is not done: no other algorithm, no extension, no key of its own.
            head["alg"]?.text == "RS256", head["crit"] == nil, let id = head["kid"]?.text,
            let signature = Encodings.base64URL(parts[2]),
            keys.fits(signature, for: Array("\(parts[0]).\(parts[1])".utf8), by: id),
            let claims = Encodings.base64URL(parts[1]).flatMap({ JSONValue($0) })
        else { return false }
        return isNow(claims, SignedTime(now).seconds) && isMeant(claims)
    }

    private func isNow(_ claims: JSONValue, _ now: Int64) -> Bool {
        guard let end = claims["exp"]?.number, Int64(end) > now - Self.skew else { return false }
        return ["iat", "nbf"].allSatisfy { name in
            guard let claim = claims[name] else { return true }
            return claim.number.map { Int64($0) <= now + Self.skew } ?? false
        }
    }

    private func isMeant(_ claims: JSONValue) -> Bool {
        guard let audience = claims["aud"]?.text, audiences.contains(audience) else { return false }
        let issuer = claims["iss"]?.text
        if audience.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return issuer == Self.chat }
        guard issuer == "https://accounts.google.com", claims["email_verified"]?.bool == true,
            let email = claims["email"]?.text
        else { return false }
        let addOn = addOnProject.map { "service-\($0)@gcp-sa-gsuiteaddons.iam.gserviceaccount.com" }
        return email == Self.chat || email == addOn
    }
}
