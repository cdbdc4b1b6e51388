import ConvenorCore
package import Logging
import ServiceLifecycle
import Synchronization

/// Reads a mailbox until the daemon stops: each mail is heard once, and how far it was read is durable with what came
/// of it.
package struct InboxKeeper: Service {
    private let engine: Convenor
    private let inbox: any Inbox
    private let reader: any MailReader
    private let mailbox: AnswerAddress
    private let log: Logger

    /// Seconds before another attempt when the server is away; the last one repeats.
    private static let pauses = [1, 2, 4, 8, 15, 30, 60]
    /// Seconds before another attempt when the server does not take the password.
    private static let refusedPause = 600
    /// Seconds before a mail is tried again that was not stored.
    private static let patience = [1, 5, 15]

    package init(
        _ engine: Convenor, inbox: any Inbox, reader: any MailReader, mailbox: AnswerAddress, log: Logger
    ) {
        self.engine = engine
        self.inbox = inbox
        self.reader = reader
        self.mailbox = mailbox
        self.log = log
    }

    private var markName: String { "inbox \(inbox.account)" }

    package func run() async throws {
        await cancelWhenGracefulShutdown { await read() }
        await inbox.close()
    }

    private func read() async {
        var failures = 0
        var isReading = false
        while !Task.isCancelled {
            do {
                let mark = try await engine.mark(of: markName).flatMap(InboxMark.init)
                let round = try await inbox.round(after: mark)
                if !isReading { log.info("The mailbox is read") }
                (failures, isReading) = (0, true)
                try await take(round, after: mark)
            } catch is CancellationError {
                return
            } catch {
                if Task.isCancelled { return }
                isReading = false
                await pause(after: error, &failures)
            }
        }
    }

    private func pause(after error: any Error, _ failures: inout Int) async {
        var seconds = Self.pauses[min(failures, Self.pauses.count - 1)]
        failures += 1
        switch error {
        case InboxFault.refused(let text):
            seconds = Self.refusedPause
            log.error("The mailbox does not let us in, and is tried again in \(seconds) s: \(text)")
        case InboxFault.away(let text): log.warning("The mailbox waits \(seconds) s for another attempt: \(text)")
        default: log.error("The mailbox is not read: \(error)")
        }
        try? await Task.sleep(for: .seconds(seconds))
    }

    /// Hears each mail of a round, and keeps the mark after each.
    private func take(_ round: InboxRound, after mark: InboxMark?) async throws {
        for item in round.items {
            var last: (any Error)?
            for pause in [0] + Self.patience {
                try await Task.sleep(for: .seconds(pause))
                do {
                    try await hear(item, validity: round.mark.validity)
                    last = nil
                    break
                } catch {
                    last = error
                }
            }
            if let last {
                // The store says so itself when it is of no use; all else would fail for ever.
                if last is StoreFailure { throw last }
                log.error("A mail is passed over", metadata: ["uid": "\(item.uid)", "error": "\(last)"])
                try await engine.setMark(
                    InboxMark(validity: round.mark.validity, last: item.uid).description, of: markName)
            }
        }
        if round.items.last?.uid != round.mark.last, round.mark != mark {
            try await engine.setMark(round.mark.description, of: markName)
        }
    }

    private func hear(_ item: InboxRound.Item, validity: UInt32) async throws {
        let mark = InboxMark(validity: validity, last: item.uid)
        let mail = item.bytes.flatMap(reader.read)
        if mail == nil { log.notice("A mail is too large or no mail at all", metadata: ["uid": "\(item.uid)"]) }
        let (engine, mailbox, reader, name) = (engine, mailbox, reader, markName)
        // Not this task: a stop must not roll back what is on its way to disk.
        try await Task.detached {
            try await engine.receive(mail, mark, of: name, at: mailbox, reader: reader)
        }.value
    }
}

extension Convenor {
    /// Takes a mail: nothing of it is done twice, and the mark is written with all that came of it.
    package func receive(
        _ mail: IncomingMail?, _ mark: InboxMark, of name: String, at mailbox: AnswerAddress, reader: any MailReader
    ) async throws {
        let now = timepiece.now()
        let result = Mutex<MailReception.Outcome?>(nil)
        try await committer.perform { [self] transaction in
            defer { log.trace("A mail was gone through", metadata: ["uid": "\(mark.last)"]) }
            try transaction.setMark(mark.description, of: name)
            guard let mail else { return }
            let place = ["\(mark.validity)", "\(mark.last)"]
            // The same mail may come under a second number: copied, or in a mailbox that was made anew.
            let id = DeliveryID(platform: "mail", name: name, id: mail.messageID ?? place.joined(separator: " "))
            if try transaction.answer(to: id) != nil { return }
            do {
                let reception = MailReception(
                    performance: Performance(convenor: self, transaction: transaction), mail: mail, mailbox: mailbox,
                    reader: reader, place: [Letters.mark(of: name)] + place, now: now)
                let outcome = try reception.receive()
                try transaction.keep(KeptAnswer([]), to: id, at: now)
                try transaction.forgetAnswers(at: now)
                result.withLock { $0 = outcome }
            } catch {
                // The savepoint is rolled back, and what was folded on in memory with it.
                journal.forget()
                throw error
            }
        }
        guard let outcome = result.withLock({ $0 }) else { return }
        for heard in outcome.heard {
            wake(after: heard)
            for notice in heard.notices { await tell(notice.reply, rooms: notice.rooms) }
        }
        if outcome.rings { bell.ring() }
        for notice in outcome.notices { await tell(notice.reply, rooms: notice.rooms) }
    }
}
