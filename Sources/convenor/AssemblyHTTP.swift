import ConvenorCore
import ConvenorDefaults
import ConvenorEngine
import ConvenorHTTP
import ConvenorMetrics
import ConvenorPages
import ConvenorPlatforms
import ConvenorPrint
import ConvenorYAML
import Foundation
import Logging

extension Assembly {
    /// Nil when HTTP is turned off. It must listen where somebody said so, or counts on it by setting up a platform.
    func httpDoor(
        _ engine: Convenor, wire: any Wire, certificate: DoorCertificate?, metrics: MetricsPage,
        ready: @escaping @Sendable () -> Void, log: Logger
    ) throws -> HTTPDoor? {
        guard let address = settings.http.listen else {
            ready()
            return nil
        }
        let desk = PlatformDesk(engine: engine, platforms: platforms, wire: wire, now: { SystemClock().now() })
        let isRequired = settings.origins["http.listen"] != nil || platforms.hasWebhooks || certificate != nil
        var door = DoorSettings(address: address, isRequired: isRequired, version: ProgramVersion.text)
        door.certificate = certificate
        door.trustedProxies = settings.http.trustedProxies
        door.connections = OpenFiles.connections(wanted: settings.http.connections)
        door.idleSeconds = settings.http.idleSeconds
        door.requestSeconds = settings.http.requestSeconds
        if door.connections < settings.http.connections {
            let most = door.connections
            log.notice("The limit on open files leaves \(most) connections of http.connections")
        }
        return HTTPDoor(
            door, store: engine.store, webhooks: desk, site: try website(engine),
            metrics: { try await metrics.text() },
            calendar: { try await engine.calendar(secret: $0) }, ready: ready, log: log)
    }

    /// Pages, answers, feeds and documents.
    private func website(_ engine: Convenor) throws -> Website {
        var pages = try pageSettings(address: settings.houseRules.address)
        pages.printer = printer
        pages.console = consoleUser
        guard let seal = try data.seal() else { throw Failure.io("The key in the data folder is not there.") }
        return Website(PageDesk(engine, settings: pages, seal: seal))
    }

    /// What an export is made by: its links lead nowhere but into its own folder, so nothing in it is sealed.
    func exportDesk(_ engine: Convenor) throws -> PageDesk {
        guard let seal = KeyedSeal(key: Array(repeating: 0, count: KeyedSeal.keyBytes)) else {
            throw Failure.io("There is no seal of so many bytes.")
        }
        return PageDesk(engine, settings: try pageSettings(address: settings.houseRules.address), seal: seal)
    }

    private func pageSettings(address: String) throws -> PageSettings {
        var templates: [String: Templates] = [:]
        for language in Tongues.codes { templates[language] = try self.templates(.pages, language) }
        return PageSettings(
            address: address, organisation: settings.organisation.name,
            stylesheet: Defaults.file("pages/style.css") ?? "", script: Defaults.file("pages/live.js") ?? "",
            templates: templates)
    }

    /// What makes PDF here; nil where nothing that does is installed, or it is turned off.
    private var printer: (any Printer)? {
        InstalledPrinter.found(
            settings.documents.pdf, path: ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
    }

    /// Nil for plain HTTP; throws what is wrong with the files.
    func certificate() throws -> DoorCertificate? {
        do {
            return try Self.certificate(settings, folder)
        } catch {
            throw Self.failure([error])
        }
    }

    static func certificate(_ settings: Settings, _ folder: ConfigFolder) throws(ConfigFault) -> DoorCertificate? {
        let tls = settings.http.tls
        guard !tls.certificate.isEmpty, !tls.key.isEmpty else { return nil }
        let paths = [tls.certificate, tls.key].map { $0.hasPrefix("/") ? $0 : (folder.path ?? ".") + "/" + $0 }
        do {
            return try DoorCertificate(certificate: paths[0], key: paths[1])
        } catch {
            let origin = settings.origins["http.tls.certificate"] ?? "http.tls.certificate"
            throw ConfigFault(file: origin, message: error.message, mend: error.mend)
        }
    }
}
