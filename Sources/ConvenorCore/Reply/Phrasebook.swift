/// The sentences of one language: facts in, words out. A second language is a second type.
package protocol Phrasebook: Sendable {
    /// IETF tag, such as `en`; also the prefix of its templates.
    var language: String { get }
    /// `Fri 4 Dec 2026`.
    func day(_ day: Day) -> String
    /// `Fri 4 Dec 2026 17:00`, with the zone when it is not the one at home.
    func deadline(_ deadline: Deadline, home: String) -> String
    /// `Thu 26 Nov 2026 10:00`.
    func moment(_ moment: Moment, zone: Zone) -> String
    /// A record's own text; the machine's words for gaps that it found.
    func text(of record: Record, in series: Series) -> String
    /// `open`, `agreed`, ...
    func word(for status: Status) -> String
    func word(for kind: Kind, count: Int) -> String
    /// A figure with its unit as people write it: `1,500 leads`, `41 %`.
    func figure(_ stored: String, unit: String?) -> String
    func sentence(for unmet: Unmet, in series: Series) -> String
    func word(for breakage: Ledger.Break) -> String
    func sentence(for finding: Finding, in series: Series) -> String
    func reply(to saying: Saying, in view: View) -> Reply
    func reply(to refusal: Refusal, in view: View) -> Reply
    /// That somebody could not be reminded, for want of an address.
    func unreminded(_ person: Handle, _ items: [RecordID]) -> Reply
    /// That a mail will not arrive, and why.
    func undelivered(_ recipient: Handle, subject: String, answer: String) -> Reply
}

/// What a phrasebook may look at besides the facts of a saying: the series after the command, and the scene.
package struct View: Sendable {
    package var series: Series
    package var scene: Scene

    package init(series: Series, scene: Scene) {
        self.series = series
        self.scene = scene
    }
}

/// An answer as structure, so that each platform can give it its own dress.
package struct Reply: Sendable, Hashable {
    package var blocks: [Block]

    package enum Block: Sendable, Hashable {
        /// A line of its own; the record's id first when it is a card.
        case line(String)
        /// Lines below one, set in.
        case items([String])
        /// Rows of equal length; the first is the head.
        case table([[String]])
        /// Answers that can be typed or pressed.
        case choices([Choice])
    }

    package struct Choice: Sendable, Hashable {
        package var key: String
        package var label: String
    }

    package init(_ blocks: [Block] = []) { self.blocks = blocks }
    package init(_ line: String) { blocks = [.line(line)] }

    package static func + (a: Reply, b: Reply) -> Reply { Reply(a.blocks + b.blocks) }
}
