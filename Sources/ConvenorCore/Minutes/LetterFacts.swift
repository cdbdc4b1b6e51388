extension MinutesDocument {
    /// What concerns the reader, written in this meeting or brought back into it: theirs to do, or said of them by
    /// name.
    package var concerns: [Record] {
        guard let handle = reader.handle else { return [] }
        let all =
            actions.new + actions.carried.map(\.record) + decisions + gaps + adjustments + milestones + parked + notes
            + goals.filter { $0.meeting == meeting.number } + material
        return all.filter { record in
            reader.isConcerned(by: record) && (record.isStanding || record.id.kind != .action)
                || record.text.mentions(handle)
        }
    }

    /// What the mail about these minutes is filled with: the minutes' facts, the reader's own lines on top.
    ///
    /// `readsMail` where an answer to it is read.
    package func letterFacts(words: any LetterWords, readsMail: Bool = false) -> Facts {
        let speaker = MinutesSpeaker(document: self, words: words)
        let cut = reader.cut ?? .participant
        let name = reader.handle.map(speaker.name) ?? ""
        let own = cut == .absent ? concerns : cut == .outcome ? [] : actions.mine
        let parts = speaker.sections()
        let ids = actions.mine.map(\.id)
        let home = speaker.home
        let closed: LetterRemark =
            meeting.endedAt.map { .closed(version: version, at: $0, zone: zone) } ?? .stillOpen(version: version)
        let chair = speaker.name(meeting.chair)
        let answer: LetterRemark =
            readsMail
            ? .howToReply(ids: ids)
            : cut == .owner
                ? .howToTell(chair: chair, ids: ids)
                : .howToAnswer(chair: reader.handle == meeting.chair ? nil : chair, ids: ids)
        let howTo = ids.isEmpty || cut == .outcome ? "" : words.remark(answer, home: home)
        return facts(words: words).adding([
            "greeting": .line(words.remark(greeting(name, own: own.count), home: home)),
            "mine": .list(speaker.ownLines(own, words)),
            "hasMine": .flag(!own.isEmpty),
            "howTo": .line(howTo),
            "hasHowTo": .flag(!howTo.isEmpty),
            "changesHeading": .line(words.remark(LetterRemark.changedSince(version: version - 1), home: home)),
            "changes": .list(parts.filter { $0.heading == .changed }.flatMap { $0.items.map(\.facts) }),
            "hasChanges": .flag(parts.contains { $0.heading == .changed }),
            "sections": .list(parts.filter { $0.heading != .changed }.map { $0.facts(words: words) }),
            "closed": .line(words.remark(closed, home: home)),
            "why": .line(words.remark(.whyYou(cut, series: series.title), home: home)),
        ])
    }

    private func greeting(_ name: String, own: Int) -> LetterRemark {
        switch reader.cut {
        case .absent:
            .absentGreeting(
                name: name, concerns: own, attendance: reader.handle.flatMap { meeting.attendance[$0] })
        case .outcome: .outcomeGreeting(name: name, title: meeting.title)
        case .owner: .ownerGreeting(name: name, mine: own)
        case nil, .participant: .greeting(name: name, mine: own)
        }
    }
}

extension MinutesSpeaker {
    private static let longest = 44

    /// The reader's own lines, their dates under one another.
    func ownLines(_ records: [Record], _ words: any LetterWords) -> [Facts] {
        let ids = records.map { $0.id.description.count }.max() ?? 0
        let width = min(Self.longest, records.map { text(of: $0).count }.max() ?? 0) + 3
        return records.map { record in
            let text = self.text(of: record)
            let notes = ownNotes(record, words)
            let dots = notes.isEmpty ? "" : " " + String(repeating: ".", count: max(3, width - text.count)) + " "
            return .map([
                "id": .text(record.id.description),
                "pad": .text(String(repeating: " ", count: ids - record.id.description.count)),
                "text": .line(text), "dots": .text(dots), "notes": .line(notes.joined(separator: " · ")),
            ])
        }
    }

    private func ownNotes(_ record: Record, _ words: any LetterWords) -> [String] {
        guard record.id.kind == .action else { return item(record).notes }
        var notes = [words.remark(record.due.map(LetterRemark.due) ?? .noDate, home: home)]
        if let links = record.links { notes.append(words.note(.serves(.action, links), home: home)) }
        if let owner = record.owner, owner != document.reader.handle, record.helpers != nil {
            notes.append(words.remark(LetterRemark.helping(name(owner)), home: home))
        }
        if record.status != .open { notes.append(words.word(for: record.status)) }
        return notes
    }
}

extension String {
    /// Whether `@lena` stands in it as a word of its own, in any case.
    func mentions(_ handle: Handle) -> Bool {
        let (text, name) = (lowercased(), handle.description)
        var rest = text[...]
        while let found = rest.firstRange(of: name) {
            let next = rest[found.upperBound...].first
            if next.map({ !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }) ?? true { return true }
            rest = rest[found.upperBound...]
        }
        return false
    }
}
