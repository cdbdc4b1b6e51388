import ConvenorCore
import ConvenorEngine

/// What an answer, or none, says about a post: it was taken, or why not and whether to try again.
enum WebVerdict {
    /// `said` is what the other side wrote of it; `seconds` how long its own words ask to wait.
    static func failure(_ answer: WebAnswer, said: String?, seconds: Int? = nil) -> DeliveryFailure {
        let text = oneLine("\(answer.status) \(said ?? "")")
        let pause = seconds ?? answer.retryAfterSeconds
        switch answer.status {
        case 429: return .later(text, seconds: clamped(pause ?? 30))
        // A wrong token is put right by the operator, and what waits goes out then.
        case 401: return .temporary(text)
        default:
            switch DeliveryFailure(answer) {
            case .later(_, let seconds): return .later(text, seconds: clamped(seconds))
            case .temporary: return .temporary(text)
            case .uncertain: return .uncertain(text)
            case .permanent, nil: return .permanent(text)
            }
        }
    }

    /// Throws for a status that is no success, in the name of the platform; it looks for 429 before.
    static func check(_ answer: WebAnswer, by name: String, saying said: String?) throws(DeliveryFailure) {
        let text = "\(name) answered \(answer.status)" + (said.map { ": \($0)" } ?? ".")
        switch DeliveryFailure(answer) {
        case nil: return
        case .later, .temporary: throw .temporary(text)
        case .uncertain: throw .uncertain(text)
        case .permanent: throw .permanent(text)
        }
    }

    /// `isRepeatable` where the other side knows a repeated post and takes it once.
    static func failure(_ fault: WebFault, isRepeatable: Bool = false) -> DeliveryFailure {
        switch fault {
        case .forbidden(let text): .permanent(text)
        case .unreachable(let text): .temporary(text)
        case .broken(let text), .endless(let text): isRepeatable ? .temporary(text) : .uncertain(text)
        }
    }

    /// From a second to an hour.
    static func clamped(_ seconds: Int) -> Int { min(max(seconds, 1), 3600) }

    /// What others write goes into logs and lists: one line, not long.
    static func oneLine(_ text: String) -> String {
        String(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(200))
    }
}
