import Logging

/// The log of commands that only look: faults go to stderr as sentences, nothing else is said.
enum Quiet {
    static let log = Logger(label: "convenor") { _ in SwiftLogNoOpLogHandler() }
}
