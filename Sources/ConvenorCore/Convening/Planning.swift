/// What is agreed of the meetings to come, and what calendars know of it.
package struct Planning: Codable, Sendable, Hashable {
    /// Nil where the series does not come back by itself.
    package var rhythm: MeetingRhythm?
    package var next: PlannedMeeting?
    /// How many meetings were ever planned.
    package var count = 0
    /// By uid: of the next meeting, and of one that is called off until everybody is told.
    package var invitations: [String: Invitation] = [:]
    /// When the first change was made that calendars are still to be told of.
    package var changedAt: Moment?

    package init() {}
}

/// When the meetings of a series come back: a rule in wall time, with what was moved or left out by hand.
package struct MeetingRhythm: Codable, Sendable, Hashable {
    /// An RFC 5545 rule.
    package var rule: String
    /// The day that the rule counts from.
    package var anchor: Day?
    package var except: [Day] = []
    package var moved: [Move] = []
    /// IANA name.
    package var zone: String
    /// How long each takes.
    package var minutes: Int

    package struct Move: Codable, Sendable, Hashable {
        /// The day that the rule has.
        package var from: Day
        package var to: Deadline
    }

    package init(rule: String, anchor: Day?, except: [Day] = [], zone: String, minutes: Int) {
        self.rule = rule
        self.anchor = anchor
        self.except = except
        self.zone = zone
        self.minutes = minutes
    }
}

/// One meeting to come. Each is an event of its own in calendars, with a uid for life.
///
/// There is no recurring event: each meeting has its answers, is moved or called off alone, and only the next one is
/// certain. Overrides of single occurrences are what calendar programs agree least about, and a rule such as the last
/// working day of the month cannot be written for them at all.
package struct PlannedMeeting: Codable, Sendable, Hashable {
    package var uid: String
    /// The day that the rhythm has for it; nil where it stands alone.
    package var slot: Day?
    package var start: Deadline
    package var minutes: Int
    /// The name of the agenda.
    package var agenda: String
    package var chair: Handle
    /// When it was planned, or moved for the last time.
    package var at: Moment
    package var isPrepared = false
    package var isReadinessTold = false
    package var reminded: [Handle] = []

    package init(
        uid: String, slot: Day?, start: Deadline, minutes: Int, agenda: String, chair: Handle, at: Moment
    ) {
        self.uid = uid
        self.slot = slot
        self.start = start
        self.minutes = minutes
        self.agenda = agenda
        self.chair = chair
        self.at = at
    }

    package var end: Moment { start.moment.adding(seconds: minutes * 60) }

    /// The same meeting at another time: what was told of the old time is told again, and it is prepared once more where
    /// that begins later.
    func moved(to start: Deadline, minutes: Int, slot: Day?, at: Moment, _ rules: HouseRules) -> PlannedMeeting {
        var moved = self
        (moved.start, moved.minutes, moved.slot, moved.at) = (start, minutes, slot, at)
        (moved.isReadinessTold, moved.reminded) = (false, [])
        if let preparation = moved.preparation(rules), preparation > at { moved.isPrepared = false }
        return moved
    }
}

/// That the clock told of a planned meeting.
package struct PlanNotice: Codable, Sendable, Hashable {
    package enum Sort: String, Codable, Sendable, CaseIterable {
        /// Owners of missing material were asked for it.
        case prep
        /// The chair was told how ready the room is.
        case readiness
        /// The invited were reminded.
        case reminder
    }

    package var uid: String
    package var sort: Sort
    package var people: [Handle]

    package init(uid: String, sort: Sort, people: [Handle]) {
        self.uid = uid
        self.sort = sort
        self.people = people
    }
}

/// The uid of a meeting in calendars: the series, which of its planned meetings it is, and when that was planned, so that
/// no other installation has the same. A series that is found by it needs no index.
package enum MeetingUID {
    static func make(_ slug: String, _ number: Int, _ at: Moment) -> String {
        "\(token(slug)).\(number).\(at.milliseconds)"
    }

    /// The slug of the series; nil for a uid that is not ours.
    package static func slug(of uid: String) -> String? {
        let parts = uid.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, Int(parts[1]) != nil, Int64(parts[2]) != nil else { return nil }
        var slug = ""
        for (index, part) in parts[0].split(separator: "_", omittingEmptySubsequences: false).enumerated() {
            if index.isMultiple(of: 2) {
                slug += part
            } else {
                guard let scalar = UInt32(part, radix: 16).flatMap(Unicode.Scalar.init) else { return nil }
                slug.unicodeScalars.append(scalar)
            }
        }
        return slug.isEmpty ? nil : slug
    }

    /// ASCII letters, digits and hyphens; anything else as its number between underscores.
    private static func token(_ slug: String) -> String {
        slug.unicodeScalars.map { scalar in
            switch scalar {
            case "a"..."z", "0"..."9", "-": String(scalar)
            default: "_\(String(scalar.value, radix: 16))_"
            }
        }.joined()
    }
}
