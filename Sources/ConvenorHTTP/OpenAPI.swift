import ConvenorEngine
import HTTPTypes
import Hummingbird
import NIOCore

/// The description of the server (OpenAPI 3.1), made from the routes that it answers by.
enum OpenAPI {
    static func route(_ text: ByteBuffer) -> Route {
        let json = WebhookDescription.Body("application/json", ["type": "object"])
        return Route(
            path: "/openapi.json",
            operations: [
                Operation(
                    method: .get, id: "openapi", summary: "This description.", answers: [.init(200, "It.", json)]
                ) { _, _ in
                    Response(
                        status: .ok, headers: [.contentType: json.contentType],
                        body: ResponseBody(byteBuffer: text))
                }
            ])
    }

    static func document(_ routes: [Route], version: String) -> JSONValue {
        [
            "openapi": "3.1.0",
            "info": [
                "title": "Convenor", "version": .text(version),
                "description":
                    "A path that is not here is answered with 404, a method that is not here with 405.",
            ],
            "components": [
                "securitySchemes": [
                    "key": [
                        "type": "http", "scheme": "bearer",
                        "description": "A key of somebody's own, which begins with cvk_; cookies do not count.",
                    ]
                ]
            ],
            "paths": .object(Dictionary(routes.map { ($0.path, item($0)) }, uniquingKeysWith: { $1 })),
        ]
    }

    private static func item(_ route: Route) -> JSONValue {
        var members: [String: JSONValue] = [:]
        for method in route.methods {
            guard let operation = route.operation(for: method) else { continue }
            members[method.rawValue.lowercased()] = description(of: operation, as: method, at: route.path)
        }
        return .object(members)
    }

    private static func description(
        of operation: Operation, as method: HTTPRequest.Method, at path: String
    ) -> JSONValue {
        let isHead = method == .head
        var members: [String: JSONValue] = [
            "operationId": .text(isHead ? operation.id + "Head" : operation.id), "summary": .text(operation.summary),
        ]
        let parameters =
            places(of: path) + operation.queries.map { parameter($0, "query") }
            + operation.headers.map { parameter($0, "header") }
        if operation.isKeyed { members["security"] = [["key": []]] }
        if !parameters.isEmpty { members["parameters"] = .array(parameters) }
        if !operation.bodies.isEmpty {
            members["requestBody"] = ["required": true, "content": content(operation.bodies)]
        }
        var answers: [String: JSONValue] = [:]
        for (status, all) in Dictionary(grouping: operation.answers, by: \.status) {
            let bodies = all.compactMap(\.body)
            var said: [String: JSONValue] = ["description": .text(all.map(\.meaning).joined(separator: " "))]
            if !bodies.isEmpty, !isHead { said["content"] = content(bodies) }
            answers[String(status)] = .object(said)
        }
        members["responses"] = .object(answers)
        return .object(members)
    }

    private static func parameter(_ named: WebhookDescription.Header, _ place: String) -> JSONValue {
        [
            "name": .text(named.name), "in": .text(place), "required": false,
            "description": .text(named.meaning), "schema": ["type": "string"],
        ]
    }

    /// What stands in braces in a path.
    private static func places(of path: String) -> [JSONValue] {
        path.split(separator: "{").dropFirst().compactMap { $0.split(separator: "}").first.map(String.init) }.map {
            [
                "name": .text($0), "in": "path", "required": true,
                "description": .text(meanings[$0] ?? "A part of the address."), "schema": ["type": "string"],
            ]
        }
    }

    private static let meanings = [
        "secret": "What nobody else knows.", "slug": "The short name of a series.", "id": "A record, such as A7.",
        "number": "A meeting, counted from 1.", "format": "The ending of a file.", "token": "A link out of a mail.",
        "digest": "What the file's content begins with as SHA-256.", "name": "A name as the page has it.",
    ]

    private static func content(_ bodies: [WebhookDescription.Body]) -> JSONValue {
        .object(Dictionary(bodies.map { ($0.contentType, ["schema": $0.schema]) }, uniquingKeysWith: { $1 }))
    }
}
