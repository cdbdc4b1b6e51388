import ConvenorCore

/// How an open action goes, in a word.
struct ActionStand {
    var text: String
    var tone: Tone
    /// What is in its way, or from when it was moved.
    var note = ""

    init(_ action: Record, in series: Series, _ sight: Sight) {
        let isBlocked = action.status == .blocked
        let late = action.due.flatMap { LateWords(of: $0, sight)?.text }
        let blocked = isBlocked ? sight.words.word(for: Status.blocked) : nil
        if late != nil || isBlocked {
            (text, tone) = ([late, blocked].compactMap { $0 }.joined(separator: ", "), .bad)
        } else if action.owner == nil {
            (text, tone) = (sight.say(Terms("no owner", nl: "geen eigenaar")), .warn)
        } else if action.due == nil {
            (text, tone) = (sight.say(Terms("no date", nl: "geen datum")), .warn)
        } else {
            (text, tone) = Self.course(of: action, in: series, sight)
        }
        note = Self.note(on: action, sight)
    }

    private static func course(of action: Record, in series: Series, _ sight: Sight) -> (String, Tone) {
        switch series.trend(of: action, now: sight.now) {
        case .offTrack?: (sight.say(Terms("off track", nl: "uit koers")), .bad)
        case .atRisk?: (sight.say(Terms("at risk", nl: "in gevaar")), .warn)
        case .onTrack?: (action.percent.map { "\($0) %" } ?? sight.say(Terms("on track", nl: "op koers")), .good)
        case nil: (sight.say(Terms("no word yet", nl: "nog niets gehoord")), .plain)
        }
    }

    private static func note(on action: Record, _ sight: Sight) -> String {
        var notes: [String] = []
        let home = sight.zone.identifier
        if action.status == .blocked, let obstacle = action[.obstacle] { notes.append(obstacle) }
        if action.due?.isPast(at: sight.now) == true, let percent = action.percent {
            notes.append(sight.words.note(.percent(percent), home: home))
        }
        if let first = action.firstDue, first.moment != action.due?.moment {
            notes.append(sight.words.note(.firstDue(first), home: home))
            if let why = action[.moved] { notes.append(sight.words.note(.because(why), home: home)) }
        }
        return notes.joined(separator: " · ")
    }
}

/// How long something is late; nil for what is not.
struct LateWords {
    var text: String

    init?(of due: Deadline, _ sight: Sight) {
        guard due.isPast(at: sight.now) else { return nil }
        let zone = due.hasTime ? sight.zone : Zone(due.zone) ?? sight.zone
        let first = due.hasTime ? zone.wall(at: due.moment).day : due.wall.day
        let days = zone.wall(at: sight.now).day.daysSince1970 - first.daysSince1970
        if days > 0 {
            let long = sight.count(days, Terms("day", nl: "dag"), Terms("days", nl: "dagen"))
            text = sight.say(Sentence(Terms("{0} late", nl: "{0} te laat"), .text(long)))
        } else {
            let clock = sight.words.clock(zone.wall(at: due.moment).minute)
            text = sight.say(Sentence(Terms("late since {0}", nl: "te laat sinds {0}"), .text(clock)))
        }
    }
}
