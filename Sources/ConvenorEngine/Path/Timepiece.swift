package import ConvenorCore
import Foundation

/// Where the engine asks for the time: real in the daemon, simulated in tests and rehearsals.
package protocol Timepiece: Sendable {
    func now() -> Moment
}

/// The machine's clock.
package struct SystemClock: Timepiece {
    package init() {}
    package func now() -> Moment { Moment(Date()) }
}
