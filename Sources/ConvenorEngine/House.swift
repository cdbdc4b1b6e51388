package import ConvenorCore

/// What the operator has set, in the form that the engine needs: settings, agendas and the people of the files.
///
/// A value that is swapped whole when the files are read anew; a meeting that has begun keeps its own agenda.
package struct House: Sendable {
    package var rules: HouseRules
    package var zone: Zone
    package var order: DateOrder
    package var agendas: Agendas
    package var people: Roster
    package var words: any Phrasebook
    /// Hours after which a mail that cannot be delivered is given up.
    package var retryHours = 72

    package init(
        rules: HouseRules, zone: Zone, order: DateOrder, agendas: Agendas, people: Roster, words: any Phrasebook
    ) {
        self.rules = rules
        self.zone = zone
        self.order = order
        self.agendas = agendas
        self.people = people
        self.words = words
        self.rules.zone = zone.identifier
    }

    package func dates(in zone: Zone) -> DateReader {
        DateReader(
            zone: zone, order: order, workingDays: rules.workingDays, dayStart: rules.dayStart, dayEnd: rules.dayEnd,
            holidays: rules.holidays)
    }
}

/// Where answers go that nobody asked for just now: notices of the clock, failed mails.
package protocol Feed: Sendable {
    func tell(_ reply: Reply, room: String) async
}
