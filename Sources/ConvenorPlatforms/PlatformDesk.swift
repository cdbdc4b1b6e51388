package import ConvenorCore
package import ConvenorEngine

/// Takes deliveries of all platforms that are set up to the engine, and its replies back.
package struct PlatformDesk: Webhooks {
    private let engine: Convenor
    private let platforms: PlatformTable
    private let now: @Sendable () -> Moment

    /// `now` is the clock that signatures are held against.
    package init(engine: Convenor, platforms: PlatformTable, now: @escaping @Sendable () -> Moment) {
        self.engine = engine
        self.platforms = platforms
        self.now = now
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
                    return await hear(message, platform, request)
                }
                return await Deferral(deferring).answer(message) { await hear(message, $0, request) }
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
        let heard = await PlatformEar(engine: engine).hear(message, of: platform, in: place)
        switch heard {
        case .answered(let body): return WebhookAnswer(status: 200, body: body)
        case .failed(var reply):
            reply.audience = .asker
            let status = platform.comesAgain(message) ? 503 : 200
            return WebhookAnswer(status: status, body: platform.answer(reply, to: message))
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
