import CCurl
import ConvenorEngine
import Foundation
import Synchronization

/// One mail over one easy handle: options, callbacks, and what was seen on the way.
final class SMTPTransfer {
    private let parcel: Parcel
    private let settings: SMTPSettings
    private let flag: CancelFlag
    private var offset = 0
    private var isReadToTheEnd = false
    private var reply = SMTPReply()
    private var stage = SMTPStage.greeting
    /// libcurl says QUIT after a refusal; the answer to that is of no interest.
    private var isLeaving = false
    private let detail = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

    init(_ parcel: Parcel, _ settings: SMTPSettings, _ flag: CancelFlag) {
        self.parcel = parcel
        self.settings = settings
        self.flag = flag
        detail.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit { detail.deallocate() }

    /// Blocks until the server answered or the time is up. `freshly` leaves a kept connection alone.
    func perform(on easy: EasyHandle, freshly: Bool) -> SMTPOutcome {
        let handle = easy.pointer
        curl_easy_reset(handle)
        let recipients = parcel.to.withCString { curl_slist_append(nil, $0) }
        defer {
            // The handle outlives this transfer: it must not keep pointers into it.
            curl_easy_reset(handle)
            curl_slist_free_all(recipients)
        }
        setConnection(handle)
        if freshly { _ = ccurl_setopt_long(handle, CURLOPT_FRESH_CONNECT, 1) }
        _ = ccurl_setopt_str(handle, CURLOPT_MAIL_FROM, parcel.from)
        _ = ccurl_setopt_slist(handle, CURLOPT_MAIL_RCPT, recipients)
        setCallbacks(handle)
        let code = curl_easy_perform(handle)
        var connections = 0
        var sent: curl_off_t = 0
        _ = ccurl_getinfo_long(handle, CURLINFO_NUM_CONNECTS, &connections)
        _ = ccurl_getinfo_off(handle, CURLINFO_SIZE_UPLOAD_T, &sent)
        return SMTPOutcome(
            code: code, reply: reply, stage: stage, isWhole: isReadToTheEnd && sent >= parcel.bytes.count,
            isReused: connections == 0, detail: String(cString: detail), settings: settings)
    }

    /// Blocks until the server has let us in, or not.
    func tryOut(on easy: EasyHandle) -> SMTPOutcome {
        let handle = easy.pointer
        curl_easy_reset(handle)
        defer { curl_easy_reset(handle) }
        setConnection(handle)
        setCallbacks(handle)
        _ = ccurl_setopt_long(handle, CURLOPT_UPLOAD, 0)
        _ = ccurl_setopt_long(handle, CURLOPT_CONNECT_ONLY, 1)
        let code = curl_easy_perform(handle)
        return SMTPOutcome(
            code: code, reply: reply, stage: .greeting, isWhole: false, isReused: false,
            detail: String(cString: detail), settings: settings)
    }

    private func setConnection(_ handle: UnsafeMutableRawPointer) {
        let milliseconds = settings.timeoutSeconds * 1000
        _ = ccurl_setopt_str(handle, CURLOPT_URL, settings.curlURL)
        _ = ccurl_setopt_str(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        // libcurl would take a proxy for SMTP from the environment.
        _ = ccurl_setopt_str(handle, CURLOPT_PROXY, "")
        _ = ccurl_setopt_long(handle, CURLOPT_NOSIGNAL, 1)
        _ = ccurl_setopt_long(handle, CURLOPT_CONNECTTIMEOUT_MS, milliseconds)
        _ = ccurl_setopt_long(handle, CURLOPT_TIMEOUT_MS, milliseconds)
        _ = ccurl_setopt_long(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, settings.timeoutSeconds)
        _ = ccurl_setopt_long(handle, CURLOPT_MAXAGE_CONN, settings.idleSeconds)
        if settings.startTLS == .required {
            _ = ccurl_setopt_long(handle, CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
        }
        _ = ccurl_setopt_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let caFile = settings.caFile {
            _ = ccurl_setopt_str(handle, CURLOPT_CAINFO, caFile)
            _ = ccurl_setopt_str(handle, CURLOPT_CAPATH, nil)
        }
        if let user = settings.user, let password = settings.password {
            _ = ccurl_setopt_str(handle, CURLOPT_USERNAME, user)
            _ = ccurl_setopt_str(handle, CURLOPT_PASSWORD, password)
        }
    }

    private func setCallbacks(_ handle: UnsafeMutableRawPointer) {
        let this = Unmanaged.passUnretained(self).toOpaque()
        _ = ccurl_setopt_ptr(handle, CURLOPT_ERRORBUFFER, detail)
        _ = ccurl_setopt_long(handle, CURLOPT_UPLOAD, 1)
        // No CURLOPT_INFILESIZE: libcurl 7.88.1 counts stuffed dots as mail, and delivers a mail cut off in the middle
        // when what it has sent happens to be as long as the size that it was told.
        _ = ccurl_setopt_ptr(handle, CURLOPT_READDATA, this)
        _ = ccurl_setopt_data(handle, CURLOPT_READFUNCTION) { SMTPTransfer.from($3)?.read(into: $0, $1 * $2) ?? 0 }
        _ = ccurl_setopt_ptr(handle, CURLOPT_HEADERDATA, this)
        _ = ccurl_setopt_data(handle, CURLOPT_HEADERFUNCTION) { SMTPTransfer.from($3)?.hear($0, $1 * $2) ?? 0 }
        _ = ccurl_setopt_data(handle, CURLOPT_WRITEFUNCTION) { _, size, count, _ in size * count }
        _ = ccurl_setopt_long(handle, CURLOPT_NOPROGRESS, 0)
        _ = ccurl_setopt_ptr(handle, CURLOPT_XFERINFODATA, this)
        _ = ccurl_setopt_progress(handle) { this, _, _, _, _ in SMTPTransfer.from(this)?.isCancelled == true ? 1 : 0 }
        _ = ccurl_setopt_long(handle, CURLOPT_VERBOSE, 1)
        _ = ccurl_setopt_ptr(handle, CURLOPT_DEBUGDATA, this)
        _ = ccurl_setopt_debug(handle) { _, kind, bytes, count, this in
            if kind == CURLINFO_HEADER_OUT { SMTPTransfer.from(this)?.noteCommand(bytes, count) }
            return 0
        }
    }

    private static func from(_ pointer: UnsafeMutableRawPointer?) -> SMTPTransfer? {
        pointer.map { Unmanaged<SMTPTransfer>.fromOpaque($0).takeUnretainedValue() }
    }

    private var isCancelled: Bool { flag.value.load(ordering: .relaxed) }

    private func read(into buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int) -> Int {
        let count = min(capacity, parcel.bytes.count - offset)
        guard let buffer, count > 0 else {
            isReadToTheEnd = true
            return 0
        }
        parcel.bytes[offset..<offset + count].withUnsafeBytes { bytes in
            UnsafeMutableRawBufferPointer(start: buffer, count: count).copyMemory(from: bytes)
        }
        offset += count
        isReadToTheEnd = offset == parcel.bytes.count
        return count
    }

    private func hear(_ line: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        if let line, !isLeaving {
            reply.append(line: String(decoding: UnsafeRawBufferPointer(start: line, count: count), as: UTF8.self))
        }
        return count
    }

    /// Keeps the verb only: an AUTH line holds the password.
    private func noteCommand(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) {
        guard let bytes else { return }
        let verb = String(decoding: UnsafeRawBufferPointer(start: bytes, count: min(count, 4)), as: UTF8.self)
        stage = SMTPStage(verb: verb) ?? stage
        isLeaving = isLeaving || verb == "QUIT"
    }
}
