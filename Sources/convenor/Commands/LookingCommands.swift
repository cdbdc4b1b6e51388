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

    func run() async throws {
        try await reporting {
            let report = try ConfigReport(place)
            if show { put(report.settings) }
            for fault in report.faults { complain(fault) }
            if !report.faults.isEmpty { throw ExitCode(78) }
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

struct DeliveriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliveries", abstract: "Shows what is in the outbox, what was sent and what was given up.",
        discussion: "Newest first. --retry KEY gives a letter that was given up another try.")

    @OptionGroup var place: Place
    @Flag(help: "Only what waits or was given up.") var open = false
    @Option(help: "How many at the most.") var limit = 100
    @Option(help: ArgumentHelp("Try this letter again now.", valueName: "key")) var retry: String?

    func run() async throws {
        try await reporting {
            let assembly = try Assembly(place)
            let store = try assembly.openExistingStore()
            if let retry {
                let state = try await store.revive(retry, at: SystemClock().now())
                try await store.close()
                return put(try Self.told(retry, state))
            }
            let states: Set<DeliveryState> = open ? [.waiting, .trying, .dead] : Set(DeliveryState.allCases)
            let list = try await store.deliveries(in: states, limit: max(1, limit))
            if list.isEmpty { put(open ? "Nothing waits and nothing was given up." : "No mail yet.") }
            for delivery in list { put(Self.line(delivery, assembly)) }
            try await store.close()
        }
    }

    private static func told(_ key: String, _ state: DeliveryState?) throws -> String {
        switch state {
        case .waiting, .dead: return "\(key) is tried again: within half a minute, or when the daemon is started."
        case .trying: return "\(key) is under way."
        case .sent: throw Failure.data("\(key) was sent. What was sent is not sent again.")
        case nil: throw Failure.missing("There is no letter \(key). convenor deliveries shows the keys.")
        }
    }

    private static func line(_ delivery: Delivery, _ assembly: Assembly) -> String {
        let words = assembly.house.words
        let state: String =
            switch delivery.state {
            case .sent: "sent   "
            case .dead: "dead   "
            case .waiting: delivery.attempts == 0 ? "waiting" : "retry  "
            case .trying: "trying "
            }
        let when = delivery.settledAt ?? delivery.nextAttempt ?? delivery.letter.due
        let uncertain = delivery.uncertain && delivery.state != .sent ? " (may have arrived)" : ""
        let answer = delivery.answer.map { "\n         \($0)" } ?? ""
        return "\(state)  \(words.moment(when, zone: assembly.house.zone))  \(delivery.letter.address)  "
            + "\(delivery.letter.subject)\(uncertain)\n         \(delivery.letter.key)\(answer)"
    }
}

struct ReferenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reference", abstract: "Prints the reference of all chat commands as Markdown.")

    func run() async throws { put(CommandReference.markdown, terminator: "") }
}
