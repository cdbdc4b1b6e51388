import ConvenorCore
import Logging
import ServiceLifecycle
import Synchronization

/// The participant that says one thing: this is due.
///
/// Alarms stand on the wall clock, and sleep is measured on another one: so it sleeps in pieces of a second and looks at
/// the wall each time. A clock that was set, forward or back, and a machine that was suspended are noticed with the next
/// piece; then everything that waits for a time looks again.
package struct AlarmClock: Service {
    private let convenor: Convenor
    private static let piece = 1.0
    /// Seconds after which the store is read again all the same: another process may have written to it.
    private static let longestSleep = 30.0
    /// Seconds by which the two clocks must part before the wall clock counts as set; slewing stays far below.
    private static let tolerance = 0.5

    package init(_ convenor: Convenor) { self.convenor = convenor }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let rings = convenor.bell.rings
                await ringDue()
                await sleep(after: rings)
            }
        }
    }

    /// Returns when the next alarm is due, at a ring of the bell, or when the clock was set.
    private func sleep(after rings: Int) async {
        let next = (try? await convenor.store.read { try $0.nextAlarm() }) ?? nil
        var slept = 0.0
        while convenor.bell.rings == rings, !Task.isCancelled, slept < Self.longestSleep {
            let (wall, steady) = (convenor.timepiece.now(), ContinuousClock.now)
            let left = next.map { Self.seconds(from: wall, to: $0) } ?? Self.longestSleep
            // What is still due after a round has failed, or waits for its stream: not at once again.
            if left <= 0, slept > 0 { return }
            let pause = min(Self.piece, max(0.05, left), Self.longestSleep - slept)
            await convenor.bell.wait(after: rings, for: .seconds(pause))
            let passed = steady.duration(to: .now) / .seconds(1)
            slept += passed
            let shown = Self.seconds(from: wall, to: convenor.timepiece.now())
            if abs(shown - passed) > Self.tolerance { return convenor.takeUpClock(movedBy: shown - passed) }
        }
    }

    private static func seconds(from a: Moment, to b: Moment) -> Double {
        Double(b.milliseconds - a.milliseconds) / 1000
    }

    /// Says everything that is due now; faults are logged and tried again with the next round.
    package func ringDue() async {
        do {
            try await convenor.ringDue()
        } catch {
            convenor.log.error("The alarm clock failed", metadata: ["error": "\(error)"])
            try? await Task.sleep(for: .seconds(1))
        }
    }
}

extension Convenor {
    /// The wall clock was set: what was put off by the old one is derived anew, and all who wait look again.
    func takeUpClock(movedBy seconds: Double) {
        log.notice("The clock was set", metadata: ["seconds": "\(Int(seconds.rounded()))"])
        alarmsAreStale.store(true, ordering: .releasing)
        bell.ring()
    }

    /// Performs what is due: timebox notices one by one, reminders as one digest a person.
    package func ringDue() async throws {
        if alarmsAreStale.exchange(false, ordering: .acquiringAndReleasing) {
            do {
                try await renewAlarms()
            } catch {
                alarmsAreStale.store(true, ordering: .releasing)
                throw error
            }
        }
        let now = timepiece.now()
        let due = try await store.read { try $0.alarms(dueBy: now, limit: 1000) }
        if due.isEmpty { return }
        try await perform(Self.occasions(due, now: now), now)
    }

    private static func occasions(_ due: [Alarm], now: Moment) -> [Occasion] {
        let notices = due.filter { $0.person == nil }.map { alarm in
            Occasion(name: "\(alarm.stream)/\(alarm.key)", alarms: [alarm]) { try $0.notice(alarm, now: now) }
        }
        let people = Dictionary(grouping: due) { $0.person }.sorted { $0.key?.name ?? "" < $1.key?.name ?? "" }
        return notices
            + people.compactMap { person, alarms in
                person.map { person in
                    Occasion(name: "\(person)", alarms: alarms) { try $0.remind(person, found: alarms, now: now) }
                }
            }
    }

    /// As many in one commit as keep nobody waiting for long.
    private static let together = 32

    /// One after the other; the next ones are folded while the writer is busy with those before.
    private func perform(_ occasions: [Occasion], _ now: Moment) async throws {
        var rest = occasions[...]
        await foldAhead(rest.prefix(Self.together).flatMap(\.streams))
        while !rest.isEmpty {
            let part = Array(rest.prefix(Self.together))
            rest = rest.dropFirst(part.count)
            async let ahead: Void = foldAhead(rest.prefix(Self.together).flatMap(\.streams))
            for (occasion, end) in zip(part, try await ends(of: part.map(\.body))) {
                try await take(end, of: occasion, now)
            }
            await ahead
        }
    }

    /// Folds series beside the writer that are about to be written to, as far as they are not held.
    private func foldAhead(_ streams: [StreamID]) async {
        let missing = journal.missing(of: Set(streams))
        if missing.isEmpty { return }
        // What fails here fails again, and is told, where it is needed.
        try? await store.read { [self] transaction in
            for stream in missing { _ = try journal.load(stream, in: transaction) }
        }
    }
}

extension Performance {
    func scene(_ now: Moment, _ series: Series) throws -> Scene {
        let house = convenor.house
        let zone = series.running.flatMap { Zone($0.zone) } ?? house.zone
        let daemon = Handle("")
        var scene = Scene(
            now: now, speaker: daemon, typist: daemon, room: series.meeting?.room ?? "", zone: zone,
            dates: house.dates(in: zone), roster: try convenor.journal.people(over: house, in: transaction),
            agendas: house.agendas, rules: house.rules, calendar: house.calendar)
        scene.reaches = convenor.reaches
        return scene
    }

    /// Says what is due to a series; an alarm that it no longer stands for is dropped, one that is early waits.
    func notice(_ alarm: Alarm, now: Moment) throws -> [Notice] {
        guard let series = try convenor.journal.current(alarm.stream, in: transaction) else {
            try transaction.updateAlarms(of: alarm.stream, remove: [alarm.key], set: [])
            return []
        }
        let scene = try scene(now, series)
        let hour = series.hour(ofClock: alarm.key, scene: scene)
        if hour > now {
            var later = alarm
            later.at = hour
            try transaction.updateAlarms(of: alarm.stream, remove: [], set: [later])
            return []
        }
        guard let decision = series.decide(clock: alarm.key, scene: scene) else {
            // What it stands for may only have moved away, as when somebody in another zone is to be told.
            let moved = series.alarms(scene.almanac).first { $0.key == alarm.key && $0.at > now }
            let set = moved.map { Alarm(stream: alarm.stream, key: $0.key, person: $0.person, at: $0.at) }
            try transaction.updateAlarms(
                of: alarm.stream, remove: set == nil ? [alarm.key] : [], set: set.map { [$0] } ?? [])
            return []
        }
        let (after, _) = try append(decision.events, said: nil, to: alarm.stream, series, by: scene.speaker, scene)
        let view = View(series: after, scene: scene)
        return decision.say.enumerated().map { index, saying in
            Notice(
                convenor.house.words(in: after).reply(to: saying, in: view), alarm.stream,
                key: "notice/\(alarm.stream)/\(after.entries)/\(index + 1)")
        }
    }
}
