import ConvenorCore
import ConvenorEngine
import Synchronization

/// A chat platform that writes plain text, with a way to say that it cannot reach somebody.
final class StageChat: Chat {
    static let place = "chat"
    private let silent = Mutex<Set<String>>([])

    /// `U7` is an id that stays, everything else a name that its platform vouches for.
    static func identity(_ speaker: Substring) -> ChatIdentity {
        let isID = speaker.first == "U" && speaker.dropFirst().allSatisfy(\.isNumber)
        return ChatIdentity(place: place, id: String(speaker), name: isID ? "Zoë" : nil, isHandle: !isID)
    }

    func silence(_ id: String) { silent.withLock { _ = $0.insert(id) } }

    func posts(_ reply: Reply, to room: ChatRoom) -> [Post] {
        room.place == Self.place ? [post(reply, to: "#" + room.id)] : []
    }

    func posts(_ reply: Reply, to person: ChatIdentity) -> [Post] {
        let reaches = person.place == Self.place && silent.withLock { !$0.contains(person.id) }
        return reaches ? [post(reply, to: person.id)] : []
    }

    private func post(_ reply: Reply, to address: String) -> Post {
        var text = reply.plainText
        for case .buttons(let buttons) in reply.blocks {
            text += "\n" + buttons.map { "[\($0.label): \($0.line) in \($0.series ?? "")]" }.joined(separator: " ")
        }
        return Post(place: Self.place, lane: address, address: address, body: Array(text.utf8))
    }

    func deliver(_ post: Post) async throws(DeliveryFailure) -> String { "taken" }
    func limits(of place: String) -> PlaceLimits { PlaceLimits() }
}

/// Gives 100001, 100002 and so on.
final class StageChance: Chance {
    private let last = Mutex(100_000)
    private let secrets = Mutex(0)

    func code() -> String {
        last.withLock { last in
            last += 1
            return String(last)
        }
    }
    func secret() -> String {
        secrets.withLock { secrets in
            secrets += 1
            return "secret\(secrets)"
        }
    }
    func mark(_ secret: String) -> String { String(secret.reversed()) }
    func seal(_ code: String) -> String { String(code.reversed()) }
    func fits(_ code: String, _ seal: String) -> Bool { code == String(seal.reversed()) }
}
