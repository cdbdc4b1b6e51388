package import ConvenorCore
package import ConvenorEngine

/// What a key may be used for.
package enum ApiScope: String, Sendable, CaseIterable {
    case read, write
}

/// Keys by which programs come in for somebody; stored as what they are found by, and shown once.
package struct ApiKeys: Sendable {
    private let engine: Convenor
    /// How a key can be told from other secrets, by people and by programs that look for lost ones.
    private static let mark = "cvk_"
    /// How often it is written down that a key was used.
    private static let seenSeconds = 300

    package init(_ engine: Convenor) { self.engine = engine }

    /// The key itself, which is nowhere else afterwards.
    package func make(
        for person: Handle, name: String, scopes: Set<ApiScope>, days: Int = 365
    ) async throws -> String {
        let key = Self.mark + engine.freshSecret().secret
        let now = engine.now
        var pass = Pass(
            .key, mark: engine.fingerprint(of: key), person: person, made: now,
            ends: now.adding(seconds: days * 86_400), name: name)
        pass.scopes = ApiScope.allCases.filter(scopes.contains).map(\.rawValue).joined(separator: " ")
        try await engine.note { [pass] in try $0.put(pass) }
        return key
    }

    /// For whom a request speaks (RFC 6750 section 2.1); throws a `Problem` for a key that is none, or may not do this.
    func visitor(_ request: SiteRequest, for scope: ApiScope) async throws -> (visitor: Visitor, roster: Roster) {
        let words = (request.headers["authorization"] ?? "").split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bearer", words[1].hasPrefix(Self.mark) else {
            throw Problem.unknown
        }
        let (mark, now) = (engine.fingerprint(of: String(words[1])), engine.now)
        let pass = try await engine.store.read { try $0.pass(mark, .key) }
        let roster = try await engine.people()
        guard let pass, pass.ends > now, let person = roster[pass.person] else { throw Problem.unknown }
        guard pass.scopes.split(separator: " ").contains(Substring(scope.rawValue)) else { throw Problem.lacks(scope) }
        if now.seconds(since: pass.seen) >= Self.seenSeconds {
            var seen = pass
            seen.seen = now
            try await engine.note { [seen] in try $0.touch(seen) }
        }
        return (Visitor(handle: pass.person, person: person), roster)
    }
}
