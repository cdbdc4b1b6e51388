import ConvenorCore
import Synchronization

/// Counts how often something happened of late, by a name such as a client's address; kept in memory alone.
final class RateLimit: Sendable {
    private let seconds: Int
    private let most: Int
    private let happened = Mutex<[String: [Moment]]>([:])
    /// Names that are kept; more of them at once are an attack, and the oldest go.
    private static let mostNames = 50_000

    init(_ most: Int, in seconds: Int) {
        self.most = most
        self.seconds = seconds
    }

    /// Counts it; until when the name is refused where this was one too many or more.
    func note(_ name: String, at now: Moment) -> Moment? { take(name, at: now) ?? refusal(name, at: now) }

    /// Counts it; until when it is refused where there were enough before, else nil.
    func take(_ name: String, at now: Moment) -> Moment? {
        happened.withLock { happened in
            if let until = Self.until(happened[name], most, seconds, now) { return until }
            if happened.count > Self.mostNames {
                happened = happened.filter { now.seconds(since: $0.value.last ?? now) < seconds }
                if happened.count > Self.mostNames { happened = [:] }
            }
            happened[name, default: []].append(now)
            happened[name]?.removeAll { now.seconds(since: $0) >= seconds }
            return nil
        }
    }

    /// Until when it is refused; counts nothing.
    func refusal(_ name: String, at now: Moment) -> Moment? {
        happened.withLock { Self.until($0[name], most, seconds, now) }
    }

    private static func until(_ times: [Moment]?, _ most: Int, _ seconds: Int, _ now: Moment) -> Moment? {
        let late = (times ?? []).filter { now.seconds(since: $0) < seconds }
        guard late.count >= most, let first = late.suffix(most).first else { return nil }
        return first.adding(seconds: seconds)
    }
}
