/// What mails need of a language besides what minutes need.
package protocol LetterWords: MinutesWords {
    func subject(_ subject: LetterSubject) -> String
    /// Before the subject, where a mail is shown as text.
    var subjectWord: String { get }
    /// `home` is the zone that times are said in without naming it.
    func remark(_ remark: LetterRemark, home: String) -> String
    /// A sentence of a round of questions, or of the weekly report.
    func said(_ remark: RoundRemark, home: String) -> String
    /// What somebody answered, a line for each question that they answered.
    func said(_ answer: RoundAnswer, to record: Record) -> [String]
    func heading(_ bucket: ReminderDigest.Bucket) -> String
    func heading(_ heading: MeetingLetterPart.Heading) -> String
    /// The name of who invites: `Mara via Convenor`.
    func organizer(_ chair: String) -> String
    /// The name in From: `Convenor for Marketing`.
    func sender(for what: String) -> String
}

/// What a subject line says.
package enum LetterSubject: Sendable, Hashable {
    case recap(title: String, day: Day, mine: Int, version: Int)
    case outcome(title: String, day: Day, version: Int)
    case reminder(overdue: Int, today: Int, later: Int, meetings: Int, series: [String])
    case undelivered(to: String, what: String)
    case lost(LostCall)
    case code
    case idAdded
    case knock(who: String, series: String)
    /// In answer to a mail with that subject.
    case answer(to: String)
    case silent(name: String, count: Int, series: String)
    case disowned(RecordID, name: String, series: String)
    case round(RoundSubject)
    case meeting(MeetingSubject)
    case calendar(CalendarNews, series: String)
}

/// A sentence of a mail, as facts.
package enum LetterRemark: Sendable, Hashable {
    case greeting(name: String, mine: Int)
    /// The attendance is nil where nobody has said anything of it.
    case absentGreeting(name: String, concerns: Int, attendance: Attendance?)
    case ownerGreeting(name: String, mine: Int)
    case outcomeGreeting(name: String, title: String)
    /// How an action is answered while no mailbox reads mail.
    case howToAnswer(chair: String?, ids: [RecordID])
    /// How somebody answers who is not in the room.
    case howToTell(chair: String, ids: [RecordID])
    /// How it is answered where each action may belong to another meeting.
    case howToAnswerMany(chairs: [String], ids: [RecordID])
    /// How it is answered where it is read.
    case howToAnswerHere(ids: [RecordID])
    /// How it is answered by mail.
    case howToReply(ids: [RecordID])
    /// What stands on the button that says it.
    case doneButton(RecordID, series: String?)
    case changedSince(version: Int)
    case closed(version: Int, at: Moment, zone: Zone)
    case stillOpen(version: Int)
    case whyYou(Cut, series: String)
    /// The series in which somebody owns what is listed, and those to whose meetings they are invited.
    case whyReminder(owns: [String], meetings: [String])
    case reminderGreeting(name: String)
    /// Where meetings are all that somebody is reminded of.
    case meetingsGreeting(name: String)
    /// How somebody gets no more of these mails: by writing to the address, where answers are read.
    case stop(Handle, address: String?)
    /// They get no more of these.
    case stoppedLead(name: String)
    case stopped(series: [String])
    case howToResume(Handle)
    case whyStopped
    case helping(String)
    case due(Deadline)
    case noDate
    case wasDue(Deadline, workingDays: Int)
    case dueToday(Deadline)
    case dueIn(Deadline, days: Int)
    /// The same moment as it was agreed, on the other clock.
    case agreedAs(Deadline)
    case because(String)
    case blocked(String)
    case movedDate(from: Deadline, because: String?)
    case forRecord(RecordID, String, because: String?)
    /// The reminder's own day was no working day.
    case toldEarly(Day)
    case toldLate(Day)
    /// Who is told when, if the reader stays silent.
    case announced([RecordID], name: String, isManager: Bool, day: Day)
    /// The owner says that it is not theirs.
    case disowned(Handle, because: String?)
    case escalation(EscalationRemark)
    case series(String)
    case failed(name: String, address: String)
    case failedWhy(String)
    case failedSubject(String)
    case failedAt(Moment, zone: Zone)
    case failedAdvice(name: String, handle: Handle)
    case lost(LostCall)
    case lostWhat(LostCall)
    case lostAdvice(LostCall)
    case whyReport(series: String)
    /// `who` is what the platform shows; `code` stands on a line of its own after it.
    case codeLead(name: String, who: String, place: String)
    case codeAdvice(minutes: Int)
    case whyCode
    case addedLead(name: String, chat: ChatID)
    case addedAdvice(chat: ChatID)
    case whyAdded
    case knockLead(name: String, who: String, chat: ChatID, series: String)
    case knockAdvice(id: String, handle: String)
    case whyKnock(series: String)
    /// What came of a mail.
    case answerLead(name: String)
    /// What was written beside commands, and where it is kept.
    case answerKept(String, as: RecordID)
    case answerNotTaken(String)
    /// The mail had nothing in it that its sender wrote.
    case answerEmpty
    case whyAnswer
    case strangerLead
    case strangerAdvice
    case whyStranger
    case meeting(MeetingRemark)
    /// What a calendar sent, and what the chair can type about it.
    case calendar(CalendarNews)
    case calendarAdvice(CalendarNews)
}

/// A call of another server that was given up.
package enum LostCall: Sendable, Hashable {
    /// What a room of a chat platform was to read.
    case post(place: String, isReply: Bool)
    /// One webhook of a subscriber that took others.
    case webhook(subscriber: String, event: String)
    /// The webhook after which a subscriber gets no more.
    case switchedOff(subscriber: String, event: String)
}
