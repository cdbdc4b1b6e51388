/// Reads logs of chat rooms as meetings of one series.
///
/// The rules are those of a live room: each command goes through `Hearing`, all else is talk. Logs are read in the order
/// in which they are given, oldest first, and a meeting that its log leaves open ends with the log.
package struct Replay: Sendable {
    /// What happened, as a store would keep it: folded from the start it gives the series again.
    package struct Happening: Sendable {
        package var entry: Entry
        package var at: Moment
        package var by: Handle
    }

    package private(set) var series: Series
    /// Everybody who spoke or was named, under the nick that they used.
    package private(set) var roster = Roster()
    package private(set) var journal: [Happening] = []
    private let givenTitle: String?
    /// What each meeting was called by, for the name of the series.
    var names: [String] = []
    var sitting: Sitting?
    private var handles: [Substring: Handle] = [:]
    private var scene: Scene

    /// Times in logs that state no offset are wall times of `zone`; without a title the meetings' common words name the series.
    package init(seriesTitle: String?, zone: Zone, calendar: any RuleCalendar) {
        givenTitle = seriesTitle
        let title = seriesTitle ?? ""
        series = Series(slug: Script.slug(of: title))
        series.title = title
        scene = Scene(
            now: Moment(milliseconds: 0), speaker: Handle(""), typist: Handle(""), room: "", zone: zone,
            dates: DateReader(zone: zone), roster: Roster(), agendas: [Agenda.open.name: .open], rules: HouseRules(),
            calendar: calendar)
    }

    /// Reads one log and answers what in it could not be taken.
    package mutating func read(name: String, text: String) -> [ReplayFault] {
        let log = LogFile(name: name, text: text)
        var faults = log.faults
        var clock = LogClock(zone: scene.zone, day: log.day ?? Day(daysSince1970: 0))
        var last = Moment(milliseconds: 0)
        defer { settleTitle() }
        handles = [:]
        scene.room = name
        for (index, line) in log.lines.enumerated() {
            if let day = log.turns[index] { clock.turn(to: day) }
            last = clock.moment(of: line)
            if log.bots.contains(line.nick) { continue }
            if log.answered.contains(index), let fault = breakOff(in: name, before: line, at: last) {
                faults.append(fault)
            }
            if let reason = hear(line, at: last) {
                faults.append(ReplayFault(file: name, line: line.number, reason: reason))
            }
        }
        if let line = log.lines.last, let fault = breakOff(in: name, before: line, at: last) { faults.append(fault) }
        return faults
    }

    /// Ends a meeting whose end the log does not have: it stops, or the bot came back and took a new start.
    private mutating func breakOff(in file: String, before line: LogLine, at now: Moment) -> ReplayFault? {
        guard let meeting = series.running else { return nil }
        _ = end(said: nil, by: meeting.chair, at: now)
        return ReplayFault(file: file, line: line.number, reason: .unended(meeting.number))
    }

    private mutating func hear(_ line: LogLine, at now: Moment) -> ReplayFault.Reason? {
        let command = LogCommand(line.text)
        var isStart = false
        if case .start? = command?.act, let command, series.running == nil {
            let reason = start(command.rest, said: String(line.text), by: line.nick, at: now)
            if reason != nil { return reason }
            isStart = true
        }
        guard sitting != nil else { return nil }
        let speaker = handle(of: line.nick)
        if sitting?.speakers[speaker] == nil {
            sitting?.speakers[speaker] = String(line.nick)
            know(speaker, as: line.nick)
        }
        put(Entry(said: nil, events: [.lineHeard(handle: speaker)]), at: now, by: speaker)
        guard let command, !isStart else { return nil }
        return obey(command, said: String(line.text), by: speaker, at: now)
    }

    func handle(of nick: Substring) -> Handle { handles[nick] ?? Handle(nick: nick) }

    mutating func know(_ handle: Handle, as nick: Substring) {
        handles[nick] = handle
        guard roster[handle] == nil else { return }
        let person = Person(handle: handle, name: String(nick), chat: ["irc": String(nick)])
        roster.apply(Entry(said: nil, events: [.personSet(person: person)]))
    }

    mutating func put(_ entry: Entry, at: Moment, by: Handle) {
        series.apply(entry, at: at, by: by)
        journal.append(Happening(entry: entry, at: at, by: by))
    }

    /// Decides a line at the same door as a live one.
    mutating func decide(_ line: String, by: Handle, at: Moment) throws(Stop) -> Decision {
        scene.now = at
        scene.speaker = by
        scene.typist = by
        scene.roster = roster
        return try Hearing.decide(line, series: series, question: nil, scene: scene)
    }

    var title: String { givenTitle ?? CommonTitle.of(names) }

    /// Gives the whole journal the name that the meetings turned out to share.
    private mutating func settleTitle() {
        let title = title
        let slug = Script.slug(of: title)
        if series.slug == slug, series.title == title || journal.isEmpty { return }
        var fresh = Series(slug: slug)
        for index in journal.indices {
            for (number, event) in journal[index].entry.events.enumerated() {
                guard case .meetingStarted(var start) = event else { continue }
                start.series = title
                journal[index].entry.events[number] = .meetingStarted(start: start)
            }
            fresh.apply(journal[index].entry, at: journal[index].at, by: journal[index].by)
        }
        series = fresh
    }
}

extension Agenda {
    /// No script at all: one step that lasts as long as people talk.
    package static let open = Agenda(
        name: "open", title: "Open meeting", language: "en", purpose: "", steps: [Step(title: "Open meeting")],
        requiredTeams: [])
}
