package import ConvenorEngine

/// What listening remembers between two rounds, in memory only.
actor MatrixHearing {
    /// Events of one room in one answer: fewer while answers are longer than is read.
    private(set) var limit = MatrixHearing.most
    /// The token was seen to be this account's.
    private(set) var isChecked = false
    /// Invitations that could not be taken yet, and how often it was tried.
    private var invitations: [MatrixSync.Invitation: Int] = [:]

    private static let most = 50
    private static let attempts = 5

    func check() { isChecked = true }
    func shrink() { limit = max(1, limit / 5) }
    func grow() { limit = Self.most }

    /// What is to be tried now: those that are new, and those that failed.
    func take(_ new: [MatrixSync.Invitation]) -> [MatrixSync.Invitation] {
        for invitation in new where invitations[invitation] == nil { invitations[invitation] = 0 }
        return invitations.keys.sorted { $0.room < $1.room }
    }

    func settle(_ invitation: MatrixSync.Invitation, isOver: Bool) {
        let tried = (invitations[invitation] ?? 0) + 1
        invitations[invitation] = isOver || tried >= Self.attempts ? nil : tried
    }
}

extension Matrix: PollingPlatform {
    package var account: String { client.user }

    /// How long the homeserver waits for something to happen.
    private static let waitSeconds = 30

    package func poll(
        after mark: String?, over wire: any Wire, isKnown: @Sendable (String) async -> Bool
    ) async throws(PollFault) -> PollRound {
        if await !hearing.isChecked { try await check(over: wire) }
        var sync = try await sync(after: mark, over: wire)
        for room in sync.left { await rooms.forget(room, over: wire) }
        for invitation in await hearing.take(sync.invitations) {
            await answer(invitation, over: wire, isKnown: isKnown)
        }
        var round = PollRound(mark: sync.mark)
        guard let mark else { return round }
        let direct = try await direct(over: wire)
        for index in sync.rooms.indices {
            try await fill(&sync.rooms[index], since: mark, over: wire)
            await read(sync.rooms[index], direct, into: &round, over: wire)
        }
        return round
    }

    /// Whose token it is: with another one's it would answer itself.
    private func check(over wire: any Wire) async throws(PollFault) {
        let body = try await get(client.call("GET", ["account", "whoami"]), over: wire)
        guard body["user_id"]?.text == client.user else {
            throw .refused("The access token is that of \(body["user_id"]?.text ?? "nobody"), not of \(client.user).")
        }
        await hearing.check()
    }

    private func sync(after mark: String?, over wire: any Wire) async throws(PollFault) -> MatrixSync {
        // Nothing of the past is wanted; one event tells that there is a room.
        let limit = mark == nil ? 1 : await hearing.limit
        var query = [
            ("filter", MatrixSync.filter(limit: limit)), ("set_presence", "offline"),
            ("timeout", mark == nil ? "0" : String(Self.waitSeconds * 1000)),
        ]
        if let mark { query.append(("since", mark)) }
        let call = client.call("GET", ["sync"], query: query, timeoutSeconds: Self.waitSeconds + 30)
        let body = try await get(call, over: wire, hasMark: mark != nil)
        guard let sync = MatrixSync(body, user: client.user) else { throw .away("/sync answered without next_batch.") }
        await hearing.grow()
        return sync
    }

    private func get(_ call: WebCall, over wire: any Wire, hasMark: Bool = false) async throws(PollFault) -> JSONValue {
        let answer: WebAnswer
        do throws(WebFault) {
            answer = try await wire.send(call)
        } catch {
            throw await fault(error)
        }
        if let error = MatrixError(answer) {
            // A homeserver that was set up anew does not know what the old one gave out.
            if hasMark, answer.status == 400, ["M_UNKNOWN", "M_INVALID_PARAM"].contains(error.code) {
                throw .lost(error.description)
            }
            throw error.fault
        }
        guard let body = JSONValue(answer.body) else {
            throw .away("The homeserver answered something else than JSON.")
        }
        return body
    }

    private func direct(over wire: any Wire) async throws(PollFault) -> [String: [String]] {
        do {
            return try await rooms.load(over: wire)
        } catch {
            throw (error as? MatrixError)?.fault ?? .away((error as? WebFault)?.text ?? "\(error)")
        }
    }

    private func answer(
        _ invitation: MatrixSync.Invitation, over wire: any Wire, isKnown: @Sendable (String) async -> Bool
    ) async {
        let isWelcome = await isWelcome(invitation.inviter, isKnown)
        let path = isWelcome ? ["join", invitation.room] : ["rooms", invitation.room, "leave"]
        guard let answer = try? await wire.send(client.call("POST", path, body: [:])), answer.status < 500,
            answer.status != 429
        else {
            await hearing.settle(invitation, isOver: false)
            return
        }
        await hearing.settle(invitation, isOver: true)
        if isWelcome, invitation.isDirect, answer.status == 200 {
            await rooms.keep(invitation.room, with: invitation.inviter, over: wire)
        }
    }

    private func isWelcome(_ user: String, _ isKnown: @Sendable (String) async -> Bool) async -> Bool {
        let server = user.drop { $0 != ":" }
        if inviters.contains(where: { $0 == user || $0 == "*" || (!server.isEmpty && $0 == "*" + server) }) {
            return true
        }
        return await isKnown(user)
    }

    /// Fetches what the answer left out, page by page from the newest.
    private func fill(_ room: inout MatrixSync.Room, since mark: String, over wire: any Wire) async throws(PollFault) {
        var pages = 0
        let filter = String(decoding: JSONValue.object(["types": MatrixSync.types]).bytes, as: UTF8.self)
        while let from = room.gap, !room.events.contains(where: { $0.isJoining(of: client.user) }), pages < 200 {
            pages += 1
            let call = client.call(
                "GET", ["rooms", room.id, "messages"],
                query: [
                    ("dir", "b"), ("from", from), ("to", mark), ("limit", String(await hearing.limit)),
                    ("filter", filter),
                ])
            guard let page = try await page(call, over: wire) else { return }
            room.events = (page["chunk"]?.array ?? []).reversed() + room.events
            room.gap = page["end"]?.text.flatMap { $0 == from ? nil : $0 }
        }
    }

    /// Nil where the homeserver does not show it: then what it left out is not for the account.
    private func page(_ call: WebCall, over wire: any Wire) async throws(PollFault) -> JSONValue? {
        let answer: WebAnswer
        do throws(WebFault) {
            answer = try await wire.send(call)
        } catch {
            throw await fault(error)
        }
        guard let error = MatrixError(answer) else { return JSONValue(answer.body) }
        if [400, 403, 404].contains(answer.status), !error.isAccountGone { return nil }
        throw error.fault
    }

    private func fault(_ fault: WebFault) async -> PollFault {
        if case .forbidden(let text) = fault { return .refused(text) }
        if case .endless = fault { await hearing.shrink() }
        return .away(fault.text)
    }

    private func read(
        _ room: MatrixSync.Room, _ direct: [String: [String]], into round: inout PollRound, over wire: any Wire
    ) async {
        let partner = direct.first { $0.value.contains(room.id) }?.key
        for event in room.events.sinceJoining(client.user) {
            if event["type"]?.text == "m.room.encrypted", event["sender"]?.text != client.user,
                !round.unreadable.contains(room.id)
            {
                round.unreadable.append(room.id)
            }
            if let partner, event.leaver == partner { await rooms.forget(room.id, over: wire) }
            if let line = MatrixLine(event, in: room.id, of: client, isDirect: partner != nil) {
                round.messages.append(line.message)
            }
        }
    }
}
