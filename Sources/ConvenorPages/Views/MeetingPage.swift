import ConvenorCore
import ConvenorEngine

/// One meeting: its minutes as they grow and as they were kept, and, while it is held, where the room stands.
struct MeetingPage {
    private let seen: Seen
    private let sight: Sight
    private let meeting: Meeting
    private let document: MinutesDocument

    /// At most so many records of the minutes; the rest is in their documents.
    private static let most = 300

    static let route = PageRoute(
        path: "/s/{slug}/meetings/{number}", id: "meetingPage",
        summary: "A meeting: its minutes, and its step, people and queue while it is held.", isLive: true,
        ticks: true, source: .series
    ) { seen, sight, request in
        guard let number = Int(request["number"]), let seen = seen.first else { return nil }
        return MeetingPage(seen, sight, number: number)?.draft
    }

    /// Nil for a meeting that is not there, or not for this reader: while it is held it is for those who take part, and an
    /// owner sees one that had something for them.
    init?(_ seen: Seen, _ sight: Sight, number: Int) {
        guard let meeting = seen.series.meeting(numbered: number) else { return nil }
        if meeting.isOpen, seen.reader.role < .participant { return nil }
        self.seen = seen
        self.sight = sight
        self.meeting = meeting
        document = MinutesDocument(
            series: seen.whole, meeting: meeting, roster: sight.roster, reader: seen.reader, rules: sight.rules,
            calendar: sight.calendar, now: sight.now)
        if seen.reader.cut == .owner, own.isEmpty { return nil }
    }

    var draft: PageDraft {
        var draft = PageDraft("meeting", title: "\(meeting.title) #\(meeting.number)")
        let step = meeting.isOpen ? MeetingStepView(document, meeting, sight) : nil
        draft.facts = [
            "title": .line(meeting.title), "number": .text(String(meeting.number)), "when": .text(when),
            "chair": .line(sight.words.list(([meeting.chair] + meeting.coChairs).map { sight.name($0) })),
            "state": .text(state), "isRunning": .flag(step != nil),
        ]
        if let step { draft.regions.append(.init("meeting-step", step.facts)) }
        draft.regions += [
            .init("meeting-minutes", minutes),
            .init("meeting-people", MeetingPeopleView(seen, document, meeting, sight).facts),
            .init("meeting-course", course), .init("meeting-files", files),
        ]
        draft.path = [(sight.addresses.href(.home), SeriesPage.home(sight))]
        if seen.reader.cut != .owner {
            draft.path.append((sight.addresses.href(.series(seen.series.slug)), seen.series.title))
        }
        draft.cut = cut
        return draft
    }

    /// On the reader's own clock.
    private var when: String {
        let start = sight.zone.wall(at: meeting.startedAt)
        let from = sight.words.clock(start.minute)
        guard let ended = meeting.endedAt else {
            return sight.say(
                Sentence(Terms("{0}, from {1}", nl: "{0}, vanaf {1}"), .day(start.day), .text(from)))
        }
        let end = sight.zone.wall(at: ended)
        let until = sight.words.clock(end.minute)
        let last = end.day == start.day ? until : "\(sight.words.day(end.day)) \(until)"
        return sight.say(
            Sentence(Terms("{0}, {1} to {2}", nl: "{0}, {1} tot {2}"), .day(start.day), .text(from), .text(last)))
    }

    private var state: String {
        if meeting.isOpen { return sight.say(Terms("being held", nl: "nu bezig")) }
        guard let version = meeting.editions.last?.version else {
            return sight.say(Terms("ended, minutes not sent", nl: "afgelopen, notulen niet verstuurd"))
        }
        return sight.say(
            Sentence(
                Terms("ended, minutes sent as version {0}", nl: "afgelopen, notulen verstuurd als versie {0}"),
                .figure(String(version))))
    }

    private var cut: String? {
        switch seen.reader.cut {
        case .outcome:
            sight.say(
                Terms(
                    "You are kept informed here: you see what came of the meeting, not what was said in it.",
                    nl: "Je wordt hier op de hoogte gehouden: je ziet wat eruit kwam, niet wat er is gezegd."))
        case .owner:
            sight.say(
                Terms(
                    "You see your own actions and what they serve.",
                    nl: "Je ziet je eigen acties en waar ze voor dienen."))
        case nil, .participant, .absent: nil
        }
    }
}

