import ConvenorCore

/// What is sent to an open page (docs/PAGES.md, Live), as server-sent events have it (WHATWG HTML section 9.2).
enum LiveEvent {
    case hello
    /// HTML of regions, and the number of the last entry in them.
    case region([String], version: Int)
    case say(String)
    case beat
    /// Why the page will not change any more.
    case over(String)

    var bytes: [UInt8] {
        switch self {
        case .hello: Self.event("hello", "connected")
        case .region(let html, let version): Self.event("region", html.joined(separator: "\n"), id: version)
        case .say(let sentence): Self.event("say", sentence.cleaned)
        case .beat: Self.event("beat", "alive")
        case .over(let why): Self.event("over", why.cleaned)
        }
    }

    /// Each line of the data begins anew; a carriage return would end one too.
    private static func event(_ name: String, _ data: String, id: Int? = nil) -> [UInt8] {
        let lines = data.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        let body = lines.map { "data: \($0)\n" }.joined()
        return Array("\(id.map { "id: \($0)\n" } ?? "")event: \(name)\n\(body)\n".utf8)
    }

    static let signedOut = Terms(
        "You are signed out. This page is as it was.", nl: "Je bent afgemeld. Deze pagina is zoals zij was.")
    static let notYours = Terms(
        "This page is not for you to see any more.", nl: "Deze pagina is niet langer voor jou te zien.")
    static let ended = Terms(
        "The meeting has begun or ended: load the page again.",
        nl: "De vergadering is begonnen of geëindigd: laad de pagina opnieuw.")
}
