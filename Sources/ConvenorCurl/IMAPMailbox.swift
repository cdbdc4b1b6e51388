package import ConvenorCore
package import ConvenorEngine
import Foundation
import Synchronization

/// Reads one folder of an IMAP server over one connection, and waits in IDLE for what comes (RFC 2177).
///
/// One actor, one thread, because it waits in the socket. Nothing is changed at the server: the folder is opened for
/// reading, and what was read is known by UIDVALIDITY and the last UID.
package actor IMAPMailbox: Inbox {
    package nonisolated let account: String
    private let settings: IMAPSettings
    private let today: @Sendable () -> Day
    private let executor: ThreadExecutor
    private let flag = CancelFlag()
    private var connection: IMAPConnection?

    /// Attachments of an answer need not come: its words stand at its beginning.
    static let mostBytes = 1 << 20
    private static let mostMails = 50
    /// As long as mails that were heard are known by their Message-ID.
    private static let daysBack = 3
    /// A server may hang up after half an hour, and one that went away without a word is noticed by then.
    private static let idleTime = Duration.seconds(9 * 60)
    private static let roundTime = Duration.seconds(27 * 60)

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Throws a `MailFault` for settings that must not be used; the server itself is not asked yet.
    package init(_ settings: IMAPSettings, today: @escaping @Sendable () -> Day) throws(MailFault) {
        if let fault = settings.fault { throw MailFault(message: fault) }
        self.settings = settings
        self.today = today
        account = "\(settings.user)@\(settings.server?.label ?? "") \(settings.folder)"
        // After the check: a thread that began would wait for ever.
        executor = ThreadExecutor(name: "imap")
    }

    deinit { executor.shutdown() }

    package func round(after mark: InboxMark?) async throws(InboxFault) -> InboxRound {
        let result = await withTaskCancellationHandler { () -> Result<InboxRound, InboxFault> in
            do throws(InboxFault) {
                return .success(try read(after: mark))
            } catch {
                connection = nil
                return .failure(error)
            }
        } onCancel: {
            flag.value.store(true, ordering: .relaxed)
        }
        return try result.get()
    }

    package func close() {
        connection?.logout()
        connection = nil
    }

    /// Connects, turns to TLS, logs in, opens the folder and leaves. Says what was seen in one sentence.
    package func tryOut() throws(InboxFault) -> String {
        let connection = try IMAPConnection(settings, flag)
        try connection.open(folder: settings.folder)
        connection.logout()
        let isSecure = settings.requiresTLS || settings.server?.scheme == "imaps"
        let idle = connection.capabilities.contains("IDLE") ? "says at once what comes" : "is asked every 30 seconds"
        return "\(settings.server?.label ?? "") answers \(isSecure ? "with" : "without") TLS, takes the password of "
            + "\(settings.user), opens \(settings.folder) and \(idle)."
    }

    private func open() throws(InboxFault) -> IMAPConnection {
        if let connection { return connection }
        let fresh = try IMAPConnection(settings, flag)
        try fresh.open(folder: settings.folder)
        connection = fresh
        return fresh
    }

    private func read(after mark: InboxMark?) throws(InboxFault) -> InboxRound {
        let connection = try open()
        let end = InboxMark(validity: connection.validity, last: max(1, connection.nextUID) - 1)
        guard let mark else { return InboxRound(items: [], mark: end) }
        guard mark.validity == connection.validity else {
            let uids = try connection.search("SINCE \(Self.text(of: today().adding(days: -Self.daysBack)))")
            return uids.isEmpty ? InboxRound(items: [], mark: end) : try bring(uids, over: connection)
        }
        let time = ContinuousClock.now + Self.roundTime
        while true {
            // `n:*` has the last mail even where that is an older one (RFC 9051 section 6.4.8).
            let uids = try connection.search("UID \(mark.last &+ 1):*").filter { $0 > mark.last }
            if !uids.isEmpty { return try bring(uids, over: connection) }
            if ContinuousClock.now >= time { return InboxRound(items: [], mark: mark) }
            let isIdle = settings.usesIdle && connection.capabilities.contains("IDLE")
            try connection.wait(isIdle ? Self.idleTime : .seconds(settings.pollSeconds), usingIdle: isIdle)
        }
    }

    /// `5-Oct-2026`, as IMAP writes a day.
    private static func text(of day: Day) -> String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(day.day)-\(months[day.month - 1])-\(day.year)"
    }

    private func bring(_ uids: [UInt32], over connection: IMAPConnection) throws(InboxFault) -> InboxRound {
        var items: [InboxRound.Item] = []
        for uid in uids.prefix(Self.mostMails) {
            items.append(.init(uid: uid, bytes: try connection.fetch(uid, bytes: Self.mostBytes)))
        }
        return InboxRound(items: items, mark: InboxMark(validity: connection.validity, last: items.last?.uid ?? 0))
    }
}
