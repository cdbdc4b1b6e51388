/// What stands where a reply goes on elsewhere.
extension English {
    package func rest(lines: Int, page: Int) -> String {
        "… \(lines) more \(lines == 1 ? "line" : "lines"): more \(page)"
    }

    package var moreLabel: String { "More" }

    package func noPage(_ page: Int, last: Int) -> String {
        "There is no page \(page): it has \(last == 1 ? "1 page" : "\(last) pages")."
    }

    /// Instead of a page that is not kept.
    func pageGone() -> Reply {
        Reply("I have nothing more to show here: I keep long answers for a while only. Say the command again.")
    }

    package func elsewhere(_ way: Elsewhere) -> Reply {
        switch way {
        case .sent: Reply("Sent to you directly.")
        case .directMessage: Reply("That is for you alone; ask me in a direct message, or in another chat.")
        case .command: Reply("That is for you alone; ask me with /convenor, whose answer only you see.")
        }
    }
}
