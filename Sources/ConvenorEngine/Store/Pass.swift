package import ConvenorCore

/// What lets somebody in without being asked again: a browser's session, a link by mail, a key of a script.
///
/// Kept apart from the journal, because who looked when is no part of a meeting. Its secret is nowhere: only what it is
/// found by (`Chance.mark`).
package struct Pass: Sendable, Hashable {
    package enum Kind: String, Sendable {
        case session, link, key
    }

    package var kind: Kind
    package var mark: String
    package var person: Handle
    package var made: Moment
    package var seen: Moment
    package var ends: Moment
    /// What people know it by: the browser, or the name of a key.
    package var name: String
    /// The address that it went to: who has another one by now comes in anew.
    package var mail = ""
    /// `read write`, for keys.
    package var scopes = ""
    /// What the next page says at its top, once.
    package var notice = ""

    package init(
        _ kind: Kind, mark: String, person: Handle, made: Moment, ends: Moment, name: String
    ) {
        self.kind = kind
        self.mark = mark
        self.person = person
        self.made = made
        self.seen = made
        self.ends = ends
        self.name = name
    }
}

/// Where passes are kept.
package protocol PassBook {
    /// Nil for none; one that is over is still found.
    func pass(_ mark: String, _ kind: Pass.Kind) throws -> Pass?
    /// Of one person, newest first.
    func passes(of person: Handle, _ kind: Pass.Kind) throws -> [Pass]
    /// Writes a new one.
    func put(_ pass: Pass) throws
    /// Writes when one was seen and what it is to be told; one that was removed meanwhile stays away.
    func touch(_ pass: Pass) throws
    func remove(_ pass: Pass) throws
    /// Forgets those that were over by then.
    func forgetPasses(endedBy: Moment) throws
}
