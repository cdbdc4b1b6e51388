import ConvenorCalendar
import ConvenorCore
import ConvenorEngine
import ConvenorSQLite
import ConvenorYAML
import Foundation
import Logging
import Testing

/// Opens the same file anew, as a process that was started again would.
final class YearMachine {
    let folder: URL
    let clock: RehearsalClock
    private let people: Roster
    private(set) var store: (any Store)?

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("year-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        clock = RehearsalClock(Moment(milliseconds: Int64(YearScenario.firstMeeting) * 86_400_000))
        let others = [
            Person(handle: Handle("mara"), mail: "mara@example.org", zone: "Europe/Amsterdam"),
            Person(handle: Handle("ines"), mail: "ines@example.org", role: .informed, zone: "America/New_York"),
        ]
        people = Roster(
            others
                + (0..<YearScenario.people).map { number in
                    Person(
                        handle: Handle(YearScenario.name(number)),
                        mail: "\(YearScenario.name(number))@example.org",
                        manager: YearScenario.manager(number).map { Handle($0) },
                        zone: YearScenario.zone(number))
                })
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func open() async throws -> Convenor {
        try await store?.close()
        let opened = try SQLiteStore.open(path: folder.appendingPathComponent("year.db").path, isKept: false)
        store = opened
        var rules = HouseRules()
        rules.holidays = Set(YearScenario.holidays.map { Day(daysSince1970: $0) })
        let agendas = Stage.builtIn.agendas().agendas
        let house = House(
            rules: rules, zone: try #require(Zone("Europe/Amsterdam")),
            agendas: Dictionary(uniqueKeysWithValues: agendas.map { ($0.name, $0) }), people: people,
            words: English(), calendar: RuleOccurrences())
        return Convenor(
            store: opened, timepiece: clock, house: house, clerk: try Clerk.forTests(),
            log: Logger(label: "year") { _ in SwiftLogNoOpLogHandler() })
    }
}

/// Takes every mail.
struct YearSink: Transport {
    let name = "sink"
    func deliver(_ parcel: Parcel) async throws(DeliveryFailure) -> String { "taken" }
}
