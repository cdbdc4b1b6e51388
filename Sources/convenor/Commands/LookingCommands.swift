import ArgumentParser
import ConvenorCore
import ConvenorEngine
import ConvenorYAML
import Foundation

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Reads all settings, agendas, people and templates, and says what is wrong, by line.")

    @OptionGroup var place: Place
    @Flag(help: "Print every setting with its value and where it comes from.") var show = false
    @Flag(help: "Connect to the mail servers too, log in, and say what happened; nothing is sent.") var connect = false

    func run() async throws {
        try await reporting {
            let report = try ConfigReport(place)
            if show { put(report.settings) }
            for fault in report.faults { complain(fault) }
            if !report.faults.isEmpty { throw ExitCode(78) }
            if connect {
                let seen = await Assembly.connect(report.read)
                for (sentence, isWell) in seen { isWell ? put(sentence) : complain(sentence) }
                // EX_UNAVAILABLE: the files are right, a server is not.
                if seen.contains(where: { !$0.isWell }) { throw ExitCode(69) }
            }
            put("All is well: \(report.summary).")
        }
    }
}

struct MinutesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "minutes", abstract: "Prints the minutes of a meeting.",
        discussion:
            "Example: convenor minutes q1-marketing-alignment/2 --format markdown. convenor series lists the names.")

    @OptionGroup var place: Place
    @Argument(
        help: ArgumentHelp(
            "The series, and the meeting's number after a slash; the last meeting without one.",
            valueName: "series/number"))
    var meeting: String
    @Option(help: "text, markdown, html, json or csv (csv holds the actions).") var format: MinutesFormat = .text

    func run() async throws {
        try await reporting {
            let assembly = try Assembly(place)
            let store = try assembly.openExistingStore()
            let engine = try assembly.engine(store, log: Quiet.log)
            let parts = meeting.split(separator: "/", maxSplits: 1).map(String.init)
            let slug = Archive.slug(parts.first ?? "")
            guard let archived = try await engine.archived(slug) else {
                let names = try await engine.seriesNames()
                throw Failure.missing("There is no series \"\(parts.first ?? "")\". " + SeriesList.sentence(names))
            }
            let number = parts.count > 1 ? Int(parts[1]) : archived.series.meeting?.number
            guard let number, let found = archived.series.meeting(numbered: number) else {
                throw Failure.missing(
                    "\(archived.series.title) has no meeting \(parts.count > 1 ? parts[1] : ""): its last is number \(archived.series.meeting?.number ?? 0)."
                )
            }
            put(engine.minutes(of: found, in: archived, as: format), terminator: "")
            try await store.close()
        }
    }
}

extension MinutesFormat: ExpressibleByArgument {}

struct SeriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "series", abstract: "Lists the series in the data folder.")

    @OptionGroup var place: Place

    func run() async throws {
        try await reporting {
            let assembly = try Assembly(place)
            let store = try assembly.openExistingStore()
            let engine = try assembly.engine(store, log: Quiet.log)
            let names = try await engine.seriesNames()
            if names.isEmpty { put("No series yet: start in the chat makes the first.") }
            for name in names {
                guard let archived = try await engine.archived(name) else { continue }
                let series = archived.series
                let open = series.standing(.action).count
                let meetings = Count.text(series.meeting?.number ?? 0, "meeting")
                put("\(name)  \(series.title) · \(meetings) · \(Count.text(open, "open action"))")
            }
            try await store.close()
        }
    }
}

enum SeriesList {
    static func sentence(_ names: [String]) -> String {
        names.isEmpty ? "There is none yet." : "There are: \(names.joined(separator: ", "))."
    }
}

struct ReferenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reference", abstract: "Prints the reference of all chat commands as Markdown.")

    func run() async throws { put(CommandReference.markdown, terminator: "") }
}
