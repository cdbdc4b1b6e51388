package import ConvenorCore

/// How a platform can show something to one person of a room alone.
package enum Aside: Sendable, Hashable {
    /// In the answer itself: it is ephemeral, or nobody else is in the room.
    case here
    /// In a message of its own to that person.
    case directly
    /// Not at all here; in the room of the two alone.
    case nowhere
    /// Not at all here; in the answer to a slash command.
    case byCommand
}

extension Reply {
    /// What goes into the answer that the place shows, and what goes to the person directly, if anything.
    ///
    /// What is confidential never stands in an answer that a room can read: there it says where the rest went.
    package func placed(_ aside: Aside) -> (answer: Reply, direct: Reply?) {
        let words = Tongues.speaking(language)
        return switch (audience, aside) {
        case (.room, _), (.asker, _), (.confidential, .here): (self, nil)
        case (.confidential, .directly): (words.elsewhere(.sent), self)
        case (.confidential, .nowhere): (words.elsewhere(.directMessage), nil)
        case (.confidential, .byCommand): (words.elsewhere(.command), nil)
        }
    }
}
