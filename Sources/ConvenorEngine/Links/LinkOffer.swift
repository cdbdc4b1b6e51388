import ConvenorCore

/// A link that a mail shows: where somebody answers for one thing.
struct LinkOffer {
    var verb: LinkVerb
    var object: String
    /// The slug.
    var series: String
    /// What stands on it.
    var name: Sentence

    private init(_ verb: LinkVerb, _ object: String, _ series: Series, _ name: Sentence) {
        self.verb = verb
        self.object = object
        self.series = series.slug
        self.name = name
    }

    /// Nil for what is not answered so, or by nobody any more.
    init?(_ record: Record, in series: Series, isOneOfSeveral: Bool = false) {
        guard let verb = LinkVerb.about(record).first, record.isStanding, record.privacy != .private else { return nil }
        let name =
            isOneOfSeveral
            ? Sentence(
                Terms("Answer for {0} of {1}", nl: "Antwoord voor {0} van {1}"), .ids([record.id]), .text(series.title))
            : Sentence(Terms("Answer for {0}", nl: "Antwoord voor {0}"), .ids([record.id]))
        self.init(verb, record.id.description.lowercased(), series, name)
    }

    /// Whether somebody comes; nil for whom no invitation stands.
    init?(to plan: PlannedMeeting?, of person: Handle, in series: Series) {
        guard let plan, series.isInvited(person, to: plan) else { return nil }
        self.init(
            .rsvp, plan.mark, series,
            Sentence(
                Terms("Say whether you come to {0}", nl: "Zeg of u komt naar {0}"), .text(series.title)))
    }

    /// Whether a meeting was worth the time.
    init(scoring meeting: Meeting, in series: Series) {
        self.init(
            .roti, String(meeting.number), series,
            Sentence(Terms("Say whether it was worth the time", nl: "Zeg of het de tijd waard was")))
    }
}

extension MailHouse {
    /// What the templates say of links, beside all else; nothing where nobody knows how the daemon is reached.
    func facts(
        _ offers: [LinkOffer?], canStop: Bool = false, ofLetter key: String, to person: Handle, words: any Tongue
    ) -> [String: Facts] {
        guard let links else { return [:] }
        let shown = offers.compactMap { $0 }
        let items = shown.map { offer -> Facts in
            let href = links.href(offer.verb, offer.object, series: offer.series, ofLetter: key, for: person)
            return .map(["name": .line(words.sentence(offer.name)), "href": .text(href)])
        }
        let language = words.language
        let stop = canStop ? stopHref(ofLetter: key, to: person) : nil
        return [
            "hasLinks": .flag(!shown.isEmpty), "links": .list(items),
            "linksLead": .line(Self.linksLead[language]), "hasStopHref": .flag(stop != nil),
            "stopHref": .text(stop ?? ""), "stopName": .line(Self.stopName[language]),
        ]
    }

    private static let linksLead = Terms(
        "Or on a page, which asks before it changes anything:",
        nl: "Of op een pagina, die eerst vraagt voordat er iets verandert:")
    private static let stopName = Terms("Or end them on a page", nl: "Of beëindig ze op een pagina")

    /// The page that ends what the letter is one of.
    func stopHref(ofLetter key: String, to person: Handle) -> String? {
        links?.href(.stop, LinkToken.nothing, series: "", ofLetter: key, for: person)
    }
}

extension MeetingLetter {
    /// Where its reader says whether they come.
    var offer: LinkOffer? {
        [.reminder, .invited, .changed].contains(sort) ? LinkOffer(to: plan, of: person, in: series) : nil
    }
}

extension ReminderDigest {
    var offers: [LinkOffer?] {
        let slugs = Set(lines.map(\.series.slug))
        return lines.map { LinkOffer($0.record, in: $0.series, isOneOfSeveral: slugs.count > 1) }
            + meetings.map(\.offer)
    }
}

extension MinutesDocument {
    /// The reader's own actions, and whether the meeting was worth the time for who was there.
    var offers: [LinkOffer?] {
        guard reader.cut != .outcome, let handle = reader.handle else { return [] }
        let own = actions.mine.map { LinkOffer($0, in: series) }
        let isThere = reader.cut == .participant && series.role(of: handle).map { $0 >= .participant } == true
        return own + (isThere && version == 1 ? [LinkOffer(scoring: meeting, in: series)] : [])
    }
}

extension Convenor {
    /// Ends the links of those who were known then and are not now: whoever comes back under their name has none of them.
    package func endLinks(ofThoseGoneSince before: House) async throws {
        let gone = before.people.people.keys.filter { house.people[$0] == nil }
        if gone.isEmpty { return }
        let now = now
        try await note { for person in gone.sorted() { try $0.endLinks(of: person, at: now) } }
    }
}
