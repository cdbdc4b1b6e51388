extension MethodTable.Drawn {
    /// For programs: edges and judgements under names that are never changed, figures as numbers, exact.
    package func json(named word: String, words: any Diction) -> String {
        tree(named: word, words: words).pretty + "\n"
    }

    func tree(named word: String, words: any Diction) -> JSONText {
        .object([
            ("name", .text(word)), ("sheets", .list(sheets.map(\.json))),
            ("remarks", .list(remarks.map { .text(words.sentence($0)) })),
        ])
    }
}

extension Sheet {
    fileprivate var json: JSONText {
        .object([
            ("title", .text(title.key)), ("subject", .optional(subject?.en)),
            ("heads", .list(columns.map { $0.head.json })),
            ("rows", .list(rows.map(\.json))),
        ])
    }
}

extension Sheet.Row {
    /// `strong` has the places of what is to be seen first, from 0.
    fileprivate var json: JSONText {
        .object([
            ("cells", .list(cells.map { $0.content.json })),
            ("strong", .list(cells.indices.filter { cells[$0].isStrong }.map { .number($0) })),
            ("total", .flag(isTotal)), ("depth", .number(depth)),
        ])
    }
}

extension Sheet.Content {
    fileprivate var json: JSONText {
        switch self {
        case .empty: .null
        case .label(let label): label.json
        case .number(let number, let places): .figure(places.map { number.rounded(places: $0) } ?? number)
        case .amount(let amount, let places): amount.json(places: places)
        case .course(let from, let to, let now):
            .object([
                ("baseline", from?.json() ?? .null), ("target", to?.json() ?? .null), ("actual", now?.json() ?? .null),
            ])
        case .mark(let mark): .text(mark.terms.en)
        case .list(let labels): .list(labels.map(\.json))
        }
    }
}

extension Sheet.Label {
    fileprivate var json: JSONText {
        switch self {
        case .text(let text): .text(text)
        case .word(let word): .text(word.key)
        case .none: .null
        case .terms(let terms): .text(terms.en)
        case .figure(let text, let amount): .object([("text", .text(text)), ("amount", amount.json())])
        }
    }
}

extension Amount {
    fileprivate func json(places: Int? = nil) -> JSONText {
        .object([
            ("value", .figure(places.map { value.rounded(places: $0) } ?? value)), ("unit", .optional(unit)),
        ])
    }
}
