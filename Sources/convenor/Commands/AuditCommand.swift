import ArgumentParser
import ConvenorCore
import ConvenorEngine

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Prints what is assumed, contradicts itself or is not carried out.",
        discussion:
            "Over all series of the house, or over those that are named. Example: convenor audit heat-for-streets"
    )

    @OptionGroup var place: Place
    @Argument(help: "The series; convenor series lists the names. All of them without one.") var series: [String] = []

    func run() async throws {
        try await reporting {
            let assembly = try Assembly(place)
            let store = try assembly.openExistingStore()
            let engine = try assembly.engine(store, log: Quiet.log)
            let names = try await engine.seriesNames()
            var archives: [Archive] = []
            for said in series.isEmpty ? names : series {
                guard let archived = try await engine.archived(Archive.slug(said)) else {
                    throw Failure.missing("There is no series \"\(said)\". " + SeriesList.sentence(names))
                }
                archives.append(archived)
            }
            if archives.isEmpty { throw Failure.missing("There is no series yet to audit.") }
            put(engine.audit(of: archives).plainText)
            try await store.close()
        }
    }
}
