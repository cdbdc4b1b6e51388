extension Dutch {
    package func word(for status: Status) -> String {
        switch status {
        case .open: "open"
        case .done: "gereed"
        case .dropped: "vervallen"
        case .proposed: "voorgesteld"
        case .agreed: "afgesproken"
        case .rejected: "afgewezen"
        case .parked: "aangehouden"
        case .expected: "verwacht"
        case .received: "ontvangen"
        case .accepted: "aanvaard"
        case .blocked: "geblokkeerd"
        case .pinned: "vastgezet"
        }
    }

    package func word(for kind: Kind, count: Int) -> String {
        if let form = Forms.of(kind) { return (count == 1 ? form.name : form.plural)[language] }
        let (one, many) = words(for: kind)
        return count == 1 ? one : many
    }

    private func words(for kind: Kind) -> (one: String, many: String) {
        switch kind {
        case .goal: ("doelstelling", "doelstellingen")
        case .marketingGoal: ("marketingdoelstelling", "marketingdoelstellingen")
        case .metric: ("indicator", "indicatoren")
        case .gap: ("knelpunt", "knelpunten")
        case .adjustment: ("bijsturing", "bijsturingen")
        case .decision: ("besluit", "besluiten")
        case .action: ("actie", "acties")
        case .milestone: ("mijlpaal", "mijlpalen")
        case .idea: ("idee", "ideeën")
        case .prep: ("stuk", "stukken")
        case .checkIn: ("check-in", "check-ins")
        case .feedback: ("terugkoppeling", "terugkoppelingen")
        case .note: ("notitie", "notities")
        case .parked: ("vraag", "vragen")
        case .takeaway: ("kernpunt", "kernpunten")
        case .link: ("link", "links")
        default: (KindRow.of(kind).word, KindRow.of(kind).plural)
        }
    }

    func word(for role: Role) -> String {
        switch role {
        case .owner: "actiehouder"
        case .informed: "ter kennisname"
        case .participant: "deelnemer"
        case .chair: "voorzitter"
        }
    }

    func word(for attendance: Attendance) -> String {
        switch attendance {
        case .invited: "uitgenodigd"
        case .present: "aanwezig"
        case .late: "later gekomen"
        case .excused: "afgemeld"
        case .absent: "afwezig"
        }
    }

    /// How bad a gap is, or how urgent an action; what nobody foresaw stays as it was typed.
    func grade(_ stored: String) -> String {
        switch stored {
        case "high": "hoog"
        case "medium": "middel"
        case "low": "laag"
        default: stored
        }
    }

    /// Whom a check-in asks.
    func audience(_ stored: String?) -> String {
        switch stored?.lowercased() {
        case nil, "all": "iedereen"
        case "team", "the team": "het team"
        case "owners", "the owners": "de actiehouders"
        default: stored ?? ""
        }
    }

    package func text(of record: Record, in series: Series) -> String {
        if let rhythm = rhythm(of: record) { return rhythm }
        if record.id.kind == .parked, record[.obstacle] == record.text { return "staat in de weg: \(record.text)" }
        return record.storedFinding.map(short) ?? record.text
    }

    /// The finding without its subject's text: `O2 heeft geen marketingdoelstelling`.
    private func short(_ finding: Finding) -> String {
        let subject = finding.subject
        switch finding.sort {
        case .coverage: return "\(subject) heeft geen marketingdoelstelling"
        case .orphan: return "\(subject) ondersteunt geen organisatiedoelstelling"
        case .performance:
            return
                "\(subject) is op \(finding.progress ?? 0) % van de weg terwijl \(finding.elapsed ?? 0) % van de tijd om is"
        case .unmeasured: return "\(subject) wordt niet gemeten"
        case .ownerless: return "\(subject) heeft geen eigenaar"
        case .silentTeam:
            return "\(subject) vraagt om \(finding.team ?? "een team") en van dat team is niemand aanwezig"
        case .ineffective: return "\(subject) blijkt niet te werken\(score(of: finding))"
        }
    }

    private func score(of finding: Finding) -> String {
        guard let score = finding.score else { return "" }
        let count = finding.count.map { " uit \(self.count($0, "antwoord", "antwoorden"))" } ?? ""
        return ": \(self.score(tenths: score))\(count)"
    }

    package func sentence(for finding: Finding, in series: Series) -> String {
        let text = series.records[finding.subject].map { " \"\($0.text)\"" } ?? ""
        return label(of: finding.sort).padding(to: 15) + clause(for: finding, "\(finding.subject)\(text)", in: series)
    }

    private func label(of sort: Finding.Sort) -> String {
        switch sort {
        case .coverage: "dekking"
        case .orphan: "losstaand"
        case .performance: "voortgang"
        case .unmeasured: "niet gemeten"
        case .ownerless: "geen eigenaar"
        case .silentTeam: "stil team"
        case .ineffective: "geen effect"
        }
    }

    private func clause(for finding: Finding, _ subject: String, in series: Series) -> String {
        switch finding.sort {
        case .coverage: return "\(subject) wordt door geen marketingdoelstelling ondersteund"
        case .orphan: return "\(subject) ondersteunt geen organisatiedoelstelling"
        case .performance:
            let asOf = finding.metric.flatMap { series.records[$0]?[.asOf] }.flatMap(Day.init(iso:))
            let source = finding.metric.map { " (\($0)\(asOf.map { ", per \(day($0))" } ?? ""))" } ?? ""
            return "\(subject) is op \(finding.progress ?? 0) % van de weg, "
                + "\(finding.elapsed ?? 0) % van de tijd is om\(source)"
        case .unmeasured:
            let why = finding.metric.map { noValue($0, in: series) } ?? "er is geen indicator voor"
            return "\(subject): \(why)"
        case .ownerless: return "\(subject) heeft geen eigenaar"
        case .silentTeam:
            return "\(subject) vraagt om \(finding.team ?? "een team"), en van dat team is niemand aanwezig"
        case .ineffective: return "\(subject) blijkt niet te werken\(score(of: finding))"
        }
    }

    package func word(for breakage: Ledger.Break) -> String {
        switch breakage {
        case .noMarketingGoal: "geen marketingdoelstelling ondersteunt dit"
        case .noMetric: "geen indicator"
        case .noValue: "geen waarde gemeten"
        case .noAdjustment: "geen bijsturing"
        case .notAgreed: "niet afgesproken"
        case .noAction: "geen actie voert dit uit"
        case .noOwner: "geen eigenaar"
        case .noDate: "geen datum"
        case .overdue: "te laat"
        case .servesNothing: "ondersteunt geen organisatiedoelstelling"
        }
    }

    package func sentence(for unmet: Unmet, in series: Series) -> String {
        let names = list(unmet.missing)
        let isOne = unmet.missing.count == 1
        switch unmet.check {
        case .materialReceived:
            return "nog niet binnen: \(names) (\(unmet.of - unmet.missing.count) van \(unmet.of) ontvangen)"
        case .teamsInvited: return "van \(names) is niemand uitgenodigd"
        case .recordsWritten: return "nog " + list(unmet.missing.map { "geen \(kind(named: $0))" })
        case .goalWritten: return "nog geen organisatiedoelstelling"
        case .metricsComplete:
            return unmet.of == 0
                ? "nog geen indicator" : "\(names) \(isOne ? "mist" : "missen") een eenheid, een peildatum of een bron"
        case .goalsSupported:
            return "\(names) \(isOne ? "heeft" : "hebben") geen marketingdoelstelling en geen knelpunt"
        case .highGapsAnswered:
            return "\(isOne ? "ernstig knelpunt" : "ernstige knelpunten") \(names): geen afgesproken bijsturing, "
                + "en niet met een reden aanvaard"
        case .actionsComplete: return "\(names) \(isOne ? "mist" : "missen") een actiehouder of een datum"
        case .checkInPlanned: return "er is geen check-in gepland"
        case .feedbackRequested: return "nog aan niemand is gevraagd of \(names) \(isOne ? "werkt" : "werken")"
        case .insightsActed: return "met \(names) gebeurt nog niets"
        case .recipientsSeen: return "de ontvangers van de notulen zijn nog niet bekeken"
        }
    }

    /// A kind that is stored by the word of the agenda file.
    private func kind(named word: String) -> String {
        KindRow.named(word).map { self.word(for: $0.kind, count: 1) } ?? word
    }
}
