package import ConvenorCore

/// Somebody as a chat platform knows them.
package struct ChatIdentity: Sendable, Hashable {
    /// `slack`, or `slack:ops` where several are set up: the key of `Person.chat`.
    package var place: String
    /// The platform's own id, an opaque text that stays when names change.
    package var id: String
    /// What the platform shows, which proves nothing.
    package var name: String?
    /// The id is a handle: whoever signs for the place may speak for anybody in it.
    package var isHandle: Bool

    package init(place: String, id: String, name: String? = nil, isHandle: Bool = false) {
        self.place = place
        self.id = id
        self.name = name
        self.isHandle = isHandle
    }
}

/// What somebody typed, with those whom the platform marked as mentioned.
package enum TextPiece: Sendable, Hashable {
    case text(String)
    /// By the platform's id; becomes `@handle` where the id is known, else the name.
    case mention(id: String, name: String)
}

/// Something to be sent to a chat platform, in the platform's own words; it waits in the outbox like a mail.
package struct Post: Sendable, Hashable {
    /// `slack` or `slack:ops`.
    package var place: String
    /// Posts of one lane leave one after the other; the name of the room, or of the person.
    package var lane: String
    /// Where to: a channel, a person or a URL. It may be a secret and is never shown.
    package var address: String
    package var body: [UInt8]
    /// The same for every attempt, and no other post's; empty until it is in the outbox.
    package var id = ""
    /// When this attempt is made.
    package var at = Moment(milliseconds: 0)

    package init(place: String, lane: String, address: String, body: [UInt8]) {
        self.place = place
        self.lane = lane
        self.address = address
        self.body = body
    }
}

/// A room of a platform.
package struct ChatRoom: Sendable, Hashable {
    package var place: String
    /// As the platform names it: `C024BE91L`.
    package var id: String
    /// Where its last speaker wanted answers to go, for platforms that say so.
    package var address: String?

    package init(place: String, id: String, address: String? = nil) {
        self.place = place
        self.id = id
        self.address = address
    }

    /// `slack:ops/C024BE91L`, as the journal names it.
    package var name: String { "\(place)/\(id)" }

    /// Nil for a room of no platform, such as the console's.
    package init?(named name: String, address: String? = nil) {
        guard let slash = name.firstIndex(of: "/"), slash != name.startIndex else { return nil }
        self.init(place: String(name[..<slash]), id: String(name[name.index(after: slash)...]), address: address)
    }
}

/// The chat platforms, as far as the engine needs them: wording what is to be sent, and sending it.
package protocol Chat: Sendable {
    /// What is to be sent so that the room reads this; nothing where its platform cannot post unasked.
    func posts(_ reply: Reply, to room: ChatRoom) -> [Post]
    /// What is to be sent so that one person alone reads this.
    func posts(_ reply: Reply, to person: ChatIdentity) -> [Post]
    /// Makes one attempt. Returns what the other side said.
    func deliver(_ post: Post) async throws(DeliveryFailure) -> String
    /// How fast a place takes posts.
    func limits(of place: String) -> PlaceLimits
}

/// No platform at all.
package struct NoChat: Chat {
    package init() {}
    package func posts(_ reply: Reply, to room: ChatRoom) -> [Post] { [] }
    package func posts(_ reply: Reply, to person: ChatIdentity) -> [Post] { [] }
    package func deliver(_ post: Post) async throws(DeliveryFailure) -> String {
        throw .permanent("No chat platform is set up for this.")
    }
    package func limits(of place: String) -> PlaceLimits { PlaceLimits() }
}

/// How what comes of a message goes back to its platform.
package struct Dress: Sendable {
    /// The body of the answer to the request, durable with the command.
    package var answer: @Sendable (Reply) -> [UInt8]
    /// What is sent afterwards, put in the outbox with the command.
    package var posts: @Sendable (Reply) -> [Post]

    package init(
        answer: @escaping @Sendable (Reply) -> [UInt8], posts: @escaping @Sendable (Reply) -> [Post] = { _ in [] }
    ) {
        self.answer = answer
        self.posts = posts
    }
}