extension MeetingPage {
    private static let regions: Set<String> = [
        "main", "meeting-step", "meeting-minutes", "meeting-people", "meeting-course", "meeting-files",
    ]
    /// What the region of people shows already.
    private static let shownBeside: Set<MinutesHeading> = [.present, .late, .absent, .excused, .invited]

    private var minutes: [String: Facts] {
        var sections = document.sections(words: sight.words).filter { !Self.shownBeside.contains($0.heading) }
        if seen.reader.cut == .owner, !own.isEmpty { sections.insert(ownActions, at: 0) }
        // The step above tells how an open vote stands, and minutes count its ballots only when it is closed.
        if meeting.isOpen, document.votes.last?.outcome == nil {
            for index in sections.indices where sections[index].heading == .votes { sections[index].items.removeLast() }
            sections.removeAll { $0.heading == .votes && $0.items.isEmpty }
        }
        let shown = SectionFacts.cut(sections, most: Self.most, sight.words)
        return SectionFacts.facts(shown, sight.words, taken: Self.regions)
    }

    /// What an owner has to do of this meeting, which its minutes name in a mail of their own kind.
    private var own: [Record] { document.actions.new + document.actions.carried.map(\.record) }

    private var ownActions: MinutesSection {
        let items = own.map { record in
            MinutesSection.Item(
                id: record.id.description, text: sight.words.text(of: record, in: document.series),
                notes: notes(on: record))
        }
        return MinutesSection(heading: .newActions, items: items)
    }

    private func notes(on record: Record) -> [String] {
        let stand = ActionStand(record, in: document.series, sight)
        let due = record.due.map {
            sight.say(Sentence(Terms("due {0}", nl: "uiterlijk {0}"), .text(sight.date($0))))
        }
        let words = record.isStanding ? stand.text : sight.words.word(for: record.status)
        return [sight.owner(of: record), due ?? "", words, stand.note]
    }

    private var course: [String: Facts] {
        let steps = document.steps.map { step -> Facts in
            let isCurrent = meeting.isOpen && step.number == meeting.step + 1
            return .map([
                "title": .line(step.title), "note": .line(note(of: step, isCurrent)), "isCurrent": .flag(isCurrent),
            ])
        }
        return ["hasCourse": .flag(!steps.isEmpty), "course": .list(steps)]
    }

    private func note(of step: MinutesDocument.StepLine, _ isCurrent: Bool) -> String {
        let home = sight.zone.identifier
        if isCurrent { return sight.say(Terms("now", nl: "nu")) }
        if step.isSkipped {
            let why = step.because.map { sight.words.remark(.unmetBecause($0), home: home) }
            return [sight.words.remark(.stepPassedOver, home: home), why].compactMap { $0 }.joined(separator: ", ")
        }
        if step.enteredAt != nil {
            return sight.words.remark(
                .stepTime(seconds: step.seconds, planned: step.plannedMinutes), home: home)
        }
        if !meeting.isOpen { return sight.say(Terms("not reached", nl: "niet aan toegekomen")) }
        return step.plannedMinutes > 0 ? "\(step.plannedMinutes) min" : ""
    }

    private var files: [String: Facts] {
        let isForThem = seen.reader.cut != .owner
        let list = sight.files(of: seen.series.slug, meeting.number)
        return [
            "version": .line(version), "hasFiles": .flag(isForThem), "files": .list(isForThem ? list : []),
        ]
    }

    private var version: String {
        if meeting.isOpen {
            return sight.say(
                Terms(
                    "The minutes are a draft while the meeting is held.",
                    nl: "Zolang de vergadering duurt, zijn de notulen een concept."))
        }
        guard document.version > 0 else {
            return sight.say(
                Terms(
                    "The minutes are a draft: nobody was sent them yet.",
                    nl: "De notulen zijn een concept: nog niet verstuurd."))
        }
        let sent = sight.say(
            Sentence(
                Terms("Version {0} of the minutes was sent.", nl: "Versie {0} van de notulen is verstuurd."),
                .figure(String(document.version))))
        guard let until = document.correctionsUntil, until.moment > sight.now else { return sent }
        let home = sight.zone.identifier
        let chair = sight.name(meeting.chair)
        return sent + " " + sight.words.remark(.correctionsUntil(until, chair: chair), home: home)
    }
}
