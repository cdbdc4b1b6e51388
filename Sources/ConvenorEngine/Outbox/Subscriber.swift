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
