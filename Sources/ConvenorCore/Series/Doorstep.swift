/// That a chat id belongs to a person from here on.
package struct Identified: Codable, Sendable, Hashable {
    package var chat: ChatID
    package var person: Handle
    package var by: Means

    /// What it rests on.
    package enum Means: String, Codable, Sendable {
        /// A one-time code that was mailed to the person's address.
        case mail
        /// A chair let them in.
        case chair
        /// The platform names the person's address.
        case profile
    }

    package init(chat: ChatID, person: Handle, by: Means) {
        self.chat = chat
        self.person = person
        self.by = by
    }
}

/// That somebody claimed a mail address, and a code went there if it is known.
package struct Claim: Codable, Sendable, Hashable {
    package var chat: ChatID
    /// Nil for an address that nobody has, or that has had enough mails: no code fits then.
    package var person: Handle?
    /// What the code is stored as.
    package var seal: String

    package init(chat: ChatID, person: Handle?, seal: String) {
        self.chat = chat
        self.person = person
        self.seal = seal
    }
}

/// That somebody unknown asked the chair of a series to be let in.
package struct Knock: Codable, Sendable, Hashable {
    package var chat: ChatID
    /// As the platform shows them, which proves nothing.
    package var name: String?
    /// Slug.
    package var series: String

    package init(chat: ChatID, name: String?, series: String) {
        self.chat = chat
        self.name = name
        self.series = series
    }
}

/// Who stands at the door: codes that wait to be typed, and who asked to be let in. The fold of their own stream.
package struct Doorstep: Sendable {
    package struct Waiting: Sendable {
        package var claim: Claim
        package var at: Moment
        package var wrong: Int
    }

    package private(set) var entries = 0
    private var waiting: [ChatID: Waiting] = [:]
    private var claims: [(claim: Claim, at: Moment)] = []
    private var knocks: [(knock: Knock, at: Moment)] = []

    /// Seconds for which a code is good.
    package static let codeSeconds = 30 * 60
    /// Wrong codes after which none fits any more.
    package static let tries = 5
    /// Claims an hour of one id, and mails an hour to one person.
    package static let claimsAnHour = 3
    /// Seconds for which somebody who knocked may be let in, and after which the chair is told once more.
    package static let knockSeconds = 7 * 86_400
    /// Strangers of whom a chair is told in an hour.
    package static let knocksAnHour = 10

    package init() {}

    package mutating func apply(_ entry: Entry, at: Moment) {
        entries += 1
        for event in entry.events {
            switch event {
            case .claimed(let claim):
                waiting[claim.chat] = Waiting(claim: claim, at: at, wrong: 0)
                claims.append((claim, at))
            case .codeMissed(let chat): waiting[chat]?.wrong += 1
            case .codeUsed(let chat): waiting[chat] = nil
            case .knocked(let knock): knocks.append((knock, at))
            default: break
            }
        }
        forget(before: at)
    }

    /// What is too old to matter; the lists are in the order of time.
    private mutating func forget(before now: Moment) {
        let hour = now.adding(seconds: -3600)
        if let first = claims.first, first.at < hour {
            claims.removeAll { $0.at < hour }
            waiting = waiting.filter { $0.value.at >= hour }
        }
        let week = now.adding(seconds: -Self.knockSeconds)
        if let first = knocks.first, first.at < week { knocks.removeAll { $0.at < week } }
    }

    /// The code that this id may still type.
    package func waiting(for chat: ChatID, at now: Moment) -> Waiting? {
        guard let found = waiting[chat], found.wrong < Self.tries,
            now.seconds(since: found.at) < Self.codeSeconds
        else { return nil }
        return found
    }

    /// Seconds until this id may claim an address again; nil when it may now.
    package func pause(for chat: ChatID, at now: Moment) -> Int? {
        let mine = claims.filter { $0.claim.chat == chat && now.seconds(since: $0.at) < 3600 }
        guard mine.count >= Self.claimsAnHour else { return nil }
        return 3600 - now.seconds(since: mine[mine.count - Self.claimsAnHour].at)
    }

    /// Whether one more code may be mailed to this person now, whoever asks for it.
    package func mayMail(_ person: Handle, at now: Moment) -> Bool {
        claims.count { $0.claim.person == person && now.seconds(since: $0.at) < 3600 } < Self.claimsAnHour
    }

    /// Whether the chair of the series is to be told of this id now.
    package func isNews(_ knock: Knock, at now: Moment) -> Bool {
        if knocks(in: knock.series, at: now).contains(where: { $0.knock.chat == knock.chat }) { return false }
        let recent = knocks.count { $0.knock.series == knock.series && now.seconds(since: $0.at) < 3600 }
        return recent < Self.knocksAnHour
    }

    /// Who asked to be let in and goes by that: an id of theirs, alone or behind its place, else the name that the
    /// platform shows, which several may have. Each once, in the order in which they last asked.
    package func knocks(of said: String, in series: String, at now: Moment) -> [Knock] {
        let all = knocks(in: series, at: now).map(\.knock)
        let byID = all.filter { $0.chat.id == said || $0.chat.description == said }
        let found = byID.isEmpty ? all.filter { $0.name.map(Self.plain) == Self.plain(said) } : byID
        return found.enumerated().filter { index, knock in
            !found[(index + 1)...].contains { $0.chat == knock.chat }
        }.map(\.element)
    }

    /// All who asked and may still be let in, with when they did.
    package func knocks(in series: String, at now: Moment) -> [(knock: Knock, at: Moment)] {
        knocks.filter { $0.knock.series == series && now.seconds(since: $0.at) < Self.knockSeconds }
    }

    /// As a mention of somebody unknown is written.
    private static func plain(_ name: String) -> String {
        name.lowercased().filter { !$0.isWhitespace && $0 != "@" }
    }
}
