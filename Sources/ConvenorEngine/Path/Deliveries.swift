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

    /// How long an answer is kept: the schedule of Standard Webhooks spans a little more than three days, and a mailbox
    /// that was made anew brings mails of three days and of the one that its zone calls today.
    static let daysKept = 5
}

/// The first answer to a delivery.
package struct KeptAnswer: Sendable, Hashable {
    package var bytes: [UInt8]
    /// What the delivery said in short, where that was looked at.
    package var content: String?

    package init(_ bytes: [UInt8], to content: String? = nil) {
        self.bytes = bytes
        self.content = content
    }
}

/// A line that a platform delivered.
package struct Message: Sendable {
    /// Nil when the platform gives none: then a repeated delivery is a second line.
    package var delivery: DeliveryID?
    package var who: ChatIdentity
    package var room: ChatRoom
    /// What it says in short, where its sender may give two messages one id; nil elsewhere.
    package var content: String?
    /// Between one person and Convenor alone.
    package var isDirect = false
    package var text: [TextPiece]
    /// Whatever is answered, everybody in the room reads: what is not for everybody is refused.
    package var isOverheard = false
    /// What a pressed button was shown for: the mark of a question, a vote or a finding.
    package var mark: String?
    /// The slug of the series that a pressed button speaks to.
    package var series: String?

    package init(delivery: DeliveryID?, who: ChatIdentity, room: ChatRoom, text: [TextPiece]) {
        self.delivery = delivery
        self.who = who
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
    /// Something else was heard under its delivery: nothing is stored, and it needs an id of its own.
    case mistaken
}

extension Convenor {
    /// Takes a line that a platform delivered: carried out once, and answered the same however often it comes.
    ///
    /// The answer is written in the transaction of the command, so that there is never one without the other.
    package func hear(_ message: Message, dress: Dress) async -> Heard {
        let (house, now) = (house, timepiece.now())
        let heard = Mutex<Delivered?>(nil)
        do {
            try await committer.perform { [self] transaction in
                if let delivery = message.delivery, let first = try transaction.answer(to: delivery) {
                    let isSame = message.content == nil || first.content == nil || message.content == first.content
                    heard.withLock { $0 = isSame ? .first(first.bytes) : .another }
                    return
                }
                let performance = Performance(convenor: self, transaction: transaction)
                var outcome = try performance.hear(message, house: house, now: now)
                let answer = dress.answer(outcome.reply)
                let posts = dress.posts(outcome.reply)
                try performance.enqueue(posts, outcome, at: now)
                if !posts.isEmpty { outcome.rings = true }
                if let delivery = message.delivery {
                    let kept = KeptAnswer(answer, to: message.content)
                    try performance.keep(kept, to: delivery, at: now)
                }
                heard.withLock { $0 = .carriedOut(answer, outcome) }
            }
        } catch {
            return .failed(fault(error))
        }
        switch heard.withLock({ $0 }) {
        case nil: return .failed(Reply())
        case .another: return .mistaken
        case .first(let answer): return .answered(answer)
        case .carriedOut(let answer, let outcome):
            await tell(after: outcome)
            return .answered(answer)
        }
    }

    /// What a transaction made of a message.
    private enum Delivered {
        case first([UInt8])
        case another
        case carriedOut([UInt8], Performance.Outcome)
    }

    func tell(after outcome: Performance.Outcome) async {
        wake(after: outcome)
        if let reader = outcome.reader {
            pages.keep(outcome.reply, for: reader.person, in: reader.room, isLook: outcome.end == .done)
        }
        for notice in outcome.notices { await tell(notice.reply, rooms: notice.rooms) }
    }
}

extension Performance {
    /// As for a line at the console, for somebody who is known; others may read help and nothing else.
    fileprivate func hear(_ message: Message, house: House, now: Moment) throws -> Outcome {
        let people = try convenor.journal.people(over: house, in: transaction)
        let typed = message.text.line(in: people, of: message.who.place)
        // On a platform nobody says nothing by a slip: who calls looks for a way on.
        let line = Hearing.isCall(typed) ? "help" : typed
        guard let handle = people.handle(of: message.who) else {
            var outcome = try answer(stranger: message, line, house: house, now: now)
            outcome.reader = message.stranger
            return outcome
        }
        // Not before it is known who speaks: later notices of the room go there.
        if let address = message.room.address { try transaction.setAddress(address, of: message.room.name) }
        var door = Door(house: house, now: now, typist: handle, room: message.room.name)
        door.series = message.series.map(StreamID.series)
        door.mark = message.mark
        door.isOverheard = message.isOverheard
        door.who = message.who
        door.isDirect = message.isDirect
        var outcome = try hear(line, door: door)
        outcome.reader = Outcome.Reader(person: handle, room: message.room.name)
        return outcome
    }

    /// Puts what follows from a message in the outbox.
    fileprivate func enqueue(_ posts: [Post], _ outcome: Outcome, at now: Moment) throws {
        for post in posts {
            try transaction.enqueue(
                Letter(post: post, kind: "reply", stream: outcome.stream ?? .roster, key: nil, due: now))
        }
    }

    /// Keeps an answer, and forgets some that nobody will ask for again.
    func keep(_ answer: KeptAnswer, to delivery: DeliveryID, at now: Moment) throws {
        do {
            try transaction.keep(answer, to: delivery, at: now)
            try transaction.forgetAnswers(at: now)
        } catch {
            // The savepoint is rolled back, and what was folded on in memory with it.
            convenor.journal.forget()
            throw error
        }
    }
}

extension StoreTransaction {
    /// Forgets some answers that nobody will ask for again; each that is kept pays for it.
    func forgetAnswers(at now: Moment) throws {
        try forgetAnswers(before: now.adding(seconds: -DeliveryID.daysKept * 86_400), limit: 100)
    }
}

extension Message {
    /// By which the long answers to a stranger are kept: a name that no person and no room has.
    var stranger: Performance.Outcome.Reader {
        .init(person: Handle("?\(who.place)/\(who.id)"), room: "?" + room.name)
    }
}

extension [TextPiece] {
    /// The line as it would be typed at the console.
    package func line(in people: Roster, of place: String) -> String {
        map { piece in
            switch piece {
            // What keeps a name from being a mention may have been copied out of an answer.
            case .text(let text): text.replacing("@\u{200B}", with: "@")
            case .mention(let id, let name):
                people.handle(of: ChatIdentity(place: place, id: id))?.description
                    ?? "@" + name.filter { !$0.isWhitespace && $0 != "@" }
            }
        }.joined()
    }
}
