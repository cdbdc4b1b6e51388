package import ConvenorEngine
import Foundation
import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
import ServiceLifecycle

/// The HTTP server as a service: webhooks in, probes answered; it begins to listen when it is run.
package struct HTTPDoor: Service {
    private let address: ListenAddress
    private let isRequired: Bool
    private let routes: Routes
    private let log: Logger

    /// Where `isRequired` is false and the address cannot be had, the daemon goes on without HTTP.
    package init(
        address: ListenAddress, isRequired: Bool, store: any Store, webhooks: any Webhooks, log: Logger
    ) {
        self.address = address
        self.isRequired = isRequired
        self.log = log
        routes = Routes(store: store, webhooks: webhooks, log: log)
    }

    package func run() async throws {
        do {
            try await application().run()
        } catch {
            let fault = ListenFault(address: address, error: error)
            if isRequired { throw fault }
            log.info("\(fault.description)")
            try? await gracefulShutdown()
        }
    }

    private func application() -> some ApplicationProtocol {
        var quiet = log
        quiet.logLevel = max(log.logLevel, .warning)
        let limits = HTTP1Channel.Configuration(
            idleTimeout: .seconds(ConnectionLimits.idleSeconds),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: ConnectionLimits.headerBytes, maxHeaderListSize: ConnectionLimits.headerBytes,
                maxHeaderFieldCount: ConnectionLimits.headerFields))
        return Application(
            router: routes.router,
            server: .http1(configuration: limits),
            configuration: ApplicationConfiguration(
                address: .hostname(address.host, port: address.port),
                availableConnectionsDelegate: .maximum(ConnectionLimits.connections, logger: quiet)),
            onServerRunning: { [address, log] channel in
                var bound = address
                bound.port = channel.localAddress?.port ?? address.port
                log.info("HTTP is listening on \(bound)")
            }, logger: quiet)
    }
}

/// What one client may take of the server.
enum ConnectionLimits {
    static let bodyBytes = 1 << 20
    static let headerBytes = 16 << 10
    static let headerFields = 100
    /// A connection that neither asks nor is answered is closed.
    static let idleSeconds: Int64 = 30
    /// A request must have come whole by then, however steadily it drips.
    static let requestSeconds: Int64 = 20
    /// Those that come above it wait to be accepted; within the 1024 files that systems allow by default.
    static let connections = 800
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
