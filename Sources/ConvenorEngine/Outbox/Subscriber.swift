package import ConvenorCore

/// Who is told of what happens: a server that gets signed webhooks.
package struct Subscriber: Sendable, Hashable {
    package var name: String
    /// May hold a secret, so it is never shown.
    package var url: String
    /// `whsec_` and base64; two while the old one is being replaced.
    package var secrets: [String]
    /// Slugs of series; nil for all.
    package var series: Set<String>?
    /// Nil for all.
    package var events: Set<Announced>?

    package init(
        name: String, url: String, secrets: [String], series: Set<String>? = nil, events: Set<Announced>? = nil
    ) {
        self.name = name
        self.url = url
        self.secrets = secrets
        self.series = series
        self.events = events
    }

    package func wants(_ event: Announced, of slug: String) -> Bool {
        series?.contains(slug) != false && events?.contains(event) != false
    }
}

extension Subscriber: CustomStringConvertible, CustomReflectable {
    package var description: String { name }
    package var customMirror: Mirror { Mirror(self, children: ["name": name]) }
}

/// Signs and sends what subscribers are told.
package protocol Announcer: Sendable {
    /// Makes one attempt, under an id that is the same for every attempt at this payload and signed for this moment.
    ///
    /// `permanent` means that the subscriber wants no more of anything, or must not be called at all.
    func announce(
        _ payload: [UInt8], id: String, at now: Moment, to subscriber: Subscriber
    ) async throws(DeliveryFailure) -> String
}

/// Nobody to send with.
package struct NoAnnouncer: Announcer {
    package init() {}
    package func announce(
        _ payload: [UInt8], id: String, at now: Moment, to subscriber: Subscriber
    ) async throws(DeliveryFailure) -> String {
        throw .temporary("Nothing here can call other servers.")
    }
}

extension Performance {
    /// Puts what subscribers are told of an entry in the outbox; returns whether there is anything.
    ///
    /// They have no lane: each letter has a schedule of three days of its own, and one that is not taken must not keep
    /// back all others for so long.
    func announce(
        _ events: [Event], before: Series, after: Series, stream: StreamID, scene: Scene
    ) throws -> Bool {
        let subscribers = convenor.house.subscribers
        guard !subscribers.isEmpty, let slug = stream.slug else { return false }
        let all = Announcement.all(before: before, after: after, events: events, roster: scene.roster, at: scene.now)
        var isAny = false
        for (index, announcement) in all.enumerated() {
            for subscriber in subscribers where subscriber.wants(announcement.event, of: slug) {
                var letter = Letter(
                    key: "hook/\(subscriber.name)/\(slug)/\(after.entries)/\(index + 1)", stream: stream, kind: "hook",
                    recipient: Handle(""), address: "", subject: announcement.event.rawValue, messageID: "",
                    bytes: announcement.payload, due: scene.now)
                letter.way = .hook
                letter.place = subscriber.name
                try transaction.enqueue(letter)
                isAny = true
            }
        }
        return isAny
    }
}

extension Convenor {
    /// Since when and why a subscriber gets nothing; nil for one that does.
    package func whySwitchedOff(_ subscriber: String) async -> String? {
        let mark = (try? await store.read { try $0.mark(of: Subscriber.mark(subscriber)) }) ?? nil
        return mark?.isEmpty == false ? mark : nil
    }

    /// Lets a subscriber have webhooks again. Returns false when it was not switched off.
    package func switchOn(_ subscriber: String) async throws -> Bool {
        guard await whySwitchedOff(subscriber) != nil else { return false }
        try await committer.perform { try $0.setMark("", of: Subscriber.mark(subscriber)) }
        return true
    }

    /// True when the subscriber took something that long after: then it is one payload that it does not like.
    func hasTaken(_ subscriber: String, since: Moment) async -> Bool {
        let sent = try? await store.deliveries(in: [.sent], by: .hook, of: subscriber, limit: 1000)
        return sent?.contains { $0.settledAt ?? since > since } == true
    }
}

extension Subscriber {
    /// Where the store keeps since when and why it is switched off; empty when it is not.
    static func mark(_ name: String) -> String { "hook/" + name }
}
