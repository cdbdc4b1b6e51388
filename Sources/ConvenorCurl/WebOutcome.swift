import CCurl
import ConvenorEngine

/// What the end of a transfer means for the call.
///
/// The sentences name the host; path, query, headers and body may be secrets and stand in none. libcurl's own words are
/// given for TLS alone, where they speak of certificates.
struct WebOutcome {
    var code: CURLcode
    /// The request had a connection to go out on.
    var hasBegun: Bool
    var isEndless: Bool
    /// libcurl is content with headers that break off.
    var isHeadWhole: Bool
    /// Why no socket was opened at all.
    var refusal: String?
    var detail: String
    var checked: CheckedCall
    var settings: WireSettings

    /// Nil for an answer.
    var fault: WebFault? {
        // Out of memory is what libcurl says to a header line of more than 100 kB.
        let isTooLong = code == CURLE_FILESIZE_EXCEEDED || (hasBegun && code == CURLE_OUT_OF_MEMORY)
        if isEndless || isTooLong { return .endless("\(host) answered more than is read.") }
        if code == CURLE_OK, isHeadWhole { return nil }
        if hasBegun { return .broken(broken) }
        if let refusal { return .forbidden(refusal) }
        switch code {
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT:
            return .forbidden("The address of \(host) cannot be called.")
        default: return .unreachable(unreachable)
        }
    }

    private var host: String { checked.address.label }

    private var broken: String {
        switch code {
        case CURLE_OPERATION_TIMEDOUT: "\(host) gave no whole answer within \(max(checked.call.timeoutSeconds, 1)) s."
        case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL: "What \(host) answered is not HTTP."
        default: "The connection to \(host) broke before the answer was whole."
        }
    }

    private var unreachable: String {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: "\(host) cannot be found."
        case CURLE_COULDNT_RESOLVE_PROXY: "The proxy cannot be found."
        case CURLE_COULDNT_CONNECT: "Nothing answers at \(settings.proxy == nil ? host : "the proxy")."
        case CURLE_OPERATION_TIMEDOUT: "There was no connection to \(host) in time."
        case CURLE_PEER_FAILED_VERIFICATION: "The certificate of \(host) is not trusted (\(Printable.line(detail)))."
        case CURLE_SSL_CACERT_BADFILE: "The file of trusted certificates cannot be read (\(settings.caFile ?? ""))."
        case CURLE_SSL_CONNECT_ERROR: "TLS with \(host) could not be set up (\(Printable.line(detail)))."
        case CURLE_OUT_OF_MEMORY: "There is no memory for a callback."
        default: "\(host) was not reached (\(String(cString: curl_easy_strerror(code))))."
        }
    }
}
