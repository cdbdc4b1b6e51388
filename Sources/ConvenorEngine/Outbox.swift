import ConvenorCore
import Logging
import ServiceLifecycle

/// Takes letters out of the store and sees that they arrive: retries with growing pauses, gives up in the open.
package struct Outbox: Service {
    private let convenor: Convenor
    private let transport: any Transport
    /// Envelope sender.
    private let sender: String

    /// Seconds between attempts; the last one repeats.
    static let pauses = [60, 300, 900, 3600, 10_800, 21_600, 43_200]
    /// Seconds after which an attempt that was begun and never ended, because the process died, is begun again.
    private static let abandoned = 900
    private static let longestSleep = 30
    /// Letters put off in a row after which a round ends.
    private static let patience = 3

    package init(_ convenor: Convenor, transport: any Transport, sender: String) {
        self.convenor = convenor
        self.transport = transport
        self.sender = sender
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let rings = convenor.bell.rings
                if await deliverDue() {
                    await convenor.bell.wait(after: rings, for: .seconds(await secondsToNext()))
                } else {
                    try? await Task.sleep(for: .seconds(Self.longestSleep))
                }
            }
        }
    }

    /// Makes letters due at once whose attempt was cut off by the end of an earlier process; to be called before `run`.
    ///
    /// Only where no other process can be sending them. They become uncertain: nobody knows whether they were taken.
    package func pickUpCutOff() async throws {
        let now = convenor.timepiece.now()
        for delivery in try await convenor.store.deliveries(in: [.trying], limit: .max) {
            let key = delivery.letter.key
            try await convenor.store.settle(key, .retry(at: now, answer: "cut off", uncertain: true))
            convenor.log.notice("A mail was cut off and is sent again", metadata: ["letter": "\(key)"])
        }
    }

    private func secondsToNext() async -> Double {
        guard let next = (try? await convenor.store.nextDelivery(by: .mail)) ?? nil else {
            return Double(Self.longestSleep)
        }
        let milliseconds = next.milliseconds - convenor.timepiece.now().milliseconds
        return min(Double(Self.longestSleep), max(0.05, Double(milliseconds) / 1000))
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
                let now = convenor.timepiece.now()
                let batch = try await convenor.store.claimDeliveries(
                    by: .mail, dueBy: now, retryAt: now.adding(seconds: Self.abandoned), limit: 1)
                guard let delivery = batch.first else { return true }
                let outcome = await attempt(delivery)
                try await settle(delivery, outcome)
                if case .retry = outcome { failures += 1 } else { failures = 0 }
                if failures >= Self.patience { return false }
            }
        } catch {
            convenor.log.error("The outbox failed", metadata: ["error": "\(error)"])
            try? await Task.sleep(for: .seconds(1))
        }
        return true
    }

    private func settle(_ delivery: Delivery, _ outcome: DeliveryOutcome) async throws {
        // What was sent must be written down even when the daemon is asked to stop meanwhile.
        let convenor = convenor
        try await Task.detached {
            // The report first: a daemon that dies between the two reports once more, under the same key, but never not.
            if case .dead(let answer, _) = outcome { await convenor.reportDead(delivery, answer: answer) }
            try await convenor.store.settle(delivery.letter.key, outcome)
        }.value
    }

    private func attempt(_ delivery: Delivery) async -> DeliveryOutcome {
        let letter = delivery.letter
        let parcel = Parcel(from: sender, to: letter.address, messageID: letter.messageID, bytes: letter.bytes)
        let transport = transport
        // Stopping the daemon waits for a transfer under way instead of tearing it.
        let result = await Task.detached { () async -> Result<String, DeliveryFailure> in
            do throws(DeliveryFailure) {
                return .success(try await transport.deliver(parcel))
            } catch {
                return .failure(error)
            }
        }.value
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

extension Convenor {
    /// Tells the chair that a mail will not arrive, by mail and in the room.
    func reportDead(_ delivery: Delivery, answer: String) async {
        let now = timepiece.now()
        do {
            try await perform { performance in
                try performance.report(delivery, answer: answer, now: now)
            }
        } catch {
            log.error(
                "A failed mail could not be reported",
                metadata: ["letter": "\(delivery.letter.key)", "error": "\(error)"])
        }
    }
}

extension Performance {
    func report(_ delivery: Delivery, answer: String, now: Moment) throws -> [(Reply, StreamID)] {
        let stream = delivery.letter.stream
        guard delivery.letter.kind != "report", let series = try convenor.journal.series(stream, in: transaction),
            let chair = series.meeting?.chair
        else { return [] }
        let house = convenor.house
        let roster = try convenor.journal.people(over: house, in: transaction)
        let letter = try convenor.clerk.report(
            delivery, answer: answer, to: chair, series: series, now: now, roster: roster)
        if let letter { try transaction.enqueue(letter) }
        return [
            (
                house.words.undelivered(delivery.letter.recipient, subject: delivery.letter.subject, answer: answer),
                stream
            )
        ]
    }
}
