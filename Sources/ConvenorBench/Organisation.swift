import ConvenorCalendar
import ConvenorCore
import ConvenorCurl
import ConvenorDefaults
import ConvenorEngine
import ConvenorSQLite
import ConvenorYAML
import Logging
import Synchronization

/// An invented organisation with the shipped agendas and templates, and an engine for it.
enum Organisation {
    static let zone = Zone("Europe/Amsterdam") ?? .utc
    static let people = ["mara", "ana", "bo", "lena"].map { name in
        Person(handle: Handle(name), mail: name + "@example.org", team: "marketing")
    }

    static func house(people: Roster = Roster(people), rules: HouseRules = HouseRules()) throws -> House {
        let folder = ConfigFolder(path: nil, builtIn: .init(files: Defaults.files, file: Defaults.file))
        let (agendas, faults) = folder.agendas()
        if let fault = faults.first { throw BenchFault("\(fault)") }
        let table = Dictionary(agendas.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        return House(
            rules: rules, zone: zone, agendas: table, people: people,
            calendar: RuleOccurrences())
    }

    static func engine(
        _ store: any Store, timepiece: any Timepiece = SystemClock(), house: House? = nil
    ) throws -> Convenor {
        Convenor(
            store: store, timepiece: timepiece, house: try house ?? Self.house(), clerk: try clerk(),
            log: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
    }

    static func clerk() throws -> Clerk {
        let from = Mailbox(name: "Convenor", address: "convenor@example.org")
        let mail = MailHouse(from: from, host: "example.org", organisation: "Example", zone: zone.identifier)
        let templates = try Templates { Defaults.file("templates/" + $0) }
        return Clerk(templates: templates, composer: GMimeComposer(), calendars: ICalendar(), house: mail)
    }

    /// Opens a store and refuses to measure one that could lose an acknowledged commit.
    static func store(at path: String) throws -> SQLiteStore {
        let store = try SQLiteStore.open(path: path)
        let level = try store.synchronous
        guard level == 2 else { throw BenchFault("synchronous is \(level), not FULL: nothing was measured") }
        return store
    }
}

/// A clock that stands where it was set.
final class SetClock: Timepiece {
    private let held: Mutex<Moment>
    init(_ now: Moment) { held = Mutex(now) }
    func now() -> Moment { held.withLock { $0 } }
    func set(_ now: Moment) { held.withLock { $0 = now } }
}

/// Why a figure cannot be believed.
struct BenchFault: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
