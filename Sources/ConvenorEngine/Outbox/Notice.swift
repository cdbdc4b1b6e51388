import ConvenorCore

/// Something that a series is told in its rooms without having asked.
struct Notice: Sendable {
    var reply: Reply
    var stream: StreamID
    /// Unique for its cause: a second one is not told to rooms of platforms.
    var key: String
    /// `notice`, or `report` for what is not reported itself when it cannot be delivered.
    var kind = "notice"
    /// The place that has just failed.
    var notAt: String?

    init(_ reply: Reply, _ stream: StreamID, key: String) {
        self.reply = reply
        self.stream = stream
        self.key = key
    }
}

extension Performance {
    /// Puts a notice in the outbox for each room of a platform, in the lane in which its answers go.
    ///
    /// Returns the names of all its rooms.
    func tell(_ notice: Notice, at now: Moment) throws -> [String] {
        let rooms = try transaction.rooms(of: notice.stream)
        if notice.reply.blocks.isEmpty || notice.reply.audience == .confidential { return rooms }
        for name in rooms {
            guard let room = ChatRoom(named: name, address: try transaction.address(of: name)),
                room.place != notice.notAt
            else { continue }
            for (index, post) in convenor.chat.posts(notice.reply, to: room).enumerated() {
                try transaction.enqueue(
                    Letter(
                        post: post, kind: notice.kind, stream: notice.stream,
                        key: "\(notice.key)/\(name)/\(index + 1)", due: now))
            }
        }
        return rooms
    }
}
