/// `calendar`: where somebody reads their own due dates and meetings as a calendar.
enum Subscribing {
    static let verbs: [Verb] = [
        Verb(
            "calendar", ["ics"], group: .looking, usage: "calendar [off]", examples: ["calendar", "calendar off"],
            role: .owner, needs: .nothing, place: .door, isPersonal: true, decide: calendar)
    ]

    static func calendar(_ ask: Ask) throws(Stop) -> Decision {
        guard let handle = ask.known, let door = ask.scene.doorway, !door.secret.isEmpty else {
            throw .refused(.noPlatform(verb: ask.verb))
        }
        switch ask.key(String(ask.rest)) {
        case "":
            return Decision(
                [.feedOpened(handle: handle, seal: door.secretSeal)], say: [.schedule(.feed(secret: door.secret))])
        case "off": return Decision([.feedsClosed(handle: handle)], say: [.schedule(.noFeed)])
        default: throw .refused(.unexpected(said: String(ask.rest), verb: ask.verb))
        }
    }
}
