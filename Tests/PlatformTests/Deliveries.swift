import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms

/// What tests ask of any platform.
extension Platform {
    func takes(_ request: WebhookRequest, at seconds: Int64) -> Bool {
        do {
            try authenticate(request, at: Moment(milliseconds: seconds * 1000))
            return true
        } catch {
            return error != .unauthentic
        }
    }

    /// Nil where nothing is said to us.
    func read(_ request: WebhookRequest) throws -> PlatformMessage? {
        if case .message(let message) = try parse(request) { message } else { nil }
    }

    /// The answer to what is said to nobody; nil for a message.
    func noticed(_ request: WebhookRequest) throws -> WebhookAnswer? {
        if case .noticed(let answer) = try parse(request) { answer } else { nil }
    }

    func fault(_ request: WebhookRequest) -> WebhookFault? {
        do {
            _ = try parse(request)
            return nil
        } catch {
            return error
        }
    }

    func failure(_ post: PlatformPost, over wire: any Wire) async -> DeliveryFailure? {
        do {
            _ = try await deliver(post, over: wire)
            return nil
        } catch {
            return error
        }
    }
}

extension WebhookRequest {
    init(_ platform: String, _ body: String, _ headers: [String: String] = [:]) {
        let headers = ["content-type": "application/json"].merging(headers) { $1 }
        self.init(platform: platform, name: "", headers: headers, body: Array(body.utf8))
    }
}

extension PlatformMessage {
    /// The text with every mention as `[id name]`.
    var said: String {
        text.map { piece in
            switch piece {
            case .text(let text): text
            case .mention(let id, let name): "[\(id) \(name)]"
            }
        }.joined()
    }
}

extension [UInt8] {
    var text: String { String(decoding: self, as: UTF8.self) }
    var json: JSONValue { JSONValue(self) ?? .null }
}

extension Reply {
    /// A question with two answers and a button.
    static var asking: Reply {
        var reply = Reply([
            .line("Which <b>?"), .choices([.init(key: "1", label: "Tue 1 Dec"), .init(key: "2", label: "Wed 2 Dec")]),
            .buttons([.init(label: "done", line: "done A7", series: "q1")]),
        ])
        reply.question = "mark7"
        reply.audience = .asker
        return reply
    }

    static func long(_ lines: Int) -> Reply {
        Reply((0..<lines).map { .line("Line \($0) of many, with words & <signs>") })
    }

    func to(_ audience: Audience) -> Reply {
        var reply = self
        reply.audience = audience
        return reply
    }
}
