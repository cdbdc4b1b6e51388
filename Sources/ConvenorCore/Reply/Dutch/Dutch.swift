/// Dutch as a good secretary of meetings writes it: `je`, day before month, 24 hours, a comma before decimals.
///
/// What people type stays as it parses; only dates inside it are Dutch. One word for one thing, everywhere:
///
/// | English | Dutch | English | Dutch |
/// | --- | --- | --- | --- |
/// | meeting | vergadering | series | reeks |
/// | room | ruimte; in mails: chat | minutes | notulen |
/// | recap | verslag | outcome digest | uitkomsten |
/// | chair, co-chair | voorzitter, medevoorzitter | owner of an action | actiehouder |
/// | owner of anything else | eigenaar | participant | deelnemer |
/// | manager | leidinggevende | excused, regrets | afgemeld |
/// | goal | (organisatie)doelstelling | marketing goal | marketingdoelstelling |
/// | metric | indicator | baseline, target, actual | nulmeting, streefwaarde, stand |
/// | as-of date | peildatum | gap | knelpunt |
/// | finding | bevinding | adjustment | bijsturing |
/// | decision | besluit | action | actie |
/// | milestone | mijlpaal | idea | idee |
/// | prep, material | stuk, stukken | feedback | terugkoppeling |
/// | note | notitie | parked question | geparkeerde vraag |
/// | shelved | aangehouden | takeaway | kernpunt |
/// | carried over | doorgeschoven | overdue | te laat |
/// | came late | later gekomen | due, by | uiterlijk |
/// | agreed | afgesproken | dropped | vervallen |
/// | accepted (gap) | aanvaard | done | gereed |
/// | closes (a gap) | verhelpt | supports | ondersteunt |
/// | vote, ballot | stemming, stem | dot | stip |
/// | passed, not passed | aangenomen, verworpen | consent, objection | consent, bezwaar |
/// | floor, queue | woord, sprekerslijst | roll call | presentieronde |
/// | alignment ledger | afstemmingsoverzicht | operation score | uitvoeringsscore |
/// | return on time | rendement van de tijd | on track, at risk, off track | op koers, in gevaar, uit koers |
/// | reminder | herinnering | snoozed | uitgesteld |
/// | exit check | eindcontrole | undo | terugdraaien |
package struct Dutch: Sendable {
    package let language = "nl"
    package init() {}

    private static let dates = DateLanguage.dutch
    static let months = DateNames.dutch.months
    static let weekdays = DateNames.dutch.weekdays

    package func day(_ day: Day) -> String { Self.dates.text(of: day) }

    package func clock(_ minute: Int) -> String { DateNames.clock(minute) }

    package func deadline(_ deadline: Deadline, home: String) -> String { Self.dates.text(of: deadline, home: home) }

    package func moment(_ moment: Moment, zone: Zone) -> String {
        Self.dates.text(of: zone.wall(at: moment))
    }

    /// `1.500 leads`, `0,9 %`, `€ 1.500`.
    package func figure(_ stored: String, unit: String?) -> String {
        let parts = stored.split(separator: ".", omittingEmptySubsequences: false)
        var whole = ""
        let digits = parts.first.map(String.init) ?? stored
        for (index, digit) in digits.reversed().enumerated() {
            if index > 0, index % 3 == 0, digit != "-" { whole.append(".") }
            whole.append(digit)
        }
        var number = String(whole.reversed())
        if parts.count == 2 { number += "," + parts[1] }
        guard let unit, !unit.isEmpty else { return number }
        if unit == "€" || unit == "$" || unit == "£" {
            return number.hasPrefix("-") ? "-" + unit + " " + number.dropFirst() : unit + " " + number
        }
        return number + " " + unit
    }

    /// `4,2 van 5`, of tenths.
    func score(tenths: Int) -> String { "\(tenths / 10),\(tenths % 10) van 5" }

    /// `1 actie`, `2 acties`.
    func count(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }

    func days(_ number: Int) -> String { count(number, "dag", "dagen") }

    func workingDays(_ number: Int) -> String { count(number, "werkdag", "werkdagen") }

    func actions(_ number: Int) -> String { count(number, "actie", "acties") }

    func people(_ number: Int) -> String { count(number, "persoon", "personen") }

    /// `a`, `a en b`, `a, b en c`.
    package func list(_ words: [String]) -> String { DateNames.dutch.list(words) }

    /// `a`, `a of b`, `a, b of c`.
    func either(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " of " + last
    }
}
