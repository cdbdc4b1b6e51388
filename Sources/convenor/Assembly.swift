import ConvenorCalendar
import ConvenorCore
import ConvenorCurl
import ConvenorDefaults
import ConvenorEngine
import ConvenorHTTP
import ConvenorPlatforms
import ConvenorSQLite
import ConvenorYAML
import Foundation
import Logging
import ServiceLifecycle

/// Puts the concrete pieces together: the only place that names them.
struct Assembly: Sendable {
    let settings: Settings
    let folder: ConfigFolder
    let data: DataFolder
    let house: House
    /// The chat platforms that are set up: one of each, because they remember.
    let platforms: PlatformTable
    /// What they are set up with, by place.
    let platformValues: [String: PlatformValues]

    /// Variables that are the program's own and no settings.
    static let ownVariables: Set<String> = [
        "CONVENOR_DATA", "CONVENOR_RECORD", "CONVENOR_BUILD", "CONVENOR_TEST_PYTHON",
    ]

    /// Reads all files; throws the first fault, because a daemon with half its settings serves nobody.
    init(_ place: Place) throws {
        (folder, settings) = try Self.read(config: place.config)
        data = DataFolder(given: place.data, environment: ProcessInfo.processInfo.environment)
        house = try Self.house(settings, folder)
        platformValues = Self.platformValues(settings, folder)
        platforms = PlatformTable(platformValues)
    }

    /// The config folder and the settings alone, for what needs neither people nor agendas.
    static func read(config: String?) throws -> (folder: ConfigFolder, settings: Settings) {
        let folder = try ConfigFolder.find(
            given: config, builtIn: .init(files: Defaults.files, file: Defaults.file))
        let (settings, faults) = folder.settings(
            environment: ProcessInfo.processInfo.environment, machineZone: TimeZone.current.identifier,
            ignoring: ownVariables)
        if !faults.isEmpty { throw failure(faults) }
        return (folder, settings)
    }

    static func failure(_ faults: [ConfigFault]) -> Failure {
        // Not how many: the first file with a fault ends the reading, and check reads all.
        let more = faults.count > 1 ? " (and more: convenor check lists them all)" : ""
        return .config((faults.first?.description ?? "") + more)
    }

