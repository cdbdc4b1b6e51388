import ConvenorCore

extension Performance {
    /// A line that is said to Convenor alone: its questions wait in a lobby of its own, whichever series they are about.
    func attemptDirect(_ line: String, door: Door) throws -> Outcome {
        let lobby = StreamID("lobby/" + door.room)
        var place = Place.nowhere(door.room)
        place.current = try convenor.journal.series(lobby, in: transaction)
        place.series = place.current
        let question = place.current?.questions[door.typist]
        if door.mark != nil, door.mark != question?.mark {
            // A button that goes with a series is judged by what is still open there.
            if let slug = door.series?.slug {
                return try perform(line, try place.speaking(to: slug, self), question: nil, door)
            }
            return try perform(line, place, question: question, door)
        }
        switch try direction(of: line, question: question, door) {
        case .nowhere: return try perform(line, place, question: question, door)
        case .series(let slug):
            return try perform(line, try place.speaking(to: slug, self), question: question, door)
        case .each(let slugs): return try read(line, in: slugs, door)
        case .asked(let asked):
            let scene = try scene(door, nil)
            return try ask(asked, line: line, place, scene, door)
        case .refused(let refusal): return refuse(refusal, place.series, try scene(door, nil), door)
        }
    }

    private func direction(of line: String, question: Question?, _ door: Door) throws -> Direction {
        if let slug = door.series?.slug { return .series(slug) }
        let mine = try convenor.journal.series(concerning: door.typist, in: transaction)
        return Hearing.direction(of: line, question: question, among: mine.map { $0.visible(to: door.typist) })
    }

    /// Reads the same in several series; a refusal is told only where nothing else is.
    private func read(_ line: String, in slugs: [String], _ door: Door) throws -> Outcome {
        var told: [Reply] = []
        var refused: Reply?
        for slug in slugs {
            guard let series = try convenor.journal.series(.series(slug), in: transaction) else { continue }
            let scene = try scene(door, series)
            let view = View(series: series.visible(to: door.typist), scene: scene)
            switch decide(line, series: series, question: nil, scene) {
            case .success(let decision):
                told.append(try words([.inSeries(series.title)] + decision.say, view, door.house))
            case .failure(.refused(let refusal)):
                refused = refused ?? refuse(refusal, series, scene, door).reply
            case .failure(.asked): break
            }
        }
        guard var reply = told.first else { return Outcome(reply: refused ?? Reply()) }
        for more in told.dropFirst() { reply = reply + more }
        reply.audience = max(reply.audience, .asker)
        return Outcome(reply: reply)
    }
}

extension Performance.Place {
    /// The same place with its lines said to a series, while its questions stay where they are.
    fileprivate func speaking(to slug: String, _ performance: Performance) throws -> Self {
        var place = self
        place.target = .series(slug)
        place.series = try performance.convenor.journal.series(place.target, in: performance.transaction)
        place.hasSeries = place.series != nil
        return place
    }
}
