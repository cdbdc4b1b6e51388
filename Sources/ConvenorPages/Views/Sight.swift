package import ConvenorCore

/// For whose eyes, in which words and when a page is made.
package struct Sight: Sendable {
    /// Nil for a file that lies about.
    package var handle: Handle?
    package var words: any Tongue
    package var roster: Roster
    /// The reader's own.
    package var zone: Zone
    package var now: Moment
    package var rules: HouseRules
    package var calendar: any RuleCalendar
    package var addresses: Addresses
    /// The endings under which minutes can be had, as links offer them.
    package var formats = ["html", "md", "txt", "json", "csv"]

    package init(
        handle: Handle?, words: any Tongue, roster: Roster, zone: Zone, now: Moment, rules: HouseRules,
        calendar: any RuleCalendar, addresses: Addresses
    ) {
        self.handle = handle
        self.words = words
        self.roster = roster
        self.zone = zone
        self.now = now
        self.rules = rules
        self.calendar = calendar
        self.addresses = addresses
    }

    package var language: String { words.language }
    package var today: Day { zone.wall(at: now).day }
    package func name(_ handle: Handle?) -> String { handle.map { roster.name(of: $0) } ?? "" }
    package func say(_ sentence: Sentence) -> String { words.sentence(sentence) }
    package func say(_ terms: Terms) -> String { terms[language] }
    package func href(_ place: PagePlace) -> Facts { .text(addresses.href(place)) }
}
