extension Dutch: MinutesWords {
    package func heading(_ heading: MinutesHeading) -> String {
        switch heading {
        case .changed: "Gewijzigd"
        case .takeaways: "In één zin"
        case .vision: "Visie"
        case .newGoals: "Nieuwe doelstellingen"
        case .goals: "Doelstellingen"
        case .metrics: "Indicatoren"
        case .decisions: "Besluiten"
        case .gaps: "Knelpunten"
        case .dismissed: "Terzijde gelegd"
        case .adjustments: "Bijsturingen"
        case .newActions: "Acties"
        case .carried: "Doorgeschoven"
        case .closed: "Sinds de vorige keer"
        case .milestones: "Mijlpalen"
        case .timeline: "Tijdlijn"
        case .risks: "Risico's"
        case .ideas: "Ideeën"
        case .parked: "Geparkeerd"
        case .notes: "Notities"
        case .links: "Verwijzingen"
        case .material: "Stukken"
        case .votes: "Stemmingen"
        case .feedback: "Terugkoppeling"
        case .scores: "Scores"
        case .skipped: "Overgeslagen"
        case .present: "Aanwezig"
        case .late: "Later gekomen"
        case .absent: "Afwezig"
        case .excused: "Afgemeld"
        case .invited: "Uitgenodigd"
        case .informed: "Ter kennisname"
        case .spoke: "Aan het woord"
        case .checkIns: "Vervolg"
        case .served: "Waartoe ze dienen"
        case .course: "Verloop van de vergadering"
        case .records: "Vastgelegd"
        }
    }

    package func column(_ column: MinutesColumn) -> String {
        switch column {
        case .id: "Nr."
        case .what: "Wat"
        case .who: "Wie"
        case .due: "Uiterlijk"
        case .serves: "Voor"
        case .status: "Stand van zaken"
        case .baseline: "Nulmeting"
        case .actual: "Stand"
        case .target: "Streefwaarde"
        case .progress: "Voortgang"
        case .asOf: "Peildatum"
        }
    }

    package func note(_ note: MinutesNote, home: String) -> String {
        switch note {
        case .owner(let name, let helpers): helpers.isEmpty ? name : "\(name) met \(list(helpers))"
        case .status(let status): word(for: status)
        case .severity(let severity): grade(severity)
        case .percent(let percent): "\(percent) % gereed"
        case .figures(let actual, let target, let baseline, let unit): figures(actual, target, baseline, unit)
        case .progress(let percent): "\(percent) % van de weg"
        case .asOf(let day): "per \(self.day(day))"
        case .source(let source): "bron: \(source)"
        case .shift(let from, let to): "van \(from) naar \(to)"
        case .because(let reason): "reden: \(reason)"
        case .cause(let cause): "oorzaak: \(cause)"
        case .evidence(let evidence): "onderbouwing: \(evidence)"
        case .instead(let alternatives): "in plaats van \(alternatives)"
        case .decidedBy(let method): "besluitvorming: \(method)"
        case .team(let team): "team \(team)"
        case .review(let day): "evaluatie \(self.day(day))"
        case .due(let deadline): "uiterlijk \(date(deadline, home: home))"
        case .firstDue(let deadline): "eerst afgesproken voor \(date(deadline, home: home))"
        case .closedOn(let day): "op \(self.day(day))"
        case .overdue: "te laat"
        case .carried(let times, let since): "\(ordinal(times)) keer, sinds \(day(since))"
        case .serves(let kind, let ids): "\(verb(of: kind, ids)) \(list(ids.map(\.description)))"
        case .address(let address): address
        case .audience(let audience): "voor \(self.audience(audience))"
        case .questions(let questions): questions
        case .answer(let answer): "antwoord: \(answer)"
        case .lines(let count): self.count(count, "regel", "regels")
        case .field(let kind, let detail, let stored): field(detail, stored, of: kind)
        }
    }

