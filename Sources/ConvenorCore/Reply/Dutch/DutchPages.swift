/// What stands where a reply goes on elsewhere.
extension Dutch {
    package func rest(lines: Int, page: Int) -> String {
        "… nog \(count(lines, "regel", "regels")): meer \(page)"
    }

    package var moreLabel: String { "Meer" }

    package func noPage(_ page: Int, last: Int) -> String {
        "Pagina \(page) is er niet: er \(last == 1 ? "is 1 pagina" : "zijn \(last) pagina's")."
    }

    /// Instead of a page that is not kept.
    func pageGone() -> Reply {
        Reply("Meer heb ik hier niet te tonen: lange antwoorden bewaar ik maar even. Geef de opdracht opnieuw.")
    }

    package func elsewhere(_ way: Elsewhere) -> Reply {
        switch way {
        case .sent: Reply("Rechtstreeks aan jou gestuurd.")
        case .directMessage: Reply("Dat is alleen voor jou; vraag het me in een privébericht, of in een andere chat.")
        case .command: Reply("Dat is alleen voor jou; vraag het me met /convenor, dat antwoord zie jij alleen.")
        }
    }
}
