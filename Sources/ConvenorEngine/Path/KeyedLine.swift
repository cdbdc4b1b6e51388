package import ConvenorCore
import Synchronization

/// A line that a program sends for somebody to one series, maybe more than once.
package struct KeyedLine: Sendable {
    package var line: String
    package var person: Handle
    package var series: StreamID
    /// Where it is said to be said.
    package var room: String
    /// Nil where the same line once more is a second one.
    package var delivery: DeliveryID?

    package init(_ line: String, from person: Handle, to series: StreamID, room: String, delivery: DeliveryID?) {
        self.line = line
        self.person = person
        self.series = series
        self.room = room
        self.delivery = delivery
    }
}

extension Convenor {
    /// Carries out a line once, and answers the same however often it comes under its delivery.
    ///
    /// - Parameter write: the answer as it is kept; `end` is `done`, `asked` or `refused`.
    package func hear(
        _ keyed: KeyedLine, write: @escaping @Sendable (_ reply: Reply, _ end: String) -> [UInt8]
    ) async -> Heard {
        let now = timepiece.now()
        var door = Performance.Door(house: house, now: now, typist: keyed.person, room: keyed.room)
        door.series = keyed.series
        let content = chance.mark("\(keyed.series.name)\n\(keyed.line)")
        let heard = Mutex<(answer: Heard, outcome: Performance.Outcome?)>((.failed(Reply()), nil))
        do {
            try await committer.perform { [self, door] transaction in
                if let delivery = keyed.delivery, let first = try transaction.answer(to: delivery) {
                    heard.withLock { $0.answer = first.content == content ? .answered(first.bytes) : .mistaken }
                    return
                }
                let performance = Performance(convenor: self, transaction: transaction)
                var outcome = try performance.hear(keyed.line, door: door)
                outcome.reader = Performance.Outcome.Reader(person: keyed.person, room: keyed.room)
                let bytes = write(outcome.reply, outcome.end.rawValue)
                if let delivery = keyed.delivery {
                    try performance.keep(KeptAnswer(bytes, to: content), to: delivery, at: now)
                }
                heard.withLock { [outcome] in $0 = (.answered(bytes), outcome) }
            }
        } catch {
            return .failed(fault(error))
        }
        let (answer, outcome) = heard.withLock { $0 }
        if let outcome { await tell(after: outcome) }
        return answer
    }
}
