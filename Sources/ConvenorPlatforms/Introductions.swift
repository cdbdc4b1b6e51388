import ConvenorEngine
import ConvenorCore
import Synchronization

/// Asks platforms who somebody unknown is: each id once in a while, several lines at a time sharing one question.
final class Introductions: Sendable {
    private struct Asked {
        var task: Task<ChatProfile?, Never>
        var at: Moment
    }

    /// Seconds that a line waits for a platform to say who typed it.
    private static let patience = 2
    /// Seconds after which an id is asked about again.
    private static let memory = 600
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
            if let held = asked[key], abs(now.seconds(since: held.at)) < Self.memory { return held.task }
            if asked.count >= Self.most, let oldest = asked.min(by: { $0.value.at < $1.value.at }) {
                asked[oldest.key] = nil
            }
            let task = Task { await Self.inTime { await platform.profile(of: identity.id, over: wire) } }
            asked[key] = Asked(task: task, at: now)
            return task
        }
        return await task.value
    }

    /// What comes first: the answer, or the end of patience. Whoever answers later is not waited for.
    private static func inTime(_ ask: @escaping @Sendable () async -> ChatProfile?) async -> ChatProfile? {
        return await withCheckedContinuation { continuation in
            let answer = Answer(continuation)
            let asking = Task { answer.give(await ask()) }
            Task {
                try? await Task.sleep(for: .seconds(patience))
                answer.give(nil)
                asking.cancel()
            }
        }
    }
}

/// A continuation that is resumed by whoever comes first.
private final class Answer: Sendable {
    private let waiting: Mutex<CheckedContinuation<ChatProfile?, Never>?>

    init(_ continuation: CheckedContinuation<ChatProfile?, Never>) { waiting = Mutex(continuation) }

    func give(_ profile: ChatProfile?) {
        waiting.withLock { waiting in
            defer { waiting = nil }
            return waiting
        }?.resume(returning: profile)
    }
}
