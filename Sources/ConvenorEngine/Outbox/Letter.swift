package import ConvenorCore

/// A rendered mail, or a rendered call of another server, in the outbox; sent byte for byte as stored.
package struct Letter: Sendable, Hashable {
    /// Unique for what it says to whom: a second enqueue of the same key is no second mail. Empty where each is one of
    /// its own; the store then gives it one.
    package var key: String
    package var stream: StreamID
    /// `summary`, `reminder`, ... (the mail's row in docs).
    package var kind: String
    package var recipient: Handle
    package var address: String
    package var subject: String
    package var messageID: String
    package var bytes: [UInt8]
    /// Not to be tried earlier.
    package var due: Moment
    package var way = Way.mail
    /// Where it goes: nothing for mail, else the platform (`slack:ops`) or the subscriber.
    package var place = ""
    /// Letters of one lane leave one after the other; empty for those that need not wait.
    package var lane = ""
    /// By which it is found when somebody answers it or it comes back; empty where no mailbox is read.
    package var token = ""
    /// The one record that it asks about, so that an answer need not name it; nil where there are several or none.
    package var topic: RecordID?

    /// What carries it.
    package enum Way: String, Sendable, Codable, CaseIterable {
        case mail
        /// To a chat platform.
        case chat
        /// To a subscriber of events.
        case hook
    }

    package init(
        key: String, stream: StreamID, kind: String, recipient: Handle, address: String, subject: String,
        messageID: String, bytes: [UInt8], due: Moment
    ) {
        self.key = key
        self.stream = stream
        self.kind = kind
        self.recipient = recipient
        self.address = address
        self.subject = subject
        self.messageID = messageID
        self.bytes = bytes
        self.due = due
    }
}

extension Letter {
    /// A post as it waits. Its address may be a secret: what is shown is its subject, the lane.
    package init(post: Post, kind: String, stream: StreamID, key: String?, recipient: Handle? = nil, due: Moment) {
        self.init(
            key: key ?? "", stream: stream, kind: kind, recipient: recipient ?? Handle(""), address: post.address,
            subject: post.lane, messageID: "", bytes: post.body, due: due)
        way = .chat
        place = post.place
        lane = post.lane
    }

    /// The post that it was made of.
    package var post: Post { Post(place: place, lane: lane, address: address, body: bytes) }
}

package enum DeliveryState: String, Sendable, Codable, CaseIterable {
    /// Waiting for its next attempt.
    case waiting
    /// An attempt was begun; its end is not written down (yet).
    case trying
    case sent
    /// Given up: permanent refusal, or too many attempts.
    case dead
}

/// A letter and how its sending stands.
package struct Delivery: Sendable, Hashable {
    package var letter: Letter
    package var state: DeliveryState
    package var attempts: Int
    package var nextAttempt: Moment?
    /// What the other side said last, in one line.
    package var answer: String?
    /// An attempt ended without our knowing whether the mail was taken.
    package var uncertain: Bool
    package var settledAt: Moment?

    package init(
        letter: Letter, state: DeliveryState, attempts: Int, nextAttempt: Moment?, answer: String?, uncertain: Bool,
        settledAt: Moment?
    ) {
        self.letter = letter
        self.state = state
        self.attempts = attempts
        self.nextAttempt = nextAttempt
        self.answer = answer
        self.uncertain = uncertain
        self.settledAt = settledAt
    }
}

package enum DeliveryOutcome: Sendable, Hashable {
    case sent(answer: String, at: Moment)
    /// Try again then; `uncertain` when the mail may have been taken all the same.
    case retry(at: Moment, answer: String, uncertain: Bool)
    case dead(answer: String, at: Moment)
    /// It was claimed and no attempt was begun: as if it had not been claimed, and due then.
    case untried(at: Moment)

    package var isUntried: Bool { if case .untried = self { true } else { false } }
}

/// How an attempt at a letter ended.
package struct DeliveryEnd: Sendable, Hashable {
    package var key: String
    package var outcome: DeliveryOutcome

    package init(_ key: String, _ outcome: DeliveryOutcome) {
        self.key = key
        self.outcome = outcome
    }
}
