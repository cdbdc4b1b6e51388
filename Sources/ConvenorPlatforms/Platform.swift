package import ConvenorCore
package import ConvenorEngine

/// A chat platform, or whatever speaks like one: proves who sent the bytes, reads them, and words what goes back.
///
/// One file each, one row in `PlatformRow.all`, its settings in `PlatformKeys.all`.
package protocol Platform: Sendable {
    /// Throws unless the request came from the platform: signed with one of the secrets, in time; reads no more of it
    /// than that takes.
    func authenticate(_ request: WebhookRequest, at now: Moment) throws(WebhookFault)
    /// Reads a request that is authentic.
    func parse(_ request: WebhookRequest) throws(WebhookFault) -> PlatformEvent

    /// The body of the answer to a message; nothing where the reply is posted.
    func answer(_ reply: Reply, to message: PlatformMessage) -> [UInt8]
    /// What is sent after a message was heard; nothing where the reply is in the answer.
    func posts(_ reply: Reply, after message: PlatformMessage) -> [PlatformPost]
    /// What is sent so that a room reads this unasked; nothing where the platform or its settings do not allow it.
    func posts(_ reply: Reply, to room: ChatRoom) -> [PlatformPost]
    /// What is sent so that one person alone reads this.
    func posts(_ reply: Reply, toPerson id: String) -> [PlatformPost]
    /// Makes one attempt to send what one of these methods worded. Returns what the other side said, without secrets.
    func deliver(_ post: PlatformPost, over wire: any Wire) async throws(DeliveryFailure) -> String

    /// How fast it takes posts, and whether it knows one that comes twice.
    var limits: PlaceLimits { get }
    /// True where the platform delivers a message again that was answered with an error; else somebody waits for words.
    func comesAgain(_ message: PlatformMessage) -> Bool

    /// How what is for who typed a message alone gets to them.
    func aside(_ message: PlatformMessage) -> Aside

    /// What the platform says of somebody, by whose mail address they may be found in the roster; nil for nobody, or
    /// without an address. A failure that passes is worth another question.
    func profile(of id: String, over wire: any Wire) async throws(DeliveryFailure) -> ChatProfile?

    /// What it would send for `help` from somebody unknown, signed as its requests are; nil where nobody else can sign.
    ///
    /// - Parameter id: another one each time, because a repeated delivery is not carried out.
    func sample(id: String, at now: Moment) -> PlatformSample?

    /// What is taken and answered at a path, for the description of the server.
    func description(at path: String) -> WebhookDescription
}

extension Platform {
    package func posts(_ reply: Reply, after message: PlatformMessage) -> [PlatformPost] { [] }
    package func posts(_ reply: Reply, to room: ChatRoom) -> [PlatformPost] { [] }
    package func posts(_ reply: Reply, toPerson id: String) -> [PlatformPost] { [] }
    package func deliver(_ post: PlatformPost, over wire: any Wire) async throws(DeliveryFailure) -> String {
        throw .permanent("This platform takes no posts.")
    }
    package var limits: PlaceLimits { PlaceLimits() }
    package func comesAgain(_ message: PlatformMessage) -> Bool { true }
    package func aside(_ message: PlatformMessage) -> Aside { .here }
    package func profile(of id: String, over wire: any Wire) async throws(DeliveryFailure) -> ChatProfile? { nil }
    package func description(at path: String) -> WebhookDescription { .plain(at: path) }
}

/// What a request turned out to be.
package enum PlatformEvent: Sendable, Hashable {
    case message(PlatformMessage)
    /// A handshake, or something that is not said to Convenor: answered so, and nothing follows from it.
    case noticed(WebhookAnswer)
}

/// What a request says, in whatever form a platform says it.
package struct PlatformMessage: Sendable, Hashable {
    /// The same for every attempt to deliver the same thing; nil when the platform gives none.
    package var delivery: String?
    /// As the platform names it.
    package var room: String
    /// Between one person and Convenor alone.
    package var isDirect = false
    /// The platform's id of who typed it.
    package var user: String
    /// What the platform shows of them.
    package var userName: String?
    /// The id is a handle: whoever signs may speak for anybody.
    package var userIsHandle = false
    package var text: [TextPiece]
    /// What it says in short, where its sender may give two messages one delivery; nil where the platform does not.
    package var content: String?
    /// Where later answers to the room are wanted, as the platform writes it: mostly a URL.
    package var address: String?
    /// The thread in which it was said, where answers belong.
    package var thread: String?
    /// What else this platform, and no other, needs for its answer.
    package var context: String?
    /// What a pressed button was shown for: the mark of a question, a vote or a finding.
    package var mark: String?
    /// The slug of the series that a pressed button speaks to.
    package var series: String?

    package init(delivery: String?, room: String, user: String, text: [TextPiece]) {
        self.delivery = delivery
        self.room = room
        self.user = user
        self.text = text
    }
}

/// What is to be sent, as a platform itself stores it and reads it again.
package struct PlatformPost: Sendable, Hashable {
    /// What goes out in order: the room, or the person.
    package var lane: String
    /// A channel, a person or a URL; may be a secret.
    package var address: String
    package var body: [UInt8]
    /// The same for every attempt, and no other post's; set when it is delivered.
    package var id = ""
    /// When this attempt is made; set when it is delivered.
    package var at = Moment(milliseconds: 0)

    package init(lane: String, address: String, body: [UInt8]) {
        self.lane = lane
        self.address = address
        self.body = body
    }
}

/// What a platform tells of a person.
package struct ChatProfile: Sendable, Hashable {
    package var mail: String
    package var name: String?

    package init(mail: String, name: String?) {
        self.mail = mail
        self.name = name
    }
}

/// Why a request is not carried out.
package enum WebhookFault: Error, Sendable, Hashable {
    /// Not signed, wrongly signed, or too old: whoever sent it learns no more than that.
    case unauthentic
    /// A content type that is not read.
    case contentType(wanted: String)
    /// A sentence for whoever writes the sender.
    case malformed(String)
    /// Another message came under its delivery before.
    case mistaken

    package var status: Int {
        switch self {
        case .unauthentic: 401
        case .contentType: 415
        case .malformed: 400
        case .mistaken: 409
        }
    }
}
