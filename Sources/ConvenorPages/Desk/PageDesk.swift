package import ConvenorCore
package import ConvenorEngine
import Synchronization

/// What an operator has set of the pages.
package struct PageSettings: Sendable {
    /// How others reach the daemon: scheme, host and maybe port, without a slash at its end; empty where nobody knows.
    package var address: String
    package var organisation: String
    package var stylesheet: String
    package var script: String
    /// Who types at the console, known to the files or not.
    package var console: Handle?
    /// By language.
    package var templates: [String: Templates]
    /// What makes PDF; nil where nothing that does is installed.
    package var printer: (any Printer)?

    package init(
        address: String, organisation: String, stylesheet: String, script: String, templates: [String: Templates]
    ) {
        self.address = address
        self.organisation = organisation
        self.stylesheet = stylesheet
        self.script = script
        self.templates = templates
    }
}

/// Where every page, answer and document is made: who asks, what they may see, and how it is dressed.
package final class PageDesk: Sendable {
    let engine: Convenor
    let settings: PageSettings
    let seal: any Seal
    let assets: Assets
    let live = LiveHub()
    private let views = Mutex(SeenSeries())

    package init(_ engine: Convenor, settings: PageSettings, seal: any Seal) {
        self.engine = engine
        self.settings = settings
        self.seal = seal
        assets = Assets(settings, mark: engine.fingerprint(of:))
    }

    func templates(_ language: String) -> Templates? { settings.templates[language] ?? settings.templates["en"] }

    /// A series as its reader may see it; nil for who has no place in it.
    func seen(_ series: Series, by visitor: Visitor) -> Seen? {
        visitor.reader(in: series).map { seen(series, by: $0) }
    }

    func seen(_ series: Series, by reader: Reader) -> Seen {
        Seen(series: views.withLock { $0.series(series, by: reader) }, whole: series, reader: reader)
    }

    /// For whose eyes and when, as the views want it.
    func sight(of visitor: Visitor, roster: Roster) -> Sight {
        let house = engine.house
        let zone = visitor.person?.zone.flatMap { Zone($0) } ?? house.zone
        var sight = Sight(
            handle: visitor.handle, words: house.words(for: visitor.person), roster: roster, zone: zone,
            now: engine.now, rules: house.rules, calendar: house.calendar, addresses: .site)
        if settings.printer != nil { sight.formats.append("pdf") }
        return sight
    }
}

/// A series for one reader.
package struct Seen: Sendable {
    /// Without what the reader must not see: what all facts are made of.
    package let series: Series
    /// As it is: for what filters by itself, such as `MinutesDocument`, and for nothing else.
    package let whole: Series
    package let reader: Reader
}

/// Keeps what was filtered, because most who look see the same.
struct SeenSeries {
    private struct Key: Hashable {
        var slug: String
        var role: Role
        var cut: Cut?
        /// Only where something of their own is hidden from others.
        var handle: Handle?
    }

    private var held: [Key: (entries: Int, series: Series)] = [:]
    private static let most = 200

    mutating func series(_ whole: Series, by reader: Reader) -> Series {
        let isOwn = reader.cut == .owner || reader.hasOwn(in: whole)
        let key = Key(slug: whole.slug, role: reader.role, cut: reader.cut, handle: isOwn ? reader.handle : nil)
        if let found = held[key], found.entries == whole.entries { return found.series }
        let seen = whole.seen(by: reader)
        if held.count >= Self.most { held = [:] }
        held[key] = (whole.entries, seen)
        return seen
    }
}

extension Reader {
    /// Whether they wrote something that others of their role do not see.
    func hasOwn(in series: Series) -> Bool {
        series.hidden.contains { id in series.records[id]?.by == handle }
    }
}
