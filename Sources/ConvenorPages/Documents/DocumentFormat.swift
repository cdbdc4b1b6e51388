import ConvenorEngine

/// The forms in which documents are had, by the ending of the file.
enum DocumentFormat: String, Sendable, CaseIterable {
    case html, md, txt, json, csv, pdf

    /// Those that need no other program.
    static let own: [DocumentFormat] = [.html, .md, .txt, .json, .csv]

    var contentType: String {
        switch self {
        case .html: "text/html; charset=utf-8"
        case .md: "text/markdown; charset=utf-8"
        case .txt: "text/plain; charset=utf-8"
        case .json: "application/json"
        // RFC 4180 section 3: header=present is what lets a program know of the first row.
        case .csv: "text/csv; charset=utf-8; header=present"
        case .pdf: "application/pdf"
        }
    }

    /// What minutes are written as; nil for what is made of the HTML.
    var minutes: MinutesFormat? {
        switch self {
        case .html: .html
        case .md: .markdown
        case .txt: .text
        case .json: .json
        case .csv: .csv
        case .pdf: nil
        }
    }

    /// Whether a browser shows it, rather than saves it.
    var isShown: Bool { self == .html || self == .txt || self == .pdf }

    var body: WebhookDescription.Body { .init(contentType, schema) }

    private var schema: JSONValue {
        switch self {
        case .json: [:]
        case .pdf: ["type": "string", "contentMediaType": "application/pdf"]
        default: ["type": "string"]
        }
    }
}
