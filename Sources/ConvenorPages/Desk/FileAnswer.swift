import ConvenorCore
import ConvenorEngine

/// Who may do what inside a file that a browser shows (CSP Level 3).
enum FilePolicy: String {
    /// Nothing is loaded and nothing runs; the file brings its own style.
    case document = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; sandbox"
    case inert = "default-src 'none'; sandbox"
}

extension PageDesk {
    /// A file that a browser may keep as long as it asks each time whether it is the same (RFC 9110 section 13.1.2).
    ///
    /// - Parameters:
    ///   - name: under which a browser saves it; nil for one that it shows.
    ///   - mark: what the file follows from, where it is not its bytes.
    func file(
        _ bytes: [UInt8], type: String, to request: SiteRequest, policy: FilePolicy = .inert, name: String? = nil,
        mark: String? = nil
    ) -> SiteAnswer {
        let tag = tag(of: mark ?? String(decoding: bytes, as: UTF8.self))
        var answer = request.holds(tag) ? SiteAnswer(304) : SiteAnswer(200, type: type, bytes: bytes)
        answer.headers += [
            ("etag", tag), ("cache-control", "private, no-cache"), ("content-security-policy", policy.rawValue),
        ]
        if let name, answer.status == 200 {
            // RFC 8187 section 3.2.3.
            let encoded = FormFields.encoded(name)
            answer.headers.append(("content-disposition", "attachment; filename*=UTF-8''\(encoded)"))
        }
        return answer
    }

    /// A strong validator (RFC 9110 section 8.8.3).
    func tag(of text: String) -> String {
        "\"" + engine.fingerprint(of: text).filter { $0.isLetter || $0.isNumber }.prefix(24) + "\""
    }
}

extension SiteRequest {
    /// Whether the browser has what bears this tag (RFC 9110 section 13.1.2).
    func holds(_ tag: String) -> Bool {
        (headers["if-none-match"] ?? "").split(separator: ",").contains { given in
            let given = given.filter { $0 != " " }
            return given == "*" || given == tag || given == "W/" + tag
        }
    }
}
