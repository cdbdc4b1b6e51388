import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Foundation

/// Something that reads bytes of strangers: it may refuse them, and nothing else.
struct Decoder: Sendable {
    let name: String
    let read: @Sendable ([UInt8]) -> Void

    /// Every one that there is: a new platform comes in by its row.
    static let all = platforms + texts

    /// Signatures with whatever headers, and bodies that are authentic with whatever is in them.
    private static let platforms: [Decoder] = PlatformRow.all.flatMap { row -> [Decoder] in
        guard let platform = PlatformTable([row.name: FuzzSettings.values(of: row.name)])[row.name] else {
            return []
        }
        let now = Moment(milliseconds: 1_790_000_000_000)
        return [
            Decoder(name: row.name + "-signature") { bytes in
                let request = FuzzRequest.request(bytes, to: row.name)
                try? platform.authenticate(request, at: now)
            },
            Decoder(name: row.name + "-body") { bytes in
                let request = FuzzRequest.request(bytes, to: row.name)
                guard case .message(let message)? = try? platform.parse(request) else { return }
                let reply = Reply(message.text.line(in: Roster(), of: row.name))
                _ = platform.answer(reply, to: message)
                _ = platform.posts(reply, after: message)
            },
        ]
    }

    private static let texts = [
        Decoder(name: "json") { _ = JSONValue($0)?.bytes },
        Decoder(name: "lines") { bytes in
            guard let utterance = Utterance(String(decoding: bytes, as: UTF8.self)) else { return }
            _ = Token.split(utterance.rest)
        },
        Decoder(name: "dates") { bytes in
            let dates = DateReader(zone: .utc, languages: DateLanguage.all)
            _ = dates.read(String(decoding: bytes, as: UTF8.self), now: Moment(milliseconds: 1_790_000_000_000))
        },
    ]
}
