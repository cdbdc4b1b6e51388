import ConvenorCore
import Logging

/// What all that takes letters out of the outbox has in common: claiming, waiting, and writing down how it ended.
struct Dispatch: Sendable {
    let convenor: Convenor
    let ways: [Letter.Way]

    /// Seconds after which an attempt that was begun and never ended, because the process died, is begun again.
    private static let abandoned = 900
    static let longestSleep = 30

    /// The next letter that is due and not held, marked as under way.
    func claim(but held: Holds = Holds()) async throws -> Delivery? {
        let now = convenor.timepiece.now()
        for way in ways {
            let batch = try await convenor.store.claimDeliveries(
                by: way, dueBy: now, retryAt: now.adding(seconds: Self.abandoned), limit: 1, but: held)
            if let delivery = batch.first { return delivery }
        }
        return nil
    }

    /// Writes down how attempts ended and takes up to `limit` letters that are due, marked as under way, in one commit.
    func turn(_ ends: [(delivery: Delivery, outcome: DeliveryOutcome)], limit: Int) async throws -> [Delivery] {
        let now = convenor.timepiece.now()
        let claimed = try await convenor.store.claimDeliveries(
            by: ways[0], dueBy: now, retryAt: now.adding(seconds: Self.abandoned), limit: limit, but: Holds(),
            after: ends.map { DeliveryEnd($0.delivery.letter.key, $0.outcome) })
        for (delivery, outcome) in ends { count(delivery, outcome) }
        return claimed
    }

    private func count(_ delivery: Delivery, _ outcome: DeliveryOutcome) {
        guard let word = outcome.word else { return }
        Metric.sendings.count(delivery.letter.way.rawValue, delivery.letter.kind, word)
    }

    /// Until the next letter is due, or until something that is held `opens`; at most half a minute, so that a clock
    /// that was set is noticed.
    func secondsToNext(but held: Holds = Holds(), opens: Moment? = nil) async -> Double {
        var next = opens
        for way in ways {
            guard let due = (try? await convenor.store.nextDelivery(by: way, but: held)) ?? nil else { continue }
            next = min(next ?? due, due)
        }
        guard let next else { return Double(Self.longestSleep) }
        let milliseconds = next.milliseconds - convenor.timepiece.now().milliseconds
        return min(Double(Self.longestSleep), max(0.05, Double(milliseconds) / 1000))
    }

    /// Writes down how an attempt ended, and tells whom it concerns when the letter is given up.
    ///
    /// What was sent must be written down even when the daemon is asked to stop meanwhile.
    func settle(_ delivery: Delivery, _ outcome: DeliveryOutcome, loss: Loss = .reported) async throws {
        let convenor = convenor
        try await Task.detached {
            // The report first: a daemon that dies between the two reports once more, under the same key, but never not.
            if case .dead(let answer, _) = outcome, loss != .silent {
                await convenor.reportDead(delivery, answer: answer, isSwitchedOff: loss == .switchedOff)
            }
            try await convenor.store.settle(delivery.letter.key, outcome)
        }.value
        // Not before: where the store fails it is written down again, and counted once.
        count(delivery, outcome)
    }

    /// Makes an attempt that stopping the daemon waits for instead of tearing it.
    func attempt(
        _ body: @escaping @Sendable () async throws(DeliveryFailure) -> String
    ) async -> Result<String, DeliveryFailure> {
        await Task.detached { () async -> Result<String, DeliveryFailure> in
            do throws(DeliveryFailure) {
                return .success(try await body())
            } catch {
                return .failure(error)
            }
        }.value
    }
}

/// Who hears of a letter that is given up.
enum Loss: Sendable {
    case reported
    /// It was told before.
    case silent
    /// With it the subscriber gets nothing more.
    case switchedOff
}

extension Convenor {
    /// Makes letters due at once whose attempt was cut off by the end of an earlier process; to be called before the
    /// outbox and the courier run, and only where no other process can be sending them.
    ///
    /// Nobody knows whether they were taken: they become uncertain, and what a platform would show twice is given up.
    package func pickUpCutOff() async throws {
        let now = timepiece.now()
        for delivery in try await store.deliveries(in: [.trying], limit: .max) {
            let letter = delivery.letter
            try await store.settle(letter.key, .retry(at: now, answer: "cut off", uncertain: true))
            if letter.way == .chat, !chat.limits(of: letter.place).isRepeatable {
                let dispatch = Dispatch(convenor: self, ways: [.chat])
                try await dispatch.settle(
                    delivery, .dead(answer: "It was cut off by the end of the program and may have arrived.", at: now))
            }
            log.notice("A letter was cut off", metadata: ["letter": "\(letter.key)"])
        }
    }
}

extension DeliveryOutcome {
    /// As it is counted.
    fileprivate var word: String? {
        switch self {
        case .sent: "sent"
        case .retry: "deferred"
        case .dead: "dead"
        case .untried: nil
        }
    }
}
