import ConvenorCore
import ConvenorEngine

extension ApiCall {
    /// Says a line and answers what the chat would; a refusal is a problem, so that a program need not read sentences.
    func say() async throws -> SiteAnswer {
        let type = (request.headers["content-type"] ?? "").prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        guard type == ApiRoutes.json else { throw Problem(status: 415, detail: "Send application/json.") }
        guard let body = JSONValue(request.body), let slug = body["series"]?.text,
            let line = body["line"]?.text, line.contains(where: { !$0.isWhitespace })
        else {
            throw Problem.bad("Send the name of a series and a line: {\"series\": \"board\", \"line\": \"done A7\"}.")
        }
        let (archive, _) = try await series(slug, wholeOnly: false)
        let delivery = try key().map { DeliveryID(platform: "api", name: visitor.handle.name, id: $0) }
        let keyed = KeyedLine(
            line, from: visitor.handle, to: .series(archive.series.slug), room: "api", delivery: delivery)
        switch await desk.engine.hear(keyed, write: { $0.json(outcome: $1).bytes }) {
        case .answered(let bytes): return try Self.answer(bytes)
        case .failed(let reply): throw Problem(status: 503, detail: reply.plainText)
        case .mistaken:
            throw Problem(
                status: 422, detail: "This Idempotency-Key stands for another line: give each line one of its own.")
        }
    }

    private static let longestKey = 255

    private func key() throws(Problem) -> String? {
        guard let key = request.headers["idempotency-key"] else { return nil }
        guard (1...Self.longestKey).contains(key.utf8.count) else {
            throw Problem.bad("An Idempotency-Key has from 1 to \(Self.longestKey) bytes.")
        }
        return key
    }

    private static func answer(_ bytes: [UInt8]) throws(Problem) -> SiteAnswer {
        guard let said = JSONValue(bytes), said["outcome"]?.text == "refused",
            case .object(let members) = said
        else { return SiteAnswer(200, type: ApiRoutes.json, bytes: bytes) }
        throw Problem(status: 422, detail: said["text"]?.text ?? "", more: members)
    }
}

extension Reply {
    /// As structure and as text.
    fileprivate func json(outcome: String) -> JSONValue {
        ["outcome": .text(outcome), "text": .text(plainText), "blocks": .array(blocks.map(\.json))]
    }
}

extension Reply.Block {
    fileprivate var json: JSONValue {
        switch self {
        case .line(let text): ["line": .text(text)]
        case .items(let lines): ["items": .array(lines.map { .text($0) })]
        case .table(let rows): ["table": .array(rows.map { .array($0.map { .text($0) }) })]
        case .choices(let choices):
            [
                "choices": .array(
                    choices.map { ["key": .text("\($0.key)"), "label": .text($0.label)] })
            ]
        case .buttons(let buttons):
            ["buttons": .array(buttons.map { ["label": .text($0.label), "line": .text($0.line)] })]
        }
    }
}
