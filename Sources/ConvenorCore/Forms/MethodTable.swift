/// A drawing that follows from the records of a method: `table scores`.
package struct MethodTable: Sendable {
    /// How it is asked for.
    package var word: String
    /// Other words for it, the Dutch one first.
    package var aliases: [String]
    /// What it shows, as half a sentence.
    package var purpose: Terms
    /// Nil where there is nothing to draw.
    var draw: @Sendable (Drawing) -> Drawn?

    /// What a drawing may look at.
    package struct Drawing: Sendable {
        package var series: Series
        package var now: Moment
        package var today: Day
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

    package static let all: [MethodTable] = Method.all.flatMap(\.tables)

    static func named(_ word: String) -> MethodTable? { all.first { $0.word == word || $0.aliases.contains(word) } }
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
