import ConvenorCore
import ConvenorEngine

/// What an answer, or none, says about a post: it was taken, or why not and whether to try again.
enum WebVerdict {
    /// `said` is what the other side wrote of it; `seconds` how long its own words ask to wait.
    static func failure(_ answer: WebAnswer, said: String?, seconds: Int? = nil) -> DeliveryFailure {
        let text = oneLine("\(answer.status) \(said ?? "")")
        if answer.status == 429 { return .later(text, seconds: clamped(seconds ?? answer.retryAfterSeconds ?? 30)) }
        return failure(answer, in: text) ?? .permanent(text)
    }

    /// Throws for a status that is no success, in the name of the platform; it looks for 429 before.
    static func check(_ answer: WebAnswer, by name: String, saying said: String?) throws(DeliveryFailure) {
        let text = "\(name) answered \(answer.status)" + (said.map { ": \($0)" } ?? ".")
        if let failure = failure(answer, in: text) { throw failure }
    }

    /// By the status, in these words; nil for a success.
    private static func failure(_ answer: WebAnswer, in text: String) -> DeliveryFailure? {
        // A wrong token is put right by the operator, and what waits goes out then.
        if answer.status == 401 { return .temporary(text) }
        return switch DeliveryFailure(answer) {
        case nil: nil
        case .later(_, let seconds): .later(text, seconds: clamped(seconds))
        case .temporary: .temporary(text)
        case .uncertain: .uncertain(text)
        case .permanent: .permanent(text)
        }
    }

    /// From a second to an hour.
    static func clamped(_ seconds: Int) -> Int { min(max(seconds, 1), 3600) }

    /// What others write goes into logs and lists: one line, not long.
    static func oneLine(_ text: String) -> String {
        String(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(200))
    }
}
