import CCurl
import ConvenorEngine
import Foundation

/// How far the conversation had come: the last command of ours that the answer belongs to.
enum SMTPStage: Comparable {
    /// Greeting, EHLO, STARTTLS, AUTH: about us, not about the mail.
    case greeting
    case sender
    case recipient
    case message

    init?(verb: String) {
        switch verb.uppercased() {
        case "MAIL": self = .sender
        case "RCPT": self = .recipient
        case "DATA": self = .message
        default: return nil
        }
    }
}

/// The server's latest reply, which may have several lines (RFC 5321 section 4.2.1).
struct SMTPReply {
    private(set) var code = 0
    private var lines: [String] = []
    private var isFinished = true

    mutating func append(line: String) {
        let line = Printable.line(line).trimmingCharacters(in: .whitespaces)
        guard line.count >= 3, let code = Int(line.prefix(3)) else { return }
        if isFinished { lines = [] }
        isFinished = !line.dropFirst(3).hasPrefix("-")
        self.code = code
        if lines.count < 20 { lines.append(line) }
    }

    /// `550 5.1.1 No such user; 550 ask the postmaster`; at most 500 characters.
    var text: String { String(lines.joined(separator: "; ").prefix(500)) }
    var isTemporary: Bool { (400...499).contains(code) }
    var isPermanent: Bool { (500...599).contains(code) }
    var isRefusal: Bool { isTemporary || isPermanent }
    /// 530, 534, 535, 538 (RFC 4954 section 6): our settings are wrong, the mail is not.
    var isAboutLogin: Bool { [530, 534, 535, 538].contains(code) }
}

/// What one attempt came to, and what that means for the mail.
struct SMTPOutcome {
    var code: CURLcode
    var reply: SMTPReply
    var stage: SMTPStage
    /// Everything was handed to the socket, so that the final dot may have followed.
    var isWhole: Bool
    /// Over a connection that an earlier mail had opened.
    var isReused: Bool
    /// libcurl's own words.
    var detail: String
    var settings: SMTPSettings

    /// The kept connection was dead or dying before this mail began to count: another one may do better.
    var isStaleConnection: Bool {
        let isBroken = [CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_WEIRD_SERVER_REPLY].contains(code)
        return isReused && !isWhole && isBroken && (reply.code == 421 || !reply.isRefusal)
    }

    var result: Result<String, DeliveryFailure> {
        if code == CURLE_OK { return .success(redacted(reply.text)) }
        // 354 is the answer to DATA; any other one after the dot is the answer to the message.
        if isWhole, stage == .message, reply.code != 354 {
            if reply.isTemporary { return .failure(.temporary(redacted(reply.text))) }
            if reply.isPermanent { return .failure(.permanent(redacted(reply.text))) }
            return .success(redacted(reply.text))
        }
        if isWhole, stage == .message {
            return .failure(.uncertain("\(server) was sent the whole mail but did not answer: \(redacted(reason))"))
        }
        if reply.isPermanent, stage >= .sender, !reply.isAboutLogin {
            return .failure(.permanent(redacted(reply.text)))
        }
        return .failure(.temporary(redacted(temporarySentence)))
    }

    /// Of a connection that was made to see whether it can be.
    var connection: Result<String, MailFault> {
        if code == CURLE_OK {
            let isSecure = settings.startTLS == .required || settings.server?.scheme == "smtps"
            let user = settings.user.map { "takes the password of \($0)" } ?? "asks for no user"
            return .success("\(server) answers \(isSecure ? "with" : "without") TLS and \(user).")
        }
        if code == CURLE_LOGIN_DENIED || reply.isRefusal {
            return .failure(MailFault(message: redacted(temporarySentence)))
        }
        return .failure(MailFault(message: redacted("\(server) cannot be used: \(reason)")))
    }

    private var server: String { settings.server?.label ?? "The mail server" }

    private var temporarySentence: String {
        if code == CURLE_LOGIN_DENIED || (reply.isAboutLogin && reply.isRefusal) {
            return "\(server) refuses our user name or password: \(reply.text)"
        }
        if reply.isTemporary, stage >= .sender { return reply.text }
        if reply.isRefusal { return "\(server) does not serve us: \(reply.text)" }
        return "The mail did not reach \(server): \(reason)"
    }

    /// A clause for what libcurl reports, ending in a full stop.
    private var reason: String {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: "its name cannot be found."
        case CURLE_COULDNT_CONNECT: "nothing answers at that address."
        case CURLE_OPERATION_TIMEDOUT: "no answer came within \(settings.timeoutSeconds) s."
        case CURLE_USE_SSL_FAILED: "it offers no STARTTLS, which the settings require."
        case CURLE_PEER_FAILED_VERIFICATION: "its certificate is not trusted (\(detail))."
        case CURLE_SSL_CACERT_BADFILE: "the file of trusted certificates cannot be read (\(settings.caFile ?? ""))."
        case CURLE_SSL_CONNECT_ERROR: "TLS could not be set up (\(detail))."
        case CURLE_ABORTED_BY_CALLBACK: "the delivery was stopped."
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE: "the connection broke."
        default: "\(detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail)."
        }
    }

    /// A server may quote what it was sent: the password, bare or as AUTH PLAIN and AUTH LOGIN carry it.
    private func redacted(_ text: String) -> String {
        guard let password = settings.password, !password.isEmpty, let user = settings.user else {
            return Printable.line(text)
        }
        let secrets = ["\0\(user)\0\(password)", password].map { Data($0.utf8).base64EncodedString() } + [password]
        return secrets.reduce(Printable.line(text)) { $0.replacingOccurrences(of: $1, with: "***") }
    }
}
