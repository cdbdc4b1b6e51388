extension ReminderDigest {
    /// Width of the column that headings stand in, in text.
    private static func margin(_ words: any LetterWords) -> Int {
        1 + (Bucket.allCases.map { words.heading($0).count }.max() ?? 0)
    }

    /// What the templates of the reminder are filled with.
    ///
    /// `stop` is the address that ends such mails, where answers to them are read.
    package func facts(roster: Roster, words: any LetterWords, stop: String? = nil) -> Facts {
        let home = zone.identifier
        let howTo = howTo(roster, readsMail: stop != nil)
        let warnings = warnings(roster)
        return .map([
            "language": .text(words.language),
            "greeting": .line(words.remark(greeting(roster), home: home)),
            "buckets": .list(
                buckets.map { bucket in
                    let title = words.heading(bucket)
                    return .map([
                        "heading": .line(title),
                        "items": .list(
                            lines(in: bucket).enumerated().map { index, line in
                                facts(line, heading: index == 0 ? title : "", words: words)
                            }),
                    ])
                }),
            "meetings": .list(
                meetings.map { $0.facts(words).adding(["title": .line(words.subject($0.subject))]) }),
            "howTo": .line(words.remark(howTo, home: home)), "hasItems": .flag(!told.isEmpty),
            "warnings": .list(warnings.map { .map(["warning": .line(words.remark($0, home: home))]) }),
            "hasWarnings": .flag(!warnings.isEmpty),
            "why": .line(words.remark(why, home: home)),
            "stop": .line(words.remark(.stop(person, address: stop), home: home)),
        ])
    }

    private func howTo(_ roster: Roster, readsMail: Bool) -> LetterRemark {
        var chairs: [Handle] = []
        for line in told {
            if let chair = line.series.meeting?.chair, !chairs.contains(chair), chair != person { chairs.append(chair) }
        }
        let ids = told.map(\.record).filter { $0.id.kind == .action }.map(\.id)
        return readsMail && !ids.isEmpty
            ? .howToReply(ids: ids) : .howToAnswerMany(chairs: chairs.map { roster.name(of: $0) }, ids: ids)
    }

    func greeting(_ roster: Roster) -> LetterRemark {
        let name = roster.name(of: person)
        return told.isEmpty ? .meetingsGreeting(name: name) : .reminderGreeting(name: name)
    }

    private var why: LetterRemark {
        .whyReminder(owns: told.map(\.series.title).uniqued, meetings: meetings.map(\.series.title).uniqued)
    }

    private func facts(_ line: Line, heading: String, words: any LetterWords) -> Facts {
        let home = zone.identifier
        let reasons = reasons(line, words)
        let margin = Self.margin(words)
        let blanks = MinutesSection.padded("", to: margin)
        return .map([
            "margin": .text(MinutesSection.padded(heading.uppercased(), to: margin)),
            "id": .text(line.record.id.description),
            "text": .line(words.text(of: line.record, in: line.series)),
            "due": .line(words.remark(remark(of: line), home: home)),
            "reasons": .list(
                reasons.map { .map(["blanks": .text(blanks), "reason": .line(words.remark($0, home: home))]) }),
            "hasReasons": .flag(!reasons.isEmpty),
        ])
    }

    func remark(of line: Line) -> LetterRemark {
        switch line.bucket {
        case .overdue: .wasDue(line.due, workingDays: line.days)
        case .today: .dueToday(line.due)
        case .week, .later: .dueIn(line.due, days: line.days)
        }
    }

    func reasons(_ line: Line, _ words: any LetterWords) -> [LetterRemark] {
        var reasons: [LetterRemark] = []
        let record = line.record
        if Set(lines.map(\.series.slug)).count > 1 { reasons.append(.series(line.series.title)) }
        if let agreed = record.due, agreed.hasTime, agreed.zone != zone.identifier { reasons.append(.agreedAs(agreed)) }
        if record.status == .blocked, let why = record[.obstacle] {
            reasons.append(.blocked(why))
        } else if let first = record.firstDue, let due = record.due, first.moment != due.moment {
            reasons.append(.movedDate(from: first, because: record[.moved]))
        } else if let why = record[.because] {
            reasons.append(.because(why))
        }
        for served in line.serves {
            let text = words.text(of: served, in: line.series)
            reasons.append(.forRecord(served.id, text, because: served[.because]))
        }
        if let planned = line.movedFrom { reasons.append(planned > day ? .toldEarly(planned) : .toldLate(planned)) }
        if let disowned = line.disowned { reasons.append(.disowned(disowned.by, because: disowned.because)) }
        return reasons
    }

    /// What is announced, one sentence for each day and person.
    func warnings(_ roster: Roster) -> [LetterRemark] {
        var sorted: [(to: Handle, day: Day, ids: [RecordID])] = []
        for announcement in announced {
            if let index = sorted.firstIndex(where: { $0.to == announcement.to && $0.day == announcement.day }) {
                sorted[index].ids.append(announcement.id)
            } else {
                sorted.append((announcement.to, announcement.day, [announcement.id]))
            }
        }
        return sorted.sorted { ($0.day, $0.to) < ($1.day, $1.to) }.map { warning in
            .announced(
                warning.ids, name: roster.name(of: warning.to), isManager: roster[person]?.manager == warning.to,
                day: warning.day)
        }
    }
}
