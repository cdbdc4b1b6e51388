import ArgumentParser
import ConvenorCore
import ConvenorEngine

struct TableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "table", abstract: "Prints a table that follows from the records of a series.",
        discussion:
            "Example: convenor table heat-for-streets scores --format csv. Without a name it lists those with something to show."
    )

    @OptionGroup var place: Place
    @Argument(help: "The series; convenor series lists the names.") var series: String
    @Argument(help: "The table, and what is said behind its name in the chat: scores 2027-H1.") var name: [String] = []
    @Option(help: "text, markdown, html, csv or json.") var format: MinutesFormat = .text

    func run() async throws {
        try await reporting {
            let assembly = try Assembly(place)
            let store = try assembly.openExistingStore()
            let engine = try assembly.engine(store, log: Quiet.log)
            guard let archived = try await engine.archived(Archive.slug(series)) else {
                let names = try await engine.seriesNames()
                throw Failure.missing("There is no series \"\(series)\". " + SeriesList.sentence(names))
            }
            let wanted = name.joined(separator: " ")
            let known = engine.tables(of: archived)
            if wanted.isEmpty {
                put(
                    known.isEmpty
                        ? "Nothing is written down yet that a table could show." : known.joined(separator: "\n"))
            } else if let table = engine.table(wanted, of: archived, as: format) {
                put(table, terminator: "")
            } else {
                throw Failure.missing(
                    "There is no table \"\(wanted)\" to show. "
                        + (known.isEmpty ? "There is none yet." : "There are: \(known.joined(separator: ", "))."))
            }
            try await store.close()
        }
    }
}