    private func figures(_ actual: String?, _ target: String?, _ baseline: String?, _ unit: String?) -> String {
        let parts = [
            actual.map { "stand \(figure($0, unit: unit))" }, target.map { "streefwaarde \(figure($0, unit: unit))" },
            baseline.map { "nulmeting \(figure($0, unit: unit))" },
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    private func verb(of kind: Kind, _ ids: [RecordID]) -> String {
        switch kind {
        case .marketingGoal: "ondersteunt"
        case .adjustment: ids.allSatisfy { $0.kind == .gap } ? "verhelpt" : "voor"
        case .gap: "bij"
        default: "voor"
        }
    }

    private func ordinal(_ number: Int) -> String {
        let words = [
            "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende",
        ]
        return (1...10).contains(number) ? words[number - 1] : "\(number)e"
    }

    package func remark(_ remark: MinutesRemark, home: String) -> String {
        switch remark {
        case .started(let start, let zone): "\(moment(start, zone: zone)) \(zone.identifier), nog bezig"
        case .span(let start, let end, let zone): span(start, end, zone)
        case .version(let version): "v\(version)"
        case .notSent: "concept, niet verstuurd"
        case .correctionsUntil(let until, let chair):
            "Klopt er iets niet? Laat het \(chair), die voorzat, weten tot \(deadline(until, home: home))."
        case .takenBack: "teruggedraaid"
        case .score(let score): "gereed op de eerst afgesproken datum: \(kept(score))"
        case .returnOnTime(let tenths, let count):
            "rendement van de bestede tijd \(score(tenths: tenths)) (n=\(count))"
        case .stepSkipped(let number, let title, let because):
            "stap \(number), \(title): overgeslagen" + (because.map { ", reden: \($0)" } ?? "")
        case .stepUnmet(let number, let title, let unmet):
            "stap \(number), \(title): \(unmet.joined(separator: "; "))"
        case .stepTime(let seconds, let planned):
            planned == 0 ? "\((seconds + 30) / 60) min" : "\((seconds + 30) / 60) van \(planned) min"
        case .stepNotReached(let number, let title): "stap \(number), \(title): niet aan toegekomen"
        case .stepPassedOver: "overgeslagen"
        case .untitled(let style): name(of: style)
        case .vote(let vote): result(of: vote)
        case .ballots(let vote): count(vote.outcome?.ballots ?? 0, "stem", "stemmen")
        case .nobody: "niemand"
        case .unmetBecause(let reason): "reden: \(reason)"
        case .nextMeeting(let plan): "volgende vergadering \(span(plan, home: home))"
        case .replied(let status, let names): "\(status.map(word) ?? "geen antwoord van") \(list(names))"
        }
    }

    private func kept(_ score: OperationScore) -> String {
        score.percent.map { "\(score.kept) van \(score.planned) (\($0) %)" } ?? "niets gepland"
    }

    private func name(of style: Vote.Style) -> String {
        switch style {
        case .motion: "Voorstel"
        case .consent: "Consent"
        case .options: "Keuze"
        case .dots: "Stippen"
        }
    }

    private func span(_ start: Moment, _ end: Moment, _ zone: Zone) -> String {
        let (from, to) = (zone.wall(at: start), zone.wall(at: end))
        let last = from.day == to.day ? clock(to.minute) : moment(end, zone: zone)
        return "\(day(from.day)) \(clock(from.minute)) tot \(last) \(zone.identifier)"
    }

    private func result(of vote: Vote) -> String {
        guard let outcome = vote.outcome else { return "nog open" }
        let counts = zip(labels(of: vote), outcome.counts).map { "\($0) \($1)" }.joined(separator: ", ")
        let verdict =
            !outcome.hadQuorum
            ? "geen quorum"
            : vote.style == .motion || vote.style == .consent ? (outcome.passed ? "aangenomen" : "verworpen") : ""
        return verdict.isEmpty ? counts : "\(verdict): \(counts)"
    }

    private func labels(of vote: Vote) -> [String] {
        switch vote.style {
        case .motion: ["voor", "tegen", "onthouding"]
        case .consent: ["consent", "bezwaar"]
        case .options, .dots: vote.options
        }
    }
}
