import ConvenorCore
import Synchronization

/// One command on its way through a transaction: fold, decide, append, enqueue, answer.
struct Performance {
    let convenor: Convenor
    let transaction: any StoreTransaction

    /// Who comes in, when, and by the rules of which house.
    struct Door: Sendable {
        var house: House
        var now: Moment
        var typist: Handle
        var room: String
        /// The series that is spoken to, whatever the room speaks to else.
        var series: StreamID?
        /// The mark of the question that a pressed button answers.
        var question: String?
    }

    /// What a command left behind: the answer, and the state that it left.
    struct Outcome: Sendable {
        /// How the line ended, as it is counted.
        enum End: String {
            case done, asked, refused
        }

        var reply: Reply
        var end = End.done
        var stream: StreamID?
        var series: Series?
        var rings = false
        /// Who reads the answer, and where.
        var reader: Reader?

        struct Reader: Sendable {
            var person: Handle
            var room: String
        }
    }

    /// The streams that a line may touch: the one that the room speaks to, and the one that it is about to open.
    private struct Place {
        /// The room's series, or its lobby while it has none.
        var here: StreamID
        var current: Series?
        var target: StreamID
        var series: Series?
        /// False in a lobby.
        var hasSeries: Bool
    }

    private var journal: Journal { convenor.journal }

    func hear(_ line: String, door: Door) throws -> Outcome {
        do {
            return try attempt(line, door: door)
        } catch StoreFailure.conflict(let stream) {
            // Another process wrote to the series: read on from there, once.
            journal.forget(stream)
        } catch {
            // Its savepoint is rolled back, and what was folded on in memory with it.
            journal.forget()
            throw error
        }
        return try attempt(line, door: door)
    }

    private func attempt(_ line: String, door: Door) throws -> Outcome {
        let here = try door.series ?? journal.room(door.room, in: transaction)
        let stream = here ?? StreamID("lobby/" + door.room)
        let current = try journal.series(stream, in: transaction)
        let stale = try staleness(door, current)
        // A press that answers something else, such as a vote, is no answer to an open question.
        let asked = current?.questions[door.typist]
        let question = door.question == nil || door.question == asked?.mark ? asked : nil
        var place = Place(here: stream, current: current, target: stream, series: current, hasSeries: here != nil)
        if current?.running == nil,
            let slug = Hearing.destination(
                of: line, question: question, hasSeries: here != nil, agendas: door.house.agendas,
                dates: door.house.dates(in: door.house.zone), now: door.now)
        {
            place.target = .series(slug)
            place.series = try journal.series(.series(slug), in: transaction) ?? Series(slug: slug)
            place.hasSeries = true
        }
        let scene = try scene(door, place.series)
        let decision = stale.map { .failure(.refused($0)) } ?? decide(line, place, question, scene)
        switch decision {
        case .success(let decision): return try write(decision, line: line, place, scene, door, question: question)
        case .failure(.refused(let refusal)):
            let view = View(series: place.series ?? Series(slug: ""), scene: scene)
            var reply = door.house.words.reply(to: refusal, in: view)
            reply.audience = .ofWords(about: line, answering: question)
            return Outcome(reply: reply, end: .refused)
        case .failure(.asked(var asked)):
            asked.after = place.current?.entries ?? 0
            place.target = place.here
            place.series = place.current
            let decision = Decision([.questionAsked(question: asked)], say: [.asked(asked)])
            var outcome = try write(decision, line: line, place, scene, door, question: nil)
            outcome.reply.question = asked.mark
            outcome.reply.audience = .ofWords(about: line, answering: asked)
            outcome.end = .asked
            return outcome
        }
    }

    /// Why a pressed button is not heard: what it was shown for is over, or somebody else's.
    private func staleness(_ door: Door, _ series: Series?) throws -> Refusal? {
        guard let mark = door.question, mark != series?.questions[door.typist]?.mark else { return nil }
        let scene = try scene(door, series)
        if series?.isOpen(mark, today: scene.today, zone: scene.zone) == true { return nil }
        return series?.person(asked: mark).map { .questionOf($0) } ?? .questionOver
    }

