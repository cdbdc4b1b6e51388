package import ConvenorCore
import Synchronization

/// Plays a script and all that follows from it in simulated time: the same engine, alarms, store and outbox, and a clock
/// that goes from one thing that happens to the next.
package final class Rehearsal: Sendable {
    /// Something that happened, for the timeline.
    package struct Event: Sendable {
        package enum What: Sendable {
            case said(by: Handle, line: String, reply: Reply)
            /// A mail; what it tells where it is a reminder, whose silence where it is an escalation.
            case mail(Letter, told: [Told], silence: Escalation?)
            /// Told to a room that had not asked.
            case notice(Reply, room: String)
        }
        package var at: Moment
        package var what: What
    }

    /// What a reminder tells of one series.
    package struct Told: Sendable {
        package var series: String
        package var reminder: Reminder
    }

    /// Somebody's silence in one series, of which another was told.
    private struct Silence {
        var series: String
        var escalation: Escalation
    }

    package static let room = "rehearsal"
    private let engine: Mutex<Convenor>
    private let clock: RehearsalClock
    private let transport: any Transport
    private let answers: RehearsalAnswers
    private let ear = Ear()
    private var convenor: Convenor { engine.withLock { $0 } }

    /// Called between any two steps; an engine that it gives goes on in the place of the one before, on the same data.
    package typealias Interruption = () async throws -> Convenor?

    /// - Parameter convenor: over an empty store, with `clock` as its timepiece.
    package init(_ convenor: Convenor, clock: RehearsalClock, transport: any Transport, answers: RehearsalAnswers) {
        engine = Mutex(convenor)
        self.clock = clock
        self.answers = answers
        self.transport = transport
        convenor.addFeed(ear)
    }

    /// Hears what rooms are told.
    private final class Ear: Feed {
        private let held = Mutex<[(Reply, String)]>([])
        func tell(_ reply: Reply, room: String) async { held.withLock { $0.append((reply, room)) } }
        func take() -> [(Reply, String)] {
            held.withLock { told in
                defer { told = [] }
                return told
            }
        }
    }

    /// A line that waits for its time.
    private struct Waiting {
        var at: Moment
        var speaker: Handle
        var text: String
        var series: StreamID?
    }

    /// Where a run stands.
    private struct Run {
        var waiting: [Waiting]
        var seen: [StreamID: Int] = [:]
        /// Keys of the letters that were told of.
        var letters: Set<String> = []
        var reminders: [String: Int] = [:]
        /// The escalations so far: who is elsewhere gets their mail of it later.
        var silence: [Silence] = []
        /// Rounds at one moment, so that what never ends is noticed.
        var rounds = 0
    }

    /// Plays until `end` and hands over what happens, in order.
    package func play(
        _ script: RehearsalScript, until end: Moment, interruption: Interruption? = nil,
        _ tell: (Event) throws -> Void
    ) async throws {
        var run = Run(waiting: script.lines.map { Waiting(at: $0.at, speaker: $0.speaker, text: $0.text, series: nil) })
        while let at = try await next(run), at <= end {
            run.rounds = at <= clock.now() ? run.rounds + 1 : 0
            if run.rounds > 10_000 { throw StoreFailure.unusable("The rehearsal stands still at one moment.") }
            clock.pass(to: at)
            try await convenor.ringDue()
            try await finish(&run, interruption, tell)
            while let line = run.waiting.first, line.at <= at {
                run.waiting.removeFirst()
                let reply = await convenor.hear(line.text, from: line.speaker, room: Self.room, about: line.series)
                try tell(Event(at: at, what: .said(by: line.speaker, line: line.text, reply: reply)))
                try await finish(&run, interruption, tell)
            }
        }
        clock.pass(to: end)
    }

    private func next(_ run: Run) async throws -> Moment? {
        let alarm = try await convenor.store.read { try $0.nextAlarm() }
        let letter = try await convenor.store.nextDelivery(by: .mail)
        return [alarm, letter, run.waiting.first?.at].compactMap { $0 }.min().map { max($0, clock.now()) }
    }

    /// Sends what waits, and tells of everything that came of the last step.
    private func finish(
        _ run: inout Run, _ interruption: Interruption?, _ tell: (Event) throws -> Void
    ) async throws {
        try await interrupt(interruption)
        let news = try await news(since: run.seen)
        for (reply, room) in ear.take() { try tell(Event(at: clock.now(), what: .notice(reply, room: room))) }
        run.seen = news?.seen ?? run.seen
        run.silence += news?.silence ?? []
        let letters = try await dueLetters(&run)
        if news == nil, letters.isEmpty { return }
        await Outbox(convenor, transport: transport, sender: convenor.clerk.house.from.address).deliverDue()
        try await interrupt(interruption)
        let told = news?.told ?? []
        for letter in letters {
            let own = told.filter { letter.kind == "reminder" && $0.reminder.person == letter.recipient }
            let silence = run.silence.first { letter.tells(of: $0.escalation, in: $0.series) }?.escalation
            try tell(Event(at: clock.now(), what: .mail(letter, told: own, silence: silence)))
        }
        for told in told { answer(told, &run) }
    }

    private func interrupt(_ interruption: Interruption?) async throws {
        guard let other = try await interruption?() else { return }
        other.addFeed(ear)
        engine.withLock { $0 = other }
    }

    /// What is in the journal since the last look; nil when that is nothing.
    private func news(
        since seen: [StreamID: Int]
    ) async throws -> (seen: [StreamID: Int], told: [Told], silence: [Silence])? {
        try await convenor.store.read { transaction in
            let streams = try transaction.streams().filter { $0.last > seen[$0.stream] ?? 0 }
            if streams.isEmpty { return nil }
            var (now, told, silence) = (seen, [Told](), [Silence]())
            for (stream, last) in streams {
                for stored in try transaction.events(of: stream, after: seen[stream] ?? 0) {
                    for event in try Journal.decode(stored.event.payload).events {
                        switch event {
                        case .reminded(let reminder):
                            told.append(Told(series: stream.slug ?? "", reminder: reminder))
                        case .escalated(let escalation):
                            silence.append(Silence(series: stream.slug ?? "", escalation: escalation))
                        default: break
                        }
                    }
                }
                now[stream] = last
            }
            return (now, told, silence)
        }
    }

    /// What leaves the outbox now, in order; what waits for somebody's morning is told of then.
    private func dueLetters(_ run: inout Run) async throws -> [Letter] {
        guard let first = try await convenor.store.nextDelivery(by: .mail), first <= clock.now() else { return [] }
        let waiting = try await convenor.store.deliveries(in: [.waiting, .trying], by: .mail, of: nil, limit: .max)
        let letters = waiting.reversed().map(\.letter).filter {
            $0.due <= clock.now() && !run.letters.contains($0.key)
        }
        run.letters.formUnion(letters.map(\.key))
        return letters
    }

    /// Has whoever was told answer when they would.
    private func answer(_ told: Told, _ run: inout Run) {
        let reminder = told.reminder
        for id in reminder.items {
            let occasion = "\(told.series)/\(id)/\(reminder.person.name)"
            let number = run.reminders[occasion, default: 0]
            run.reminders[occasion] = number + 1
            guard let answer = answers.answer(of: reminder.person, about: id, reminder: number),
                let line = answer.line(about: id)
            else { continue }
            let waiting = Waiting(
                at: clock.now().adding(seconds: answer.seconds), speaker: reminder.person, text: line,
                series: .series(told.series))
            let place = run.waiting.firstIndex { $0.at > waiting.at } ?? run.waiting.endIndex
            run.waiting.insert(waiting, at: place)
        }
    }
}

extension Letter {
    fileprivate func tells(of escalation: Escalation, in slug: String) -> Bool {
        key == (Clerk.parts(of: escalation, in: slug) + [recipient.name]).joined(separator: "/")
    }
}
