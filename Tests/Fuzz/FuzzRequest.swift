import ConvenorEngine
import Foundation

/// A request made of bytes: lines of headers, an empty line, a body.
enum FuzzRequest {
    static func request(_ bytes: [UInt8], to platform: String) -> WebhookRequest {
        var headers: [String: String] = [:]
        var rest = bytes[...]
        while let end = rest.firstIndex(of: 10), headers.count < 20 {
            let line = rest[..<end]
            rest = rest[(end + 1)...]
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { break }
            headers[String(decoding: line[..<colon], as: UTF8.self).lowercased()] =
                String(decoding: line[(colon + 1)...], as: UTF8.self)
        }
        return WebhookRequest(platform: platform, name: "", headers: headers, body: Array(rest))
    }
}
