/// How often a call of another server is made before it is given up, and how long it waits in between.
struct Backoff: Sendable {
    /// Seconds after the first attempt, the second, ...; the last one repeats.
    let pauses: [Int]
    /// Seconds after which it is of no use any more; nil where only attempts count.
    var lifetime: Int?
    /// Attempts in all; nil where only time counts.
    var most: Int?

    /// Somebody waits for it: an answer that comes half an hour late answers nothing.
    static let reply = Backoff(pauses: [1, 2, 5, 10, 30, 60, 120, 300], lifetime: 1800)
    /// Of a meeting that may go on, or of a mail that did not arrive.
    static let notice = Backoff(pauses: [2, 10, 30, 60, 300, 900, 1800], lifetime: 6 * 3600)
    /// The schedule of Standard Webhooks 1.0.0 ("Deliverability and reliability"): ten attempts in a little more than
    /// three days.
    static let hook = Backoff(
        pauses: [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400], lifetime: nil, most: 10)

    static func of(_ letter: Letter) -> Backoff {
        switch letter.way {
        case .hook: .hook
        case .chat, .mail: letter.kind == "reply" ? .reply : .notice
        }
    }

    /// The pause after so many attempts, in seconds.
    func pause(after attempts: Int) -> Int { pauses[min(max(0, attempts - 1), pauses.count - 1)] }
}
