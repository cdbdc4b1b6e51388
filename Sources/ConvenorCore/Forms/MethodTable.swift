/// A drawing that follows from the records of a method: `table scores`.
package struct MethodTable: Sendable {
    /// How it is asked for.
    package var word: String
    /// Other words for it, the Dutch one first.
    package var aliases: [String]
    /// What it shows, as half a sentence.
    package var purpose: Terms
    /// The kinds of records that it is made of; nil for all that its method writes down.
    package var kinds: Set<Kind>?
    /// Whether minutes show it where such a record was written or changed in their meeting.
    package var isInMinutes = true
    /// Nil where there is nothing to draw.
    package var draw: @Sendable (Drawing) -> Drawn?

    /// What a drawing may look at.
    package struct Drawing: Sendable {
        package var series: Series
        package var now: Moment
        package var today: Day
        /// What was said behind its name: `table scores 2027-H1`.
        package var said = ""

        package init(series: Series, now: Moment, today: Day) {
            (self.series, self.now, self.today) = (series, now, today)
        }
    }

    package struct Drawn: Sendable, Hashable {
        package var sheets: [Sheet]
        /// What the figures ask or warn of.
        package var remarks: [Sentence]

        package init(_ sheets: [Sheet], remarks: [Sentence] = []) {
            self.sheets = sheets
            self.remarks = remarks
        }
    }

    package static let all: [MethodTable] = Method.all.flatMap { method in
        method.tables.map { table in
            var table = table
            table.kinds = table.kinds ?? Set(method.forms.map(\.kind))
            return table
        }
    }

    static func named(_ word: String) -> MethodTable? { all.first { $0.word == word || $0.aliases.contains(word) } }

    /// `scores 2027-H1`: the table, and what is said behind its name.
    package static func asked(_ said: some StringProtocol) -> (table: MethodTable, said: String)? {
        let words = said.split(separator: " ", maxSplits: 1)
        return words.first.flatMap { named($0.lowercased()) }.map { ($0, words.count > 1 ? String(words[1]) : "") }
    }

    /// What can be drawn for a reader of what stands now.
    package static func drawable(_ drawing: Drawing, for reader: Reader) -> [MethodTable] {
        all.filter { reader.mayRead($0) && $0.draw(drawing) != nil }
    }

    func isMade(of kind: Kind) -> Bool { kinds?.contains(kind) ?? false }
}

extension Record {
    /// A figure that a form keeps with its sign: `32%`, `€200`.
    func amount(_ detail: Detail) -> Amount? { self[detail].flatMap { Amount($0) } }
    func scale(_ detail: Detail) -> Int? { self[detail].flatMap { Int($0) } }
}

extension Series {
    /// Standing records of one kind that serve another, in the order of their ids.
    func standing(_ kind: Kind, serving id: RecordID) -> [Record] {
        standing(kind).filter { $0.links?.contains(id) == true }
    }
}
