/// `start`: which agenda, which series, when and how long.
extension Script {
    /// The series that a start line speaks of: its title without dress, as a slug.
    package static func slug(of title: String) -> String {
        var slug = ""
        for character in title.lowercased() {
            if character.isLetter || character.isNumber {
                slug.append(character)
            } else if !slug.isEmpty, slug.last != "-" {
                slug.append("-")
            }
        }
        while slug.last == "-" { slug.removeLast() }
        guard slug.count > 60 else { return slug }
        // Two long titles that begin alike stay two series: the rest of the title goes into a short number (FNV-1a).
        let number = slug.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        return slug.prefix(50) + "-" + String(number, radix: 16)
    }

    /// What the last meeting with the same agenda did not come to, and what is still open.
    private static func comesBack(_ series: Series, _ carried: [RecordID], _ agenda: Agenda) -> [Saying] {
        let held = series.past + [series.meeting].compactMap { $0 }
        let missed = held.last { series.agenda(of: $0)?.plainName == agenda.plainName }.map { last in
            series.undiscussed(in: last).compactMap { series.agenda(of: last)?.steps[$0].title }
        }
        return (missed.map { $0.isEmpty ? [] : [.notReached($0)] } ?? [])
            + (carried.isEmpty ? [] : [.standingOpen(carried: carried)])
    }

    private static func openers(of agenda: Agenda, _ ask: Ask) -> [Saying] {
        let said = agenda.opens ?? []
        let horizon = said.contains(.horizon) ? ask.series.horizon : nil
        let checklist = said.contains(.checklist) ? [Checklist(ask.series).saying] : []
        return (horizon.map { [.method([$0])] } ?? []) + checklist
    }

    /// Lets the room speak to a series that is there already.
    static func use(_ ask: Ask) throws(Stop) -> Decision {
        if ask.scene.isDirect { throw .refused(.needsRoom(verb: ask.verb)) }
        if ask.rest.isEmpty { throw .refused(.missing(.title, verb: ask.verb)) }
        if let running = ask.series.running, running.room == ask.scene.room,
            ask.series.slug != slug(of: String(ask.rest))
        {
            throw .refused(.meetingRuns(title: running.title, number: running.number))
        }
        guard ask.series.entries > 0 else { throw .refused(.unknownSeries(String(ask.rest).cleaned)) }
        return Decision([.roomBound(room: ask.scene.room)], say: [.status])
    }

    static func start(_ ask: Ask) throws(Stop) -> Decision {
        if ask.scene.isDirect { throw .refused(.needsRoom(verb: ask.verb)) }
        if let running = ask.series.running {
            throw .refused(.meetingRuns(title: running.title, number: running.number))
        }
        var opening = try Opening(ask)
        let scene = ask.scene
        let number = (ask.series.meeting?.number ?? 0) + 1
        let known = ask.series.scripts.last { $0.name == opening.agenda.name } == opening.agenda
        let carried = ask.series.carriedOver()
        let plan = ask.series.planning?.due(at: scene.now, unless: opening.isDated ? opening.start : nil)
        if let plan { opening.takeUp(plan) }
        var start = MeetingStart(
            series: opening.title, number: number, title: opening.title, chair: scene.speaker, room: scene.room,
            agendaName: opening.agenda.name, agenda: known ? nil : opening.agenda, plannedStart: opening.start,
            plannedMinutes: opening.minutes, zone: plan?.start.zone ?? scene.zone.identifier, carried: carried)
        start.plan = plan?.uid
        let following = plan.flatMap { ask.series.following($0, scene: scene) }
        return Decision(
            [.meetingStarted(start: start)] + (following.map { [.meetingPlanned(plan: $0)] } ?? []),
            say: [.meetingOpened] + opening.told + openers(of: opening.agenda, ask)
                + comesBack(ask.series, carried, opening.agenda)
                + [.stepOpened])
    }
}

/// What a start line says.
struct Opening {
    var agenda: Agenda
    var title: String
    var start: Moment
    var minutes: Int
    /// What was added to the date that was said.
    var assumptions: [DateAssumption] = []
    /// The line says when.
    var isDated = false
    /// The line says how long.
    var isTimed = false

