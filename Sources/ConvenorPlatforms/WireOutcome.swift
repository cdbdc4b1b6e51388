import ConvenorEngine

/// What becomes of a call to a platform, where that does not depend on the platform.
enum WireOutcome {
    /// Makes a call. Nothing of its URL or of its headers stands in a failure.
    static func send(_ call: WebCall, over wire: any Wire) async throws(DeliveryFailure) -> WebAnswer {
        do {
            return try await wire.send(call)
        } catch {
            throw failure(error)
        }
    }

    private static func failure(_ fault: WebFault) -> DeliveryFailure {
        switch fault {
        case .forbidden(let text): .permanent(text)
        case .unreachable(let text): .temporary(text)
        case .broken(let text), .endless(let text): .uncertain(text)
        }
    }

    /// Throws for a status that is no success; a platform looks for 429 before.
    static func check(_ answer: WebAnswer, by name: String, saying text: String?) throws(DeliveryFailure) {
        let said = "\(name) answered \(answer.status)" + (text.map { ": \($0)" } ?? ".")
        switch answer.status {
        case 200..<300: return
        case 408, 425, 429, 502, 503, 504: throw .temporary(said)
        case 500...: throw .uncertain(said)
        default: throw .permanent(said)
        }
    }
}
