import CCurl
import ConvenorEngine
import Foundation

/// One call over one easy handle: options, callbacks, and what was seen on the way.
final class WebTransfer {
    let checked: CheckedCall
    private let easy: EasyHandle
    private let settings: WireSettings
    private var lists: [UnsafeMutablePointer<curl_slist>?] = []
    private let detail = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    private var head = AnswerHead()
    private var body: [UInt8] = []
    private var isEndless = false
    /// The connection stands and the request goes out: from here on it may be taken.
    private var hasBegun = false
    private var openedSockets = 0
    private var refused: (address: SocketAddress?, kind: AddressGuard.Kind)?

    init(_ checked: CheckedCall, _ easy: EasyHandle, _ settings: WireSettings) {
        self.checked = checked
        self.easy = easy
        self.settings = settings
        detail.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        for list in lists { curl_slist_free_all(list) }
        detail.deallocate()
    }

    /// The handle without anything of this call in it; it is in no multi handle any more.
    func release() -> EasyHandle {
        curl_easy_reset(easy.pointer)
        return easy
    }

    func prepare() {
        let handle = easy.pointer
        setConnection(handle)
        setRequest(handle)
        setCallbacks(handle)
    }

    private func setConnection(_ handle: UnsafeMutableRawPointer) {
        let milliseconds = min(max(checked.call.timeoutSeconds, 1), 3_600) * 1_000
        _ = ccurl_setopt_ptr(handle, CURLOPT_CURLU, UnsafeMutableRawPointer(checked.address.pointer))
        _ = ccurl_setopt_str(handle, CURLOPT_PROTOCOLS_STR, checked.isNamed ? "https,http" : "https")
        _ = ccurl_setopt_long(handle, CURLOPT_FOLLOWLOCATION, 0)
        // Both are taken from the environment when they are not set.
        _ = ccurl_setopt_str(handle, CURLOPT_PROXY, settings.proxy ?? "")
        _ = ccurl_setopt_str(handle, CURLOPT_NOPROXY, "")
        _ = ccurl_setopt_long(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        _ = ccurl_setopt_long(handle, CURLOPT_NOSIGNAL, 1)
        // Else the end of a call waits for its resolver, and all others with it.
        _ = ccurl_setopt_long(handle, CURLOPT_QUICK_EXIT, 1)
        _ = ccurl_setopt_long(handle, CURLOPT_CONNECTTIMEOUT_MS, min(settings.connectMilliseconds, milliseconds))
        _ = ccurl_setopt_long(handle, CURLOPT_TIMEOUT_MS, milliseconds)
        _ = ccurl_setopt_long(handle, CURLOPT_MAXAGE_CONN, settings.idleSeconds)
        _ = ccurl_setopt_off(handle, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(AnswerLimit.bodyBytes))
        _ = ccurl_setopt_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let caFile = settings.caFile {
            _ = ccurl_setopt_str(handle, CURLOPT_CAINFO, caFile)
            _ = ccurl_setopt_str(handle, CURLOPT_CAPATH, nil)
            _ = ccurl_setopt_str(handle, CURLOPT_PROXY_CAINFO, caFile)
            _ = ccurl_setopt_str(handle, CURLOPT_PROXY_CAPATH, nil)
        }
        if !settings.resolutions.isEmpty {
            _ = ccurl_setopt_slist(handle, CURLOPT_RESOLVE, list(settings.resolutions))
        }
    }

    private func setRequest(_ handle: UnsafeMutableRawPointer) {
        let call = checked.call
        let names = Set(call.headers.map { $0.name.lowercased() })
        // libcurl drops a header without a value unless a semicolon stands for it.
        var lines = call.headers.map {
            $0.value.allSatisfy { $0 == " " || $0 == "\t" } ? $0.name + ";" : $0.name + ": " + $0.value
        }
        switch call.method {
        case "HEAD": _ = ccurl_setopt_long(handle, CURLOPT_NOBODY, 1)
        case "POST", "PUT", "PATCH",
            _ where !call.body.isEmpty:
            _ = ccurl_setopt_long(handle, CURLOPT_POST, 1)
            _ = ccurl_setopt_off(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(call.body.count))
            call.body.withUnsafeBytes { bytes in
                let start = bytes.baseAddress.map { UnsafeMutableRawPointer(mutating: $0) }
                _ =
                    start.map { ccurl_setopt_ptr(handle, CURLOPT_COPYPOSTFIELDS, $0) }
                    ?? ccurl_setopt_str(handle, CURLOPT_COPYPOSTFIELDS, "")
            }
            // Nothing is asked for before the body, and no type is made up.
            lines.append("Expect:")
            if !names.contains("content-type") { lines.append("Content-Type:") }
        default: _ = ccurl_setopt_long(handle, CURLOPT_HTTPGET, 1)
        }
        _ = ccurl_setopt_str(handle, CURLOPT_CUSTOMREQUEST, call.method)
        _ = ccurl_setopt_str(handle, CURLOPT_USERAGENT, "Convenor")
        _ = ccurl_setopt_slist(handle, CURLOPT_HTTPHEADER, list(lines))
    }

    private func list(_ lines: [String]) -> UnsafeMutablePointer<curl_slist>? {
        let list = lines.reduce(nil as UnsafeMutablePointer<curl_slist>?) { curl_slist_append($0, $1) ?? $0 }
        lists.append(list)
        return list
    }
}

/// What libcurl tells and asks on the way.
extension WebTransfer {
    private func setCallbacks(_ handle: UnsafeMutableRawPointer) {
        let this = Unmanaged.passUnretained(self).toOpaque()
        _ = ccurl_setopt_ptr(handle, CURLOPT_ERRORBUFFER, detail)
        _ = ccurl_setopt_ptr(handle, CURLOPT_HEADERDATA, this)
        _ = ccurl_setopt_data(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, this in
            WebTransfer.from(this)?.hear(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
        }
        _ = ccurl_setopt_ptr(handle, CURLOPT_WRITEDATA, this)
        _ = ccurl_setopt_data(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, this in
            WebTransfer.from(this)?.take(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
        }
        _ = ccurl_setopt_ptr(handle, CURLOPT_OPENSOCKETDATA, this)
        _ = ccurl_setopt_opensocket(handle) { this, _, address in
            guard let transfer = WebTransfer.from(this), let address else { return CURL_SOCKET_BAD }
            return transfer.open(address)
        }
        _ = ccurl_setopt_ptr(handle, CURLOPT_PREREQDATA, this)
        _ = ccurl_setopt_prereq(handle) { this, _, _, _, _ in
            WebTransfer.from(this)?.begin() == true ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
        }
    }

    private static func from(_ pointer: UnsafeMutableRawPointer?) -> WebTransfer? {
        pointer.map { Unmanaged<WebTransfer>.fromOpaque($0).takeUnretainedValue() }
    }

    private func hear(_ line: UnsafeRawBufferPointer) -> Int {
        isEndless = !head.hear(line)
        return isEndless ? 0 : line.count
    }

    private func take(_ bytes: UnsafeRawBufferPointer) -> Int {
        isEndless = body.count + bytes.count > AnswerLimit.bodyBytes
        guard !isEndless else { return 0 }
        body += bytes
        return bytes.count
    }

    /// The guard looks here, where a name has become the address that is connected to.
    ///
    /// With a proxy this is the proxy's address, which is as the operator set it.
    private func open(_ found: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        if settings.proxy == nil {
            guard let address = SocketAddress(ccurl_address(found)) else {
                refused = (nil, .reserved)
                return CURL_SOCKET_BAD
            }
            if let kind = AddressGuard.refusal(of: address, isNamed: checked.isNamed) {
                refused = (address, kind)
                return CURL_SOCKET_BAD
            }
        }
        openedSockets += 1
        let type = found.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        return socket(found.pointee.family, type, found.pointee.protocol)
    }

    /// libcurl by itself sends a request again when a kept connection ends without an answer to it, although the server may
    /// have taken it; only what never went out begins a second time.
    private func begin() -> Bool {
        var sent = 0
        if hasBegun { _ = ccurl_getinfo_long(easy.pointer, CURLINFO_REQUEST_SIZE, &sent) }
        hasBegun = true
        return sent == 0
    }
}

extension WebTransfer {
    static let stopped = "The callback was stopped."

    /// What became of a call that is taken out before its end.
    func stopped() -> CallResult { .failure(hasBegun ? .broken(Self.stopped) : .unreachable(Self.stopped)) }

    func result(_ code: CURLcode) -> CallResult {
        let sight = WebOutcome(
            code: code, hasBegun: hasBegun, isEndless: isEndless, isHeadWhole: head.isWhole,
            refusal: openedSockets == 0 ? refusal : nil,
            detail: String(cString: detail), checked: checked, settings: settings)
        if let fault = sight.fault { return .failure(fault) }
        var status = 0
        var wait: curl_off_t = 0
        _ = ccurl_getinfo_long(easy.pointer, CURLINFO_RESPONSE_CODE, &status)
        _ = ccurl_getinfo_off(easy.pointer, CURLINFO_RETRY_AFTER, &wait)
        return .success(
            WebAnswer(
                status: status, headers: head.headers, body: body,
                retryAfterSeconds: RetryAfter.seconds(head.headers["retry-after"], found: wait)))
    }

    private var refusal: String? {
        guard let refused else { return nil }
        guard let address = refused.address else {
            return "\(checked.address.label) leads to no address of the Internet."
        }
        return CheckedCall.sentence(checked.address, address, refused.kind, isNamed: checked.isNamed)
    }
}
