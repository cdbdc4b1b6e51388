/// Everybody who is known to the organisation, found by handle, mail address or chat id at once.
package struct Roster: Sendable {
    package private(set) var people: [Handle: Person] = [:]
    package private(set) var entries = 0
    /// What was settled in chat of an id: whose it is, or nobody's, whatever the files say.
    private var settled: [ChatID: Handle?] = [:]
    private var channels: [Handle: PersonalChannel] = [:]
    private var dead = DeadAddresses()
    /// What was said in chat of quiet hours, also that there are none.
    private var quiets: [Handle: QuietHours?] = [:]
    /// The platform on which they asked for the chat.
    private var places: [Handle: String] = [:]
    /// Whose calendar each secret opens, by what it is stored as.
    private var feeds: [String: Handle] = [:]
    private var holders: [ChatID: Handle] = [:]
    private var held: [Handle: Set<ChatID>] = [:]
    /// By address in lower case: two people may have been given one.
    private var addressees: [String: [Handle]] = [:]

    package init() {}
    package init(_ people: [Person]) {
        for person in people { put(person) }
    }

    package mutating func apply(_ entry: Entry) {
        entries += 1
        for event in entry.events {
            switch event {
            case .personSet(let person):
                put(person)
                if let mail = person.mail { dead.trust(mail) }
            case .mailReturned(let returned): dead.note(returned)
            case .identified(let identified): settle(identified.chat, as: identified.person)
            case .released(let chat): settle(chat, as: nil)
            case .channelSet(let handle, let channel, let place):
                set(channel, of: handle)
                places[handle] = place ?? places[handle]
            case .quietSet(let handle, let quiet): quiets[handle] = .some(quiet)
            case .feedOpened(let handle, let seal): feeds[seal] = handle
            case .feedsClosed(let handle): feeds = feeds.filter { $0.value != handle }
            default: break
            }
        }
    }

    package subscript(_ handle: Handle) -> Person? { people[handle] }
    /// When a person is left alone: as they said in chat, known to the house or not, else as the files have it.
    package func quiet(of handle: Handle) -> QuietHours? { quiets[handle] ?? people[handle]?.quiet }
    /// The name that mails and minutes use: the person's own if known.
    package func name(of handle: Handle) -> String { people[handle]?.name ?? handle.name }

    /// Laid over another list: its people win, what only the other knows stays; so does how somebody writes dates and
    /// where they are found.
    package func over(_ other: Roster) -> Roster {
        var merged = other
        merged.entries = entries
        merged.dead = dead
        merged.feeds = feeds
        for var person in people.values {
            let theirs = other.people[person.handle]
            person.order = person.order ?? theirs?.order
            person.language = person.language ?? theirs?.language
            person.channel = person.channel ?? theirs?.channel
            person.quiet = person.quiet ?? theirs?.quiet
            if let chat = theirs?.chat { person.chat = chat.merging(person.chat ?? [:]) { $1 } }
            merged.put(person)
        }
        for (chat, holder) in settled { merged.settle(chat, as: holder) }
        for (handle, channel) in channels { merged.set(channel, of: handle) }
        merged.quiets.merge(quiets) { $1 }
        merged.places.merge(places) { $1 }
        return merged
    }

    private mutating func put(_ person: Person) {
        if let old = people[person.handle] {
            for (place, id) in old.chat ?? [:] where holders[ChatID(place: place, id: id)] == old.handle {
                give(ChatID(place: place, id: id), to: settled[ChatID(place: place, id: id)] ?? nil)
            }
            if let mail = old.mail { addressees[mail.lowercased()]?.removeAll { $0 == old.handle } }
        }
        people[person.handle] = person
        for (place, id) in person.chat ?? [:] {
            let chat = ChatID(place: place, id: id)
            give(chat, to: settled[chat] ?? person.handle)
        }
        if let mail = person.mail, !mail.isEmpty { addressees[mail.lowercased(), default: []].append(person.handle) }
    }

    private mutating func settle(_ chat: ChatID, as holder: Handle?) {
        settled[chat] = .some(holder)
        give(chat, to: holder)
    }

    private mutating func give(_ chat: ChatID, to holder: Handle?) {
        if let old = holders[chat] { held[old]?.remove(chat) }
        holders[chat] = holder
        if let holder { held[holder, default: []].insert(chat) }
    }

    private mutating func set(_ channel: PersonalChannel, of handle: Handle) {
        channels[handle] = channel
        people[handle]?.channel = channel
    }
}

