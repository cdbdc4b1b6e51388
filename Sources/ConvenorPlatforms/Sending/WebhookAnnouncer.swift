package import ConvenorCore
package import ConvenorEngine

/// Sends subscribers what they are told by Standard Webhooks 1.0.0.
package struct WebhookAnnouncer: Announcer {
    private let wire: any Wire
    /// Seconds that a subscriber has for its answer (the specification asks for 15 to 30).
    private static let timeoutSeconds = 20

    package init(wire: any Wire) { self.wire = wire }

    package func announce(
        _ payload: [UInt8], id: String, at now: Moment, to subscriber: Subscriber
    ) async throws(DeliveryFailure) -> String {
        let signing = StandardSigning(secrets: subscriber.secrets)
        let headers = signing.headers(id: StandardSigning.id(of: id, payload), at: now, payload)
        let call = WebCall.json(
            "POST", subscriber.url, payload, headers: headers, timeoutSeconds: Self.timeoutSeconds)
        let answer: WebAnswer
        do throws(WebFault) {
            answer = try await wire.send(call)
        } catch {
            throw Self.failure(error)
        }
        if let failure = Self.failure(answer) { throw failure }
        return "HTTP \(answer.status)"
    }

    /// Every attempt bears the same id, so that nothing is lost by trying again.
    private static func failure(_ fault: WebFault) -> DeliveryFailure {
        switch fault {
        case .forbidden(let text): .permanent(text)
        case .unreachable(let text), .endless(let text): .temporary(text)
        case .broken(let text): .uncertain(text)
        }
    }

    /// Nil for 2xx. Only 410 is for good; who answers that it has too much to do is left alone for a while.
    private static func failure(_ answer: WebAnswer) -> DeliveryFailure? {
        let text = "HTTP \(answer.status)"
        switch answer.status {
        case 200...299: return nil
        case 410: return .permanent(text)
        case 429, 502, 503, 504: return .later(text, seconds: answer.retryAfterSeconds ?? slowDownSeconds)
        default: return .temporary(text)
        }
    }

    /// How long a subscriber is left alone that has too much to do and does not say for how long.
    private static let slowDownSeconds = 30
}
