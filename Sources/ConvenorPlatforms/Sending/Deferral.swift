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

    /// Two seconds of the three that Discord waits, which are counted from its side.
    package init(_ platform: any DeferringPlatform, patience: Duration = .seconds(2)) {
        self.platform = platform
        self.patience = patience
    }

    /// `body` hears the message for the platform that it is given.
    package func answer(
        _ message: PlatformMessage, _ body: @escaping @Sendable (any Platform) async -> WebhookAnswer
    ) async -> WebhookAnswer {
        guard let stopgap = platform.stopgap(message) else { return await body(platform) }
        let (turn, platform, patience) = (Turn(), platform, patience)
        return await withCheckedContinuation { done in
            let clock = Task {
                try? await Task.sleep(for: patience)
                if !Task.isCancelled, turn.take(.putOff) { done.resume(returning: stopgap) }
            }
            Task {
                let answer = await body(Late(platform: platform) { !turn.take(.answered) })
                if turn.take(.answered) { done.resume(returning: answer) }
                clock.cancel()
            }
        }
    }

    /// The platform as it is for one message: what would be the answer is sent, if that was put off.
    private struct Late: Platform {
        let platform: any DeferringPlatform
        let isPutOff: @Sendable () -> Bool

        func authenticate(_ request: WebhookRequest, at now: Moment) throws(WebhookFault) {
            try platform.authenticate(request, at: now)
        }
        func parse(_ request: WebhookRequest) throws(WebhookFault) -> PlatformEvent { try platform.parse(request) }
        func answer(_ reply: Reply, to message: PlatformMessage) -> [UInt8] { platform.answer(reply, to: message) }
        func posts(_ reply: Reply, after message: PlatformMessage) -> [PlatformPost] {
            platform.posts(reply, after: message) + (isPutOff() ? platform.latePosts(reply, after: message) : [])
        }
        func comesAgain(_ message: PlatformMessage) -> Bool { platform.comesAgain(message) }
    }
}
