import ConvenorCalendar
package import ConvenorCore
import ConvenorCurl
import ConvenorDefaults
package import ConvenorEngine
import ConvenorYAML
import Logging

/// Where a `YearScenario` takes place: its people and its days off, with the shipped agendas and templates.
package struct YearHouse: Sendable {
    package let house: House
    private let clerk: Clerk

    package init() throws {
        guard let zone = Zone("Europe/Amsterdam") else { throw StoreFailure.unusable("There are no time zones here.") }
        var rules = HouseRules()
        rules.holidays = Set(YearScenario.holidays.map { Day(daysSince1970: $0) })
        let config = ConfigFolder(path: nil, builtIn: .init(files: Defaults.files, file: Defaults.file))
        house = House(
            rules: rules, zone: zone, agendas: Dictionary(config.agendas().agendas.map { ($0.name, $0) }) { $1 },
            people: Self.people, calendar: RuleOccurrences())
        let mail = MailHouse(
            from: Mailbox(name: "Convenor", address: "convenor@example.org"), host: "example.org",
            organisation: "Example", mailbox: nil, zone: zone.identifier)
        clerk = Clerk(
            templates: try Templates { Defaults.file("templates/" + $0) }, composer: GMimeComposer(),
            calendars: ICalendar(), house: mail)
    }

    private static var people: Roster {
        let others = [
            Person(handle: Handle("mara"), mail: "mara@example.org", zone: "Europe/Amsterdam"),
            Person(handle: Handle("ines"), mail: "ines@example.org", role: .informed, zone: "America/New_York"),
        ]
        return Roster(
            others
                + (0..<YearScenario.people).map { number in
                    Person(
                        handle: Handle(YearScenario.name(number)), mail: "\(YearScenario.name(number))@example.org",
                        manager: YearScenario.manager(number).map { Handle($0) }, zone: YearScenario.zone(number))
                })
    }

    /// The first moment of the year.
    package static var start: Moment { Moment(milliseconds: Int64(YearScenario.firstMeeting) * 86_400_000) }
    package static var end: Moment { Moment(milliseconds: Int64(YearScenario.lastDay) * 86_400_000) }

    package func engine(
        _ store: any Store, _ clock: any Timepiece, chance: any Chance = NoChance()
    ) -> Convenor {
        Convenor(
            store: store, timepiece: clock, house: house, clerk: clerk, chance: chance,
            log: Logger(label: "year") { _ in SwiftLogNoOpLogHandler() })
    }

    package func script(of scenario: YearScenario) throws -> RehearsalScript {
        try RehearsalScript(scenario.script, chair: Handle("mara"), start: Self.start, zone: house.zone)
    }
}
