import ArgumentParser
import Foundation

/// Measures what the program promises, each figure against its goal and where it can be against a peer in the same run.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract:
            "Measures durable commands, webhooks, history, start, memory, replay, dates, callbacks, reminders, mails and pages.",
        discussion: "Figures are no tests: the exit code is 0 whether or not a goal is met.",
        subcommands: [Measure.self, Probe.self, BareServer.self], defaultSubcommand: Measure.self)
}

/// Runs the measurements and prints the table.
struct Measure: AsyncParsableCommand {
    enum Part: String, CaseIterable, ExpressibleByArgument {
        case single, grouped, webhooks, history, start, replay, dates, callbacks, reminders, digests, year, idle, pages
    }

    static let configuration = CommandConfiguration(commandName: "measure", abstract: "Runs the measurements.")

    @Flag(help: "A short run: fewer rounds, smaller data.") var quick = false
    @Option(help: ArgumentHelp("Only this part; may be given several times.", valueName: "part")) var only: [Part] = []
    @Option(help: ArgumentHelp("Put the files in this folder, whose disk is measured.", valueName: "folder"))
    var data: String?
    @Option(help: ArgumentHelp("The phrases for the part dates, a JSON object with a text a line.", valueName: "file"))
    var phrases = "Tests/CoreTests/Fixtures/deadlines-en.jsonl"
    @Option(help: ArgumentHelp("A Python with the date readers to compare with.", valueName: "python")) var peers:
        String?
    @Option(help: ArgumentHelp("An nginx that takes callbacks.", valueName: "nginx")) var sink: String?

    func run() async throws {
        let ground = try Ground(under: data)
        defer { ground.clear() }
        let size: Size = quick ? .short : .full
        var table = Table()
        for part in Part.allCases where only.isEmpty || only.contains(part) {
            switch part {
            case .single: table.add(try await Durability(ground, size).single())
            case .grouped: table.add(try await Durability(ground, size).grouped())
            case .webhooks: table.add(try await WebhookLoad(ground, size).measure())
            case .history: table.add(try await HistoryCost(ground, size).measure())
            case .start: table.add(try await ColdStart(ground, size).measure())
            case .replay: table.add(try LogReplay(size).measure())
            case .dates: table.add(try DateSpeed(size, phrases: phrases, python: peers).measure())
            case .callbacks: table.add(try await CallbackSpeed(ground, size, sink: sink).measure())
            case .reminders: table.add(try await ReminderCost(ground, size).measure())
            case .digests: table.add(try await DigestSpeed(ground, size).measure())
            case .year: table.add(try await SimulatedYear(ground, size).measure())
            case .idle: table.add(try await IdleDaemon(ground, size).measure())
            case .pages: table.add(try await PageLoad(ground, size).measure())
            }
        }
        print(table.text(note: ground.note))
    }
}

/// How much is measured.
struct Size: Sendable {
    var rounds: Int
    /// Commands a round with one sender, and with 64.
    var single: Int
    var grouped: Int
    /// Rounds with webhooks, and the seconds of each.
    var loads: Int
    var loadSeconds: Int
    /// Entries of the long history.
    var history: Int
    var pairs: Int
    var series: Int
    var logLines: Int
    /// Phrases a round.
    var datePhrases: Int
    /// Callbacks a round.
    var callbacks: Int
    /// Series with ten pending reminders each, rounds, and reminders a round.
    var promising: Int
    var reminderRounds: Int
    var occurrences: Int
    /// Digests a round, and the rounds.
    var digests: Int
    var digestRounds: Int
    var years: Int
    var idleSeconds: Int

    static let full = Size(
        rounds: 11, single: 400, grouped: 6_400, loads: 5, loadSeconds: 6, history: 100_000, pairs: 1_000,
        series: 1_000,
        logLines: 10_000, datePhrases: 1_000_000, callbacks: 40_000, promising: 100_000, reminderRounds: 5,
        occurrences: 500, digests: 10_000,
        digestRounds: 5, years: 5, idleSeconds: 60)
    static let short = Size(
        rounds: 5, single: 200, grouped: 2_560, loads: 3, loadSeconds: 3, history: 10_000, pairs: 300, series: 200,
        logLines: 10_000, datePhrases: 200_000, callbacks: 10_000, promising: 10_000, reminderRounds: 3,
        occurrences: 300, digests: 2_000, digestRounds: 3,
        years: 3, idleSeconds: 10)
}
