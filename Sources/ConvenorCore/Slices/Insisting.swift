/// How a series reminds its people, and when they are left alone.
enum Insisting {
    static let verbs: [Verb] = [
        Verb(
            "reminders", ["reminder"], group: .actions,
            usage: "reminders [@person] [off | light | standard | firm | default]",
            examples: ["reminders", "reminders firm", "reminders @lena light"], role: .owner, decide: reminders),
        Verb(
            "escalation", ["escalate"], group: .actions, usage: "escalation [on | off]",
            examples: ["escalation off", "escalation"], role: .owner, decide: escalation),
        Verb(
            "quiet", ["quiet-hours"], group: .people, usage: "quiet [from-to | off]",
            examples: ["quiet 18:00-10:00", "quiet off"], role: .owner, needs: .nothing, isPersonal: true,
            decide: quiet),
        Verb(
            "plan", [], group: .looking, usage: "plan [@person] [until date]",
            examples: ["plan", "plan @lena", "plan until in 4 weeks"], role: .owner, decide: plan),
    ]

    static func reminders(_ ask: Ask) throws(Stop) -> Decision {
        var words = ask.tokens
        var person: Handle?
        if let named = words.first?.handle {
            person = ask.meant(named)
            words.removeFirst()
        }
        guard let word = words.first else { return Decision(say: [.reminding]) }
        guard words.count == 1, let chosen = Choice(ask.key(word)) else {
            throw .refused(.unexpected(said: words.map { String($0.text) }.joined(separator: " "), verb: ask.verb))
        }
        if let person { try ask.requireKnown(person) }
        let isOwn = person == ask.scene.speaker && ask.scene.speaker == ask.scene.typist
        guard isOwn || ask.role == .chair else { throw ask.isForChair("\(ask.verb) \(ask.rest)") }
        return Decision([.remindersSet(person: person, profile: chosen.profile)], say: [.reminding])
    }

    /// A profile, or that of the series or the house again.
    private struct Choice {
        var profile: ReminderProfile?

        init?(_ word: String) {
            if ["default", "usual", "normal", "on"].contains(word) { return }
            guard let found = ReminderProfile(rawValue: word) else { return nil }
            profile = found
        }
    }

    static func escalation(_ ask: Ask) throws(Stop) -> Decision {
        let said = ask.key(String(ask.rest))
        switch said {
        case "": return Decision(say: [.reminding])
        case "on", "off":
            guard ask.role == .chair else { throw ask.isForChair("\(ask.verb) \(ask.rest)") }
            return Decision([.escalationSet(on: said == "on")], say: [.reminding])
        default: throw .refused(.unexpected(said: String(ask.rest), verb: ask.verb))
        }
    }

    static func quiet(_ ask: Ask) throws(Stop) -> Decision {
        let handle = ask.scene.typist
        let said = ask.key(String(ask.rest))
        if said.isEmpty { return Decision(say: [.quiet(handle)]) }
        if ["off", "none", "no"].contains(said) {
            return Decision([.quietSet(handle: handle, quiet: nil)], say: [.quiet(handle)])
        }
        guard let quiet = QuietHours(said) else {
            throw .refused(.unexpected(said: String(ask.rest), verb: ask.verb))
        }
        return Decision([.quietSet(handle: handle, quiet: quiet)], say: [.quiet(handle)])
    }

    /// The next thing of each sort, or all until a day, if everybody stays silent.
    static func plan(_ ask: Ask) throws(Stop) -> Decision {
        var words = ask.tokens[...]
        var person: Handle?
        if let named = words.first?.handle {
            person = ask.meant(named)
            words = words.dropFirst()
        }
        var end: Deadline?
        let phrase = words.drop { ["until", "till", "to"].contains(ask.key($0)) }
        if let first = phrase.first, let last = phrase.last {
            (end, _) = try ask.deadline(ask.line[first.whole.startIndex..<last.whole.endIndex])
        } else if !words.isEmpty {
            throw .refused(.missing(.date, verb: ask.verb))
        }
        let scene = ask.scene
        var outlook = ask.series.outlook(scene, until: end?.endOfDay)
        outlook.notices.removeAll { notice in
            (person != nil && notice.person != person) || (ask.role <= .owner && notice.person != scene.typist)
        }
        return Decision(say: [.plan(outlook, until: end)])
    }
}

extension Deadline {
    /// The hour when one was said, else the end of that day.
    package var endOfDay: Moment {
        guard !hasTime, let zone = Zone(zone) else { return moment }
        return zone.moment(of: WallTime(day: wall.day.adding(days: 1), minute: 0))
    }
}

extension Ask {
    fileprivate func isForChair(_ said: String) -> Stop {
        .refused(.notAllowed(verb: said, needed: .chair, who: chairs))
    }
}
