package import ConvenorCore
package import ConvenorEngine

/// Takes deliveries of all platforms that are set up to the engine, and its replies back.
package struct PlatformDesk: Webhooks {
    private let engine: Convenor
    private let platforms: PlatformTable
    private let now: @Sendable () -> Moment
    private let introductions: Introductions
    private let wire: (any Wire)?

    /// `now` is the clock that signatures are held against; without a `wire` no platform is asked who somebody is.
    package init(
        engine: Convenor, platforms: PlatformTable, wire: (any Wire)? = nil, now: @escaping @Sendable () -> Moment
    ) {
        self.engine = engine
        self.platforms = platforms
        self.now = now
        self.wire = wire
        introductions = Introductions(wire: wire)
    }

    package var descriptions: [WebhookDescription] {
        platforms.places.compactMap { place in
            let parts = place.split(separator: ":", maxSplits: 1).map(String.init)
            return platforms.webhook(place)?.description(at: (["/webhooks"] + parts).joined(separator: "/"))
        }
    }

    package func answer(_ request: WebhookRequest) async -> WebhookAnswer {
        let place = PlatformTable.place(request.platform, request.name)
        guard let platform = platforms.webhook(place) else { return WebhookAnswer(status: 404) }
        do {
            try platform.authenticate(request, at: now())
            switch try platform.parse(request) {
            case .message(let message):
                guard let deferring = platform as? any DeferringPlatform else {
                    return platform.answer(to: await hear(message, platform, place), of: message)
                }
                let deferral = Deferral(deferring) { [wire] post in
                    // Who typed it is told, or nobody: no letter of it can be in the outbox.
                    if let wire { _ = try? await platform.deliver(post, over: wire) }
                }
                return await deferral.answer(message) { await hear(message, platform, place, late: $0) }
            case .noticed(let answer): return answer
            }
        } catch {
            return WebhookAnswer(error)
        }
    }

    private func hear(
        _ message: PlatformMessage, _ platform: any Platform, _ place: String, late: Deferral.LatePosts? = nil
    ) async -> Heard {
        let who = message.message(in: place).who
        if await engine.wantsIntroduction(who),
            let profile = await introductions.profile(of: who, by: platform, at: now())
        {
            await engine.introduce(who, mail: profile.mail)
        }
        return await PlatformEar(engine: engine).hear(message, of: platform, in: place, late: late)
    }
}

extension Platform {
    /// What a request is answered with, by what came of its message.
    func answer(to heard: Heard, of message: PlatformMessage) -> WebhookAnswer {
        switch heard {
        case .answered(let body): return WebhookAnswer(status: 200, body: body)
        case .failed(var reply):
            reply.audience = .asker
            let status = comesAgain(message) ? 503 : 200
            return WebhookAnswer(status: status, body: answer(reply, to: message))
        case .mistaken: return WebhookAnswer(.mistaken)
        }
    }
}

extension WebhookAnswer {
    init(_ fault: WebhookFault) {
        let sentence: String? =
            switch fault {
            case .unauthentic: nil
            case .contentType(let wanted): "Send it as \(wanted)."
            case .malformed(let sentence): sentence
            case .mistaken:
                "Another message came under this id before. Nothing is stored: give each an id of its own."
            }
        let body = sentence.map { JSONValue.object(["error": .text($0)]).bytes }
        self.init(status: fault.status, body: body ?? [])
    }
}
