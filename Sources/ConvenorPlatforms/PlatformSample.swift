package import ConvenorEngine
import Crypto

/// A request as a platform would send it, signed with what is set here: somebody unknown asks for help.
package struct PlatformSample: Sendable {
    package let headers: [WebCall.Header]
    package let body: [UInt8]

    /// Who asks, unless the platform's ids are numbers.
    static let user = "webhook-test"
    static let json = WebCall.Header("Content-Type", "application/json")
    static let form = WebCall.Header("Content-Type", "application/x-www-form-urlencoded")

    init(_ headers: [WebCall.Header], _ body: [UInt8]) {
        self.headers = headers
        self.body = body
    }

    /// The same for the same id, where a platform counts what it sends; of at most 48 bits.
    static func number(of id: String) -> Int {
        SHA256.hash(data: Array(id.utf8)).prefix(6).reduce(0) { $0 << 8 | Int($1) }
    }
}
