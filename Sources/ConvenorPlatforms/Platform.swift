package import ConvenorCore
package import ConvenorEngine

/// A chat platform, or whatever speaks like one: proves who sent the bytes, reads them, and words the answer.
///
/// One file each, one row in `PlatformRow.all`.
package protocol Platform: Sendable {
    /// Throws unless these very bytes were signed with one of the secrets, in time; reads nothing of what they say.
    func authenticate(_ request: WebhookRequest, at now: Moment) throws(WebhookFault)
    /// Reads a request that is authentic.
    func parse(_ request: WebhookRequest) throws(WebhookFault) -> PlatformMessage
    /// The body of the answer.
    func render(_ reply: Reply) -> [UInt8]
}

/// What a request says, in whatever form a platform says it.
package struct PlatformMessage: Sendable, Hashable {
    /// The same for every attempt to deliver the same thing; nil when the platform gives none.
    package var delivery: String?
    package var room: String
    /// The name of who typed it, as the platform has it.
    package var user: String
    package var text: String
    /// Where later answers are wanted.
    package var replyURL: String?

    package init(delivery: String?, room: String, user: String, text: String, replyURL: String? = nil) {
        self.delivery = delivery
        self.room = room
        self.user = user
        self.text = text
        self.replyURL = replyURL
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

    package var status: Int {
        switch self {
        case .unauthentic: 401
        case .contentType: 415
        case .malformed: 400
        }
    }
}
