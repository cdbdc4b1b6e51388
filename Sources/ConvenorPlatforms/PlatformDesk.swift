package import ConvenorCore
package import ConvenorEngine

/// One row of the table of platforms.
package struct PlatformRow: Sendable {
    /// The first part of its path, and the name of its settings: `platforms.<name>`.
    package let name: String
    let make: @Sendable (_ secrets: [String]) -> any Platform

    /// Every platform there is.
    package static let all = [PlatformRow(name: "generic") { Generic(secrets: $0) }]
}

/// Takes deliveries of all platforms that are set up to the engine, and its replies back.
package struct PlatformDesk: Webhooks {
    private let engine: Convenor
    private let platforms: [String: any Platform]
    private let now: @Sendable () -> Moment

    /// A platform without a secret is left out. `now` is the clock that signatures are held against.
    package init(engine: Convenor, secrets: [String: [String]], now: @escaping @Sendable () -> Moment) {
        self.engine = engine
        self.now = now
        var platforms: [String: any Platform] = [:]
        for row in PlatformRow.all {
            let own = secrets[row.name, default: []].filter { !$0.isEmpty }
            if !own.isEmpty { platforms[row.name] = row.make(own) }
        }
        self.platforms = platforms
    }

    package var isEmpty: Bool { platforms.isEmpty }

    package func takes(platform: String, name: String) -> Bool { platforms[platform] != nil && Self.isName(name) }

    /// Nothing but letters, digits, hyphens and underscores, so that it can stand before the name of a room.
    private static func isName(_ name: String) -> Bool {
        name.utf8.count <= 64
            && name.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            }
    }

    package func answer(_ request: WebhookRequest) async -> WebhookAnswer {
        guard let platform = platforms[request.platform], Self.isName(request.name) else {
            return WebhookAnswer(status: 404)
        }
        let message: PlatformMessage
        do {
            try platform.authenticate(request, at: now())
            message = try platform.parse(request)
        } catch {
            return Self.answer(to: error)
        }
        let delivery = message.delivery.map { DeliveryID(platform: request.platform, name: request.name, id: $0) }
        let place = request.name.isEmpty ? request.platform : "\(request.platform):\(request.name)"
        let heard = await engine.hear(
            Message(delivery: delivery, user: message.user, room: "\(place)/\(message.room)", text: message.text),
            render: { platform.render($0) })
        switch heard {
        case .answered(let body): return WebhookAnswer(status: 200, body: body)
        case .failed(let reply): return WebhookAnswer(status: 503, body: platform.render(reply))
        }
    }

    private static func answer(to fault: WebhookFault) -> WebhookAnswer {
        switch fault {
        case .unauthentic: WebhookAnswer(status: fault.status)
        case .contentType(let wanted):
            WebhookAnswer(status: fault.status, body: JSONText.object(["error": "Send it as \(wanted)."]))
        case .malformed(let sentence):
            WebhookAnswer(status: fault.status, body: JSONText.object(["error": sentence]))
        }
    }
}
