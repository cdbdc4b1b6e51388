import ConvenorCore

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
