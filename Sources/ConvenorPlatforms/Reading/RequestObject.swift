import ConvenorEngine

extension WebhookRequest {
    /// The body of a request that must be a JSON object and say so.
    func object() throws(WebhookFault) -> JSONValue {
        guard mediaType == "application/json" else { throw .contentType(wanted: "application/json") }
        guard let value = JSONValue(body) else { throw .malformed("The body is no JSON.") }
        guard case .object = value else { throw .malformed("The body is no JSON object.") }
        return value
    }
}
