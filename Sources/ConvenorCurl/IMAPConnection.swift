import CCurl
import ConvenorEngine
import Foundation
import Synchronization

/// A connection to one IMAP server, spoken by hand after libcurl has made it, turned it to TLS and logged in.
///
/// libcurl's own IDLE hangs and its fetches mark mails as read, so that nothing but the beginning is left to it
/// (`CURLOPT_CONNECT_ONLY`). Used on one thread; every wait ends by its time or when `flag` is set.
final class IMAPConnection {
    private let easy: EasyHandle
    private let socket: curl_socket_t
    private let flag: CancelFlag
    private let timeout: Duration
    private var input = IMAPInput()
    private var tags = 0
    /// The number of mails was told since the last search began, which may not have seen the newest.
    private var hasNews = false
    /// What the server offers, in upper case.
    private(set) var capabilities: Set<String> = []
    private(set) var validity: UInt32 = 0
    /// What the next mail will be numbered.
    private(set) var nextUID: UInt32 = 1

    /// How often a wait looks whether it is to end.
    private static let pulseMilliseconds: Int32 = 250

    /// Blocks until the server has let us in.
    init(_ settings: IMAPSettings, _ flag: CancelFlag) throws(InboxFault) {
        guard let easy = EasyHandle() else { throw .away("libcurl has no memory for a connection.") }
        self.easy = easy
        self.flag = flag
        timeout = .seconds(settings.timeoutSeconds)
        socket = try Self.open(easy.pointer, settings, flag)
    }

