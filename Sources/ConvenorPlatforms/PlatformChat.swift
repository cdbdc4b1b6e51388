package import ConvenorCore
package import ConvenorEngine

/// The platforms as the engine sees them: words to be sent, and the sending.
package struct PlatformChat: Chat {
    private let table: PlatformTable
    private let wire: any Wire

    package init(_ table: PlatformTable, wire: any Wire) {
        self.table = table
        self.wire = wire
    }

    package func posts(_ reply: Reply, to room: ChatRoom) -> [Post] {
        (table[room.place]?.posts(reply, to: room) ?? []).map { $0.post(in: room.place) }
    }

    package func posts(_ reply: Reply, to person: ChatIdentity) -> [Post] {
        (table[person.place]?.posts(reply, toPerson: person.id) ?? []).map { $0.post(in: person.place) }
    }

    package func deliver(_ post: Post) async throws(DeliveryFailure) -> String {
        guard let platform = table[post.place] else {
            throw .temporary("platforms.\(post.place) is not set up any more.")
        }
        var ready = PlatformPost(lane: post.lane, address: post.address, body: post.body)
        (ready.id, ready.at) = (post.id, post.at)
        return try await platform.deliver(ready, over: wire)
    }

    package func limits(of place: String) -> PlaceLimits { table[place]?.limits ?? PlaceLimits() }
}

extension PlatformPost {
    func post(in place: String) -> Post { Post(place: place, lane: lane, address: address, body: body) }
}
