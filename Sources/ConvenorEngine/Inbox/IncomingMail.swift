/// A mail that came in, as far as anything is decided by it.
package struct IncomingMail: Sendable, Hashable {
    /// Where it was delivered and whom it names: Delivered-To, X-Original-To, Envelope-To, To and Cc, bare addresses.
    package var recipients: [String] = []
    package var from: Mailbox?
    /// The envelope sender as the last server noted it: empty for `<>`, nil where nobody noted it.
    package var returnPath: String?
    /// Without angle brackets, like all ids here.
    package var messageID: String?
    package var inReplyTo: [String] = []
    package var references: [String] = []
    package var subject = ""
    /// The first value of each header, by its name in lower case.
    package var headers: [String: String] = [:]
    /// `multipart/report` and the like, in lower case without parameters.
    package var contentType = ""
    /// The first text/plain part, decoded; of a mail that has HTML alone its words.
    package var text: String?
    package var calendar: Calendar?
    /// What a delivery report says of each recipient; empty for any other mail.
    package var report: [Reported] = []
    /// The Message-ID of the mail that a delivery report brings back.
    package var returnedID: String?

    package init() {}

    /// A `text/calendar` part (RFC 6047 section 2.4).
    package struct Calendar: Sendable, Hashable {
        /// In upper case, of the part's own parameter; empty where it has none.
        package var method: String
        /// In UTF-8; a line may be folded within a character (RFC 5545 section 3.1).
        package var bytes: [UInt8]

        package init(method: String, bytes: [UInt8]) {
            self.method = method
            self.bytes = bytes
        }
    }

    /// What a delivery report says of one recipient (RFC 3464 section 2.3).
    package struct Reported: Sendable, Hashable {
        /// As the reporter names it, which is not believed.
        package var address: String
        /// `failed`, `delayed`, `delivered`, `relayed` or `expanded`.
        package var action: String
        /// `5.1.1`, without the comment that may follow it.
        package var status: String
        /// What the other side said, in one line.
        package var diagnostic: String

        package init(address: String, action: String, status: String, diagnostic: String) {
            self.address = address
            self.action = action
            self.status = status
            self.diagnostic = diagnostic
        }
    }
}

/// Reads a mail's bytes; the seam that a MIME library implements.
package protocol MailReader: Sendable {
    /// Nil for what is no mail at all. Never throws: whatever stands in a mail, somebody sent it.
    func read(_ bytes: [UInt8]) -> IncomingMail?
}
