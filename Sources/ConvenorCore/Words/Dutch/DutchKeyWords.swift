/// The fixed words that may follow a verb, in Dutch, and the word of the verb's own table that each stands for.
enum DutchKeyWords {
    /// By the name of the verb.
    private static let table: [String: [String: String]] = [
        "goto": step, "skip": step.merging(["deze": "this", "de": "the"]) { $1 },
        "move": step.merging(["voor": "before"]) { $1 },
        "language": ["standaard": "default"],
        "schedule": off.merging(["overslaan": "skip", "verplaats": "move", "op": "on", "om": "at"]) { $1 },
        "calendar": off, "quiet": off, "escalation": off, "report": off.merging(["wekelijks": "weekly"]) { $1 },
        "reminders": off.merging([
            "licht": "light", "standaard": "standard", "stevig": "firm", "gewoon": "default",
        ]) { $1 },
        "channel": ["beide": "both"], "iam": ["niemand": "nobody"], "forget": ["mij": "me", "mezelf": "myself"],
        "admit": ["als": "as"], "help": ["alles": "all", "alle": "all", "stap": "step"],
        "actions": [
            "alles": "all", "alle": "all", "te laat": "overdue", "telaat": "overdue", "te-laat": "overdue",
            "@mij": "@me", "mij": "me", "mijn": "mine", "van mij": "mine",
        ],
        "vote": ["keuzes": "options", "opties": "options", "drempel": "threshold"],
        "feedback": request, "feedback-request": request,
        "due": ["naar": "to"], "reassign": ["naar": "to", "aan": "to"],
        "snooze": ["naar": "to", "tot": "until"], "plan": ["tot": "until"], "q+": ["over": "to"],
        "invite": [
            "rol": "role", "taal": "language", "volgorde": "order", "naam": "name", "tijdzone": "zone",
            "leidinggevende": "manager",
        ],
        "find": search, "score": ["alles": "all"],
    ]
    private static let step = ["stap": "step"]
    private static let off = ["uit": "off", "aan": "on", "geen": "none"]
    private static let request = [
        "over": "in", "na": "after", "vraag": "ask", "aan": "to", "bij": "to",
        "dag": "day", "dagen": "days", "week": "week", "weken": "weeks", "maand": "month", "maanden": "months",
    ]
    private static let search = [
        "soort": "kind", "uiterlijk": "due", "datum": "due", "voor": "for", "eigenaar": "owner", "wie": "owner",
        "klaar": "done", "gereed": "done", "te-laat": "overdue", "telaat": "overdue", "geblokkeerd": "blocked",
        "vast": "blocked", "vervallen": "dropped", "geschrapt": "dropped", "vandaag": "today", "geen": "none",
        "nooit": "never",
    ]

    static func meant(_ word: String, behind verb: String) -> String {
        // `actions` looks for records in the words of `find`.
        table[verb]?[word] ?? (verb == "actions" ? search[word] : nil) ?? word
    }
}

extension Ask {
    /// A fixed word behind the verb as the table of verbs has it, whichever language it was typed in.
    func key(_ word: String) -> String { DutchKeyWords.meant(word.lowercased(), behind: verb) }
    func key(_ token: Token) -> String { key(token.lowered) }

    /// The language of who types: their own, else that of the series, else that of the house.
    var language: String { scene.language(in: series) }

    func isBecause(_ token: Token) -> Bool { ClauseWords.isBecause(token.lowered.trimmingColon, in: language) }

    /// Why something is done, without the word that opens it.
    ///
    /// - Parameter isNeeded: refuses a line without one.
    func reason(_ words: some Collection<Token>, isNeeded: Bool = false) throws(Stop) -> String {
        let said = words.drop(while: isBecause)
        let reason = said.map { String($0.whole) }.joined(separator: " ").cleaned
        if isNeeded, reason.isEmpty { throw .refused(.missing(.reason, verb: verb)) }
        try check(reason)
        return reason
    }
}

extension Scene {
    /// As an IETF tag.
    func language(in series: Series?) -> String { roster[typist]?.language ?? series?.spoken ?? language }
}

extension Role {
    /// As it is typed, in any language.
    init?(typed word: String) {
        let dutch: [String: Role] = [
            "actiehouder": .owner, "kennisname": .informed, "deelnemer": .participant, "voorzitter": .chair,
        ]
        guard let role = Role(rawValue: word) ?? dutch[word] else { return nil }
        self = role
    }
}

extension KindRow {
    /// Dutch words by which people ask for records, besides those that answers use.
    private static let dutch: [String: Kind] = [
        "doel": .goal, "doelen": .goal, "marketingdoel": .marketingGoal, "marketingdoelen": .marketingGoal,
        "cijfer": .metric, "cijfers": .metric, "kloof": .gap, "kloven": .gap, "ideeen": .idea,
        "voorbereiding": .prep, "verwijzing": .link, "verwijzingen": .link, "onthoud": .takeaway,
    ]

    /// The row of each word that a kind goes by: those of agenda files, then those of every language.
    static let byWord: [String: KindRow] = {
        var table: [String: KindRow] = [:]
        func add(_ word: String, _ row: KindRow) {
            let word = word.lowercased().replacing(" ", with: "-")
            if table[word] == nil { table[word] = row }
        }
        for row in rows { for word in [row.word, row.plural] { add(word, row) } }
        for tongue in Tongues.all {
            for row in rows { for count in [1, 2] { add(tongue.word(for: row.kind, count: count), row) } }
        }
        for (word, kind) in dutch { add(word, KindRow.of(kind)) }
        return table
    }()
}
