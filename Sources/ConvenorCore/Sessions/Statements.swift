/// The rules of statements: a new text of the same sort is the next version, and the one before it is kept.
enum Statements {
    static let kind = Kind("SM")
    static let sort = Detail("sort")

    static let rules = FormRules(
        completed: { record, series in
            guard let before = earlier(record, series) else { return record }
            var next = record
            next[.version] = String(before.version + 1)
            return next
        },
        replaced: earlier,
        remarks: { record, series in
            guard let before = earlier(record, series), let sort = record.shown(sort) else { return [] }
            return [
                Sentence(
                    Terms(
                        "That is version {0} of the {1}; {2} is kept as version {3}.",
                        nl: "Dat is versie {0} van de {1}; {2} blijft bewaard als versie {3}."),
                    .figure(String(before.version + 1)), .terms(sort), .ids([before.id]),
                    .figure(String(before.version)))
            ]
        })

    @Sendable private static func earlier(_ record: Record, _ series: Series) -> Record? {
        guard record.privacy == nil else { return nil }
        return series.standing(kind).last { $0.id != record.id && $0[sort] == record[sort] && $0.privacy == nil }
    }

    static let check: @Sendable (Record, Series) -> Sentence? = { record, series in
        if record[sort] == "horizon", record.due == nil {
            return Sentence(
                Terms(
                    "A horizon has a date. By when? End the line with by 2030-12-31.",
                    nl: "Een horizon heeft een datum. Wanneer? Eindig de regel met uiterlijk 2030-12-31."))
        }
        guard let before = earlier(record, series), before.text == record.text, before.due == record.due else {
            return nil
        }
        return Sentence(Terms("{0} says that already.", nl: "Dat staat al in {0}."), .ids([before.id]))
    }
}

extension Record {
    /// 1 for a statement without another before it.
    fileprivate var version: Int { scale(.version) ?? 1 }

    /// How one of its choices reads.
    func shown(_ detail: Detail) -> Terms? {
        self[detail].flatMap { Forms.field(detail, of: id.kind)?.shown($0) }
    }
}

extension Series {
    /// The newest statement of a sort that the whole room may read.
    func statement(_ sort: String) -> Record? {
        standing(Statements.kind).last { $0[Statements.sort] == sort && $0.privacy == nil }
    }

    /// The shared goal in plain words, with its date.
    package var horizon: Sentence? {
        guard let record = statement("horizon"), let due = record.due else { return nil }
        return Sentence(
            Terms("Horizon: {0}, by {1}", nl: "Horizon: {0}, uiterlijk {1}"), .text(record.text), .day(due.wall.day))
    }
}
