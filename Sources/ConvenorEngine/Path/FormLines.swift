package import ConvenorCore
import Synchronization

/// What came of a line that somebody said by a form.
package struct FormOutcome: Sendable {
    package enum End: Sendable, Hashable {
        case done
        /// The line was not clear; what was asked back is told, and not kept open.
        case asked
        case refused
        /// The store failed, and nothing is written.
        case broken
    }

    package var reply: Reply
    package var end: End

    package init(_ reply: Reply, _ end: End) {
        self.reply = reply
        self.end = end
    }
}

extension Convenor {
    /// Says for somebody what they could have typed to Convenor alone, in their order and in one commit; the first line
    /// that is refused or asked back is the last.
    ///
    /// - Parameter slug: of the series that they are said to; nil where they concern the person.
    package func say(_ lines: [String], from person: Handle, in slug: String? = nil) async -> FormOutcome {
        await form { performance in
            let door = performance.door(of: person, in: slug)
            var outcomes: [Performance.Outcome] = []
            for line in lines {
                let heard = try performance.hear(line, door: door)
                outcomes.append(heard)
                if heard.end == .asked { try performance.closeQuestion(door) }
                if heard.end != .done { break }
            }
            return outcomes
        }
    }

    /// Runs what a form does in a transaction of its own, and tells what follows from it.
    func form(_ body: @escaping @Sendable (Performance) throws -> [Performance.Outcome]) async -> FormOutcome {
        let kept = Mutex<[Performance.Outcome]>([])
        do {
            try await committer.perform { [self] transaction in
                do {
                    let outcomes = try body(Performance(convenor: self, transaction: transaction))
                    kept.withLock { $0 = outcomes }
                } catch {
                    // The savepoint is rolled back, and what was folded on in memory with it.
                    journal.forget()
                    throw error
                }
            }
        } catch {
            return FormOutcome(fault(error), .broken)
        }
        let outcomes = kept.withLock { $0 }
        for outcome in outcomes {
            wake(after: outcome)
            for notice in outcome.notices { await tell(notice.reply, rooms: notice.rooms) }
        }
        return FormOutcome(outcomes)
    }

    /// Ends the addresses of somebody's calendar and gives a new one: its secret, which is told now and never again.
    package func renewCalendar(of person: Handle) async throws -> String {
        let (secret, mark) = freshSecret()
        let now = timepiece.now()
        let outcome = await form { performance in
            try performance.convenor.journal.appendRoster(
                [.feedsClosed(handle: person), .feedOpened(handle: person, seal: mark)], by: person, at: now,
                in: performance.transaction)
            return []
        }
        if outcome.end == .broken { throw StoreFailure.unusable("The address of a calendar was not kept.") }
        return secret
    }
}

extension FormOutcome {
    fileprivate init(_ outcomes: [Performance.Outcome]) {
        let last = outcomes.last
        switch last?.end {
        case .asked: self.init(last?.reply ?? Reply(), .asked)
        case .refused: self.init(last?.reply ?? Reply(), .refused)
        case .done, nil: self.init(outcomes.map(\.reply).reduce(Reply(), +), .done)
        }
    }
}

extension Performance {
    /// Somebody at a form: like a direct message, in a room of its own.
    func door(of person: Handle, in slug: String?) -> Door {
        var door = Door(
            house: convenor.house, now: convenor.timepiece.now(), typist: person, room: "page/\(person.name)",
            series: slug.map { .series($0) })
        door.isDirect = true
        return door
    }

    /// A form has no place for the answer to what is asked back.
    fileprivate func closeQuestion(_ door: Door) throws {
        let lobby = StreamID("lobby/" + door.room)
        guard let asked = try convenor.journal.series(lobby, in: transaction), asked.questions[door.typist] != nil
        else {
            return
        }
        _ = try append([.questionClosed], said: nil, to: lobby, asked, by: door.typist, try scene(door, asked))
    }
}
