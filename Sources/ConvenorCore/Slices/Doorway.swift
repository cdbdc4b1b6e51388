/// The door as a rule sees it: who stands there, and what was said at it before.
package struct Doorway: Sendable {
    /// Who types, as their platform knows them; nil at the console.
    package var caller: Caller?
    package var doorstep: Doorstep
    /// The slug of the series that the room speaks to, where it has a chair who can let somebody in.
    package var host: String?
    /// A code that was never used, and what it is stored as.
    package var code: String
    package var seal: String
    /// The secret part of an address that was never used, and what it is stored as.
    package var secret = ""
    package var secretSeal = ""
    /// Whether a typed code is the one that was sealed.
    package var fits: @Sendable (_ code: String, _ seal: String) -> Bool

    package struct Caller: Sendable, Hashable {
        package var chat: ChatID
        package var name: String?
        /// Their id is a handle, so that it needs no proof and cannot be given away.
        package var isHandle: Bool

        package init(chat: ChatID, name: String?, isHandle: Bool) {
            self.chat = chat
            self.name = name
            self.isHandle = isHandle
        }
    }

    package init(
        caller: Caller?, doorstep: Doorstep, host: String?, code: String, seal: String,
        fits: @escaping @Sendable (_ code: String, _ seal: String) -> Bool
    ) {
        self.caller = caller
        self.doorstep = doorstep
        self.host = host
        self.code = code
        self.seal = seal
        self.fits = fits
    }
}

extension Ask {
    /// Who types, as their platform knows them.
    func caller() throws(Stop) -> (Doorway, Doorway.Caller) {
        guard let door = scene.doorway, let caller = door.caller else { throw .refused(.noPlatform(verb: verb)) }
        return (door, caller)
    }

    /// Who types, where somebody is known to type.
    var known: Handle? { scene.typist.name.isEmpty ? nil : scene.typist }
}

/// What `whoami` tells.
package struct Myself: Sendable, Hashable {
    package var handle: Handle
    package var chat: ChatID?
    /// In the series that is spoken to.
    package var role: Role?
}

extension Verb {
    /// Whether somebody unknown may say it.
    package var isForStrangers: Bool { ["help", "iam", "join", "more"].contains(name) }
}
