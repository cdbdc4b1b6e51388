import ConvenorCore
import ConvenorEngine

/// Why there is no page, each with its status and its flag in the template.
enum PageFault: Sendable {
    case notFound
    case forbidden(String)
    /// The form's mark does not fit the session.
    case stale
    case expired(String)
    /// Nothing is known of the link: it was never made, or has done what it was for.
    case unknown(String)
    case tooMany(until: Moment)
    case misset(host: String, wanted: String)
    case broken(reference: String)
    case away

    var status: Int {
        switch self {
        case .notFound, .unknown: 404
        case .forbidden, .stale: 403
        case .expired: 410
        case .tooMany: 429
        case .misset: 421
        case .broken: 500
        case .away: 503
        }
    }

    private var flag: String {
        switch self {
        case .notFound: "isNotFound"
        case .forbidden: "isForbidden"
        case .stale: "isStale"
        case .expired, .unknown: "isExpired"
        case .tooMany: "isTooMany"
        case .misset: "isMisset"
        case .broken: "isBroken"
        case .away: "isAway"
        }
    }

    private static let flags = [
        "isNotFound", "isForbidden", "isStale", "isExpired", "isTooMany", "isMisset", "isBroken", "isAway",
    ]

    func facts(_ sight: Sight) -> [String: Facts] {
        var facts = Dictionary(uniqueKeysWithValues: Self.flags.map { ($0, Facts.flag($0 == flag)) })
        for name in ["reason", "until", "host", "wanted", "reference"] { facts[name] = .text("") }
        switch self {
        case .forbidden(let reason), .expired(let reason), .unknown(let reason): facts["reason"] = .line(reason)
        case .tooMany(let until): facts["until"] = .text(sight.time(until))
        case .misset(let host, let wanted): (facts["host"], facts["wanted"]) = (.line(host), .line(wanted))
        case .broken(let reference): facts["reference"] = .line(reference)
        case .notFound, .stale, .away: break
        }
        return facts
    }

    /// What the browser shows at its top.
    static let titles: [String: Terms] = [
        "isNotFound": Terms("Nothing here", nl: "Hier is niets"),
        "isForbidden": Terms("Not yours to do", nl: "Niet aan jou"),
        "isStale": Terms("The form is too old", nl: "Het formulier is te oud"),
        "isExpired": Terms("This link has ended", nl: "Deze link is verlopen"),
        "isTooMany": Terms("Too often", nl: "Te vaak"),
        "isMisset": Terms("Not the address that was set", nl: "Niet het ingestelde adres"),
        "isBroken": Terms("Something went wrong", nl: "Er ging iets mis"),
        "isAway": Terms("Not at the moment", nl: "Nu even niet"),
    ]

    func title(_ sight: Sight) -> String { Self.titles[flag].map { sight.say($0) } ?? "" }
}

extension PageDesk {
    func fault(_ fault: PageFault, _ sight: Sight, _ visitor: Visitor?) -> SiteAnswer {
        var draft = PageDraft("fault", title: fault.title(sight))
        draft.facts = fault.facts(sight)
        let ways: [(PagePlace, Terms)] =
            visitor?.session == nil
            ? [(.signIn, Terms("Sign in", nl: "Aanmelden"))]
            : [(.home, Terms("Overview", nl: "Overzicht")), (.mine, Terms("My page", nl: "Mijn pagina"))]
        draft.facts["ways"] = .list(
            ways.map { .map(["href": sight.href($0.0), "name": .text(sight.say($0.1))]) })
        let csrf = visitor.map { self.csrf(of: $0) } ?? ""
        var answer = SiteAnswer(
            fault.status, type: PageRoute.html.contentType, html(draft, sight, for: visitor, csrf: csrf))
        if case .tooMany(let until) = fault {
            answer.headers.append(("retry-after", String(max(1, until.seconds(since: engine.now)))))
        }
        return answer
    }

    /// Something broke: a store that cannot be used is told as being away, all else with a reference to the log.
    func broken(_ error: any Error, _ request: SiteRequest) -> SiteAnswer {
        let reference = engine.report(error, of: "A page could not be made")
        if case .unusable? = error as? StoreFailure { return fault(.away, stranger(request), nil) }
        return fault(.broken(reference: reference), stranger(request), nil)
    }

    /// For who is not known: the language that the browser asks for first among those there are, else the house's.
    func stranger(_ request: SiteRequest) -> Sight {
        let house = engine.house
        let asked = (request.headers["accept-language"] ?? "").split(separator: ",")
            .map { $0.prefix { $0 != ";" && $0 != "-" }.filter { $0 != " " }.lowercased() }
        let tag = asked.first { Tongues.codes.contains($0) }
        return Sight(
            handle: nil, words: Tongues.speaking(tag ?? house.language), roster: Roster(), zone: house.zone,
            now: engine.now, rules: house.rules, calendar: house.calendar, addresses: .site)
    }
}
