import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Synchronization

/// A platform whose requests are `id line`, that tells the mail addresses that a test gives it.
final class ScriptedPlatform: Platform {
    private let mails: [String: String]
    private let isSlow: Bool
    private let gate: AsyncStream<Void>?
    private let way: Aside
    let asked = Mutex<[String]>([])
    /// What the next questions come to.
    let failures = Mutex<[DeliveryFailure]>([])

    init(
        _ mails: [String: String], isSlow: Bool = false, gate: AsyncStream<Void>? = nil, aside way: Aside = .here
    ) {
        self.mails = mails
        self.isSlow = isSlow
        self.gate = gate
        self.way = way
    }

    func authenticate(_ request: WebhookRequest, at now: Moment) throws(WebhookFault) {}
    func parse(_ request: WebhookRequest) throws(WebhookFault) -> PlatformEvent {
        let words = String(decoding: request.body, as: UTF8.self).split(separator: " ", maxSplits: 1).map(String.init)
        return .message(PlatformMessage(delivery: nil, room: "board", user: words[0], text: [.text(words[1])]))
    }
    func aside(_ message: PlatformMessage) -> Aside { way }
    func answer(_ reply: Reply, to message: PlatformMessage) -> [UInt8] {
        Array(reply.placed(way).answer.plainText.utf8)
    }
    func profile(of id: String, over wire: any Wire) async throws(DeliveryFailure) -> ChatProfile? {
        asked.withLock { $0.append(id) }
        // It heeds no cancellation, like a server that does not answer.
        if isSlow { await Task.detached { try? await Task.sleep(for: .seconds(600)) }.value }
        if let gate { for await _ in gate {} }
        if let failure = failures.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { throw failure }
        return mails[id].map { ChatProfile(mail: $0, name: nil) }
    }
    func sample(id: String, at now: Moment) -> PlatformSample? { nil }
}

struct DeadWire: Wire {
    func send(_ call: WebCall) async throws(WebFault) -> WebAnswer { throw .unreachable("no wire") }
}
