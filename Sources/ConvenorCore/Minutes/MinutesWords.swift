/// What minutes need of a language besides what replies need; a second language is a second conformance.
package protocol MinutesWords: Diction {
    func clock(_ minute: Int) -> String
    func deadline(_ deadline: Deadline, home: String) -> String
    func moment(_ moment: Moment, zone: Zone) -> String
    func text(of record: Record, in series: Series) -> String
    func word(for status: Status) -> String
    func sentence(for unmet: Unmet, in series: Series) -> String
    func sentence(for finding: Finding, in series: Series) -> String

    func heading(_ heading: MinutesHeading) -> String
    func column(_ column: MinutesColumn) -> String
    func note(_ note: MinutesNote, home: String) -> String
    func remark(_ remark: MinutesRemark, home: String) -> String
}

/// The sections that minutes and mails about them may have; the raw value is what templates and JSON call them.
package enum MinutesHeading: String, Sendable, CaseIterable {
    case changed, takeaways, vision, newGoals, goals, metrics, decisions, gaps, dismissed, adjustments
    case newActions, carried, closed, milestones, timeline, risks, ideas, parked, notes, links, material
    case votes, feedback, scores, skipped, present, late, absent, excused, invited, informed, spoke, checkIns
    case served, course
    /// Those of a method, which carries its own words for them.
    case records
}

/// Heads of the tables.
package enum MinutesColumn: String, Sendable, CaseIterable {
    case id, what, who, due, serves, status, baseline, actual, target, progress, asOf
}

/// A fact that stands after a record's text.
package enum MinutesNote: Sendable, Hashable {
    case owner(String, helpers: [String])
    case status(Status)
    case severity(String)
    case percent(Int)
    case figures(actual: String?, target: String?, baseline: String?, unit: String?)
    case progress(Int)
    case asOf(Day)
    case source(String)
    case shift(from: String, to: String)
    case because(String)
    case cause(String)
    case evidence(String)
    case instead(String)
    case decidedBy(String)
    case team(String)
    case review(Day)
    case due(Deadline)
    case firstDue(Deadline)
    case closedOn(Day)
    case overdue
    case carried(times: Int, since: Day)
    case serves(Kind, [RecordID])
    case address(String)
    case audience(String)
    case questions(String)
    case answer(String)
    case lines(Int)
    /// What a record's form lets it say.
    case field(Kind, Detail, String)
}

extension MinutesNote {
    /// Whether the table of actions has a column for it.
    var hasColumn: Bool {
        switch self {
        case .owner, .due, .serves, .status: true
        default: false
        }
    }
}

/// A sentence or half of one that belongs to no record.
package enum MinutesRemark: Sendable, Hashable {
    case started(Moment, zone: Zone)
    case span(Moment, Moment, zone: Zone)
    case version(Int)
    case notSent
    case correctionsUntil(Deadline, chair: String)
    case takenBack
    case score(OperationScore)
    case returnOnTime(tenths: Int, count: Int)
    case stepSkipped(number: Int, title: String, because: String?)
    case stepUnmet(number: Int, title: String, [String])
    case stepTime(seconds: Int, planned: Int)
    case stepNotReached(number: Int, title: String)
    /// In place of a time, for a step that was passed over without being entered.
    case stepPassedOver
    /// What a vote is called that was given no text.
    case untitled(Vote.Style)
    case vote(Vote)
    case ballots(Vote)
    case nobody
    case unmetBecause(String)
    case nextMeeting(PlannedMeeting)
    /// Who answered so to the invitation; nil stands for no answer yet.
    case replied(CalendarAnswer.Status?, names: [String])
}
