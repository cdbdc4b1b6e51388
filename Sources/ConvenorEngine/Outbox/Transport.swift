package import ConvenorCore

/// A name and an address: `Lena Vos <lena@example.org>`.
package struct Mailbox: Hashable, Sendable, Codable {
    package var name: String?
    package var address: String

    package init(name: String? = nil, address: String) {
        self.name = name
        self.address = address
    }
}

/// A mail as facts, before it is rendered as MIME; headers as in RFC 5322.
package struct Mail: Sendable, Hashable {
    package var from: Mailbox
    package var to: Mailbox
    package var replyTo: Mailbox?
    package var subject: String
    /// Without angle brackets: `summary.q1-marketing.3.lena.v1@host`.
    package var messageID: String
    /// Without angle brackets; the last one is also In-Reply-To.
    package var references: [String]
    package var date: Moment
    /// IANA name of the zone that the Date header is written in.
    package var zone: String
    /// Further headers in order, such as Auto-Submitted and List-Id.
    package var headers: [Header]
    package var text: String
    package var html: String
    /// An iTIP message beside them (RFC 6047).
    package var calendar: CalendarPart?

    package struct CalendarPart: Sendable, Hashable {
        /// The same as METHOD in the text.
        package var method: String
        /// An iCalendar object with CRLF line ends.
        package var text: String

        package init(method: String, text: String) {
            self.method = method
            self.text = text
        }
    }

    package struct Header: Sendable, Hashable {
        package var name: String
        package var value: String
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(
        from: Mailbox, to: Mailbox, replyTo: Mailbox? = nil, subject: String, messageID: String,
        references: [String] = [], date: Moment, zone: String, headers: [Header] = [], text: String, html: String
    ) {
        self.from = from
        self.to = to
        self.replyTo = replyTo
        self.subject = subject
        self.messageID = messageID
        self.references = references
        self.date = date
        self.zone = zone
        self.headers = headers
        self.text = text
        self.html = html
    }
}

/// Renders a mail as the bytes that are stored and sent: the same mail always gives the same bytes.
package protocol MailComposer: Sendable {
    /// Throws `MailFault` for what no mail may contain.
    func compose(_ mail: Mail) throws -> [UInt8]
}

/// Why a mail cannot be written; the text is a whole sentence.
package struct MailFault: Error, Sendable, Equatable {
    package var message: String
    package init(message: String) { self.message = message }
}

/// What goes over the wire.
package struct Parcel: Sendable, Hashable {
    /// Envelope sender.
    package var from: String
    /// Envelope recipient: exactly one.
    package var to: String
    package var messageID: String
    package var bytes: [UInt8]

    package init(from: String, to: String, messageID: String, bytes: [UInt8]) {
        self.from = from
        self.to = to
        self.messageID = messageID
        self.bytes = bytes
    }
}

/// Why a parcel was not delivered; the text is what the other side said, in one line.
package enum DeliveryFailure: Error, Sendable, Equatable {
    /// Worth another attempt: 4xx, no connection, a time-out before the message was complete.
    case temporary(String)
    /// Never: 5xx.
    case permanent(String)
    /// The connection broke after the whole message was sent and before the answer: it may have been taken.
    case uncertain(String)
    /// The other side asks to wait so long.
    case later(String, seconds: Int)
}

/// A way out for mail.
package protocol Transport: Sendable {
    /// For logs and `convenor deliveries`: `smtp` or `maildir`.
    var name: String { get }
    /// Returns the other side's answer.
    func deliver(_ parcel: Parcel) async throws(DeliveryFailure) -> String
}
