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
        /// What a pressed button was shown for: the mark of a question, a vote or a finding.
        var mark: String?
        /// Who comes in, as their platform knows them; nil at the console.
        var who: ChatIdentity?
        /// Said to Convenor alone, in no room.
        var isDirect = false
        /// Whatever is answered there, everybody in the room reads.
        var isOverheard = false

        /// The mark of the question that the line answers by a button of it.
        func settles(_ question: Question?) -> String? { question?.mark == mark ? mark : nil }
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
        /// What rooms are told beside.
        var notices: [(reply: Reply, rooms: [String])] = []
    }

    /// The streams that a line may touch: the one that the room speaks to, and the one that it is about to open.
    struct Place {
        /// The room's series, or its lobby while it has none.
        var here: StreamID
        var current: Series?
        var target: StreamID
        var series: Series?
        /// False in a lobby.
        var hasSeries: Bool

        /// Where no series is spoken to.
        static func nowhere(_ room: String) -> Place {
            let lobby = StreamID("lobby/" + room)
            return Place(here: lobby, current: nil, target: lobby, series: nil, hasSeries: false)
        }
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
        if door.isDirect { return try attemptDirect(line, door: door) }
        let here = try door.series ?? journal.room(door.room, in: transaction)
        let stream = here ?? StreamID("lobby/" + door.room)
        let current = try journal.series(stream, in: transaction)
        // A press that answers something else, such as a vote, is no answer to an open question.
        let asked = current?.questions[door.typist]
        let question = door.mark == nil || door.mark == asked?.mark ? asked : nil
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
        return try perform(line, place, question: question, door)
    }

    /// Decides a line in its place, and writes what comes of it.
    func perform(_ line: String, _ place: Place, question: Question?, _ door: Door) throws -> Outcome {
        var scene = try scene(door, place.series)
        if Hearing.verb(of: line, question: question)?.place == .door {
            scene.doorway = try doorway(door, host: place.hasSeries ? place.target : nil)
        }
        let series = place.hasSeries ? place.series : nil
        let stale = staleness(door, place, scene)
        let isSecret = Reply.Audience.ofWords(about: line, answering: question) == .confidential
        if door.isOverheard, isSecret { return refuse(.overheard, place.series, scene, door) }
        switch stale.map({ .failure(.refused($0)) }) ?? decide(line, series: series, question: question, scene) {
        case .success(let decision):
            if door.isOverheard, decision.changesHidden(in: series, of: line, answering: question, by: door.typist) {
                return refuse(.overheard, place.series, scene, door)
            }
            return try write(decision, line: line, place, scene, door, question: question)
        case .failure(.refused(let refusal)):
            return refuse(refusal, place.series, scene, door, isSecret ? .confidential : .asker)
        case .failure(.asked(let asked)):
            // A question that is not about the place where it is asked takes its series along.
            let slug = door.isDirect && place.hasSeries ? place.target.slug : nil
            return try ask(slug.map(asked.about(series:)) ?? asked, line: line, place, scene, door)
        }
    }

    /// Why a pressed button is not heard: what it was shown for is over, or somebody else's.
    private func staleness(_ door: Door, _ place: Place, _ scene: Scene) -> Refusal? {
        guard let mark = door.mark, mark != place.current?.questions[door.typist]?.mark else { return nil }
        if place.series?.isOpen(mark, today: scene.today, zone: scene.zone) == true { return nil }
        return place.current?.person(asked: mark).map { .questionOf($0) } ?? .questionOver
    }

    func refuse(
        _ refusal: Refusal, _ series: Series?, _ scene: Scene, _ door: Door, _ audience: Reply.Audience = .asker
    ) -> Outcome {
        let view = View(series: series ?? Series(slug: ""), scene: scene)
        let words = door.house.words(in: view)
        var reply = words.reply(to: refusal, in: view)
        reply.language = words.language
        reply.audience = audience
        return Outcome(reply: reply, end: .refused)
    }

    func ask(_ question: Question, line: String, _ place: Place, _ scene: Scene, _ door: Door) throws -> Outcome {
        var (place, asked) = (place, question)
        asked.after = place.current?.entries ?? 0
        place.target = place.here
        place.series = place.current
        let decision = Decision([.questionAsked(question: asked)], say: [.asked(asked)])
        var outcome = try write(decision, line: line, place, scene, door, question: nil)
        outcome.reply.question = asked.mark
        outcome.reply.settled = door.settles(place.current?.questions[door.typist])
        outcome.reply.audience = .ofWords(about: line, answering: asked)
        outcome.end = .asked
        return outcome
    }

    func decide(_ line: String, series: Series?, question: Question?, _ scene: Scene) -> Result<Decision, Stop> {
        do throws(Stop) {
            let seen = series?.visible(to: scene.typist)
            return .success(try Hearing.decide(line, series: seen, question: question, scene: scene))
        } catch {
            return .failure(error)
        }
    }

    func scene(_ door: Door, _ series: Series?) throws -> Scene {
        let zone = series?.running.flatMap { Zone($0.zone) } ?? door.house.zone
        let roster = try journal.people(over: door.house, in: transaction)
        var scene = Scene(
            now: door.now, speaker: door.typist, typist: door.typist, room: door.room, zone: zone,
            dates: door.house.dates(in: zone, for: roster[door.typist]), roster: roster, agendas: door.house.agendas,
            rules: door.house.rules, calendar: door.house.calendar)
        scene.isDirect = door.isDirect
        scene.language = door.house.language
        scene.reaches = convenor.reaches
        return scene
    }

    func write(
        _ decision: Decision, line: String, _ place: Place, _ scene: Scene, _ door: Door, question: Question?
    ) throws -> Outcome {
        var scene = scene
        let (people, hasMoved) = try writePeople(decision, &scene, door)
        if question != nil, place.here != place.target, let asked = place.current {
            _ = try append([.questionClosed], said: nil, to: place.here, asked, by: door.typist, scene)
        }
        let before = place.series ?? Series(slug: place.target.slug ?? place.target.name)
        let events = decision.events.filter { $0.home == .series }
        var outcome = Outcome(reply: Reply(), stream: place.target, series: before)
        if !events.isEmpty {
            let said = Limits.kept(line)
            let (after, rings) = try append(events, said: said, to: place.target, before, by: door.typist, scene)
            outcome.series = after
            outcome.rings = rings
        }
        for event in events {
            guard let room = event.boundRoom else { continue }
            try transaction.bind(room: room, to: place.target)
            journal.bind(room, to: place.target)
        }
        try follow(people, scene, &outcome)
        try tellRooms(of: decision, place.target, door, &outcome)
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
        outcome.reply.settled = door.settles(question)
        return outcome
    }

    /// Appends what belongs to no series: who somebody is, and who asks to come in. Says what that was, and whether it
    /// moves what somebody is reminded of.
    private func writePeople(_ decision: Decision, _ scene: inout Scene, _ door: Door) throws -> ([Event], Bool) {
        let people = decision.events.filter { $0.home == .roster }
        let knocks = decision.events.filter { $0.home == .door }
        if !knocks.isEmpty { try journal.appendDoor(knocks, by: door.typist, at: door.now, in: transaction) }
        guard !people.isEmpty else { return (knocks, false) }
        let hasMoved = people.contains { $0.movesSomebody(of: scene.roster) }
        try journal.appendRoster(people, by: door.typist, at: door.now, in: transaction)
        scene.roster = try journal.people(over: door.house, in: transaction)
        return (people + knocks, hasMoved)
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
        try withdraw(before: before, after: after)
        let asked = try ask(events, before: before, after: after, stream: stream, scene: scene)
        let calls = try convene(events, in: after, stream, scene)
        let hooks = try announce(events, before: before, after: after, stream: stream, scene: scene)
        journal.keep(after, stream, isTentative: true)
        return (after, alarms || hooks || asked || calls || !letters.isEmpty)
    }

    func words(_ sayings: [Saying], _ view: View, _ house: House) throws -> Reply {
        let tongue = house.words(in: view)
        var reply = Reply()
        for saying in sayings {
            switch saying {
            case .minutes(let number):
                reply = reply + Reply(convenor.clerk.liveMinutes(of: number, view))
            case .previewOne(let recipient, let edition):
                reply = reply + Reply(convenor.clerk.preview(for: recipient, edition: edition, view))
            case .more(let page):
                let kept = convenor.pages.page(page, for: view.scene.typist, in: view.scene.room)
                reply = reply + (kept ?? tongue.reply(to: saying, in: view))
            default: reply = reply + tongue.reply(to: saying, in: view)
            }
        }
        reply.language = tongue.language
        return reply
    }
}
