import CCurl
package import ConvenorEngine
import Synchronization

/// Hands mail to one server, over one connection that is kept while there is mail.
///
/// One actor, one thread, one easy handle: libcurl waits for the answer after DATA inside the call, so a multi handle
/// would stop all transfers, and removing one from it in DATA delivers a cut-off mail.
package actor SMTPTransport: Transport {
    package nonisolated let name = "smtp"
    private let settings: SMTPSettings
    private let executor: ThreadExecutor
    private var easy: EasyHandle?
    private var idleTimer: Task<Void, Never>?

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Throws a `MailFault` for settings that must not be used; the server itself is not asked yet.
    package init(_ settings: SMTPSettings) throws(MailFault) {
        if let fault = settings.fault { throw MailFault(message: fault) }
        self.settings = settings
        // After the check: a thread that began would wait for ever.
        executor = ThreadExecutor(name: "smtp")
    }

    deinit {
        idleTimer?.cancel()
        executor.shutdown(releasing: easy)
    }

    /// Returns the server's answer to the message, such as `250 2.0.0 Ok: queued as 4F2A`.
    ///
    /// Cancelling the task breaks the connection inside DATA, where nothing counts as sent.
    package func deliver(_ parcel: Parcel) async throws(DeliveryFailure) -> String {
        if let fault = parcel.fault { throw .permanent(fault) }
        idleTimer?.cancel()
        let flag = CancelFlag()
        let result = await withTaskCancellationHandler {
            perform(parcel, flag)
        } onCancel: {
            flag.value.store(true, ordering: .relaxed)
        }
        startIdleTimer()
        return try result.get()
    }

    /// Says QUIT and closes the connection; the next delivery opens another.
    package func close() {
        idleTimer?.cancel()
        easy = nil
    }

    /// Connects, turns to TLS, logs in where there is a user, and sends nothing. Says what was seen in one sentence.
    package func tryOut() throws(MailFault) -> String {
        guard let easy = EasyHandle() else { throw MailFault(message: "libcurl has no memory for a connection.") }
        let nobody = Parcel(from: "", to: "", messageID: "", bytes: [])
        return try SMTPTransfer(nobody, settings, CancelFlag()).tryOut(on: easy).connection.get()
    }

    private func perform(_ parcel: Parcel, _ flag: CancelFlag) -> Result<String, DeliveryFailure> {
        if easy == nil { easy = EasyHandle() }
        guard let easy else { return .failure(.temporary("libcurl has no memory for a connection.")) }
        var outcome = SMTPTransfer(parcel, settings, flag).perform(on: easy, freshly: false)
        // The server may have closed the connection while it was idle, and says so only now.
        if outcome.isStaleConnection {
            outcome = SMTPTransfer(parcel, settings, flag).perform(on: easy, freshly: true)
        }
        return outcome.result
    }

    private func startIdleTimer() {
        let seconds = settings.idleSeconds
        idleTimer = Task { [weak self] in
            // Cancelled: another delivery began.
            guard (try? await Task.sleep(for: .seconds(seconds))) != nil else { return }
            await self?.closeIfIdle()
        }
    }

    private func closeIfIdle() {
        if !Task.isCancelled { easy = nil }
    }
}

/// Set from any thread, read by libcurl's progress callback.
final class CancelFlag: Sendable {
    let value = Atomic<Bool>(false)
}

/// Owns a `CURL *` and with it the connection; used and released on the transport's thread only.
final class EasyHandle: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer

    static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    init?() {
        guard Self.isReady, let pointer = curl_easy_init() else { return nil }
        self.pointer = pointer
    }

    deinit { curl_easy_cleanup(pointer) }
}
