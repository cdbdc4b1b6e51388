/// Dates in a line, as everybody in the room may understand them.
extension Ask {
    /// Reads the words as a date; asks when they can be two.
    func deadline(_ phrase: Substring) throws(Stop) -> (Deadline, [DateAssumption]) {
        if phrase.isEmpty { throw .refused(.missing(.date, verb: verb)) }
        switch scene.dates.read(String(phrase), now: scene.now, anchors: anchors) {
        case .date(let deadline, let assumptions): return (deadline, assumptions)
        case .ambiguous(let readings, let doubt):
            throw .asked(Question.date(phrase: phrase, in: line, readings: readings, doubt: doubt))
        case .refused(let why): throw .refused(.date(phrase: String(phrase), why))
        }
    }

    /// What a phrase may count from: the meeting that runs or is planned, and the dates of records that the speaker sees.
    var anchors: DateAnchors {
        let meeting = series.running.map { running in
            let zone = Zone(running.zone) ?? scene.zone
            return zone.deadline(at: zone.wall(at: running.plannedStart), hasTime: true)
        }
        return DateAnchors(meeting: meeting) { [series, scene] said in
            RecordID(said).flatMap { series.visible(to: scene.speaker).records[$0]?.due }
        }
    }
}