extension Roster {
    /// Whose calendar the secret opens that is stored as `seal`.
    package func reader(_ seal: String) -> Handle? { feeds[seal] }

    /// Who goes by that id on that platform.
    package func holder(of chat: ChatID) -> Handle? { holders[chat] }

    /// Whether somebody gave that id up, so that no list and no look-up gives it back to them.
    package func isReleased(_ chat: ChatID) -> Bool { settled[chat] == .some(nil) }

    /// The ids of a person on all platforms, by place and id.
    package func chats(of handle: Handle) -> [ChatID] { held[handle]?.sorted() ?? [] }

    /// Whose address that is, whatever its case; nil for nobody's, and for one that several have.
    package func addressee(_ mail: String) -> Handle? {
        guard let found = addressees[mail.lowercased()], found.count == 1 else { return nil }
        return found[0]
    }

    /// Where a person gets mail; nil without an address, and for one from which mail comes back.
    package func mail(to handle: Handle) -> String? {
        guard let mail = people[handle]?.mail, !mail.isEmpty, !dead.contains(mail) else { return nil }
        return mail
    }

    /// Whether mail reaches a person.
    package func isMailable(_ handle: Handle) -> Bool { mail(to: handle) != nil }

    /// How a person is told of what concerns them alone; `reaches` says where a direct message can be sent.
    package func route(to handle: Handle, reaches: (ChatID) -> Bool) -> Route {
        let person = people[handle]
        let hasMail = mail(to: handle) != nil
        let comesBack = !hasMail && person?.mail?.isEmpty == false
        let wanted = channels[handle] ?? person?.channel ?? (hasMail ? .mail : .chat)
        guard wanted != .mail else { return Route(wanted: wanted, mail: hasMail, chat: nil, comesBack: comesBack) }
        let chats = chats(of: handle)
        let chat = chats.first { $0.place == places[handle] && reaches($0) } ?? chats.first(where: reaches)
        let byMail = hasMail && (wanted == .both || chat == nil)
        return Route(wanted: wanted, mail: byMail, chat: chat, comesBack: comesBack)
    }
}

/// A person's id on a chat platform.
package struct ChatID: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    /// `slack`, or `slack:ops` for one of several.
    package var place: String
    /// Opaque, and compared as it stands.
    package var id: String

    package init(place: String, id: String) {
        self.place = place
        self.id = id
    }

    package static func < (a: Self, b: Self) -> Bool { (a.place, a.id) < (b.place, b.id) }
    package var description: String { "\(place) \(id)" }

    /// The id as a line names it: in quotes where it has blanks.
    package var typed: String { id.contains(where: \.isWhitespace) && !id.contains("\"") ? "\"\(id)\"" : id }
}

/// Where somebody wants to be told of what concerns them alone.
package enum PersonalChannel: String, Sendable, Hashable, Codable, CaseIterable {
    case mail, chat, both
}

/// The ways by which something reaches one person now.
package struct Route: Sendable, Hashable {
    package var wanted: PersonalChannel
    package var mail: Bool
    package var chat: ChatID?
    /// They have an address, and mail to it comes back.
    package var comesBack: Bool

    package init(wanted: PersonalChannel, mail: Bool, chat: ChatID?, comesBack: Bool = false) {
        self.comesBack = comesBack
        self.wanted = wanted
        self.mail = mail
        self.chat = chat
    }

    package var isReached: Bool { mail || chat != nil }
    /// They asked for the chat, which cannot reach them.
    package var isFallback: Bool { wanted != .mail && chat == nil }
}
