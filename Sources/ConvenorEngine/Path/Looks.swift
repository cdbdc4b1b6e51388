package import ConvenorCore
import Logging
import Synchronization

/// What pages, feeds and documents ask the engine for.
extension Convenor {
    package var now: Moment { timepiece.now() }

    /// All series that somebody has to do with, those that met last first.
    package func series(of person: Handle) async throws -> [Series] {
        try await store.read { [self] in try journal.series(concerning: person, in: $0) }
    }

    /// A secret that nobody guesses, with what it is found by.
    package func freshSecret() -> (secret: String, mark: String) {
        let secret = chance.secret()
        return (secret, chance.mark(secret))
    }

    /// What a secret is found by.
    package func fingerprint(of secret: String) -> String { chance.mark(secret) }

    /// Writes something that is no event, such as a pass, durably and in its turn with the commands.
    package func note<Value: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Value
    ) async throws -> Value {
        let noted = Mutex<Value?>(nil)
        try await committer.perform { transaction in
            let value = try body(transaction)
            noted.withLock { $0 = value }
        }
        guard let value = noted.withLock({ $0 }) else { throw StoreFailure.unusable("Nothing was written.") }
        return value
    }

    /// Puts a mail to somebody in the outbox, in the same commit as what it tells of.
    package func post(_ letter: Letter) async throws {
        try await note { try $0.enqueue(letter) }
        bell.ring()
    }

    /// Says in the log that something went wrong; gives a short name to find it by.
    @discardableResult
    package func report(_ error: any Error, of what: String) -> String {
        let reference = Self.reference(to: error, at: now)
        log.error("\(what)", metadata: ["reference": "\(reference)", "error": "\(error)"])
        return reference
    }
}
