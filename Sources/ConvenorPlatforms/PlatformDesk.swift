package import ConvenorCore
package import ConvenorEngine

/// Takes deliveries of all platforms that are set up to the engine, and its replies back.
package struct PlatformDesk: Webhooks {
    private let engine: Convenor
    private let platforms: PlatformTable
    private let now: @Sendable () -> Moment
    private let introductions: Introductions

    /// `now` is the clock that signatures are held against; without a `wire` no platform is asked who somebody is.
    package init(
        engine: Convenor, platforms: PlatformTable, wire: (any Wire)? = nil, now: @escaping @Sendable () -> Moment
    ) {
        self.engine = engine
        self.platforms = platforms
        self.now = now
        introductions = Introductions(wire: wire)
    }

    package func takes(platform: String, name: String) -> Bool {
        platforms[PlatformTable.place(platform, name)] != nil
    }

    package func answer(_ request: WebhookRequest) async -> WebhookAnswer {
        let place = PlatformTable.place(request.platform, request.name)
        guard let platform = platforms[place] else { return WebhookAnswer(status: 404) }
        do {
            try platform.authenticate(request, at: now())
            switch try platform.parse(request) {
            case .message(let message): return await hear(message, platform, request)
            case .noticed(let answer): return answer
            }
        } catch {
            return Self.answer(to: error)
        }
    }

    private func hear(
        _ message: PlatformMessage, _ platform: any Platform, _ request: WebhookRequest
    ) async -> WebhookAnswer {
        let place = PlatformTable.place(request.platform, request.name)
        let line = message.message(in: place, of: request)
        if await engine.wantsIntroduction(line.who),
            let profile = await introductions.profile(of: line.who, by: platform, at: now())
        {
            await engine.introduce(line.who, mail: profile.mail)
        }
        let heard = await engine.hear(
            line,
            dress: Dress(
                answer: { platform.answer($0, to: message) },
                posts: { platform.posts($0, after: message).map { $0.post(in: place) } }))
        switch heard {
        case .answered(let body): return WebhookAnswer(status: 200, body: body)
        case .failed(let reply): return WebhookAnswer(status: 503, body: platform.answer(reply, to: message))
        }
    }

    private static func answer(to fault: WebhookFault) -> WebhookAnswer {
        switch fault {
        case .unauthentic: WebhookAnswer(status: fault.status)
        case .contentType(let wanted):
            WebhookAnswer(status: fault.status, body: JSONValue.object(["error": .text("Send it as \(wanted).")]).bytes)
        case .malformed(let sentence):
            WebhookAnswer(status: fault.status, body: JSONValue.object(["error": .text(sentence)]).bytes)
        }
    }
}

extension PlatformMessage {
    /// As the engine takes it.
    func message(in place: String, of request: WebhookRequest) -> Message {
        var message = Message(
            delivery: delivery.map { DeliveryID(platform: request.platform, name: request.name, id: $0) },
            who: ChatIdentity(place: place, id: user, name: userName, isHandle: userIsHandle),
            room: ChatRoom(place: place, id: room, address: replyURL), text: text)
        message.isDirect = isDirect
        message.question = question
        message.series = series
        return message
    }
}
