package import ConvenorCore
package import ConvenorEngine

/// Replies in Mattermost's form: Markdown, and attachments where something can be pressed.
extension Mattermost {
    /// Of the 16,383 characters that a post holds.
    static let dressing = Dressing(.mattermost, limit: 12_000)

    package func answer(_ reply: Reply, to message: PlatformMessage) -> [UInt8] {
        guard let origin = MattermostOrigin(message.context) else { return [] }
        switch origin {
        case .command:
            let type = reply.audience == .room ? "in_channel" : "ephemeral"
            return answer(reply, message, type: type)
        case .said: return answer(reply.placed(asideOfComment).answer, message, type: "comment")
        case .press(let label): return answer(reply, message, toPress: label)
        }
    }

    private func answer(_ reply: Reply, _ message: PlatformMessage, type: String) -> [UInt8] {
        if reply.blocks.isEmpty { return [] }
        var members: [String: JSONValue] = [
            "response_type": .text(type), "text": .text(Self.dressing.text(reply)), "skip_slack_parsing": true,
        ]
        members["attachments"] = buttons.attachments(
            MattermostButton.all(of: reply, thread: message.thread), room: message.room)
        return JSONValue.object(members).bytes
    }

    /// A question that is answered gives way to what was chosen, and nothing else does; the reply goes to the room, or to
    /// who pressed.
    private func answer(_ reply: Reply, _ message: PlatformMessage, toPress label: String) -> [UInt8] {
        var members: [String: JSONValue] = [:]
        if message.mark != nil, message.mark == reply.settled {
            members["update"] = ["message": .text("> " + Self.dressing.inert(label)), "props": [:]]
        }
        if posts(reply, after: message).isEmpty, !reply.blocks.isEmpty {
            members["ephemeral_text"] = .text(Self.dressing.text(reply))
            members["skip_slack_parsing"] = true
        }
        return JSONValue.object(members).bytes
    }

    package func posts(_ reply: Reply, after message: PlatformMessage) -> [PlatformPost] {
        guard let origin = MattermostOrigin(message.context), !reply.blocks.isEmpty else { return [] }
        switch origin {
        case .command: return []
        case .said: return reply.placed(asideOfComment).direct.map { posts($0, toPerson: message.user) } ?? []
        case .press:
            guard reply.audience == .room, let way = way(to: message.room) else { return [] }
            return [post(reply, way, room: message.room, thread: message.thread)]
        }
    }

    package func posts(_ reply: Reply, to room: ChatRoom) -> [PlatformPost] {
        guard reply.audience != .confidential, !reply.blocks.isEmpty else { return [] }
        if let way = way(to: room.id) { return [post(reply, way, room: room.id, thread: nil)] }
        // The last command's address takes five posts within half an hour: better than silence.
        guard let address = room.address, isResponseURL(address) else { return [] }
        return [post(reply, .response, room: room.id, thread: nil, address: address)]
    }

    package func posts(_ reply: Reply, toPerson id: String) -> [PlatformPost] {
        guard botToken != nil, !reply.blocks.isEmpty else { return [] }
        var stored = MattermostPost(.direct, text: Self.dressing.text(reply))
        stored.buttons = MattermostButton.all(of: reply, thread: nil)
        return [stored.post(lane: "@" + id, address: id)]
    }

    package func aside(_ message: PlatformMessage) -> Aside {
        MattermostOrigin(message.context) == .said ? asideOfComment : .here
    }

    /// Everybody sees a comment: what is for one person alone is not in it.
    private var asideOfComment: Aside { botToken == nil ? .byCommand : .directly }

    /// How a room can be posted to unasked; nil where the settings do not allow it.
    private func way(to room: String) -> MattermostPost.Way? {
        botToken != nil ? .message : incoming?.channel == room ? .incoming : nil
    }

    private func post(
        _ reply: Reply, _ way: MattermostPost.Way, room: String, thread: String?, address: String? = nil
    ) -> PlatformPost {
        var stored = MattermostPost(way, text: Self.dressing.text(reply))
        stored.buttons = MattermostButton.all(of: reply, thread: thread)
        stored.thread = thread
        return stored.post(lane: room, address: address ?? room)
    }
}
