import ConvenorEngine

/// The rooms between Convenor and one person each, as the account's own data `m.direct` keeps them (Client-Server API,
/// section "Direct Messaging"), so that nobody gets a second one after a restart.
actor MatrixRooms {
    private let client: MatrixClient
    /// By person; nil until it is read.
    private var direct: [String: [String]]?

    init(_ client: MatrixClient) { self.client = client }

    /// Reads what the homeserver keeps, once.
    func load(over wire: any Wire) async throws -> [String: [String]] {
        if let direct { return direct }
        let answer = try await wire.send(client.call("GET", path))
        var rooms: [String: [String]] = [:]
        if let error = MatrixError(answer) {
            // Nobody kept any yet.
            guard error.code == "M_NOT_FOUND" else { throw error }
        } else if case .object(let people) = JSONValue(answer.body) {
            rooms = people.mapValues { $0.array?.compactMap(\.text) ?? [] }
        }
        let read = direct ?? rooms
        direct = read
        return read
    }

    private var path: [String] { ["user", client.user, "account_data", "m.direct"] }

    /// The room with that person; made and kept where there is none.
    func room(with person: String, over wire: any Wire) async throws -> String {
        if let room = try await load(over: wire)[person]?.last { return room }
        let body: JSONValue = [
            "invite": [.text(person)], "is_direct": true, "preset": "trusted_private_chat",
        ]
        let answer = try await wire.send(client.call("POST", ["createRoom"], body: body))
        if let error = MatrixError(answer) { throw error }
        guard let room = JSONValue(answer.body)?["room_id"]?.text else {
            throw WebFault.broken("The homeserver made a room and did not say which.")
        }
        await keep(room, with: person, over: wire)
        return room
    }

    func keep(_ room: String, with person: String, over wire: any Wire) async {
        guard var rooms = try? await load(over: wire), rooms[person]?.last != room else { return }
        rooms[person] = (rooms[person] ?? []).filter { $0 != room } + [room]
        await write(rooms, over: wire)
    }

    /// One of the two is not there any more.
    func forget(_ room: String, over wire: any Wire) async {
        guard let rooms = try? await load(over: wire), rooms.values.contains(where: { $0.contains(room) }) else {
            return
        }
        await write(rooms.mapValues { $0.filter { $0 != room } }.filter { !$0.value.isEmpty }, over: wire)
    }

    /// What cannot be written is known until the next start all the same.
    private func write(_ rooms: [String: [String]], over wire: any Wire) async {
        direct = rooms
        let body = JSONValue.object(rooms.mapValues { .array($0.map { .text($0) }) })
        _ = try? await wire.send(client.call("PUT", path, body: body))
    }
}
