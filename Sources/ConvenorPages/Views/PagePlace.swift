import ConvenorEngine

/// Something that has an address, wherever the pages lie.
package enum PagePlace: Sendable, Hashable {
    case home
    case series(String)
    /// Where one record of a series stands.
    case record(String, id: String)
    case actions(String)
    case meeting(String, Int)
    /// The minutes of a meeting as a file.
    case minutes(String, Int, format: String)
    /// A file of a whole series, such as `actions.csv` or `pictures/burn-down.svg`.
    case file(String, String)
    /// Where one answers for a record of one's own.
    case answer(String, id: String)
    case done(String, id: String)
    case undo(String, id: String)
    /// Where one answers the invitation to the next meeting of a series.
    case invitation(String)
    case channel, calendar
    case mine, search, sessions, signIn, signOut
}

/// How the addresses of a set of pages are written.
package enum Addresses: Sendable, Hashable {
    /// Of the daemon, each from the root of its host.
    case site
    /// Of files that open from a disk; how many folders the page lies below the first.
    case export(depth: Int)

    package func href(_ place: PagePlace) -> String {
        switch self {
        case .site: Self.path(place)
        case .export(let depth): String(repeating: "../", count: depth) + Self.file(place)
        }
    }

    private static func path(_ place: PagePlace) -> String {
        switch place {
        case .home: "/"
        case .series(let slug): "/s/\(part(slug))"
        case .record(let slug, let id): "/s/\(part(slug))#\(id)"
        case .actions(let slug): "/s/\(part(slug))/actions"
        case .meeting(let slug, let number): "/s/\(part(slug))/meetings/\(number)"
        case .minutes(let slug, let number, let format): "/s/\(part(slug))/meetings/\(number).\(format)"
        case .file(let slug, let name): "/s/\(part(slug))/\(name)"
        case .answer(let slug, let id): "/s/\(part(slug))/\(id)/answer"
        case .done(let slug, let id): "/s/\(part(slug))/\(id)/done"
        case .undo(let slug, let id): "/s/\(part(slug))/\(id)/undo"
        case .invitation(let slug): "/s/\(part(slug))/next/answer"
        case .channel: "/me/channel"
        case .calendar: "/me/calendar"
        case .mine: "/me"
        case .search: "/search"
        case .sessions: "/me/sessions"
        case .signIn: "/sign-in"
        case .signOut: "/sign-out"
        }
    }

    private static func part(_ text: String) -> String { FormFields.encoded(text) }

    /// What an export does not have leads to its first page.
    private static func file(_ place: PagePlace) -> String {
        switch place {
        case .record(_, let id): "index.html#\(id)"
        case .actions: "actions.html"
        case .meeting(_, let number): "meetings/\(number).html"
        case .minutes(_, let number, let format): "minutes/\(number).\(format)"
        case .file(_, let name): name
        default: "index.html"
        }
    }
}
