package import ConvenorCore

/// How one platform writes text: its markup, what must be escaped so that nothing in it comes alive, and how much fits.
package struct Dressing: Sendable {
    package let flavour: Flavour
    /// In UTF-16 units, which no platform counts more narrowly than.
    package let limit: Int
    /// Room for some words and the way to the rest.
    private static let least = 100

    package enum Flavour: Sendable, Hashable, CaseIterable {
        /// No markup at all.
        case plain
        /// Slack's `mrkdwn`.
        case slack
        case mattermost, rocketChat, zulip, discord
        /// The HTML that Telegram takes.
        case telegram
        /// `formatted_body` of Matrix.
        case matrix
        /// `body` of Matrix, which clients without HTML show and in which push rules look for `@room`.
        case matrixBody
        case googleChat
        /// Text of an Adaptive Card.
        case teams
    }

    package init(_ flavour: Flavour, limit: Int) {
        self.flavour = flavour
        self.limit = limit
    }

    /// The reply in one text, escaped; where it does not fit, the page of it that is wanted, with the way to the next
    /// one at its end.
    package func text(_ reply: Reply) -> String { pagination(of: reply).text(reply.parts, page: reply.page) }

    /// What can be pressed below that text: what the reply has, and the way to the next page if there is one.
    package func presses(_ reply: Reply) -> [Press] {
        let next = reply.page + 1
        guard pagination(of: reply).hasPage(next, of: reply.parts) else { return reply.presses }
        return reply.presses + [Press(label: Tongues.speaking(reply.language).moreLabel, line: "more \(next)")]
    }

    private func pagination(of reply: Reply) -> Pagination {
        Pagination(
            markup: Markup(flavour: flavour), limit: max(limit, Self.least),
            words: Tongues.speaking(reply.language))
    }

    /// One piece of text, such as the label of a button or a title, on one line and with nothing in it alive.
    package func inert(_ text: String) -> String { Escaping(flavour: flavour).inert(text.shown.joined(separator: " ")) }
}
