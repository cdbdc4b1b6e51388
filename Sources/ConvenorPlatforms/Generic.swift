package import ConvenorCore
package import ConvenorEngine
import Crypto
import Foundation

/// The platform of whoever has a script: JSON `{"room","user","text"}`, maybe with `reply_url`, signed by Standard
/// Webhooks or with `X-Hub-Signature-256`; the answer is `{"text"}`. What a room is told later is posted to its
/// `reply_url` as `{"room","text"}`, signed by Standard Webhooks.
///
/// `user` is a handle, or with `user_id` only what is shown of them; `direct` says that nobody else is in the room.
package struct Generic: Platform {
    private let standard: StandardSignature
    private let hub: HubSignature
    private let signing: StandardSigning

    package init?(_ values: PlatformValues) {
        let secrets = values.all("secrets")
        if secrets.isEmpty { return nil }
        self.init(secrets: secrets)
    }

    package init(secrets: [String]) {
        standard = StandardSignature(secrets: secrets)
        hub = HubSignature(secrets: secrets)
        signing = StandardSigning(secrets: Array(secrets.filter { $0.hasPrefix("whsec_") }.prefix(1)))
    }

    package func authenticate(_ request: WebhookRequest, at now: Moment) throws(WebhookFault) {
        // Who signs by the stronger scheme is held to it.
        let fits = isStandard(request) ? standard.fits(request, at: now) : hub.fits(request)
        if !fits { throw .unauthentic }
    }

    private func isStandard(_ request: WebhookRequest) -> Bool { request.headers["webhook-signature"] != nil }

    package func parse(_ request: WebhookRequest) throws(WebhookFault) -> PlatformEvent {
        guard request.mediaType == "application/json" else { throw .contentType(wanted: "application/json") }
        let body = try decode(request.body)
        if body.user_id == "" { throw .malformed("\"user_id\" is empty; leave it out where \"user\" is a handle.") }
        try check("room", body.room)
        try check("user", body.user)
        if let id = body.user_id { try check("user_id", id) }
        try check(replyURL: body.reply_url ?? "")
        var message = PlatformMessage(
            delivery: try delivery(request), room: body.room, user: body.user_id ?? body.user,
            text: [.text(try body.line())])
        message.userIsHandle = body.user_id == nil
        if body.user_id != nil { message.userName = body.user }
        message.isDirect = body.direct ?? false
        message.address = body.reply_url
        message.content = body.digest
        return .message(message)
    }

    private func check(_ member: String, _ name: String) throws(WebhookFault) {
        if (1...200).contains(name.count), name == name.cleaned { return }
        throw .malformed("\"\(member)\" is a name of 1 to 200 characters, without line breaks or blanks at its ends.")
    }

    /// Whether the address may be called is judged when it is; what is none is told at once.
    private func check(replyURL url: String) throws(WebhookFault) {
        let host = ["https://", "http://"].lazy.filter(url.hasPrefix).map { url.dropFirst($0.count) }.first
        let isAddress = host.map { !$0.isEmpty && $0.first != "/" } ?? false
        if url.isEmpty || isAddress && url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { return }
        throw .malformed("\"reply_url\" is an address that begins with https://, or empty.")
    }

    private typealias Value = ValueRows.Value

    private struct Body: Decodable {
        var room: String
        var user: String
        var text: String?
        /// Values of days in place of a text: as CSV with a header, or as rows.
        var csv: String?
        var values: [Value]?
        var reply_url: String?
        var user_id: String?
        var direct: Bool?

        /// What is said: a line, or the line that a table of values makes.
        func line() throws(WebhookFault) -> String {
            switch (text, csv, values) {
            case (let text?, nil, nil): return text
            case (nil, let csv?, nil): return "values\n" + csv
            case (nil, nil, let values?): return "values\n" + ValueRows.csv(values)
            case (nil, nil, nil): throw .malformed("\"text\" is missing. \(Generic.form)")
            default: throw .malformed("Send one of \"text\", \"csv\" and \"values\".")
            }
        }

        /// Of what is said, and not of where answers are wanted.
        var digest: String {
            let said: [JSONValue] = [
                .text(room), .text(user), user_id.map { .text($0) } ?? .null, .bool(direct ?? false),
                .text((try? line()) ?? ""),
            ]
            return Encodings.base64(SHA256.hash(data: JSONValue.array(said).bytes))
        }
    }

    /// UTF-8 only (RFC 8259, section 8.1): the decoder would guess at other encodings.
    private func decode(_ bytes: [UInt8]) throws(WebhookFault) -> Body {
        guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) else {
            throw .malformed("The body is no text in UTF-8.")
        }
        do {
            return try JSONDecoder().decode(Body.self, from: Data(bytes))
        } catch DecodingError.keyNotFound(let key, _) {
            throw .malformed("\"\(key.stringValue)\" is missing. \(Self.form)")
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            let member = context.codingPath.first.map { key in
                "\"\(key.stringValue)\" is \(Self.wanted[key.stringValue] ?? "no text")."
            }
            throw .malformed("\(member ?? "The body is no JSON object.") \(Self.form)")
        } catch {
            throw .malformed("The body is no JSON. \(Self.form)")
        }
    }

    /// What is said of a member that is something else than a text should be.
    private static let wanted = ["direct": "neither true nor false", "values": "no list of rows of texts"]
    fileprivate static let form = "Send {\"room\":\"…\",\"user\":\"…\",\"text\":\"…\"}."

    /// By the scheme as well, so that a header that no signature covers cannot name a delivery of the other one.
    private func delivery(_ request: WebhookRequest) throws(WebhookFault) -> String? {
        if isStandard(request) { return request.headers["webhook-id"].map { "webhook-id " + $0 } }
        guard let id = request.headers["x-github-delivery"] else { return nil }
        guard (1...256).contains(id.utf8.count) else { throw .malformed("X-GitHub-Delivery has 1 to 256 bytes.") }
        return "x-github-delivery " + id
    }

    package func answer(_ reply: Reply, to message: PlatformMessage) -> [UInt8] {
        var members: [String: JSONValue] = ["text": .text(text(of: reply))]
        // Whoever shows it must know for whom it is.
        switch reply.audience {
        case .room: break
        case .asker: members["audience"] = "asker"
        case .confidential: members["audience"] = "confidential"
        }
        return JSONValue.object(members).bytes
    }

    /// It has no limit, so that every answer is one page.
    private func text(of reply: Reply) -> String {
        reply.page == 1 ? reply.plainText : Tongues.speaking(reply.language).noPage(reply.page, last: 1)
    }

    /// The id of a post lets its receiver drop a second one.
    package var limits: PlaceLimits { PlaceLimits(isRepeatable: true) }

    /// Nothing without a `reply_url`, and nothing without a secret that it can be signed with.
    package func posts(_ reply: Reply, to room: ChatRoom) -> [PlatformPost] {
        guard let address = room.address, !address.isEmpty, !signing.isEmpty else { return [] }
        let body = JSONValue.object(["room": .text(room.id), "text": .text(reply.plainText)])
        return [PlatformPost(lane: room.id, address: address, body: body.bytes)]
    }

    package func deliver(_ post: PlatformPost, over wire: any Wire) async throws(DeliveryFailure) -> String {
        let headers = signing.headers(id: StandardSigning.id(of: post.id, post.body), at: post.at, post.body)
        let answer = try await wire.deliver(.json("POST", post.address, post.body, headers: headers))
        if let failure = DeliveryFailure(answer) { throw failure }
        return "HTTP \(answer.status)"
    }
}

extension Generic {
    package func sample(id: String, at now: Moment) -> PlatformSample? {
        let body: JSONValue = ["room": "webhook-test", "user": .text(PlatformSample.user), "text": "help"]
        let bytes = body.bytes
        let signed =
            signing.isEmpty
            ? hub.headers(for: bytes) + [.init("X-GitHub-Delivery", id)] : signing.headers(id: id, at: now, bytes)
        return PlatformSample([PlatformSample.json] + signed, bytes)
    }
}