    private func decide(
        _ line: String, _ place: Place, _ question: Question?, _ scene: Scene
    ) -> Result<Decision, Stop> {
        do throws(Stop) {
            let series = place.hasSeries ? place.series?.visible(to: scene.typist) : nil
            return .success(try Hearing.decide(line, series: series, question: question, scene: scene))
        } catch {
            return .failure(error)
        }
    }

    func scene(_ door: Door, _ series: Series?) throws -> Scene {
        let zone = series?.running.flatMap { Zone($0.zone) } ?? door.house.zone
        let roster = try journal.people(over: door.house, in: transaction)
        return Scene(
            now: door.now, speaker: door.typist, typist: door.typist, room: door.room, zone: zone,
            dates: door.house.dates(in: zone, for: roster[door.typist]), roster: roster, agendas: door.house.agendas,
            rules: door.house.rules, calendar: door.house.calendar)
    }

    private func write(
        _ decision: Decision, line: String, _ place: Place, _ scene: Scene, _ door: Door, question: Question?
    ) throws -> Outcome {
        var scene = scene
        let people = decision.events.filter(\.isAboutRoster)
        var hasMoved = false
        if !people.isEmpty {
            hasMoved = people.contains { $0.movesSomebody(of: scene.roster) }
            try journal.appendRoster(people, by: door.typist, at: door.now, in: transaction)
            scene.roster = try journal.people(over: door.house, in: transaction)
        }
        if question != nil, place.here != place.target, let asked = place.current {
            _ = try append([.questionClosed], said: nil, to: place.here, asked, by: door.typist, scene)
        }
        let before = place.series ?? Series(slug: place.target.slug ?? place.target.name)
        let events = decision.events.filter { !$0.isAboutRoster }
        var outcome = Outcome(reply: Reply(), stream: place.target, series: before)
        if !events.isEmpty {
            let (after, rings) = try append(events, said: line, to: place.target, before, by: door.typist, scene)
            outcome.series = after
            outcome.rings = rings
        }
        for event in events {
            guard let room = event.boundRoom else { continue }
            try transaction.bind(room: room, to: place.target)
            journal.bind(room, to: place.target)
        }
        if hasMoved {
            convenor.alarmsAreStale.store(true, ordering: .releasing)
            outcome.rings = true
        }
        let after = outcome.series ?? before
        let audience = decision.audience(
            of: line, answering: question, before: before, after: after, reader: door.typist)
        let shown = after.shown(to: audience, reader: door.typist, written: events.flatMap(\.touched))
        outcome.reply = try words(decision.say, View(series: shown, scene: scene), door.house)
        outcome.reply.audience = max(outcome.reply.audience, audience)
        return outcome
    }

    /// Appends one entry and all that follows from it. Returns the state after it, and whether somebody must be woken.
    func append(
        _ events: [Event], said: String?, to stream: StreamID, _ before: Series, by: Handle, _ scene: Scene
    ) throws -> (Series, Bool) {
        let entry = Entry(said: said, events: events)
        let event = NewEvent(at: scene.now, actor: by.name, payload: try Journal.encode(entry))
        try transaction.append([event], to: stream, after: before.entries)
        var after = before
        after.apply(entry, at: scene.now, by: by)
        let alarms = try Alarms(before: before, after: after, events: events, scene: scene).write(stream, transaction)
        let letters = try convenor.clerk.letters(about: events, in: after, stream: stream, scene: scene)
        for letter in letters { try transaction.enqueue(letter) }
        let hooks = try announce(events, before: before, after: after, stream: stream, scene: scene)
        journal.keep(after, stream)
        return (after, alarms || hooks || !letters.isEmpty)
    }

    func words(_ sayings: [Saying], _ view: View, _ house: House) throws -> Reply {
        var reply = Reply()
        for saying in sayings {
            switch saying {
            case .minutes(let number):
                reply = reply + Reply(convenor.clerk.liveMinutes(of: number, view))
            case .previewOne(let recipient, let edition):
                reply = reply + Reply(convenor.clerk.preview(for: recipient, edition: edition, view))
            case .more(let page):
                let kept = convenor.pages.page(page, for: view.scene.typist, in: view.scene.room)
                reply = reply + (kept ?? house.words.reply(to: saying, in: view))
            default: reply = reply + house.words.reply(to: saying, in: view)
            }
        }
        return reply
    }
}
