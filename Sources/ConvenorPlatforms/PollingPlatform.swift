package import ConvenorCore
package import ConvenorEngine

/// A platform that is asked for what was said, instead of calling a webhook: it has no path under `/webhooks`.
package protocol PollingPlatform: Platform {
    /// Whose history is read: a mark of another account means nothing.
    var account: String { get }

    /// Asks once for what came after the mark, and waits for it as long as is usual there.
    ///
    /// Without a mark it begins now: what was said before is past. What it has to do besides, such as going where it
    /// is invited, is done when it returns.
    func poll(
        after mark: String?, over wire: any Wire, isKnown: @Sendable (String) async -> Bool
    ) async throws(PollFault) -> PollRound
}

extension PollingPlatform {
    package func authenticate(_ request: WebhookRequest, at now: Moment) throws(WebhookFault) { throw .unauthentic }
    package func parse(_ request: WebhookRequest) throws(WebhookFault) -> PlatformEvent { throw .unauthentic }
    package func sample(id: String, at now: Moment) -> PlatformSample? { nil }
    /// Nobody waits for an answer: replies are posts.
    package func answer(_ reply: Reply, to message: PlatformMessage) -> [UInt8] { [] }
}

/// What came after a mark.
package struct PollRound: Sendable, Hashable {
    /// Where the next round begins, once all of this one is heard.
    package var mark: String
    /// In the order of each room. Each has a delivery, because a round may come twice.
    package var messages: [PlatformMessage]
    /// Rooms in which something was said that cannot be read, for being encrypted.
    package var unreadable: [String]

    package init(mark: String, messages: [PlatformMessage] = [], unreadable: [String] = []) {
        self.mark = mark
        self.messages = messages
        self.unreadable = unreadable
    }
}

/// Why a round brought nothing; the texts are for the log and hold no secret.
package enum PollFault: Error, Sendable, Hashable {
    /// Not there, or in trouble: worth another attempt.
    case away(String)
    /// It asks to wait so long.
    case later(String, seconds: Int)
    /// It does not know the mark: begin anew.
    case lost(String)
    /// Never, with these settings.
    case refused(String)
}
