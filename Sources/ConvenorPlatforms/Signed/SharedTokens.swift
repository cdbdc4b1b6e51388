import Crypto

/// Tokens of which a request must show one; compared by their digests, which takes the same time wherever they differ.
struct SharedTokens: Sendable {
    /// What whoever knows them would show; empty without any.
    let first: String
    private let digests: [SHA256.Digest]

    init(_ tokens: [String]) {
        first = tokens.first ?? ""
        digests = tokens.map { SHA256.hash(data: Array($0.utf8)) }
    }

    func fits(_ given: String) -> Bool {
        let digest = SHA256.hash(data: Array(given.utf8))
        // All of them, so that the time does not tell which one it was.
        return digests.filter { $0 == digest }.isEmpty == false
    }
}
