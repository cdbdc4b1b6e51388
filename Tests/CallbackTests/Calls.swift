import ConvenorCurl
import ConvenorEngine
import Foundation
import TestSupport
import Testing

extension WireSettings {
    /// With a host of this machine named, as an operator would for a platform beside Convenor; a kept connection lasts as
    /// long as a test on a busy machine.
    static func local(
        _ host: String = "127.0.0.1", caFile: String? = nil, _ change: (inout WireSettings) -> Void = { _ in }
    ) throws -> WireSettings {
        var settings = WireSettings(allowed: [try #require(WebHost(host))], caFile: caFile)
        settings.idleSeconds = 3_600
        change(&settings)
        return settings
    }
}

extension WebServer {
    func url(_ path: String) -> String { "http://127.0.0.1:\(port)/\(path)" }

    /// A path that is answered with the status and these header lines.
    func answer(_ status: Int, _ headers: [String]) -> String {
        url("answer/\(status)?" + headers.map { "h=" + quoted($0) }.joined(separator: "&"))
    }

    /// A path that is answered with these bytes.
    func raw(_ text: String) -> String { url("raw?text=" + quoted(text)) }

    private func quoted(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

/// How a call fails; nil when it is answered.
func fault(_ wire: CurlWire, _ call: WebCall) async -> WebFault? {
    do {
        _ = try await wire.send(call)
        return nil
    } catch {
        return error
    }
}

extension WebFault {
    var text: String {
        switch self {
        case .forbidden(let text), .unreachable(let text), .broken(let text), .endless(let text): text
        }
    }

    var isForbidden: Bool { if case .forbidden = self { true } else { false } }
    var isUnreachable: Bool { if case .unreachable = self { true } else { false } }
    var isBroken: Bool { if case .broken = self { true } else { false } }
    var isEndless: Bool { if case .endless = self { true } else { false } }
}
