import ConvenorEngine

/// What `/sync` answered, as far as it is of use.
struct MatrixSync {
    struct Room {
        var id: String
        var events: [JSONValue]
        /// There is more between the mark and the first event, to be had from here backwards.
        var gap: String?
    }

    struct Invitation: Sendable, Hashable {
        var room: String
        var inviter: String
        var isDirect: Bool
    }

    let mark: String
    var rooms: [Room]
    let invitations: [Invitation]
    /// Rooms that the account is in no more.
    let left: [String]

    /// Nil for what is no such answer.
    init?(_ body: JSONValue?, user: String) {
        guard let body, let mark = body["next_batch"]?.text else { return nil }
        self.mark = mark
        let rooms = body["rooms"]
        self.rooms = Self.members(rooms?["join"]).map { id, room in
            let timeline = room["timeline"]
            return Room(
                id: id, events: timeline?["events"]?.array ?? [],
                gap: timeline?["limited"]?.bool == true ? timeline?["prev_batch"]?.text : nil)
        }
        invitations = Self.members(rooms?["invite"]).compactMap { id, room in
            let own = room["invite_state"]?["events"]?.array?.last {
                $0["type"]?.text == "m.room.member" && $0["state_key"]?.text == user
            }
            guard let inviter = own?["sender"]?.text else { return nil }
            return Invitation(room: id, inviter: inviter, isDirect: own?["content"]?["is_direct"]?.bool == true)
        }
        left = Self.members(rooms?["leave"]).map(\.key)
    }

    private static func members(_ value: JSONValue?) -> [(key: String, value: JSONValue)] {
        guard case .object(let members) = value else { return [] }
        return members.sorted { $0.key < $1.key }
    }

    /// What is wanted of timelines; nothing of states, receipts and presence.
    static let types: JSONValue = ["m.room.message", "m.room.encrypted", "m.room.member"]

    static func filter(limit: Int) -> String {
        let none: JSONValue = ["not_types": ["*"]]
        let filter: JSONValue = [
            "presence": none, "account_data": none,
            "room": [
                "state": none, "ephemeral": none, "account_data": none,
                "timeline": ["limit": .number(limit), "types": types],
            ],
        ]
        return String(decoding: filter.bytes, as: UTF8.self)
    }
}

extension [JSONValue] {
    /// What was said after the account came into the room; all where it was there before.
    func sinceJoining(_ user: String) -> ArraySlice<JSONValue> {
        guard let joined = lastIndex(where: { $0.isJoining(of: user) }) else { return self[...] }
        return self[(joined + 1)...]
    }
}

extension JSONValue {
    /// An event by which somebody comes into a room, and not only changes their name in it.
    func isJoining(of user: String) -> Bool {
        guard self["type"]?.text == "m.room.member", self["state_key"]?.text == user,
            self["content"]?["membership"]?.text == "join"
        else { return false }
        let before = self["unsigned"]?["prev_content"] ?? self["prev_content"]
        return before?["membership"]?.text != "join"
    }

    /// Who leaves a room by this event, or is sent out of it.
    var leaver: String? {
        guard self["type"]?.text == "m.room.member",
            ["leave", "ban"].contains(self["content"]?["membership"]?.text ?? "")
        else { return nil }
        return self["state_key"]?.text
    }
}
