package import ConvenorCore
import Synchronization

/// What came of taking back one's own last answer.
package enum TakingBack: Sendable {
    case done(FormOutcome)
    /// There is no answer of theirs that young, or it is taken back already.
    case nothing
    /// Somebody has written something in the series since.
    case overtaken
}

extension Convenor {
    /// For how long an answer can be taken back.
    package static let takingBackSeconds = 600

    /// Takes back what somebody said last of a record, where it is the last thing that was written in the series at all.
    ///
    /// Also for who may not say `undo` there: an owner has no other way to mend a slip.
    package func takeBack(_ id: RecordID, in slug: String, by person: Handle) async -> TakingBack {
        let found = Mutex(TakingBack.nothing)
        let outcome = await form { performance in
            let sought = try performance.answer(of: person, about: id, in: slug)
            guard case .newest(let step, let series) = sought else {
                if case .older = sought { found.withLock { $0 = .overtaken } }
                return []
            }
            let taken = try performance.takeBack(step, series, performance.door(of: person, in: slug))
            found.withLock { $0 = .done(FormOutcome(Reply(), .done)) }
            return [taken]
        }
        let result = found.withLock { $0 }
        if case .done = result { return .done(outcome) }
        return outcome.end == .broken ? .done(outcome) : result
    }
}

extension Performance {
    fileprivate enum Sought {
        case newest(UndoStep, Series)
        case older, none
    }

    /// How many entries back an answer is looked for.
    private static let reach = 200

    fileprivate func answer(of person: Handle, about id: RecordID, in slug: String) throws -> Sought {
        let stream = StreamID.series(slug)
        guard let series = try convenor.journal.current(stream, in: transaction) else { return .none }
        let since = convenor.timepiece.now().adding(seconds: -Convenor.takingBackSeconds)
        let stored = try transaction.events(of: stream, after: max(0, series.entries - Self.reach))
        // What they said last, whatever it was: an undo of theirs has taken the answer back already.
        guard let last = stored.last(where: { $0.event.actor == person.name }), last.event.at >= since else {
            return .none
        }
        let entry = try Journal.decode(last.event.payload)
        guard entry.events.contains(where: { $0.touched.contains(id) }) else { return .none }
        guard let step = series.undoable.newest, step.by == person, step.said == entry.said else { return .older }
        return .newest(step, series)
    }

    fileprivate func takeBack(_ step: UndoStep, _ series: Series, _ door: Door) throws -> Outcome {
        let stream = StreamID.series(series.slug)
        let place = Place(here: stream, current: series, target: stream, series: series, hasSeries: true)
        let decision = Decision([.undone], say: [.takenBack(step), .outdated])
        return try write(decision, line: "undo", place, try scene(door, series), door, question: nil)
    }
}
