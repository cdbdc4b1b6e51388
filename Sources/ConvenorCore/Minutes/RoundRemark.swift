/// A sentence of what is asked in a round, of what came of it, and of the weekly report, as facts.
package enum RoundRemark: Sendable, Hashable {
    /// The day is that of the rule, where a day off moved it.
    case checkInLead(name: String, id: RecordID, rhythm: String, series: String, movedFrom: Day?)
    case onceMore(name: String, id: RecordID, series: String)
    /// What is asked where the check-in has no questions of its own.
    case howGoing
    case last(Day, String)
    case yourActions
    /// The chair's name where answers go to them; nil where they can be sent back by mail.
    case howToCheckIn(RecordID, chair: String?, numbered: Bool, action: RecordID?)
    case howToCheckInHere(RecordID, numbered: Bool, action: RecordID?)
    case window(until: Deadline, again: Deadline?)
    case whyAsked(series: String)
    case feedbackLead(name: String, adjustment: RecordID, text: String, series: String)
    case feedbackQuestion(RecordID)
    case howToScore(RecordID, chair: String?)
    case howToScoreHere(RecordID)
    case collectedLead(name: String, id: RecordID, what: String, series: String, on: Day, answers: Int, asked: Int)
    case mean(tenths: Int)
    case silent([String])
    case actionsNow
    case stand(Stand)
    case whyCollected(series: String)
    case weekLead(name: String, series: String, from: Day, to: Day)
    case weekHeading(WeeklySheet.Section)
    case owner(String)
    case whyWeek(series: String)
    case button(Stand)
    case score(Int)
}

/// What the subject line of such a mail says.
package enum RoundSubject: Sendable, Hashable {
    case checkIn(series: String, day: Day, isRepeat: Bool)
    case feedback(adjustment: RecordID, series: String, isRepeat: Bool)
    case collected(id: RecordID, series: String, answers: Int, asked: Int)
    case week(series: String, done: Int, late: Int, risk: Int)
}
