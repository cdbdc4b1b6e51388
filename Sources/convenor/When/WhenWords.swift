import ConvenorCore

/// What the command says of its own input, beside the phrasebook's words for dates.
enum WhenWords {
    static func unknownLanguage(_ said: String) -> String {
        "There is no language \"\(said.cleaned.prefix(40))\" to read; there are: \(PhraseReader.languages.joined(separator: ", "))."
    }

    static func unknownOrder(_ said: String) -> String {
        "There is no order \"\(said.cleaned.prefix(40))\"; there are: "
            + DateOrder.allCases.map(\.rawValue).joined(separator: ", ") + "."
    }

    static func badReference(_ said: String, name: String) -> String {
        "\(name) is \"\(said.cleaned.prefix(40))\", which is no time; one looks like 2026-11-26T09:58 or 2026-11-26T09:58:30."
    }
}
