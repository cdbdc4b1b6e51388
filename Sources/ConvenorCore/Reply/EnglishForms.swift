/// What is said of the records and tables of methods.
extension English {
    func sentence(for why: FormRefusal) -> Reply {
        switch why {
        case .method(let said): return Reply(sentence(said))
        case .noTable(let said, let known):
            return Reply("There is no table \(quoted(said)). There are: \(known.joined(separator: ", ")).")
        case .nothingToDraw(let word):
            return Reply("Nothing is written down yet that \(word) could show.")
        case .missing(let kind, let details):
            return Reply("\(one(kind).capitalisedFirst) needs \(list(names(details, of: kind))).") + usage(of: kind)
        case .badValue(let kind, let detail, let said):
            let wanted = Forms.field(detail, of: kind)?.usage(in: language) ?? detail.rawValue
            return Reply("\(quoted(said)) does not fit \(wanted).") + usage(of: kind)
        case .noField(let kind, let said):
            let fields = Forms.typed(of: kind)
            guard !fields.isEmpty else {
                return Reply("There is nothing to set in \(one(kind)): edit changes its text.")
            }
            let words = fields.map { $0.usage(in: language) }.joined(separator: " · ")
            let lead = said.isEmpty ? "set takes name=value." : "I don't understand \(quoted(said)) in set."
            return Reply([.line(lead), .items(["\(word(for: kind, count: 1)): \(words)"])])
        }
    }

    private func names(_ details: [Detail], of kind: Kind) -> [String] {
        details.map { detail in
            Forms.field(detail, of: kind)?.name[language] ?? detail.rawValue
        }
    }

    private func usage(of kind: Kind) -> Reply { Forms.of(kind).map { usage(of: $0.word) } ?? Reply() }

    func formReply(to saying: Saying) -> Reply {
        switch saying {
        case .method(let sentences): Reply(sentences.map { .line(sentence($0)) })
        case .sheet(let sheet): draw(sheet)
        case .tables(let words):
            Reply(
                words.isEmpty
                    ? "There is nothing to draw yet; help all lists what can be written down."
                    : "table \(list(words)) can be drawn.")
        default: Reply()
        }
    }
}
