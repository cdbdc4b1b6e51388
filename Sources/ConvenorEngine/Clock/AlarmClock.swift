import ConvenorCore
import Logging
import ServiceLifecycle
import Synchronization

/// The participant that says one thing: this is due.
///
/// Sleeps to the next alarm in pieces of at most half a minute, so that a clock that was set is noticed.
package struct AlarmClock: Service {
    private let convenor: Convenor
    private static let longestSleep = 30

    package init(_ convenor: Convenor) { self.convenor = convenor }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let rings = convenor.bell.rings
                await ringDue()
                let seconds = await secondsToNext()
                await convenor.bell.wait(after: rings, for: .seconds(seconds))
            }
        }
    }

    private func secondsToNext() async -> Double {
        let next = (try? await convenor.store.read { try $0.nextAlarm() }) ?? nil
        guard let next else { return Double(Self.longestSleep) }
        let milliseconds = next.milliseconds - convenor.timepiece.now().milliseconds
        return min(Double(Self.longestSleep), max(0.05, Double(milliseconds) / 1000))
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
        for alarm in due where alarm.person == nil {
            try await perform { try $0.notice(alarm, now: now) }
        }
        let people = Dictionary(grouping: due.filter { $0.person != nil }, by: { $0.person })
        for (person, alarms) in people.sorted(by: { $0.key?.name ?? "" < $1.key?.name ?? "" }) {
            guard let person else { continue }
            let streams = Set(alarms.map(\.stream)).sorted()
            try await perform { try $0.remind(person, streams: streams, alarms: alarms, now: now) }
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

    /// Says what is due to a series; an alarm that it no longer stands for is dropped.
    func notice(_ alarm: Alarm, now: Moment) throws -> [Notice] {
        guard let series = try convenor.journal.series(alarm.stream, in: transaction) else {
            try transaction.updateAlarms(of: alarm.stream, remove: [alarm.key], set: [])
            return []
        }
        let scene = try scene(now, series)
        guard let decision = series.decide(clock: alarm.key, scene: scene) else {
            try transaction.updateAlarms(of: alarm.stream, remove: [alarm.key], set: [])
            return []
        }
        let (after, _) = try append(decision.events, said: nil, to: alarm.stream, series, by: scene.speaker, scene)
        let view = View(series: after, scene: scene)
        return decision.say.enumerated().map { index, saying in
            Notice(
                convenor.house.words.reply(to: saying, in: view), alarm.stream,
                key: "notice/\(alarm.stream)/\(after.entries)/\(index + 1)")
        }
    }
}
