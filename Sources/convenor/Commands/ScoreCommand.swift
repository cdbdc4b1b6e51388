import ArgumentParser
import ConvenorCore
import ConvenorEngine

struct ScoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score", abstract: "Prints how many promises of a series were done by their first date.",
        discussion:
            "Example: convenor score q1-marketing-alignment --period \"last quarter\". Each miss stands with its reason."
    )

    @OptionGroup var place: Place
    @Argument(help: "The series; convenor series lists the names.") var series: String
    @Option(help: "last quarter, Q3 2026, november, since 2026-09-01, …; all time without it.") var period = ""

    func run() async throws {
        try await reporting {
            let assembly = try Assembly(place)
            let store = try assembly.openExistingStore()
            let engine = try assembly.engine(store, log: Quiet.log)
            guard let archived = try await engine.archived(Archive.slug(series)) else {
                let names = try await engine.seriesNames()
                throw Failure.missing("There is no series \"\(series)\". " + SeriesList.sentence(names))
            }
            guard let score = engine.score(of: archived, in: period) else {
                throw Failure.missing("\"\(period)\" is no period: last quarter, Q3 2026 or november are.")
            }
            put(score.plainText)
            try await store.close()
        }
    }
}
