import ArgumentParser
import ConvenorCore
import ConvenorEngine
import ConvenorHTTP
import ConvenorMetrics
import Foundation
import Logging
import ServiceLifecycle
import UnixSignals

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Runs the daemon, with a console when there is an input.",
        discussion: """
            Type commands at the prompt, or pipe a file of them: the end of input stops the daemon when what is due is \
            delivered. With /dev/null as input it runs on as a service. SIGTERM and Ctrl-C stop it cleanly; SIGHUP reads \
            people and agendas anew. Replies go to stdout, logs to stderr.
            """)

    @OptionGroup var place: Place
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("Whose words the console types; the setting console.user without it.", valueName: "handle"))
    var user: String?
    @Option(help: "The room that the console speaks in; the series it last spoke to goes on there.") var room =
        "console"

    func run() async throws {
        StandardStreams.secure()
        OpenFiles.raise()
        try await reporting {
            let assembly = try Assembly(place)
            let certificate = try assembly.certificate()
            let lock = try assembly.data.takeOver()
            defer { withExtendedLifetime(lock) {} }
            let log = LogSetup.logger(assembly.settings, isConversation: isatty(STDIN_FILENO) == 1)
            let registry = MetricsRegistry()
            registry.takeUp(version: ProgramVersion.text, at: SystemClock().now())
            let store = try assembly.openStore()
            let wire = assembly.wire()
            let engine = try assembly.engine(store, wire: wire, log: log)
            let outbox = Outbox(engine, transport: try assembly.transport(), sender: assembly.sender)
            let courier = assembly.courier(engine, wire: wire)
            let console = Console(
                engine: engine, outbox: outbox, courier: courier, user: try handle(assembly), room: room,
                history: assembly.data.history)
            engine.addFeed(console)
            // The lock says that nobody else is sending them.
            try await engine.pickUpCutOff()
            let readiness = Self.readiness(assembly, log)
            let (isListening, isTrapping) = (readiness.awaited(), readiness.awaited())
            let door = try assembly.httpDoor(
                engine, wire: wire, certificate: certificate, metrics: MetricsPage(registry, store: store),
                ready: isListening, log: log)
            let reload = Reload(
                assembly: assembly, engine: engine, certificate: certificate, ready: isTrapping, log: log)
            let workers: [any Service] = try [outbox, courier] + assembly.listeners(engine, wire, log: log)
            let fault = await Self.fault(of: Self.group(reload, engine, workers, door, console, log))
            Notify.send("STOPPING=1")
            await console.finish()
            try await Self.tellWaiting(in: store)
            await wire.close()
            try await store.close()
            log.info("Convenor has stopped")
            if let fault { throw fault }
        }
    }

    private static func readiness(_ assembly: Assembly, _ log: Logger) -> Readiness {
        Readiness {
            log.info("Convenor \(ProgramVersion.text) is ready", metadata: ["data": "\(assembly.data.path)"])
            Notify.send("READY=1")
        }
    }

    /// Runs to the end; what a service failed with is told when all are stopped and the data is closed.
    private static func fault(of group: ServiceGroup) async -> (any Error)? {
        do {
            try await group.run()
            return nil
        } catch let fault as ListenFault {
            return Failure.busy(fault.description)
        } catch {
            return error
        }
    }

    /// What stays behind is no secret of the outbox: whoever stops the daemon hears of it.
    private static func tellWaiting(in store: any Store) async throws {
        let left = try await store.deliveries(in: [.waiting, .trying], limit: .max)
        guard !left.isEmpty else { return }
        let mails = left.count { $0.letter.way == .mail }
        let parts = [(mails, "mail"), (left.count - mails, "call of another server")].filter { $0.0 > 0 }
        let names = parts.map { Count.text($0, $1, $1 == "mail" ? nil : "calls of other servers") }
        let waits = names.joined(separator: " and ") + (left.count == 1 ? " waits" : " wait")
        complain("\(waits); the next start tries again (convenor deliveries --open).")
    }

    private func handle(_ assembly: Assembly) throws -> Handle {
        guard let user else { return assembly.consoleUser }
        let name = user.drop { $0 == "@" }
        guard let handle = Handle(typed: name) else {
            throw Failure.usage("\"\(user)\" is no handle: letters, digits, - and _ make one, as in --as mara.")
        }
        return handle
    }

    /// The services in the order of their start; they stop in reverse, so that the console goes first.
    private static func group(
        _ reload: Reload, _ engine: Convenor, _ workers: [any Service], _ door: HTTPDoor?, _ console: Console,
        _ log: Logger
    ) -> ServiceGroup {
        var services: [ServiceGroupConfiguration.ServiceConfiguration] = [
            .init(service: reload)
        ]
        services += (workers + [AlarmClock(engine)]).map { .init(service: $0) }
        if let door { services.append(.init(service: door, failureTerminationBehavior: .gracefullyShutdownGroup)) }
        if console.hasInput {
            services.append(.init(service: console, successTerminationBehavior: .gracefullyShutdownGroup))
        }
        var quiet = log
        quiet.logLevel = max(log.logLevel, .warning)
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet)
        configuration.maximumGracefulShutdownDuration = .seconds(90)
        return ServiceGroup(configuration: configuration)
    }
}

/// Reads people, agendas, subscribers, holidays and the certificate anew on SIGHUP; files with a fault change nothing.
struct Reload: Service {
    let assembly: Assembly
    let engine: Convenor
    let certificate: DoorCertificate?
    /// To be called when the signal is trapped: before, a SIGHUP ends the process.
    let ready: @Sendable () -> Void
    let log: Logger

    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sighup)
        ready()
        for await _ in signals.cancelOnGracefulShutdown() {
            do {
                let before = engine.house
                engine.takeUp(try assembly.freshHouse())
                try await engine.endLinks(ofThoseGoneSince: before)
                log.info("People and agendas are read anew")
            } catch {
                log.error("People and agendas stay as they were: \(error)")
            }
            do throws(CertificateFault) {
                try certificate?.reload()
            } catch {
                log.error("The certificate stays as it was: \(error.message) \(error.mend)")
            }
        }
    }
}
