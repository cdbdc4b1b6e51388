import ConvenorCore

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
    }

    /// What a command left behind: the answer, and the state that it left.
    struct Outcome: Sendable {
        var reply: Reply
        var stream: StreamID?
        var series: Series?
        var rings = false
    }

    private var journal: Journal { convenor.journal }

    func hear(_ line: String, door: Door) throws -> Outcome {
        do {
            return try attempt(line, door: door)
        } catch StoreFailure.conflict(let stream) {
            // Another process wrote to the series: read on from there, once.
            journal.forget(stream)
            return try attempt(line, door: door)
        }
    }

    private func attempt(_ line: String, door: Door) throws -> Outcome {
        let roster = try journal.roster(in: transaction)
        let here = try journal.room(door.room, in: transaction)
        let lobby = StreamID("lobby/" + door.room)
        let current = try journal.series(here ?? lobby, in: transaction)
        var stream = here
        var series = here == nil ? nil : current
        let questions = current?.questions[door.typist]
        let slug = Hearing.destination(of: line, question: questions, agendas: door.house.agendas)
        if let slug, current?.running == nil {
            stream = .series(slug)
            series = try journal.series(.series(slug), in: transaction)
        }
        let zone = series?.running.flatMap { Zone($0.zone) } ?? door.house.zone
        let scene = Scene(
            now: door.now, speaker: door.typist, typist: door.typist, room: door.room, zone: zone,
            dates: door.house.dates(in: zone), roster: roster.over(door.house.people), agendas: door.house.agendas,
            rules: door.house.rules)
        let target = stream ?? lobby
        let state = series ?? (stream == nil ? current : nil)
        do throws(Stop) {
            let decision = try Hearing.decide(
                line, series: stream == nil ? nil : (series ?? Series(slug: slug ?? target.name)), scene: scene,
                question: questions)
            return try Self.faultless { try write(decision, line: line, state, target, scene, door) }
        } catch {
            return try Self.faultless { try answer(error, line: line, state, target, scene, door) }
        }
    }

    /// Keeps a store's errors out of the typed throws of the rules.
    private static func faultless<Value>(_ body: () throws -> Value) rethrows -> Value { try body() }

    private func answer(
        _ stop: Stop, line: String, _ state: Series?, _ stream: StreamID, _ scene: Scene, _ door: Door
    ) throws -> Outcome {
        switch stop {
        case .refused(let refusal):
            let view = View(series: state ?? Series(slug: ""), scene: scene)
            return Outcome(reply: door.house.words.reply(to: refusal, in: view), stream: nil, series: nil)
        case .asked(let question):
            let decision = Decision([.questionAsked(question: question)], say: [.asked(question)])
            return try write(decision, line: line, state, stream, scene, door)
        }
    }
}
