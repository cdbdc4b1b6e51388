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
    private let turnstile = Turnstile()

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

    /// The most letters that are taken, or written down, in one commit.
    private static let most = 8

    /// Tries every letter that is due, one after the other over one connection.
    ///
    /// While letters go out, the ends of those before are written down and the next ones are taken, in one commit. After
    /// a crash as many may be sent again as were under way: it begins with one and goes up while they are taken. Returns false when the round was broken off: a relay that puts off one letter after another is left alone for a
    /// while, so that a wrong password is not tried with every letter.
    @discardableResult
    package func deliverDue() async -> Bool {
        // What another round has taken ahead is nobody else's: who wants all to be gone waits for it.
        await turnstile.pass { await round() }
    }

    private func round() async -> Bool {
        var (failures, most, ends) = (0, 1, [End]())
        var batch = await turn(&ends, limit: 1)
        while !batch.isEmpty {
            let written = ends
            async let next = turn(written, limit: most)
            ends = await send(batch, &failures)
            let (left, unwritten) = await next
            batch = left
            ends = unwritten + ends
            if failures >= Self.patience || Task.isCancelled {
                let now = convenor.timepiece.now()
                ends += batch.map { ($0, .untried(at: now)) }
                _ = await turn(&ends, limit: 0)
                return failures < Self.patience
            }
            most = failures > 0 ? 1 : min(Self.most, most * 2)
            if batch.isEmpty { batch = await turn(&ends, limit: most) }
        }
        return true
    }

    private typealias End = (delivery: Delivery, outcome: DeliveryOutcome)

    /// Tries them until patience or the task ends; what is left was not tried.
    private func send(_ batch: [Delivery], _ failures: inout Int) async -> [End] {
        var ends: [End] = []
        for delivery in batch {
            if failures >= Self.patience || Task.isCancelled {
                ends.append((delivery, .untried(at: convenor.timepiece.now())))
                continue
            }
            let outcome = await attempt(delivery)
            if case .retry = outcome { failures += 1 } else { failures = 0 }
            guard case .dead = outcome else {
                ends.append((delivery, outcome))
                continue
            }
            do {
                // It is told whom it concerns.
                try await dispatch.settle(delivery, outcome)
            } catch {
                convenor.log.error("The outbox failed", metadata: ["error": "\(error)"])
                ends.append((delivery, outcome))
            }
        }
        return ends
    }

    /// Empties `ends` when they are written down.
    private func turn(_ ends: inout [End], limit: Int) async -> [Delivery] {
        let (claimed, left) = await turn(ends, limit: limit)
        ends = left
        return claimed
    }

    /// Gives back what could not be written down; where letters were tried, not before the fifth time.
    private func turn(_ ends: [End], limit: Int) async -> (claimed: [Delivery], left: [End]) {
        for _ in 0..<(ends.isEmpty ? 1 : 5) {
            do {
                return (try await dispatch.turn(ends, limit: limit), [])
            } catch {
                convenor.log.error("The outbox failed", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: .seconds(1))
            }
        }
        return ([], ends)
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
