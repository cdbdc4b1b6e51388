/// What is said of the records and tables of methods.
extension Dutch {
    func sentence(for why: FormRefusal) -> Reply {
        switch why {
        case .method(let said): return Reply(sentence(said))
        case .noTable(let said, let known):
            return Reply("Er is geen tabel \(quoted(said)). Wel: \(known.joined(separator: ", ")).")
        case .nothingToDraw(let word):
            return Reply("Er is nog niets vastgelegd dat \(word) kan tonen.")
        case .missing(let kind, let details):
            return Reply("Bij \(word(for: kind, count: 1)) hoort \(list(names(details, of: kind))).") + usage(of: kind)
        case .badValue(let kind, let detail, let said):
            let name = names([detail], of: kind).first ?? detail.rawValue
            return Reply("\(quoted(said)) past niet bij \(name).") + usage(of: kind)
        case .noField(let kind, let said):
            let fields = Forms.fields(of: kind)
            guard !fields.isEmpty else {
                return Reply("Bij \(word(for: kind, count: 1)) valt niets in te vullen: edit wijzigt de tekst.")
            }
            let words = fields.map { $0.usage(in: language) }.joined(separator: " · ")
            let lead = said.isEmpty ? "set vraagt naam=waarde." : "Ik begrijp \(quoted(said)) niet bij set."
            return Reply([.line(lead), .items(["\(word(for: kind, count: 1)): \(words)"])])
        }
    }

    private func names(_ details: [Detail], of kind: Kind) -> [String] {
        details.map { Forms.field($0, of: kind)?.name[language] ?? $0.rawValue }
    }

    private func usage(of kind: Kind) -> Reply { Forms.of(kind).map { usage(of: $0.word) } ?? Reply() }

    func formReply(to saying: Saying) -> Reply {
        switch saying {
        case .method(let sentences): Reply(sentences.map { .line(sentence($0)) })
        case .sheet(let sheet): draw(sheet)
        case .tables(let words):
            Reply(
                words.isEmpty
                    ? "Er valt nog niets te tekenen; help all noemt wat je kunt vastleggen."
                    : "table \(list(words)) kan worden getekend.")
        default: Reply()
        }
    }
}
