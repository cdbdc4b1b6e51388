/// Everything a rule may look at besides the series: who speaks, when, and what the house has set.
package struct Scene: Sendable {
    package var now: Moment
    /// Whose words these are.
    package var speaker: Handle
    /// Who typed them.
    package var typist: Handle
    package var room: String
    package var zone: Zone
    package var dates: DateReader
    package var roster: Roster
    package var agendas: Agendas
    package var rules: HouseRules
    /// Lays out what recurs.
    package var calendar: any RuleCalendar
    /// The line has been asked about and confirmed.
    package var isSettled: Bool
    /// The language of the house, as an IETF tag.
    package var language = "en"
    /// Said to Convenor alone, in no room.
    package var isDirect = false
    /// Who types it, as their platform knows them; nil at the console.
    package var doorway: Doorway?
    /// Where a direct message can be sent.
    package var reaches: @Sendable (ChatID) -> Bool = { _ in false }

    package init(
        now: Moment, speaker: Handle, typist: Handle, room: String, zone: Zone, dates: DateReader, roster: Roster,
        agendas: Agendas, rules: HouseRules, calendar: any RuleCalendar, isSettled: Bool = false
    ) {
        self.now = now
        self.speaker = speaker
        self.typist = typist
        self.room = room
        self.zone = zone
        self.dates = dates
        self.roster = roster
        self.agendas = agendas
        self.rules = rules
        self.calendar = calendar
        self.isSettled = isSettled
    }

    package var today: Day { zone.wall(at: now).day }
}

/// The agendas that can be started, by name; those in a further language by it too: `alignment.nl`.
package typealias Agendas = [String: Agenda]

extension Agendas {
    /// The agenda of a name in a language, else in the one that it is written in; a name with a language is exact.
    package func named(_ name: String, in language: String?) -> Agenda? {
        if let language, !name.contains("."), let own = self["\(name).\(Tongues.speaking(language).language)"] {
            return own
        }
        return self[name]
    }

    /// A name without the language that it may end with.
    package static func plain(_ name: String) -> String { String(name.prefix { $0 != "." }) }

    /// Each once, without its languages.
    package var plainNames: [String] { Set(values.map(\.plainName)).sorted() }
}

/// What a rule made of a line: what happened, and what to tell.
package struct Decision: Sendable {
    package var events: [Event]
    package var say: [Saying]
    /// The meeting whose minutes leave with this, and the version.
    package init(_ events: [Event] = [], say: [Saying] = []) {
        self.events = events
        self.say = say
    }
}
