import ArgumentParser
import ConvenorCore
import ConvenorEngine
import Foundation

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Reads a journal into an empty data folder, or values into a series.",
        discussion: "Example: convenor import metrics figures.csv --series heat-for-streets --dry-run",
        subcommands: [Journal.self, Metrics.self], defaultSubcommand: Journal.self)

    struct Journal: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Reads a journal written by export into an empty data folder, all or nothing.")

        @OptionGroup var place: Place
        @Argument(help: ArgumentHelp("JSON lines, or - for stdin.", valueName: "file")) var file: String

        func run() async throws {
            try await reporting {
                let assembly = try Assembly(place)
                try assembly.data.make()
                let lock = try FolderLock(assembly.data)
                defer { withExtendedLifetime(lock) {} }
                let data: Data? =
                    file == "-" ? try FileHandle.standardInput.readToEnd() : FileManager.default.contents(atPath: file)
                guard let data else { throw Failure.missing("\(file) cannot be read.") }
                let store = try assembly.openStore()
                let engine = try assembly.engine(store, log: Quiet.log)
                do {
                    let count = try await engine.importJournal([UInt8](data))
                    put("\(Count.text(count, "entry", "entries")) imported.")
                } catch let fault as ImportFault {
                    throw Failure.data("\(file):\(fault.line): \(fault.message) Nothing is imported.")
                }
                try await store.close()
            }
        }
    }

    struct Metrics: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes values of days as CSV into a series, all or nothing; the same value twice is one.",
            discussion:
                "Columns by their header, in any order: record (an id or a name), date, value, unit, source. "
                + "What a series calls otherwise is told it once: columns Measure=record, Reported on=date")

        @OptionGroup var place: Place
        @Argument(help: ArgumentHelp("A CSV file with a head row, or - for stdin.", valueName: "file")) var file: String
        @Option(help: "The series; convenor series lists the names.") var series: String
        @Flag(help: "Say what would be taken, and take nothing.") var dryRun = false

        func run() async throws {
            try await reporting {
                let assembly = try Assembly(place)
                let data: Data? =
                    file == "-" ? try FileHandle.standardInput.readToEnd() : FileManager.default.contents(atPath: file)
                guard let data else { throw Failure.missing("\(file) cannot be read.") }
                guard let text = String(validating: data, as: UTF8.self) else {
                    throw Failure.data("\(file) is not UTF-8. Save it as UTF-8.")
                }
                let store = try assembly.openExistingStore()
                let engine = try assembly.engine(store, log: Quiet.log)
                guard let archive = try await engine.archived(Archive.slug(series)) else {
                    let names = try await engine.seriesNames()
                    throw Failure.missing("There is no series \"\(series)\". " + SeriesList.sentence(names))
                }
                let line = "values\n" + text
                let (reply, isRefused) = engine.trial(line, in: archive)
                if isRefused { throw Failure.data("\(file): \(reply.plainText)") }
                if dryRun {
                    put(reply.plainText + "\nNothing is stored: this was a dry run.")
                } else {
                    let stored = await engine.hear(
                        line, from: Handle("operator"), room: "", about: .series(archive.series.slug))
                    put(stored.plainText)
                }
                try await store.close()
            }
        }
    }
}
