/// How far a mailbox was read (RFC 9051 section 2.3.1.1).
package struct InboxMark: Sendable, Hashable, CustomStringConvertible {
    /// UIDs mean something only together with it.
    package var validity: UInt32
    /// The highest UID that was heard.
    package var last: UInt32

    package init(validity: UInt32, last: UInt32) {
        self.validity = validity
        self.last = last
    }

    /// Reads what `description` wrote.
    package init?(_ text: String) {
        let parts = text.split(separator: " ").compactMap { UInt32($0) }
        guard parts.count == 2 else { return nil }
        self.init(validity: parts[0], last: parts[1])
    }

    package var description: String { "\(validity) \(last)" }
}

/// Mails of one round of asking, in their order, and the mark after them.
package struct InboxRound: Sendable {
    package struct Item: Sendable {
        package var uid: UInt32
        /// Nil for one that is larger than any answer; it is passed over.
        package var bytes: [UInt8]?

        package init(uid: UInt32, bytes: [UInt8]?) {
            self.uid = uid
            self.bytes = bytes
        }
    }

    package var items: [Item]
    package var mark: InboxMark

    package init(items: [Item], mark: InboxMark) {
        self.items = items
        self.mark = mark
    }
}

/// Why a mailbox gave no round; the text is for the log and holds no secret.
package enum InboxFault: Error, Sendable, Equatable {
    /// Worth another attempt: no connection, a server that says so.
    case away(String)
    /// The name or the password is not taken, or the folder is not there: rarely worth another attempt.
    case refused(String)
}

/// A mailbox that Convenor reads: the seam that an IMAP client implements.
package protocol Inbox: Sendable {
    /// By which its mark is kept: user, host and folder.
    var account: String { get }

    /// Waits until there is mail after the mark, at most some minutes, and brings it without changing anything there.
    ///
    /// Without a mark it gives the one of now, so that what lay there before is nobody's answer. Where the mailbox was
    /// made anew, it brings the mail of the last days: what was heard already is known by its Message-ID.
    func round(after mark: InboxMark?) async throws(InboxFault) -> InboxRound

    /// Leaves in peace.
    func close() async
}
