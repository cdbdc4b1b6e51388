/// A week of a series for who is kept informed: what was done, is late or at risk, and was decided.
package struct WeeklySheet: Sendable {
    package enum Section: String, Sendable, CaseIterable {
        case done, late, risk, decided
    }

    package let person: Handle
    package let zone: Zone
    /// When the week that is told of began and ended.
    package let since: Moment
    package let until: Moment
    let series: Series
    let roster: Roster
    let records: [Section: [Record]]

    /// Only what those who are kept informed may see is in it.
    package init(
        for person: Handle, in series: Series, roster: Roster, zone: Zone, since: Moment, until: Moment
    ) {
        let role = max(.informed, series.role(of: person) ?? .informed)
        let seen = series.seen(by: Reader(handle: person, role: role, cut: .outcome))
        self.person = person
        self.zone = zone
        (self.since, self.until) = (since, until)
        self.series = seen
        self.roster = roster
        let open = seen.standing(.action)
        let late = open.filter { $0.due?.isPast(at: until) == true }
        let isRisk = { (action: Record) in seen.trend(of: action, now: until).map { $0 >= .atRisk } ?? false }
        let lateIDs = Set(late.map(\.id))
        records = [
            .done: seen.all(.action).filter { $0.status == .done && $0.closedAt.map { $0 > since } == true },
            .late: late, .risk: open.filter { isRisk($0) && !lateIDs.contains($0.id) },
            .decided: (seen.all(.decision) + seen.all(.adjustment).filter { $0.status == .agreed }).filter {
                $0.at > since
            },
        ]
    }

    /// Nothing happened, so that nothing is sent.
    package var isEmpty: Bool { records.values.allSatisfy(\.isEmpty) }

    package var subject: RoundSubject {
        .week(
            series: series.title, done: records[.done]?.count ?? 0, late: records[.late]?.count ?? 0,
            risk: records[.risk]?.count ?? 0)
    }

    /// What the template `week` is filled with.
    package func facts(words: any LetterWords) -> Facts {
        let home = zone.identifier
        let lead = RoundRemark.weekLead(
            name: roster.name(of: person), series: series.title, from: zone.wall(at: since).day,
            to: zone.wall(at: until).day)
        let sections = Section.allCases.filter { records[$0]?.isEmpty == false }
        return .map([
            "language": .text(words.language), "lead": .line(words.said(lead, home: home)),
            "sections": .list(
                sections.map { section in
                    .map([
                        "heading": .line(words.said(.weekHeading(section), home: home)),
                        "items": .list((records[section] ?? []).map { line($0, section, words) }),
                    ])
                }),
            "why": .line(words.said(.whyWeek(series: series.title), home: home)),
        ])
    }

    private func line(_ record: Record, _ section: Section, _ words: any LetterWords) -> Facts {
        let home = zone.identifier
        var notes = record.owner.map { [words.said(.owner(roster.name(of: $0)), home: home)] } ?? []
        if section == .late || section == .risk {
            notes.append(words.remark(record.due.map(LetterRemark.due) ?? .noDate, home: home))
            if record.status == .blocked, let why = record[.obstacle] {
                notes.append(words.remark(LetterRemark.blocked(why), home: home))
            } else if let why = record[.moved] {
                notes.append(words.remark(LetterRemark.because(why), home: home))
            }
        }
        if section == .decided, let why = record[.because] {
            notes.append(words.remark(LetterRemark.because(why), home: home))
        }
        return .map([
            "id": .text(record.id.description), "text": .line(words.text(of: record, in: series)),
            "notes": .line(notes.joined(separator: ", ")), "hasNotes": .flag(!notes.isEmpty),
        ])
    }
}
