import ConvenorCore
import ConvenorEngine

/// Forms of those who have no session: their mark is bound to a cookie of a quarter of an hour.
extension PageDesk {
    private static let formSeconds = 900

    private static func formCookie(isSecure: Bool) -> String { cookieName(isSecure: isSecure) + "-form" }

    func strangerPage(_ draft: PageDraft, _ sight: Sight, _ request: SiteRequest, status: Int) -> SiteAnswer {
        let name = Self.formCookie(isSecure: request.isSecure)
        let secret = request.cookies[name] ?? engine.freshSecret().secret
        let csrf = seal.text("stranger|\(secret)", for: .form, bytes: 20)
        return SiteAnswer(status, type: PageRoute.html.contentType, html(draft, sight, for: nil, csrf: csrf))
            .adding("set-cookie", Self.cookie(name, secret, seconds: Self.formSeconds, isSecure: request.isSecure))
    }

    /// Nil for a form that does not come from a page of ours.
    func strangerForm(_ request: SiteRequest) -> [String: String]? {
        let form = request.form
        guard isOurs(request), let secret = request.cookies[Self.formCookie(isSecure: request.isSecure)],
            seal.fits(form["csrf"] ?? "", "stranger|\(secret)", for: .form, bytes: 20)
        else { return nil }
        return form
    }

    /// RFC 6265bis section 4.1. Without `seconds` it ends with the browser.
    static func cookie(_ name: String, _ value: String, seconds: Int?, isSecure: Bool) -> String {
        let age = seconds.map { "; Max-Age=\($0)" } ?? ""
        return "\(name)=\(value)\(age); Path=/; HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")"
    }
}
