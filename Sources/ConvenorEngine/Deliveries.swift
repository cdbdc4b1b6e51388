package import ConvenorCore
import Synchronization

/// The name by which a platform knows one of its deliveries, the same however often it is repeated.
package struct DeliveryID: Sendable, Hashable {
    package var platform: String
    /// Which of several of one platform; empty for the only one.
    package var name: String
    package var id: String

    package init(platform: String, name: String, id: String) {
        self.platform = platform
        self.name = name
        self.id = id
    }

    /// How long an answer is kept: the schedule of Standard Webhooks spans three days.
    static let daysKept = 3
}

/// A line that a platform delivered.
package struct Message: Sendable {
    /// Nil when the platform gives none: then a repeated delivery is a second line.
    package var delivery: DeliveryID?
    /// Who typed it, as the platform says.
    package var user: String
    /// The room, with the platform before it, so that rooms of two platforms are never one.
    package var room: String
    package var text: String

    package init(delivery: DeliveryID?, user: String, room: String, text: String) {
        self.delivery = delivery
        self.user = user
        self.room = room
        self.text = text
    }
}

/// What came of a message.
package enum Heard: Sendable {
    /// The rendered answer, durable with all that followed from the message; the first one for a repeated delivery.
    case answered([UInt8])
    /// Nothing is stored, and a later attempt may succeed.
    case failed(Reply)
}

extension Convenor {
    /// Takes a line that a platform delivered: carried out once, and answered the same however often it comes.
    ///
    /// The answer is written in the transaction of the command, so that there is never one without the other.
    package func hear(_ message: Message, render: @escaping @Sendable (Reply) -> [UInt8]) async -> Heard {
        let (house, now) = (house, timepiece.now())
        let heard = Mutex<(answer: [UInt8], outcome: Performance.Outcome?)?>(nil)
        do {
            try await committer.perform { [self] transaction in
                if let delivery = message.delivery, let first = try transaction.answer(to: delivery) {
                    heard.withLock { $0 = (first, nil) }
                    return
                }
                let performance = Performance(convenor: self, transaction: transaction)
                let outcome = try performance.hear(message, house: house, now: now)
                let answer = render(outcome.reply)
                if let delivery = message.delivery { try performance.keep(answer, to: delivery, at: now) }
                heard.withLock { $0 = (answer, outcome) }
            }
        } catch {
            return .failed(fault(error, line: message.text))
        }
        guard let result = heard.withLock({ $0 }) else { return .failed(Reply()) }
        if let outcome = result.outcome { wake(after: outcome) }
        return .answered(result.answer)
    }
}

extension Performance {
    /// As for a line at the console, for somebody who is known; others may read help and nothing else.
    fileprivate func hear(_ message: Message, house: House, now: Moment) throws -> Outcome {
        let people = try convenor.journal.people(over: house, in: transaction)
        let name = message.user.hasPrefix("@") ? message.user.dropFirst() : message.user[...]
        let handle = Handle(typed: name).flatMap { $0.name == name.lowercased() ? $0 : nil }
        if let handle, people[handle] != nil {
            return try hear(
                message.text, door: Door(house: house, now: now, typist: handle, room: message.room))
        }
        return Outcome(reply: try answer(stranger: message, house: house, now: now))
    }

    /// Nothing of the room goes into it: a stranger learns neither what is said there nor who is in it.
    private func answer(stranger message: Message, house: House, now: Moment) throws -> Reply {
        let nobody = Door(house: house, now: now, typist: Handle(""), room: "")
        let scene = try scene(nobody, nil)
        let view = View(series: Series(slug: ""), scene: scene)
        if let utterance = Utterance(message.text), Verbs.named(utterance.verb)?.name == "help" {
            let help = Result { () throws(Stop) in
                try Hearing.decide(message.text, series: nil, question: nil, scene: scene)
            }
            if case .success(let decision) = help, decision.events.isEmpty {
                return try words(decision.say, view, house)
            }
        }
        return house.words.reply(to: .stranger(message.user), in: view)
    }

    /// Keeps an answer, and forgets some that nobody will ask for again.
    fileprivate func keep(_ answer: [UInt8], to delivery: DeliveryID, at now: Moment) throws {
        do {
            try transaction.keep(answer, to: delivery, at: now)
            let old = Moment(milliseconds: now.milliseconds - Int64(DeliveryID.daysKept) * 86_400_000)
            try transaction.forgetAnswers(before: old, limit: 100)
        } catch {
            // The savepoint is rolled back, and what was folded on in memory with it.
            convenor.journal.forget()
            throw error
        }
    }
}
