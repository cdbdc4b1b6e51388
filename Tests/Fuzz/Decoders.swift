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

    private static let platforms: [Decoder] = PlatformRow.all.flatMap { row -> [Decoder] in
        let table = PlatformTable([row.name: FuzzSettings.values(of: row.name)])
        guard let platform = table[row.name] else { return [] }
        let heard = (platform as? any PollingPlatform).map { [round($0, row.name)] } ?? called(platform, row.name)
        return heard + [answer(platform, row.name)]
    }

    /// Signatures with whatever headers, and bodies that are authentic with whatever is in them.
    private static func called(_ platform: any Platform, _ name: String) -> [Decoder] {
        let now = Moment(milliseconds: 1_790_000_000_000)
        return [
            Decoder(name: name + "-signature") { bytes in
                let request = FuzzRequest.request(bytes, to: name)
                try? platform.authenticate(request, at: now)
            },
            Decoder(name: name + "-body") { bytes in
                let request = FuzzRequest.request(bytes, to: name)
                guard case .message(let message)? = try? platform.parse(request) else { return }
                let reply = Reply(message.text.line(in: Roster(), of: name))
                _ = platform.answer(reply, to: message)
                _ = platform.posts(reply, after: message)
            },
        ]
    }

    /// What a server says that is asked what was said.
    private static func round(_ platform: any PollingPlatform, _ name: String) -> Decoder {
        Decoder(name: name + "-round") { bytes in
            wait {
                let round = try? await platform.poll(after: "s1", over: EchoWire(bytes)) { _ in true }
                for message in round?.messages ?? [] { _ = platform.posts(Reply("heard"), after: message) }
            }
        }
    }

    /// What a server says to a post.
    private static func answer(_ platform: any Platform, _ name: String) -> Decoder {
        let room = ChatRoom(place: name, id: "!room:example.org", address: "https://chat.example.org/hook")
        let posts = platform.posts(Reply("A1 is done."), to: room)
        return Decoder(name: name + "-answer") { bytes in
            wait { for post in posts { _ = try? await platform.deliver(post, over: EchoWire(bytes)) } }
        }
    }

    private static let texts = [
        Decoder(name: "answers") { bytes in
            let text = ReplyText(String(decoding: bytes, as: UTF8.self))
            _ = AnswerLines(text, topic: RecordID("A7"), question: nil)
        },
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
