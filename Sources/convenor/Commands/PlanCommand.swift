import ArgumentParser
import ConvenorCore
import ConvenorEngine
import Foundation

struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Shows what will go out, to whom, when and why.",
        discussion: """
            Reminders, escalations, check-ins, reports, and what is sent about meetings to come: the next of each sort; \
            with --until all of them until then, if everybody stays silent. \
            Example: convenor plan --person lena --until "in 4 weeks".
            """)

    @OptionGroup var place: Place
    @Option(help: ArgumentHelp("Only of this series; convenor series lists them.", valueName: "name")) var series:
        String?
    @Option(help: ArgumentHelp("Only to this person.", valueName: "handle")) var person: String?
    @Option(help: ArgumentHelp("A date as in the chat: 2026-12-31, in 4 weeks.", valueName: "date")) var until: String?

    private struct Row {
        var notice: PlannedNotice
        var series: Series
        var roster: Roster
    }

    func run() async throws {
        try await reporting {
            let assembly = try Assembly(place)
            let end = try until.map { try DateArgument.moment($0, assembly.house, option: "--until") }
            let store = try assembly.openExistingStore()
            let engine = try assembly.engine(store, log: Quiet.log)
            let names = try await engine.seriesNames()
            let wanted = series.map(Archive.slug)
            if let wanted, !names.contains(wanted) {
                throw Failure.missing("There is no series \"\(series ?? "")\". " + SeriesList.sentence(names))
            }
            var rows: [Row] = []
            var cut: Moment?
            for name in names where wanted == nil || wanted == name {
                guard let archive = try await engine.archived(name) else { continue }
                let outlook = engine.outlook(of: archive, until: end)
                cut = [cut, outlook.cut].compactMap { $0 }.min()
                rows += outlook.notices.map { Row(notice: $0, series: archive.series, roster: archive.roster) }
            }
            let name = person.map { Handle(String($0.drop { $0 == "@" })) }
            rows = rows.filter { name == nil || $0.notice.person == name }
            rows.sort { PlannedNotice.comesBefore($0.notice, $1.notice) }
            if rows.isEmpty { put("Nothing will go out.") }
            for row in rows { put(Self.line(row)) }
            if let cut {
                complain(
                    "More goes out after \(English().moment(cut, zone: assembly.house.zone)): give an earlier --until.")
            }
            try await store.close()
        }
    }

    private static func line(_ row: Row) -> String {
        let (words, notice) = (English(), row.notice)
        let zone = Zone(notice.zone) ?? .utc
        let what = notice.record.flatMap { row.series.records[$0] }.map { record in
            "\(record.id) \(words.text(of: record, in: row.series))"
        }
        return [
            "\(words.moment(notice.at, zone: zone)) \(zone.identifier)", words.reader(of: notice),
            words.way(of: notice, row.roster) { _ in true },
            [row.series.title, what].compactMap { $0 }.joined(separator: ": "), words.reason(of: notice),
        ].compactMap { $0 }.joined(separator: "  ")
    }
}

/// A date on the command line, read as in the chat.
enum DateArgument {
    /// The hour when one is said, else the end of that day.
    static func moment(_ text: String, _ house: House, option: String) throws(Failure) -> Moment {
        try deadline(text, house, option: option).endOfDay
    }

    static func deadline(_ text: String, _ house: House, option: String) throws(Failure) -> Deadline {
        // A day that is written as a calendar does may also lie in the past.
        if let day = Day(iso: text) {
            return house.zone.deadline(at: WallTime(day: day, minute: house.rules.dayEnd), hasTime: false)
        }
        switch house.dates(in: house.zone).read(text, now: SystemClock().now()) {
        case .date(let deadline, _): return deadline
        default: throw Failure.usage("\"\(text)\" is no date that \(option) takes; 2026-12-31 and \"in 4 weeks\" are.")
        }
    }
}
