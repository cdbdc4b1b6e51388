package import ConvenorCore
package import ConvenorEngine
import Synchronization

/// A platform that gives up on a request soon, but takes its answer later if it is told so in time.
package protocol DeferringPlatform: Platform {
    /// Says that the answer follows; nil where it could not.
    func stopgap(_ message: PlatformMessage) -> WebhookAnswer?
    /// What is sent in place of the answer after the stopgap.
    func latePosts(_ reply: Reply, after message: PlatformMessage) -> [PlatformPost]
}

/// One request between its answer and the stopgap: whichever comes first is what the platform gets, and the other one
/// knows of it, within the transaction of the command.
package struct Deferral: Sendable {
    /// Settles the race when the answer is known: nothing where it came first, else what is sent in its place.
    package typealias LatePosts = @Sendable (Reply) -> [PlatformPost]

    private enum State {
        case open, answered, putOff
    }

    private final class Turn: Sendable {
        private let state = Mutex(State.open)

        /// True for who came first.
        func take(_ wanted: State) -> Bool {
            state.withLock { state in
                if state == .open { state = wanted }
                return state == wanted
            }
        }
    }

    private let platform: any DeferringPlatform
    private let patience: Duration
    private let send: @Sendable (PlatformPost) async -> Void

    /// - Parameters:
    ///   - patience: two seconds of the three that Discord waits, which are counted from its side.
    ///   - send: takes what no outbox can hold, because the command could not be stored.
    package init(
        _ platform: any DeferringPlatform, patience: Duration = .seconds(2),
        send: @escaping @Sendable (PlatformPost) async -> Void
    ) {
        self.platform = platform
        self.patience = patience
        self.send = send
    }

    /// `body` hears the message, and settles the race within its transaction.
    package func answer(
        _ message: PlatformMessage, _ body: @escaping @Sendable (@escaping LatePosts) async -> Heard
    ) async -> WebhookAnswer {
        guard let stopgap = platform.stopgap(message) else {
            return platform.answer(to: await body { _ in [] }, of: message)
        }
        let (turn, platform, patience) = (Turn(), platform, patience)
        return await withCheckedContinuation { done in
            let clock = Task {
                try? await Task.sleep(for: patience)
                if !Task.isCancelled, turn.take(.putOff) { done.resume(returning: stopgap) }
            }
            Task {
                let heard = await body { reply in
                    turn.take(.answered) ? [] : platform.latePosts(reply, after: message)
                }
                if turn.take(.answered) {
                    done.resume(returning: platform.answer(to: heard, of: message))
                } else if case .failed(let reply) = heard {
                    // What was in the outbox went with the command, and somebody still reads that an answer follows.
                    for post in platform.latePosts(reply, after: message) { await send(post) }
                }
                clock.cancel()
            }
        }
    }
}
