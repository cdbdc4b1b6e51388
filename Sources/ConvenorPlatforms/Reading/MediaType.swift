import ConvenorCore
import ConvenorEngine

extension WebhookRequest {
    /// The content type in lower case, without its parameters; empty without one.
    var mediaType: String {
        let type = headers["content-type", default: ""].split(separator: ";").first ?? ""
        return type.trimmed().lowercased()
    }
}
