package import ConvenorCore

/// What the operator has set, in the form that the engine needs: settings, agendas and the people of the files.
///
/// A value that is swapped whole when the files are read anew; a meeting that has begun keeps its own agenda.
package struct House: Sendable {
    package var rules: HouseRules
    package var zone: Zone
    /// Which number of `03/04` is the day; nil leaves it to the language of the phrase.
    package var order: DateOrder?
    /// IETF tag; dates are read in this language first where the person has none of their own.
    package var language: String
    package var agendas: Agendas
    package var people: Roster
    package var calendar: any RuleCalendar
    /// Who gets webhooks of what happens.
    package var subscribers: [Subscriber] = []
    /// Hours after which a mail that cannot be delivered is given up.
    package var retryHours = 72

    package init(
        rules: HouseRules, zone: Zone, order: DateOrder? = nil, language: String = "en", agendas: Agendas,
        people: Roster, calendar: any RuleCalendar
    ) {
        self.rules = rules
        self.zone = zone
        self.order = order
        self.language = language
        self.agendas = agendas
        self.people = people
        self.calendar = calendar
        self.rules.zone = zone.identifier
    }

    /// The language of what is told to a room: that of its series.
    package func words(in series: Series? = nil) -> any Tongue { Tongues.speaking(series?.spoken ?? language) }

    /// The language of what one person alone is told: their own first.
    package func words(for person: Person?, in series: Series? = nil) -> any Tongue {
        person?.language.map { Tongues.speaking($0) } ?? words(in: series)
    }

    /// The language of an answer: where nobody else reads it, that of who asked.
    package func words(in view: View) -> any Tongue {
        let series = view.series.entries > 0 ? view.series : nil
        return view.scene.isDirect
            ? words(for: view.scene.roster[view.scene.typist], in: series) : words(in: series)
    }

    /// The reader of a person's dates: their language first, then the house's, then all others, so that each is
    /// understood everywhere; their own order of day and month before the house's.
    package func dates(in zone: Zone, for person: Person? = nil) -> DateReader {
        let first = [person?.language, language].compactMap { $0.flatMap(DateLanguage.named) }
        var languages: [DateLanguage] = []
        for language in first + DateLanguage.all where !languages.contains(where: { $0.code == language.code }) {
            languages.append(language)
        }
        return DateReader(
            zone: zone, languages: languages, order: person?.order ?? order, workingDays: rules.workingDays,
            dayStart: rules.dayStart, dayEnd: rules.dayEnd, holidays: rules.holidays)
    }
}

/// Where answers go that nobody asked for just now: notices of the clock, failed mails.
package protocol Feed: Sendable {
    func tell(_ reply: Reply, room: String) async
}
