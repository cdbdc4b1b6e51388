import ConvenorCore
import Logging
import ServiceLifecycle
import Synchronization

/// Takes calls of other servers out of the store and sees that they arrive: several lanes at once, each in its order,
/// no place faster than it takes them.
package final class Courier: Service {
    private let convenor: Convenor
    private let dispatch: Dispatch
    private let announcer: any Announcer
    /// From 0 up to 1: by how much of its tenth the pause before a webhook is longer.
    private let jitter: @Sendable () -> Double

    private struct State {
        var pace = Pace()
        /// How many attempts are under way, by place.
        var underWay: [String: Int] = [:]
    }
    private let state = Mutex(State())
    /// Rings when an attempt has ended.
    private let ended = Bell()

    private static let mostUnderWay = 16
    /// A place that is slow must not keep the others waiting.
    private static let mostOfOnePlace = 4
    /// What subscribers get in a second before they ask for less.
    static let hookLimits = PlaceLimits(placeInterval: 50, burst: 20, isRepeatable: true)

    package init(
        _ convenor: Convenor, announcer: any Announcer = NoAnnouncer(), jitter: @escaping @Sendable () -> Double = { 0 }
    ) {
        self.convenor = convenor
        dispatch = Dispatch(convenor: convenor, ways: [.chat, .hook])
        self.announcer = announcer
        self.jitter = jitter
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                while !Task.isCancelled {
                    let rings = (self.convenor.bell.rings, self.ended.rings)
                    await self.begin(in: &group)
                    await self.wait(after: rings)
                }
            }
        }
    }

    /// Tries all that is due, and what becomes due by that; returns when nothing is under way.
    package func deliverDue() async {
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                let ends = ended.rings
                await begin(in: &group)
                // An attempt that ended meanwhile has made way for the next in its lane.
                if count == 0, ended.rings == ends { return }
                await ended.wait(after: ends, for: .seconds(Dispatch.longestSleep))
            }
        }
    }

    /// When what a place asked to wait for is over.
    var opens: Moment? { state.withLock { $0.pace.opens(after: convenor.timepiece.now()) } }

    private var count: Int { state.withLock { $0.underWay.values.reduce(0, +) } }

    private func wait(after rings: (bell: Int, ended: Int)) async {
        let time = Duration.seconds(await dispatch.secondsToNext(but: holds, opens: opens))
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.convenor.bell.wait(after: rings.bell, for: time) }
            group.addTask { await self.ended.wait(after: rings.ended, for: time) }
            await group.next()
            group.cancelAll()
        }
    }

    private var holds: Holds {
        let now = convenor.timepiece.now()
        return state.withLock { state in
            var holds = state.pace.holds(at: now)
            holds.places.formUnion(state.underWay.filter { $0.value >= Self.mostOfOnePlace }.keys)
            return holds
        }
    }

    /// Begins an attempt at each letter that is due and not held, as many as may be under way.
    private func begin(in group: inout DiscardingTaskGroup) async {
        do {
            while !Task.isCancelled, count < Self.mostUnderWay, let delivery = try await dispatch.claim(but: holds) {
                let letter = delivery.letter
                let limits = letter.way == .hook ? Self.hookLimits : convenor.chat.limits(of: letter.place)
                let now = convenor.timepiece.now()
                state.withLock { state in
                    state.underWay[letter.place, default: 0] += 1
                    state.pace.take(Lane(place: letter.place, name: letter.lane), limits, at: now)
                }
                group.addTask { await self.carry(delivery, limits) }
            }
        } catch {
            convenor.log.error("The courier failed", metadata: ["error": "\(error)"])
            try? await Task.sleep(for: .seconds(1))
        }
    }

    private func carry(_ delivery: Delivery, _ limits: PlaceLimits) async {
        let place = delivery.letter.place
        let end = delivery.letter.way == .hook ? await announce(delivery) : await post(delivery, limits)
        await settle(delivery, end)
        state.withLock { state in
            let left = (state.underWay[place] ?? 1) - 1
            state.underWay[place] = left > 0 ? left : nil
        }
        ended.ring()
    }

    /// Until it is written down: a letter that was taken and is not in the books would go out once more.
    private func settle(_ delivery: Delivery, _ end: End) async {
        while true {
            do {
                return try await dispatch.settle(delivery, end.outcome, loss: end.loss)
            } catch {
                convenor.log.error(
                    "An attempt could not be written down",
                    metadata: ["letter": "\(delivery.letter.key)", "error": "\(error)"])
                if Task.isCancelled { return }
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    /// How an attempt ended, and who hears of it.
    private struct End {
        var outcome: DeliveryOutcome
        var loss = Loss.reported
    }

    // MARK: Posts

    private func post(_ delivery: Delivery, _ limits: PlaceLimits) async -> End {
        let letter = delivery.letter
        let begun = convenor.timepiece.now()
        if let lifetime = Backoff.of(letter).lifetime, begun.seconds(since: letter.due) >= lifetime {
            return End(outcome: .dead(answer: delivery.answer ?? "It waited too long for its turn.", at: begun))
        }
        var post = letter.post
        (post.id, post.at) = (letter.key, begun)
        let (chat, ready) = (convenor.chat, post)
        let result = await dispatch.attempt { () async throws(DeliveryFailure) in try await chat.deliver(ready) }
        let now = convenor.timepiece.now()
        switch result {
        case .success(let answer):
            convenor.log.info("A post was delivered", metadata: about(delivery))
            return End(outcome: .sent(answer: answer, at: now))
        case .failure(.permanent(let answer)): return dead(delivery, answer, now)
        case .failure(.temporary(let answer)): return retry(delivery, answer, now)
        case .failure(.later(let answer, let seconds)):
            return retry(delivery, answer, now, asked: hold(letter.place, seconds, now))
        case .failure(.uncertain(let answer)):
            if limits.isRepeatable { return retry(delivery, answer, now, isUncertain: true) }
            return dead(delivery, answer + " It may have arrived.", now)
        }
    }

    /// Leaves a place alone for as long as it asked, at most an hour. Returns that; nil where it named no time.
    private func hold(_ place: String, _ seconds: Int, _ now: Moment) -> Int? {
        guard seconds > 0 else { return nil }
        let seconds = min(seconds, 3600)
        state.withLock { $0.pace.pause(place, until: now.adding(seconds: seconds)) }
        return seconds
    }

    private func retry(
        _ delivery: Delivery, _ answer: String, _ now: Moment, asked: Int? = nil, isUncertain: Bool = false
    ) -> End {
        let backoff = Backoff.of(delivery.letter)
        let next = now.adding(seconds: asked ?? backoff.pause(after: delivery.attempts))
        if let lifetime = backoff.lifetime, next.seconds(since: delivery.letter.due) >= lifetime {
            return dead(delivery, answer, now)
        }
        convenor.log.notice("A post is tried again later: \(answer)", metadata: about(delivery))
        return End(outcome: .retry(at: next, answer: answer, uncertain: delivery.uncertain || isUncertain))
    }

    private func dead(_ delivery: Delivery, _ answer: String, _ now: Moment, loss: Loss = .reported) -> End {
        convenor.log.warning("A letter is given up: \(answer)", metadata: about(delivery))
        return End(outcome: .dead(answer: answer, at: now), loss: loss)
    }

    /// No address, which may be a secret.
    private func about(_ delivery: Delivery) -> Logger.Metadata {
        ["letter": "\(delivery.letter.key)", "place": "\(delivery.letter.place)", "attempt": "\(delivery.attempts)"]
    }

    // MARK: Webhooks

    private func announce(_ delivery: Delivery) async -> End {
        let letter = delivery.letter
        let begun = convenor.timepiece.now()
        guard let subscriber = convenor.house.subscribers.first(where: { $0.name == letter.place }) else {
            return dead(delivery, "subscribers.yaml has no \(letter.place) any more.", begun, loss: .silent)
        }
        if let off = await convenor.whySwitchedOff(subscriber.name) {
            return dead(delivery, "Switched off since \(off)", begun, loss: .silent)
        }
        let announcer = announcer
        let result = await dispatch.attempt { () async throws(DeliveryFailure) in
            try await announcer.announce(letter.bytes, id: letter.key, at: begun, to: subscriber)
        }
        let now = convenor.timepiece.now()
        switch result {
        case .success(let answer):
            convenor.log.info("A webhook was delivered", metadata: about(delivery))
            return End(outcome: .sent(answer: answer, at: now))
        case .failure(.permanent(let answer)): return dead(delivery, answer, now, loss: .switchedOff)
        case .failure(.temporary(let answer)): return await reschedule(delivery, answer, now)
        case .failure(.uncertain(let answer)): return await reschedule(delivery, answer, now, isUncertain: true)
        case .failure(.later(let answer, let seconds)):
            return await reschedule(delivery, answer, now, asked: hold(letter.place, seconds, now))
        }
    }

    /// By the schedule, or later where the subscriber asks for it, so that its attempts are not used up early.
    private func reschedule(
        _ delivery: Delivery, _ answer: String, _ now: Moment, asked: Int? = nil, isUncertain: Bool = false
    ) async -> End {
        let backoff = Backoff.of(delivery.letter)
        guard delivery.attempts < backoff.most ?? .max else {
            let takesOthers = await convenor.hasTaken(delivery.letter.place, since: delivery.letter.due)
            return dead(delivery, answer, now, loss: takesOthers ? .reported : .switchedOff)
        }
        let pause = backoff.pause(after: delivery.attempts)
        let milliseconds = Int64(Double(pause) * (1000 + 100 * jitter()))
        let scheduled = Moment(milliseconds: now.milliseconds + milliseconds)
        let next = max(scheduled, now.adding(seconds: asked ?? 0))
        convenor.log.notice("A webhook is tried again later: \(answer)", metadata: about(delivery))
        return End(outcome: .retry(at: next, answer: answer, uncertain: delivery.uncertain || isUncertain))
    }
}