    /// Reads `[agenda] "title" [on date] [at time] [for duration]`.
    init(_ ask: Ask) throws(Stop) {
        var tokens = ask.tokens
        let scene = ask.scene
        var planned: Int?
        start = scene.now
        if let (minutes, count) = Opening.duration(at: tokens) {
            planned = minutes
            tokens.removeLast(count)
        }
        if let at = Opening.date(in: tokens, scene.dates, now: scene.now) {
            let phrase = ask.line[tokens[at + 1].whole.startIndex..<tokens[tokens.count - 1].whole.endIndex]
            let (deadline, said) = try ask.deadline(phrase)
            let (first, length) = Opening.times(deadline, said, scene)
            (start, planned) = (first, planned ?? length)
            isDated = true
            assumptions = said.filter { if case .range = $0 { false } else { true } }
            tokens.removeSubrange(at...)
        }
        isTimed = planned != nil
        let due = ask.series.planning?.due(at: scene.now, unless: isDated ? start : nil)
        let last = due?.agenda ?? ask.series.lastAgenda
        let name = Opening.agenda(in: tokens, ask.utterance, scene.agendas, last: last)
        try Opening.checkWords(of: tokens, name, ask)
        if let first = tokens.first, !first.isQuoted, first.lowered == name { tokens.removeFirst() }
        let chosen = ask.series.language ?? scene.language
        guard let agenda = scene.agendas.named(name, in: chosen) else {
            throw .refused(.unknownAgenda(name, known: scene.agendas.plainNames))
        }
        self.agenda = agenda
        title = Opening.title(of: tokens)
        if title.isEmpty { title = ask.series.meeting?.title ?? agenda.title }
        try ask.check(title)
        // A series is filed under the letters and digits of its title.
        if Script.slug(of: title).isEmpty { throw .refused(.missing(.title, verb: ask.verb)) }
        minutes = planned ?? agenda.plannedMinutes
    }

    /// Refuses an agenda that there is not, and words after a title in quotes.
    private static func checkWords(of tokens: [Token], _ agenda: String, _ ask: Ask) throws(Stop) {
        guard !ask.utterance.isDialect, let first = tokens.first else { return }
        let isAgenda = !first.isQuoted && first.lowered == agenda
        if !isAgenda, tokens.count == 2, tokens[1].isQuoted {
            throw .refused(.unknownAgenda(String(first.text), known: ask.scene.agendas.plainNames))
        }
        let title = isAgenda ? tokens.dropFirst() : tokens[...]
        guard title.count > 1, let opening = title.first, opening.isQuoted, let last = title.last else { return }
        let left = ask.line[title[title.startIndex + 1].whole.startIndex..<last.whole.endIndex]
        throw .refused(.unexpected(said: String(left), verb: ask.verb))
    }

    /// Begins when it was planned, for as long as it was planned where the line says nothing else.
    mutating func takeUp(_ plan: PlannedMeeting) {
        start = plan.start.moment
        if !isTimed { minutes = plan.minutes }
    }

    /// When a meeting begins that was said to be then, and how long it lasts where both its ends were said.
    ///
    /// On a day without an hour it begins with the working day.
    private static func times(
        _ deadline: Deadline, _ said: [DateAssumption], _ scene: Scene
    ) -> (start: Moment, minutes: Int?) {
        var first = deadline
        for case .range(let from) in said { first = from }
        guard first.hasTime else {
            let zone = Zone(first.zone) ?? scene.zone
            let morning = zone.moment(of: WallTime(day: first.wall.day, minute: scene.rules.dayStart))
            return (max(morning, scene.now), nil)
        }
        let minutes = deadline.moment.seconds(since: first.moment) / 60
        return (first.moment, deadline.hasTime && (1...1440).contains(minutes) ? minutes : nil)
    }

    /// What is told of the date beside the answer.
    var told: [Saying] { assumptions.isEmpty ? [] : [.assumed(assumptions)] }

    /// The agenda named first; without one that of the series' last meeting, else the default.
    ///
    /// In the manner of other bots it is the plain one.
    static func agenda(
        in words: [Token], _ utterance: Utterance, _ agendas: Agendas, last: String? = nil
    ) -> String {
        if let first = words.first, !first.isQuoted, agendas[first.lowered] != nil { return first.lowered }
        if utterance.isDialect { return "open" }
        if let last, agendas[last] != nil { return last }
        return "alignment"
    }

