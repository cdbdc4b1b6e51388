import ArgumentParser
import ConvenorCore
import ConvenorEngine
import ConvenorYAML
import Foundation

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copies the data into one file while the daemon runs.",
        discussion: "To restore, put the file into an empty data folder as convenor.db.")

    @OptionGroup var place: Place
    @Argument(help: ArgumentHelp("A file that does not exist yet.", valueName: "file")) var file: String

    func run() async throws {
        try await reporting {
            let store = try Assembly(place).openExistingStore()
            try await store.backup(to: file)
            try await store.close()
            let size = (try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int) ?? nil
            put("\(file): \(size.map { "\(Count.text($0, "byte")), " } ?? "")checked.")
        }
    }
}

struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Reads IRC logs as meetings of one series and prints their minutes.",
        discussion: """
            Lines go HH:MM:SS <nick> text; #startmeeting, #topic, #info, #idea, #agreed, #action, #link, #chair, #undo \
            and #endmeeting count. The day comes from the file's name (2026-11-26) or from the bot's own line. \
            With --save the meetings are kept in the data folder as a series; each log must name its day then.
            """)

    @OptionGroup var place: Place
    @Argument(help: ArgumentHelp("Log files, oldest first.", valueName: "log")) var logs: [String]
    @Option(help: "text, markdown, html, json (an array, one entry a meeting) or csv.") var format: MinutesFormat =
        .text
    @Option(help: "The title of the series.") var title: String?
    @Flag(help: "Keep the meetings in the data folder.") var save = false
    @Flag(name: .shortAndLong, help: "Say nothing of lines that were passed over.") var quiet = false

    func run() async throws {
        try await reporting {
            let assembly = try Assembly(place)
            var replay = Replay(seriesTitle: title, zone: .utc, calendar: assembly.house.calendar)
            for log in logs {
                guard let data = FileManager.default.contents(atPath: log) else {
                    throw Failure.missing("\(log) cannot be read.")
                }
                let faults = replay.read(name: log, text: String(decoding: data, as: UTF8.self))
                // What is kept is kept for good: never under a day that was made up.
                if save, let fault = faults.first(where: { $0.reason == .noDay }) {
                    throw Failure.data(ReplayWords.notKept(fault))
                }
                if !quiet { for fault in faults { complain(ReplayWords.sentence(fault)) } }
            }
            let series = replay.series
            let meetings = series.past + [series.meeting].compactMap { $0 }
            if meetings.isEmpty {
                throw Failure.data(
                    "No meeting was found: one begins with a line such as  13:30:00 <ana> #startmeeting Title")
            }
            let clerk = try assembly.clerk()
            let texts = meetings.map { meeting in
                clerk.minutes(
                    of: meeting, in: series, roster: replay.roster, rules: assembly.house.rules,
                    calendar: assembly.house.calendar, as: format, now: meeting.endedAt ?? meeting.startedAt)
            }
            put(Self.joined(texts, format), terminator: "")
            if save { try await keep(replay, assembly) }
        }
    }

    private static func joined(_ texts: [String], _ format: MinutesFormat) -> String {
        switch format {
        case .json: "[\n" + texts.map { $0.trimmingCharacters(in: .newlines) }.joined(separator: ",\n") + "\n]\n"
        case .csv: CSVBody.joined(texts)
        case .text, .markdown, .html: texts.joined(separator: "\n")
        }
    }

    private func keep(_ replay: Replay, _ assembly: Assembly) async throws {
        try assembly.data.make()
        let lock = try FolderLock(assembly.data)
        defer { withExtendedLifetime(lock) {} }
        let store = try assembly.openStore()
        let engine = try assembly.engine(store, log: Quiet.log)
        let count = try await engine.keep(replay)
        complain("\(Count.text(count, "entry", "entries")) kept as series \(replay.series.slug).")
        try await store.close()
    }
}

enum CSVBody {
    /// Several tables of one head as one; an action that came back in a later meeting stands once.
    static func joined(_ texts: [String]) -> String {
        var seen: Set<Substring> = []
        let rows = texts.flatMap { $0.split(separator: "\r\n") }.filter { seen.insert($0).inserted }
        return rows.map { $0 + "\r\n" }.joined()
    }
}

struct PeopleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people", abstract: "Lists the people known, or takes in a list as CSV.",
        discussion:
            "Columns in any order: handle, name, mail, team, role, manager, zone, language, order. "
            + "Example: convenor people import staff.csv",
        subcommands: [List.self, Import.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the people known.")
        @OptionGroup var place: Place

        func run() async throws {
            try await reporting {
                let assembly = try Assembly(place)
                var people = assembly.house.people
                if FileManager.default.fileExists(atPath: assembly.data.journal) {
                    let store = try assembly.openExistingStore()
                    people = try await assembly.engine(store, log: Quiet.log).people()
                    try await store.close()
                }
                if people.people.isEmpty {
                    put("Nobody yet: convenor people import staff.csv, or invite @lena lena@example.org in the chat.")
                }
                for person in people.people.values.sorted(by: { $0.handle < $1.handle }) {
                    let parts = [
                        person.name, person.mail, person.team, person.role?.rawValue, person.manager?.description,
                        person.zone, person.language, person.order?.rawValue,
                    ]
                    put("\(person.handle)  " + parts.compactMap { $0 }.joined(separator: " · "))
                }
            }
        }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Takes in a list of people as CSV, all or nothing.")
        @OptionGroup var place: Place
        @Argument(help: ArgumentHelp("A CSV file with a head row.", valueName: "file")) var file: String

        func run() async throws {
            try await reporting {
                let assembly = try Assembly(place)
                guard let data = FileManager.default.contents(atPath: file) else {
                    throw Failure.missing("\(file) cannot be read.")
                }
                guard let text = String(validating: data, as: UTF8.self) else {
                    throw Failure.data("\(file) is not UTF-8. Save it as UTF-8.")
                }
                let store = try assembly.openStore()
                let engine = try assembly.engine(store, log: Quiet.log)
                let known = try await engine.people()
                let (people, faults) = PeopleCSV.read(text, file: file, known: Set(known.people.keys))
                for fault in faults { complain(fault.description) }
                if !faults.isEmpty { throw Failure.data("Nobody is imported: mend \(file) first.") }
                try await engine.enrol(people)
                put("\(Count.text(people.count, "person", "people")) imported.")
                try await store.close()
            }
        }
    }
}
