/// Where the engine asks for what nobody can foresee: real in the daemon, scripted in tests.
package protocol Chance: Sendable {
    /// Six digits, each as likely as any other.
    func code() -> String
    /// What a code is stored as: it cannot be read from that, and two of one code differ.
    func seal(_ code: String) -> String
    /// Whether it is the code that was sealed, in the same time whichever it is.
    func fits(_ code: String, _ seal: String) -> Bool
    /// Letters and digits that nobody guesses.
    func secret() -> String
    /// What a secret is stored as and found by: always the same, and no way back.
    func mark(_ secret: String) -> String
}

/// Gives codes that fit nothing, so that nobody is taken for somebody by mail.
package struct NoChance: Chance {
    package init() {}
    package func code() -> String { "000000" }
    package func seal(_ code: String) -> String { "" }
    package func fits(_ code: String, _ seal: String) -> Bool { false }
    package func secret() -> String { "" }
    package func mark(_ secret: String) -> String { "" }
}