    private static func title(of tokens: [Token]) -> String {
        tokens.map { $0.isQuoted && tokens.count == 1 ? String($0.text) : String($0.whole) }
            .joined(separator: " ").cleaned
    }

    /// The title in the words of a start line.
    static func title(in words: [Token], agendas: Agendas, dates: DateReader, now: Moment) -> String {
        var tokens = words
        if let (_, count) = duration(at: tokens) { tokens.removeLast(count) }
        if let at = date(in: tokens, dates, now: now) { tokens.removeSubrange(at...) }
        if let first = tokens.first, !first.isQuoted, agendas[first.lowered] != nil { tokens.removeFirst() }
        return title(of: tokens)
    }

    /// Where the words end with a date, which `on` or `at` opens: the first from which on all is one, for a title may
    /// have such words too; else the last `at`, whose date is then refused.
    private static func date(in tokens: [Token], _ dates: DateReader, now: Moment) -> Int? {
        let places = tokens.indices.dropFirst().dropLast().filter {
            !tokens[$0].isQuoted && ["at", "on", "om", "op"].contains(tokens[$0].lowered)
        }
        let found = places.first { place in
            let phrase = tokens[(place + 1)...].map { String($0.whole) }.joined(separator: " ")
            return dates.read(phrase, now: now) != .refused(.notADate)
        }
        return found ?? places.last { tokens[$0].lowered == "at" }
    }

    /// The duration at the end of the words, with how many words it took.
    static func duration(at tokens: [Token]) -> (Int, Int)? {
        guard let at = tokens.lastIndex(where: { !$0.isQuoted && ["for", "voor"].contains($0.lowered) }), at > 0,
            at < tokens.count - 1
        else { return nil }
        let phrase = tokens[(at + 1)...].map { String($0.text) }.joined(separator: " ")
        let found = DateLanguage.all.lazy.compactMap { DurationReader.minutes(phrase, language: $0) }.first
        guard let minutes = found, (1...1440).contains(minutes) else { return nil }
        return (minutes, tokens.count - at)
    }
}

extension Series {
    /// The agenda of the last meeting; without its language where one was chosen since.
    fileprivate var lastAgenda: String? { language == nil ? agenda?.name : agenda?.plainName }

    /// What comes back in the next meeting: whatever still asks something of somebody, oldest first, and the pinned
    /// notes whose topic comes back with it.
    package func carriedOver() -> [RecordID] {
        let asking: Set<Kind> = [.action, .parked, .milestone, .gap, .adjustment]
        let open = Kind.allCases.filter(asking.contains).flatMap { standing($0) }
        let returning = Set(open.map(Place.init))
        let pinned = standing(.note).filter { note in
            let place = Place(note)
            return returning.contains(place) || isRecurring(place)
        }
        return (open + pinned).sorted { ($0.at, $0.id) < ($1.at, $1.id) }.map(\.id)
    }

    private func isRecurring(_ place: Place) -> Bool {
        guard let meeting = meeting(numbered: place.meeting), let agenda = agenda(of: meeting), let step = place.step,
            agenda.steps.indices.contains(step)
        else { return false }
        return agenda.steps[step].recurring
    }

    /// Where a record was written: its step and topic stand for what was talked about.
    private struct Place: Hashable {
        var meeting: Int
        var step: Int?
        var topic: Int?

        init(_ record: Record) {
            meeting = record.meeting
            step = record.step
            topic = record.topic
        }
    }

    /// Steps that the last meeting left undiscussed, by their index in its agenda.
    package func undiscussed(in meeting: Meeting) -> [Int] {
        guard let agenda = agenda(of: meeting) else { return [] }
        return meeting.progress.filter { $0.enteredAt == nil || $0.skipped }.map(\.origin).filter {
            agenda.steps.indices.contains($0)
        }
    }
}

extension Agenda {
    /// What its steps take together; an hour where they say nothing.
    var plannedMinutes: Int {
        let sum = steps.reduce(0) { $0 + $1.minutes }
        return sum > 0 ? sum : 60
    }
}