    private static func open(
        _ handle: UnsafeMutableRawPointer, _ settings: IMAPSettings, _ flag: CancelFlag
    ) throws(InboxFault) -> curl_socket_t {
        guard let server = settings.server else { throw .refused(settings.fault ?? "There is no address.") }
        let milliseconds = settings.timeoutSeconds * 1000
        _ = ccurl_setopt_str(handle, CURLOPT_URL, "\(server.scheme)://\(server.label)/")
        _ = ccurl_setopt_str(handle, CURLOPT_PROTOCOLS_STR, "imap,imaps")
        _ = ccurl_setopt_str(handle, CURLOPT_PROXY, "")
        _ = ccurl_setopt_long(handle, CURLOPT_CONNECT_ONLY, 1)
        _ = ccurl_setopt_long(handle, CURLOPT_NOSIGNAL, 1)
        _ = ccurl_setopt_long(handle, CURLOPT_TCP_KEEPALIVE, 1)
        _ = ccurl_setopt_long(handle, CURLOPT_CONNECTTIMEOUT_MS, milliseconds)
        _ = ccurl_setopt_long(handle, CURLOPT_TIMEOUT_MS, milliseconds)
        _ = ccurl_setopt_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if settings.requiresTLS { _ = ccurl_setopt_long(handle, CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
        if let caFile = settings.caFile {
            _ = ccurl_setopt_str(handle, CURLOPT_CAINFO, caFile)
            _ = ccurl_setopt_str(handle, CURLOPT_CAPATH, nil)
        }
        _ = ccurl_setopt_str(handle, CURLOPT_USERNAME, settings.user)
        _ = ccurl_setopt_str(handle, CURLOPT_PASSWORD, settings.password)
        _ = ccurl_setopt_long(handle, CURLOPT_NOPROGRESS, 0)
        _ = ccurl_setopt_ptr(handle, CURLOPT_XFERINFODATA, Unmanaged.passUnretained(flag).toOpaque())
        _ = ccurl_setopt_progress(handle) { flag, _, _, _, _ in
            guard let flag else { return 0 }
            return Unmanaged<CancelFlag>.fromOpaque(flag).takeUnretainedValue().value.load(ordering: .relaxed) ? 1 : 0
        }
        let code = curl_easy_perform(handle)
        guard code == CURLE_OK else { throw fault(code, server.label) }
        var socket: curl_socket_t = -1
        guard ccurl_getinfo_socket(handle, &socket) == CURLE_OK, socket >= 0 else {
            throw .away("The connection to \(server.label) is gone.")
        }
        return socket
    }

    private static func fault(_ code: CURLcode, _ label: String) -> InboxFault {
        let words = String(cString: curl_easy_strerror(code))
        switch code {
        case CURLE_LOGIN_DENIED: return .refused("\(label) does not take the user or the password.")
        case CURLE_USE_SSL_FAILED: return .refused("\(label) offers no TLS, so no password is sent.")
        case CURLE_PEER_FAILED_VERIFICATION: return .refused("\(label) is not who it says: \(words).")
        default: return .away("\(label) cannot be reached: \(words).")
        }
    }

    // MARK: Commands

    /// Asks what is offered and opens the folder for reading only.
    func open(folder: String) throws(InboxFault) {
        for response in try command("CAPABILITY") where response.words.dropFirst().first?.uppercased() == "CAPABILITY" {
            capabilities = Set(response.words.dropFirst(2).map { $0.uppercased() })
        }
        let quoted = folder.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        for response in try command("EXAMINE \"\(quoted)\"", refusal: "The folder \(folder) does not open") {
            validity = response.number(after: "[UIDVALIDITY") ?? validity
            nextUID = response.number(after: "[UIDNEXT") ?? nextUID
        }
        if validity == 0 { throw .refused("The folder \(folder) has no UIDVALIDITY, so what was read is not known.") }
    }

    /// UIDs in ascending order.
    func search(_ what: String) throws(InboxFault) -> [UInt32] {
        hasNews = false
        return try command("UID SEARCH \(what)").compactMap(\.found).flatMap { $0 }.sorted()
    }

    /// The first bytes of a mail; nil for one that is gone.
    func fetch(_ uid: UInt32, bytes: Int) throws(InboxFault) -> [UInt8]? {
        let responses = try command("UID FETCH \(uid) (UID BODY.PEEK[]<0.\(bytes)>)")
        return responses.first { $0.number(after: "UID") == uid && !$0.literals.isEmpty }?.literals[0]
    }

    /// Says goodbye; what is answered to that is of no interest.
    func logout() {
        tags += 1
        try? send("C\(tags) LOGOUT\r\n")
    }

    /// Waits until the number of mails changes or the time is up.
    func wait(_ time: Duration, usingIdle: Bool) throws(InboxFault) {
        let end = ContinuousClock.now + time
        guard usingIdle else {
            while !hasNews, let response = try receive(until: end) { try check(response, "", nil) }
            try command("NOOP")
            return
        }
        // Told between two searches, it is not told again in IDLE.
        if hasNews { return }
        tags += 1
        let tag = "C\(tags)"
        try send("\(tag) IDLE\r\n")
        let begun = ContinuousClock.now + timeout
        while let response = try receive(until: begun), !response.isContinuation { try check(response, tag, nil) }
        while !hasNews, let response = try receive(until: end) { try check(response, tag, nil) }
        try send("DONE\r\n")
        _ = try answers(to: tag, refusal: nil)
    }

    @discardableResult
    func command(_ line: String, refusal: String? = nil) throws(InboxFault) -> [IMAPResponse] {
        tags += 1
        let tag = "C\(tags)"
        try send("\(tag) \(line)\r\n")
        return try answers(to: tag, refusal: refusal)
    }

    private func answers(to tag: String, refusal: String?) throws(InboxFault) -> [IMAPResponse] {
        let end = ContinuousClock.now + timeout
        var responses: [IMAPResponse] = []
        while let response = try receive(until: end) {
            if try check(response, tag, refusal) { return responses }
            responses.append(response)
        }
        throw .away("The mailbox's server does not answer.")
    }

    /// Whether it ends the command of that tag; throws what the server refuses, and that it leaves.
    @discardableResult
    private func check(_ response: IMAPResponse, _ tag: String, _ refusal: String?) throws(InboxFault) -> Bool {
        let words = response.words
        let shown = Printable.line(response.line.prefix(200) + "")
        if words.first == "*", words.dropFirst().first?.uppercased() == "BYE" {
            throw .away("The mailbox's server leaves: \(shown)")
        }
        guard words.first.map(String.init) == tag else { return false }
        if words.dropFirst().first?.uppercased() == "OK" { return true }
        if let refusal { throw .refused("\(refusal): \(shown)") }
        throw .away("The mailbox's server refuses: \(shown)")
    }

    // MARK: Bytes

    private func send(_ text: String) throws(InboxFault) {
        var bytes = Array(text.utf8)[...]
        let end = ContinuousClock.now + timeout
        while !bytes.isEmpty {
            var sent = 0
            let code = bytes.withUnsafeBytes { curl_easy_send(easy.pointer, $0.baseAddress, $0.count, &sent) }
            bytes = bytes.dropFirst(sent)
            if code == CURLE_AGAIN {
                guard try isReady(for: POLLOUT, until: end) else { throw .away("The mailbox's server takes nothing.") }
            } else if code != CURLE_OK {
                throw .away("The connection to the mailbox is gone.")
            }
        }
    }

    /// The next response; nil when the time is up.
    private func receive(until end: ContinuousClock.Instant) throws(InboxFault) -> IMAPResponse? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            do throws(IMAPInput.Fault) {
                if let response = try input.next() {
                    hasNews = hasNews || response.isExists
                    return response
                }
            } catch {
                throw .away("The mailbox's server sends what is no IMAP.")
            }
            var count = 0
            let code = buffer.withUnsafeMutableBytes { curl_easy_recv(easy.pointer, $0.baseAddress, $0.count, &count) }
            if code == CURLE_AGAIN {
                guard try isReady(for: POLLIN, until: end) else { return nil }
            } else if code == CURLE_OK, count > 0 {
                input.append(buffer[..<count])
            } else {
                throw .away("The mailbox's server closed the connection.")
            }
        }
    }

    /// False when the time is up. What TLS has read already was asked for before.
    private func isReady(for events: Int32, until end: ContinuousClock.Instant) throws(InboxFault) -> Bool {
        var wanted = pollfd(fd: socket, events: Int16(events), revents: 0)
        while ContinuousClock.now < end {
            if flag.value.load(ordering: .relaxed) { throw .away("It was asked to stop.") }
            if poll(&wanted, 1, Self.pulseMilliseconds) > 0 { return true }
        }
        return false
    }
}