    private static func house(_ settings: Settings, _ folder: ConfigFolder) throws -> House {
        let (agendas, agendaFaults) = folder.agendas()
        let (people, peopleFaults) = folder.people()
        let now = SystemClock().now()
        let holidays = HolidayFiles(settings, folder, today: settings.time.zone.wall(at: now).day)
        let (subscribers, subscriberFaults) = folder.subscribers()
        let faults = agendaFaults + peopleFaults + holidays.faults + subscriberFaults
        if !faults.isEmpty { throw failure(faults) }
        let table = Dictionary(agendas.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var house = House(
            rules: settings.houseRules, zone: settings.time.zone, order: settings.dates.order.settled,
            language: settings.language, agendas: table, people: Roster(people),
            calendar: RuleOccurrences())
        house.retryHours = settings.mail.retryHours
        house.subscribers = subscribers
        house.rules.holidays.formUnion(holidays.days)
        return house
    }

    /// Reads agendas, people, subscribers and holidays anew, with the settings as they are.
    func freshHouse() throws -> House { try Self.house(settings, folder) }

    func openStore() throws -> any Store {
        try data.make()
        return try SQLiteStore.open(path: data.journal)
    }

    /// Opens data that must be there already, so that looking never makes an empty journal.
    func openExistingStore() throws -> any Store {
        guard FileManager.default.fileExists(atPath: data.journal) else {
            throw Failure.missing(
                "There is no journal in \(data.path) yet. convenor run starts one; --data names another folder.")
        }
        return try SQLiteStore.open(path: data.journal)
    }

    func clerk() throws -> Clerk { try clerk(mailbox: try mailbox(), seal: try data.seal()) }

    /// Links to pages stand in mails where somebody has set how the daemon is reached.
    private func links(_ seal: (any Seal)?) -> AnswerLinks? {
        let address = settings.houseRules.address
        return address.isEmpty ? nil : seal.map { AnswerLinks(address: address, seal: $0) }
    }

    func clerk(mailbox: AnswerAddress?, seal: (any Seal)?) throws -> Clerk {
        let usual = try templates(.letters, Tongues.speaking(settings.language).language)
        let further = try Tongues.codes.filter { $0 != usual.language }.map { try templates(.letters, $0) }
        let address = settings.mail.from
        let host = address.split(separator: "@").last.map(String.init) ?? "localhost"
        var house = MailHouse(
            from: Mailbox(name: settings.mail.fromName, address: address), host: host,
            organisation: settings.organisation.name, mailbox: mailbox, zone: settings.time.zone.identifier)
        house.links = links(seal)
        return Clerk(
            templates: usual, further: further, composer: GMimeComposer(), calendars: ICalendar(), house: house)
    }

    func transport() throws -> any Transport {
        guard !settings.mail.smtp.url.isEmpty else { return MaildirTransport(folder: maildir) }
        return try SMTPTransport(Self.smtp(settings))
    }

    static func smtp(_ settings: Settings) -> SMTPSettings {
        let smtp = settings.mail.smtp
        return SMTPSettings(
            url: smtp.url, user: smtp.user.isEmpty ? nil : smtp.user,
            password: smtp.password.isSet ? smtp.password.revealed : nil,
            startTLS: smtp.startTLS == .required ? .required : .off,
            caFile: smtp.caFile.isEmpty ? nil : smtp.caFile, timeoutSeconds: smtp.timeoutSeconds, heloName: nil)
    }

    static func platformValues(_ settings: Settings, _ folder: ConfigFolder) -> [String: PlatformValues] {
        var values: [String: PlatformValues] = [:]
        for (place, settings) in settings.platforms.values {
            let name = place.split(separator: ":").dropFirst().first.map(String.init) ?? ""
            let platform = place.prefix { $0 != ":" }
            let paths = Set(PlatformKeys.all.filter { $0.platform == platform && $0.form == .path }.map(\.name))
            let texts = settings.map { key, values in
                (key, values.map { paths.contains(key) ? beside(folder, $0.revealed) : $0.revealed })
            }
            values[place] = PlatformValues(name: name, Dictionary(uniqueKeysWithValues: texts))
        }
        return values
    }

    /// A file as settings name it: inside their folder unless it begins with a slash.
    static func beside(_ folder: ConfigFolder, _ path: String) -> String {
        path.isEmpty || path.hasPrefix("/") ? path : (folder.path ?? ".") + "/" + path
    }

    /// The way out for callbacks; its thread ends with it.
    func wire() -> any Wire {
        let callbacks = settings.callbacks
        return CurlWire(
            WireSettings(
                allowed: callbacks.allow, proxy: callbacks.proxy.isEmpty ? nil : callbacks.proxy,
                caFile: trustedFile))
    }

    /// Certificates to trust in calls instead of the machine's own.
    var trustedFile: String? { settings.callbacks.caFile.isEmpty ? nil : settings.callbacks.caFile }

    /// What listens to the platforms that call no webhook, and to the mailbox.
    func listeners(_ engine: Convenor, _ wire: any Wire, log: Logger) throws -> [any Service] {
        let polls = platforms.polling.map { PlatformPoll($0.place, $0.platform, engine: engine, wire: wire, log: log) }
        return polls + [try inbox(engine, log: log)].compactMap { $0 }
    }

    /// The envelope sender of all mail.
    var sender: String { settings.mail.from }
    /// Whose words the console types.
    var consoleUser: Handle { settings.console.user }

    /// Relative to the data folder unless it is an absolute path.
    var maildir: String {
        settings.mail.maildir.hasPrefix("/") ? settings.mail.maildir : data.path + "/" + settings.mail.maildir
    }

    /// Without a wire it words nothing for chat platforms, as where one only looks.
    func engine(_ store: any Store, wire: (any Wire)? = nil, log: Logger) throws -> Convenor {
        let chat: any Chat = wire.map { PlatformChat(platforms, wire: $0) } ?? NoChat()
        return Convenor(
            store: store, timepiece: SystemClock(), house: house, clerk: try clerk(), chat: chat,
            chance: SystemChance(), log: log)
    }

    func courier(_ engine: Convenor, wire: any Wire) -> Courier {
        Courier(engine, announcer: WebhookAnnouncer(wire: wire), jitter: { Double.random(in: 0..<1) })
    }
}

/// Where the daemon keeps what it must not lose.
struct DataFolder: Sendable {
    let path: String

    /// `--data`, else CONVENOR_DATA, else systemd's STATE_DIRECTORY, else the XDG state folder.
    init(given: String?, environment: [String: String]) {
        let home = environment["HOME"] ?? NSHomeDirectory()
        let state = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + "/.local/state"
        let systemd = environment["STATE_DIRECTORY"]?.split(separator: ":").first.map(String.init)
        let named = [given, environment["CONVENOR_DATA"], systemd].compactMap { $0 }.first { !$0.isEmpty }
        path = named ?? state + "/convenor"
    }

    var journal: String { path + "/convenor.db" }
    var history: String { path + "/history" }
    var lock: String { path + "/lock" }
    /// The key of what is sealed: whoever has it can make addresses and links that are believed.
    var sealKey: String { path + "/seal.key" }

    func make() throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Failure.io("The data folder \(path) cannot be made: \(reason(error)). Choose another with --data.")
        }
    }

    /// What stands in the way: a file where a folder should be, or what the system says.
    private func reason(_ error: any Error) -> String {
        var place = URL(fileURLWithPath: path).standardizedFileURL
        var isFolder: ObjCBool = true
        while place.path != "/", !FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) {
            place.deleteLastPathComponent()
        }
        if !isFolder.boolValue { return "\(place.path) is a file" }
        return access(place.path, W_OK) == 0 ? error.localizedDescription : String(cString: strerror(errno))
    }
}
