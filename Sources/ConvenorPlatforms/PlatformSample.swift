package import ConvenorCore
package import ConvenorEngine
import Crypto
import Foundation

/// A request as a platform would send it, signed with what is set here: somebody unknown asks for help.
///
/// For `convenor webhook test`: it changes nothing, because who is not known reads help and no more.
package struct PlatformSample: Sendable {
    package let headers: [WebCall.Header]
    package let body: [UInt8]

    /// Why there is none, as a sentence.
    package struct Fault: Error, CustomStringConvertible {
        package let description: String
    }

    private static let user = "webhook-test"
    private static let json = WebCall.Header("Content-Type", "application/json")
    private static let form = WebCall.Header("Content-Type", "application/x-www-form-urlencoded")

    private init(_ headers: [WebCall.Header], _ body: String) {
        self.headers = headers
        self.body = Array(body.utf8)
    }

    /// - Parameters:
    ///   - platform: the name of a row, such as `slack`.
    ///   - id: another one each time, because a repeated delivery is not carried out.
    package static func make(
        _ platform: String, _ values: PlatformValues, id: String, at now: Moment
    ) throws(Fault) -> PlatformSample {
        let seconds = now.milliseconds / 1000
        switch platform {
        case "generic": return generic(values, id, now)
        case "slack": return slack(values["signing_secret"] ?? "", id, String(seconds))
        case "mattermost":
            let token = values["tokens"] ?? ""
            let body = "command=/convenor&text=help&user_id=\(user)&channel_id=test&trigger_id=\(id)&token=\(token)"
            return PlatformSample([form, WebCall.Header("Authorization", "Token \(token)")], body)
        case "teams": return teams(values["security_tokens"] ?? "", id, seconds)
        case "telegram": return telegram(values, seconds)
        case "rocketchat":
            return PlatformSample(
                [json],
                #"{"token":"\#(values["tokens"] ?? "")","message_id":"\#(id)","channel_id":"test","channel_name":"test","#
                    + #""user_id":"\#(user)","user_name":"\#(user)","text":"help","bot":false}"#)
        case "zulip":
            return PlatformSample(
                [json],
                #"{"token":"\#(values["tokens"] ?? "")","trigger":"direct_message","data":"help","bot_email":"bot@example.org","#
                    + #""bot_full_name":"","message":{"id":\#(seconds),"sender_id":1,"sender_email":"\#(user)@example.org","#
                    + #""sender_full_name":"\#(user)","content":"help","type":"private","display_recipient":[{"id":1}]}}"#
            )
        case "discord", "google_chat":
            throw Fault(
                description: "\(platform) signs with a key that it alone has, so nobody else can make a sample.")
        default: throw Fault(description: "\(platform) calls no webhook, so there is nothing to test.")
        }
    }

    private static func generic(_ values: PlatformValues, _ id: String, _ now: Moment) -> PlatformSample {
        let body = #"{"room":"webhook-test","user":"\#(user)","text":"help"}"#
        let standard = StandardSigning(secrets: values.all("secrets"))
        if !standard.isEmpty {
            return PlatformSample([json] + standard.headers(id: id, at: now, Array(body.utf8)), body)
        }
        let code = HMAC<SHA256>.authenticationCode(
            for: Data(body.utf8), using: SymmetricKey(data: Data((values["secrets"] ?? "").utf8)))
        let headers = [
            WebCall.Header("X-Hub-Signature-256", "sha256=" + hex(code)), WebCall.Header("X-GitHub-Delivery", id),
        ]
        return PlatformSample([json] + headers, body)
    }

    private static func slack(_ secret: String, _ id: String, _ stamp: String) -> PlatformSample {
        let body =
            "command=/convenor&text=help&user_id=U0TEST&user_name=\(user)&channel_id=C0TEST&team_id=T0TEST"
            + "&trigger_id=\(id)"
        let code = HMAC<SHA256>.authenticationCode(
            for: Data("v0:\(stamp):\(body)".utf8), using: SymmetricKey(data: Data(secret.utf8)))
        let headers = [
            WebCall.Header("X-Slack-Request-Timestamp", stamp), WebCall.Header("X-Slack-Signature", "v0=" + hex(code)),
        ]
        return PlatformSample([form] + headers, body)
    }

    private static func teams(_ token: String, _ id: String, _ seconds: Int64) -> PlatformSample {
        let time = Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601)
        let body =
            #"{"type":"message","id":"\#(id)","timestamp":"\#(time)","channelId":"msteams","from":{"id":"\#(user)","#
            + #""name":"\#(user)"},"conversation":{"id":"webhook-test"},"text":"<at>Convenor</at> help"}"#
        let key = SymmetricKey(data: Data(base64Encoded: token) ?? Data())
        let code = Data(HMAC<SHA256>.authenticationCode(for: Data(body.utf8), using: key)).base64EncodedString()
        return PlatformSample([json, WebCall.Header("Authorization", "HMAC \(code)")], body)
    }

    private static func telegram(_ values: PlatformValues, _ seconds: Int64) -> PlatformSample {
        let body =
            #"{"update_id":\#(seconds),"message":{"message_id":1,"date":\#(seconds),"chat":{"id":1,"type":"private"},"#
            + #""from":{"id":1,"is_bot":false,"first_name":"\#(user)"},"text":"/help","#
            + #""entities":[{"type":"bot_command","offset":0,"length":5}]}}"#
        return PlatformSample(
            [json, WebCall.Header("X-Telegram-Bot-Api-Secret-Token", values["secret_tokens"] ?? "")], body)
    }

    private static func hex(_ code: HMAC<SHA256>.MAC) -> String {
        code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
