import ConvenorEngine

/// What browsers are told beside a page (docs/PAGES.md, Headers).
enum PageHeaders {
    /// No script or style but our own two files, nothing from elsewhere, in no frame (CSP Level 3).
    static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
        form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """

    private static let always = [
        ("x-content-type-options", "nosniff"), ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"), ("cross-origin-resource-policy", "same-origin"),
        ("x-frame-options", "DENY"), ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
        ("content-security-policy", policy), ("cache-control", "no-store"),
    ]

    /// Adds what the answer does not say itself.
    static func dress(_ answer: SiteAnswer, isSecure: Bool) -> SiteAnswer {
        var answer = answer
        let said = Set(answer.headers.map(\.name))
        let more = always + (isSecure ? [("strict-transport-security", "max-age=31536000")] : [])
        for (name, value) in more where !said.contains(name) { answer.headers.append((name, value)) }
        return answer
    }
}

extension SiteRoute {
    /// The same with the headers that every answer has.
    var dressed: SiteRoute {
        var route = self
        let answer = route.answer
        route.answer = { request in
            PageHeaders.dress(try await answer(request), isSecure: request.isSecure)
        }
        return route
    }

    /// The same with a page where something breaks.
    func caught(by desk: PageDesk) -> SiteRoute {
        var route = self
        let answer = route.answer
        route.answer = { request in
            do {
                return try await answer(request)
            } catch {
                return desk.broken(error, request)
            }
        }
        return route
    }
}
