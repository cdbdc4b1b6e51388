import ConvenorCore
package import ConvenorEngine
package import Logging
import ServiceLifecycle

/// Listens to one polling platform until the daemon stops: asks, hears each message once, keeps how far it has read.
package struct PlatformPoll: Service {
    private let place: String
    private let platform: any PollingPlatform
    private let engine: Convenor
    private let wire: any Wire
    private let log: Logger

    /// Seconds before another attempt when a server is away; the last one repeats.
    private static let pauses = [1, 2, 4, 8, 15, 30, 60]
    /// Seconds before a line is tried again that was not stored.
    private static let patience = [1, 5, 15]

    package init(_ place: String, _ platform: any PollingPlatform, engine: Convenor, wire: any Wire, log: Logger) {
        self.place = place
        self.platform = platform
        self.engine = engine
        self.wire = wire
        var log = log
        log[metadataKey: "platform"] = "\(place)"
        self.log = log
    }

    /// What the store keeps its mark under.
    private var reader: String { "\(place) \(platform.account)" }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            await listen()
            // A platform that is of no use any more stops nothing else.
            while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
        }
    }

    private func listen() async {
        var mark: String?
        var (failures, isHeard) = (0, false)
        while !Task.isCancelled {
            do {
                mark = try await engine.mark(of: reader)
                break
            } catch {
                await pause(after: &failures, "How far it was read is not to be had: \(error)")
            }
        }
        while !Task.isCancelled {
            do throws(PollFault) {
                let began = ContinuousClock.now
                let round = try await platform.poll(after: mark, over: wire, isKnown: isKnown)
                if failures > 0 || !isHeard { log.info("A platform is listened to") }
                (failures, isHeard) = (0, true)
                guard await hear(round) else { return }
                await keep(round.mark, instead: mark)
                // Who answers at once that there is nothing does not wait as it should.
                if round.mark == mark, ContinuousClock.now - began < .seconds(1) {
                    try? await Task.sleep(for: .seconds(1))
                }
                mark = round.mark
            } catch {
                switch error {
                case .away(let text): await pause(after: &failures, text)
                case .later(let text, let seconds): await pause(for: seconds, text)
                case .lost(let text):
                    log.warning("The history of a platform begins anew: \(text)")
                    mark = nil
                    await pause(after: &failures, text)
                case .refused(let text):
                    log.error("A platform is not listened to any more: \(text)")
                    return
                }
            }
        }
    }

    private func isKnown(_ id: String) async -> Bool {
        guard let people = try? await engine.people() else { return false }
        return people.handle(of: ChatIdentity(place: place, id: id)) != nil
    }

    /// Hears a round in its order. False when the daemon stops before its end: then it comes again.
    private func hear(_ round: PollRound) async -> Bool {
        for message in round.messages {
            guard await hear(message) else { return false }
        }
        for room in round.unreadable {
            let posts = platform.posts(engine.house.words().unreadable(), to: ChatRoom(place: place, id: room))
            for (index, post) in posts.enumerated() {
                let post = post.post(in: place)
                do {
                    try await engine.post(post, once: "unreadable.\(post.place)/\(room).\(index)")
                } catch {
                    log.error("A room was not told that it is encrypted: \(error)")
                }
            }
        }
        return true
    }

    /// A line that cannot be stored is tried again for a while, then its sender is told, and the next one is heard.
    private func hear(_ message: PlatformMessage) async -> Bool {
        var last: Heard?
        for pause in [0] + Self.patience {
            try? await Task.sleep(for: .seconds(pause))
            if Task.isCancelled { return false }
            // Not this task: a stop must not roll back what is on its way to disk.
            let (platform, place, ear) = (platform, place, PlatformEar(engine: engine))
            last = await Task.detached { await ear.hear(message, of: platform, in: place) }.value
            switch last {
            case .answered, .mistaken: return true
            case .failed, nil: break
            }
        }
        if case .failed(let reply) = last {
            for post in platform.posts(reply, after: message) {
                do throws(DeliveryFailure) {
                    _ = try await platform.deliver(post, over: wire)
                } catch {
                    log.error("A line was not stored, and its sender could not be told")
                }
            }
        }
        return true
    }

    private func keep(_ mark: String, instead old: String?) async {
        if mark == old { return }
        let (engine, reader) = (engine, reader)
        do {
            try await Task.detached { try await engine.setMark(mark, of: reader) }.value
        } catch {
            // The next start hears it again, and each line of it is known by its delivery.
            log.error("How far a platform was read is not stored: \(error)")
        }
    }

    private func pause(after failures: inout Int, _ text: String) async {
        let seconds = Self.pauses[min(failures, Self.pauses.count - 1)]
        failures += 1
        await pause(for: seconds, text)
    }

    private func pause(for seconds: Int, _ text: String) async {
        if Task.isCancelled { return }
        log.warning("A platform waits \(seconds) s for another attempt: \(text)")
        try? await Task.sleep(for: .seconds(seconds))
    }
}
