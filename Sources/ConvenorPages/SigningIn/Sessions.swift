import ConvenorCore
import ConvenorEngine

/// How browsers are known again: a cookie whose secret is stored as a hash alone.
extension PageDesk {
    /// `__Host-` binds the cookie to this very host and to TLS (RFC 6265bis section 4.1.3.2); a browser refuses it over
    /// plain HTTP.
    static func cookieName(isSecure: Bool) -> String { isSecure ? "__Host-convenor" : "convenor" }

    /// Nil for who is not signed in, or not any more.
    func visitor(_ request: SiteRequest) async throws -> Visitor? {
        guard let secret = request.cookies[Self.cookieName(isSecure: request.isSecure)] else { return nil }
        let (mark, now) = (engine.fingerprint(of: secret), engine.now)
        let pass = try await engine.store.read { try $0.pass(mark, .session) }
        guard let pass, pass.ends > now else { return nil }
        // Whoever is gone, or has another address by now, is not who came in; whoever types at the console is always there.
        let person = (try await engine.people())[pass.person]
        guard person != nil || pass.person == settings.console, (person?.mail?.lowercased() ?? "") == pass.mail else {
            return nil
        }
        if now.seconds(since: pass.seen) >= Self.seenSeconds {
            var seen = pass
            seen.seen = now
            try await engine.note { [seen] in try $0.touch(seen) }
        }
        return Visitor(handle: pass.person, person: person, session: pass)
    }

    /// How often it is written down that somebody was seen.
    private static let seenSeconds = 300

    /// What forms of this session must say.
    func csrf(of visitor: Visitor) -> String {
        visitor.session.map { seal.text("session|\($0.mark)", for: .form, bytes: 20) } ?? ""
    }

    /// Ends sessions, and the pages that they have open.
    func end(_ sessions: [Pass]) async throws {
        try await engine.note { transaction in for session in sessions { try transaction.remove(session) } }
        let marks = Set(sessions.map(\.mark))
        live.end(.over(LiveEvent.signedOut[engine.house.language])) { marks.contains($0.session) }
    }

    /// What is said to a form that is of no session any more, or of another one.
    func stale(_ request: SiteRequest) async throws -> SiteAnswer {
        guard let visitor = try await visitor(request) else { return fault(.stale, stranger(request), nil) }
        return fault(.stale, sight(of: visitor, roster: try await engine.people()), visitor)
    }

    func forgetNotice(of visitor: Visitor) async throws { try await setNotice("", of: visitor) }

    /// Said at the top of the next page.
    func setNotice(_ notice: String, of visitor: Visitor) async throws {
        guard var pass = visitor.session else { return }
        pass.notice = notice
        try await engine.note { [pass] in try $0.touch(pass) }
    }

    /// Whether a form comes from a page of ours: by Origin, else by Sec-Fetch-Site (Fetch Metadata). Behind a proxy that is
    /// not trusted the request does not know that it came by TLS, so the address that is set counts too.
    func isOurs(_ request: SiteRequest) -> Bool {
        if let origin = request.headers["origin"] { return [request.origin, settings.address].contains(origin) }
        return request.headers["sec-fetch-site"] == "same-origin"
    }

    /// The form of somebody who is signed in; nil where it is not theirs, or is too old.
    func form(_ request: SiteRequest, of visitor: Visitor) -> [String: String]? {
        let form = request.form
        let proof = form["csrf"] ?? ""
        guard isOurs(request), let session = visitor.session,
            seal.fits(proof, "session|\(session.mark)", for: .form, bytes: 20)
        else { return nil }
        return form
    }
}

extension SiteRequest {
    /// RFC 6265 section 5.4.
    var cookies: [String: String] {
        Dictionary(
            (headers["cookie"] ?? "").split(separator: ";").compactMap { pair -> (String, String)? in
                let sides = pair.split(separator: "=", maxSplits: 1)
                guard sides.count == 2 else { return nil }
                return (sides[0].filter { $0 != " " }, String(sides[1]))
            }, uniquingKeysWith: { first, _ in first })
    }

    var form: [String: String] { FormFields.read(String(decoding: body, as: UTF8.self)) }
}
