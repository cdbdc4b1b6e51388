import ConvenorEngine
import ConvenorCore
import Synchronization

/// Asks platforms who somebody unknown is: each id once in a while, several lines at a time sharing one question.
///
/// What a platform says is kept for a while, also that it is nobody; that it could not say is not. Who answers after the
/// line has gone on is heard for the next one.
final class Introductions: Sendable {
    private enum Finding: Sendable {
        case told(ChatProfile?)
        /// It may be told another time.
        case untold
    }

    private struct Asked {
        var task: Task<Finding, Never>
        var at: Moment
        var isUntold = false

        func holds(at now: Moment) -> Bool {
            abs(now.seconds(since: at)) < (isUntold ? Introductions.pause : Introductions.memory)
        }
    }

    /// Seconds that a line waits for a platform to say who typed it.
    private static let patience = 2
    /// Seconds after which an id is asked about again.
    private static let memory = 600
    /// The same after a question that failed.
    private static let pause = 2
    /// Ids that are remembered; beyond them the oldest are forgotten.
    private static let most = 1000

    private let wire: (any Wire)?
    private let asked = Mutex<[ChatIdentity: Asked]>([:])

    init(wire: (any Wire)?) { self.wire = wire }

    func profile(of identity: ChatIdentity, by platform: any Platform, at now: Moment) async -> ChatProfile? {
        guard let wire else { return nil }
        // What is shown of them may change from line to line.
        let key = ChatIdentity(place: identity.place, id: identity.id)
        let task = asked.withLock { asked in
            if let held = asked[key], held.holds(at: now) { return held.task }
            if asked.count >= Self.most, let oldest = asked.min(by: { $0.value.at < $1.value.at }) {
                asked[oldest.key] = nil
            }
            let task = Task { await self.ask(platform, about: key, over: wire) }
            asked[key] = Asked(task: task, at: now)
            return task
        }
        guard case .told(let profile) = await Self.inTime({ await task.value }) else { return nil }
        return profile
    }

    private func ask(_ platform: any Platform, about key: ChatIdentity, over wire: any Wire) async -> Finding {
        do throws(DeliveryFailure) {
            return .told(try await platform.profile(of: key.id, over: wire))
        } catch {
            // Asked again, it would say the same.
            if case .permanent = error { return .told(nil) }
            asked.withLock { $0[key]?.isUntold = true }
            return .untold
        }
    }

    /// What comes first: the answer, or the end of patience.
    private static func inTime(_ ask: @escaping @Sendable () async -> Finding) async -> Finding {
        return await withCheckedContinuation { continuation in
            let answer = Answer(continuation)
            Task { answer.give(await ask()) }
            Task {
                try? await Task.sleep(for: .seconds(patience))
                answer.give(.untold)
            }
        }
    }

    /// A continuation that is resumed by whoever comes first.
    private final class Answer: Sendable {
        private let waiting: Mutex<CheckedContinuation<Finding, Never>?>

        init(_ continuation: CheckedContinuation<Finding, Never>) { waiting = Mutex(continuation) }

        func give(_ finding: Finding) {
            waiting.withLock { waiting in
                defer { waiting = nil }
                return waiting
            }?.resume(returning: finding)
        }
    }
}
