/// What is said of the records and tables of methods.
extension Dutch {
    func sentence(for why: FormRefusal) -> Reply {
        switch why {
        case .method(let said): return Reply(sentence(said))
        case .noTable(let said, let known):
            return Reply("Er is geen tabel \(quoted(said)). Wel: \(known.map(table).joined(separator: ", ")).")
        case .nothingToDraw(let word):
            return Reply("Er is nog niets vastgelegd dat \(table(word)) kan tonen.")
        case .missing(let kind, let details):
            return Reply("Bij \(word(for: kind, count: 1)) hoort \(list(names(details, of: kind))).") + usage(of: kind)
        case .badValue(let kind, let detail, let said):
            let wanted = Forms.field(detail, of: kind)?.usage(in: language) ?? detail.rawValue
            return Reply("\(quoted(said)) past niet bij \(wanted).") + usage(of: kind)
        case .noField(let kind, let said):
            let fields = Forms.typed(of: kind)
            guard !fields.isEmpty else {
                return Reply("Bij \(word(for: kind, count: 1)) valt niets in te vullen: wijzig verandert de tekst.")
            }
            let words = fields.map { $0.usage(in: language) }.joined(separator: " · ")
            let lead = said.isEmpty ? "zet vraagt naam=waarde." : "Ik begrijp \(quoted(said)) niet bij zet."
            return Reply([.line(lead), .items(["\(word(for: kind, count: 1)): \(words)"])])
        }
    }

    private func names(_ details: [Detail], of kind: Kind) -> [String] {
        details.map { Forms.field($0, of: kind)?.name[language] ?? $0.rawValue }
    }

    private func usage(of kind: Kind) -> Reply { Forms.of(kind).map { usage(of: $0.word) } ?? Reply() }

    /// How a table is asked for.
    private func table(_ word: String) -> String { MethodTable.named(word)?.aliases.first ?? word }

    func formReply(to saying: Saying) -> Reply {
        switch saying {
        case .method(let sentences): Reply(sentences.map { .line(sentence($0)) })
        case .sheet(let sheet): draw(sheet)
        case .tables(let words):
            Reply(
                words.isEmpty
                    ? "Er valt nog niets te tekenen; hulp alles noemt wat je kunt vastleggen."
                    : "tabel \(list(words.map(table))) kan worden getekend.")
        default: Reply()
        }
    }
}
