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

/// The agendas that can be started, by name.
package typealias Agendas = [String: Agenda]

/// Everybody who is known to the organisation.
package struct Roster: Sendable, Codable {
    package var people: [Handle: Person] = [:]
    package var entries = 0

    package init() {}
    package init(_ people: [Person]) {
        for person in people { self.people[person.handle] = person }
    }

    package mutating func apply(_ entry: Entry) {
        entries += 1
        for case .personSet(let person) in entry.events { people[person.handle] = person }
    }

    package subscript(_ handle: Handle) -> Person? { people[handle] }
    /// The name that mails and minutes use: the person's own if known.
    package func name(of handle: Handle) -> String { people[handle]?.name ?? handle.name }
    /// Laid over another list: its people win, what only the other knows stays; so does how somebody writes dates.
    package func over(_ other: Roster) -> Roster {
        var merged = self
        merged.people = other.people.merging(people) { theirs, mine in
            var person = mine
            person.order = mine.order ?? theirs.order
            person.language = mine.language ?? theirs.language
            return person
        }
        return merged
    }
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
