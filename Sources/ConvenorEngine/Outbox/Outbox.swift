import ConvenorCore
import Logging
import ServiceLifecycle

/// Takes mails out of the store and sees that they arrive: retries with growing pauses, gives up in the open.
package struct Outbox: Service {
    private let convenor: Convenor
    private let dispatch: Dispatch
    private let transport: any Transport
    /// Envelope sender.
    private let sender: String

    /// Seconds between attempts; the last one repeats.
    static let pauses = [60, 300, 900, 3600, 10_800, 21_600, 43_200]
    /// Letters put off in a row after which a round ends.
    private static let patience = 3

    package init(_ convenor: Convenor, transport: any Transport, sender: String) {
        self.convenor = convenor
        dispatch = Dispatch(convenor: convenor, ways: [.mail])
        self.transport = transport
        self.sender = sender
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let rings = convenor.bell.rings
                if await deliverDue() {
                    await convenor.bell.wait(after: rings, for: .seconds(await dispatch.secondsToNext()))
                } else {
                    try? await Task.sleep(for: .seconds(Dispatch.longestSleep))
                }
            }
        }
    }

    /// Tries every letter that is due, one after the other over one connection.
    ///
    /// Returns false when the round was broken off: a relay that puts off one letter after another is left alone for a
    /// while, so that a wrong password is not tried with every letter.
    @discardableResult
    package func deliverDue() async -> Bool {
        var failures = 0
        do {
            while !Task.isCancelled {
                guard let delivery = try await dispatch.claim() else { return true }
                let outcome = await attempt(delivery)
                try await dispatch.settle(delivery, outcome)
                if case .retry = outcome { failures += 1 } else { failures = 0 }
                if failures >= Self.patience { return false }
            }
        } catch {
            convenor.log.error("The outbox failed", metadata: ["error": "\(error)"])
            try? await Task.sleep(for: .seconds(1))
        }
        return true
    }

    private func attempt(_ delivery: Delivery) async -> DeliveryOutcome {
        let letter = delivery.letter
        let back = letter.token.isEmpty ? nil : convenor.clerk.house.mailbox?.bounceAddress(ofLetterNamed: letter.token)
        let parcel = Parcel(from: back ?? sender, to: letter.address, messageID: letter.messageID, bytes: letter.bytes)
        let transport = transport
        let result = await dispatch.attempt { () async throws(DeliveryFailure) in try await transport.deliver(parcel) }
        let now = convenor.timepiece.now()
        let about: Logger.Metadata = ["letter": "\(letter.key)", "attempt": "\(delivery.attempts)"]
        switch result {
        case .success(let answer):
            convenor.log.info("A mail was delivered", metadata: about)
            return .sent(answer: answer, at: now)
        case .failure(.permanent(let answer)):
            convenor.log.warning("A mail was refused for good: \(answer)", metadata: about)
            return .dead(answer: answer, at: now)
        case .failure(.temporary(let answer)), .failure(.later(let answer, _)):
            return retry(delivery, answer, uncertain: delivery.uncertain, now: now, about)
        case .failure(.uncertain(let answer)):
            return retry(delivery, answer, uncertain: true, now: now, about)
        }
    }

    private func retry(
        _ delivery: Delivery, _ answer: String, uncertain: Bool, now: Moment, _ about: Logger.Metadata
    ) -> DeliveryOutcome {
        let age = now.seconds(since: delivery.letter.due)
        guard age < convenor.house.retryHours * 3600 else {
            convenor.log.warning("A mail is given up: \(answer)", metadata: about)
            return .dead(answer: answer, at: now)
        }
        let pause = Self.pauses[min(max(0, delivery.attempts - 1), Self.pauses.count - 1)]
        convenor.log.notice("A mail waits \(pause) s for another attempt: \(answer)", metadata: about)
        return .retry(at: now.adding(seconds: pause), answer: answer, uncertain: uncertain)
    }
}
