package import ConvenorEngine
import Foundation
import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
import ServiceLifecycle

/// What an operator has set of the server.
package struct DoorSettings: Sendable {
    package var address: ListenAddress
    /// Where it is false and the address cannot be had, the daemon goes on without HTTP.
    package var isRequired: Bool
    /// Of the program, for the description.
    package var version: String
    /// Nil for plain HTTP.
    package var certificate: DoorCertificate?
    package var trustedProxies: [IPRange] = []
    /// Open at the same time; more wait.
    package var connections = 800
    package var idleSeconds = 75
    package var requestSeconds = 20

    package init(address: ListenAddress, isRequired: Bool, version: String) {
        self.address = address
        self.isRequired = isRequired
        self.version = version
    }
}

/// The HTTP server as a service: webhooks in, probes answered; it begins to listen when it is run.
package struct HTTPDoor: Service {
    private let settings: DoorSettings
    private let reception: Reception
    private let ready: @Sendable () -> Void
    private let log: Logger

    /// - Parameters:
    ///   - metrics: The page of `/metrics`.
    ///   - calendar: Somebody's calendar by its secret; nil where it opens nothing.
    ///   - site: What browsers and scripts find here.
    ///   - ready: Called once: when it listens, or will not and the daemon goes on without.
    package init(
        _ settings: DoorSettings, store: any Store, webhooks: any Webhooks, site: any Site,
        metrics: @escaping @Sendable () async throws -> String,
        calendar: @escaping @Sendable (_ secret: String) async throws -> String?,
        ready: @escaping @Sendable () -> Void = {}, log: Logger
    ) {
        self.settings = settings
        self.ready = ready
        self.log = log
        reception = Reception(
            table: RouteTable(
                Probes(store: store, metrics: metrics, log: log).routes + WebhookRoutes(webhooks).routes
                    + [CalendarRoutes(feed: calendar).route] + SiteRoutes(site).routes,
                version: settings.version),
            proxies: TrustedProxies(trusted: settings.trustedProxies), isSecure: settings.certificate != nil, log: log)
    }

    package func run() async throws {
        do {
            try await application().run()
        } catch {
            let fault = ListenFault(address: settings.address, error: error)
            if settings.isRequired { throw fault }
            log.info("\(fault.description)")
            ready()
            try? await gracefulShutdown()
        }
    }

    private func application() -> some ApplicationProtocol {
        var quiet = log
        quiet.logLevel = max(log.logLevel, .warning)
        let limits = HTTP1Channel.Configuration(
            additionalChannelHandlers: [RequestEnd()], idleTimeout: .seconds(Int64(settings.idleSeconds)),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: RequestLimits.headerBytes, maxHeaderListSize: RequestLimits.headerBytes,
                maxHeaderFieldCount: RequestLimits.headerFields))
        let patience = TimeAmount.seconds(Int64(settings.requestSeconds))
        let certificate = settings.certificate
        return Application(
            responder: reception,
            server: HTTPServerBuilder { responder in
                DoorChannel(
                    base: HTTP1Channel(responder: responder, configuration: limits), patience: patience,
                    certificate: certificate)
            },
            configuration: ApplicationConfiguration(
                address: .hostname(settings.address.host, port: settings.address.port), backlog: 1024,
                availableConnectionsDelegate: ConnectionLimit(most: settings.connections)),
            onServerRunning: { [settings, ready, log] channel in
                var bound = settings.address
                bound.port = channel.localAddress?.port ?? bound.port
                log.info("HTTP is listening on \(bound)\(settings.certificate == nil ? "" : " with TLS")")
                ready()
            }, logger: quiet)
    }
}

/// What one request may take of the server.
enum RequestLimits {
    static let bodyBytes = 1 << 20
    static let headerBytes = 16 << 10
    static let headerFields = 100
}

/// Counts connections, and lets those above a number wait to be accepted.
private struct ConnectionLimit: AvailableConnectionsDelegate {
    let most: Int
    private var count = 0

    init(most: Int) {
        self.most = most
        Metric.connections.set(0)
    }

    mutating func connectionOpened() {
        count += 1
        Metric.connections.set(count)
    }

    mutating func connectionClosed() {
        count -= 1
        Metric.connections.set(count)
    }

    func isAcceptingNewConnections() -> Bool { count < most }
}

/// Why the server does not listen, as a sentence for the operator.
package struct ListenFault: Error, Sendable, CustomStringConvertible {
    package let description: String

    init(address: ListenAddress, error: any Error) {
        let reason: String
        switch (error as? IOError)?.errnoCode {
        case EADDRINUSE?: reason = "is taken by another program"
        case EACCES?: reason = "may not be used by this user"
        case EADDRNOTAVAIL?: reason = "is no address of this machine"
        default: reason = "cannot be had (\(error))"
        }
        description =
            "\(address) of http.listen \(reason), so nothing listens for HTTP. "
            + "Set http.listen to another address, or to nothing."
    }
}
