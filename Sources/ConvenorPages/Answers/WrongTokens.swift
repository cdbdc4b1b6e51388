import ConvenorCore
import Synchronization

/// Counts tokens that were made up, by who asks: a few are a slip, many are a search.
///
/// In memory alone: a restart forgives.
final class WrongTokens: Sendable {
    private struct Tries {
        var times: [Moment] = []
        var until: Moment?
    }

    private let held = Mutex<[String: Tries]>([:])
    private static let (most, seconds) = (20, 600)
    /// Clients that are remembered at a time.
    private static let mostClients = 10_000

    /// When the client is heard again; nil for now.
    func barred(_ client: String, at now: Moment) -> Moment? {
        held.withLock { tries in tries[client]?.until.flatMap { $0 > now ? $0 : nil } }
    }

    /// Notes one; returns when the client is heard again, where this was one too many.
    func note(_ client: String, at now: Moment) -> Moment? {
        held.withLock { all in
            if all.count >= Self.mostClients { all = all.filter { ($0.value.until ?? now) > now } }
            if all.count >= Self.mostClients { all = [:] }
            var tries = all[client] ?? Tries()
            tries.times = tries.times.filter { now.seconds(since: $0) < Self.seconds } + [now]
            tries.until = nil
            if tries.times.count >= Self.most {
                tries = Tries(until: now.adding(seconds: Self.seconds))
            }
            all[client] = tries
            return tries.until
        }
    }
}
