/// Something to tell, as facts; a phrasebook puts it into words.
package enum Saying: Sendable, Hashable {
    case card(RecordID)
    case assumed([DateAssumption])
    /// Words that begin like a date were kept as text.
    case halfDate(RecordID, String)
    case changed(RecordID, [Change], before: Record)
    case meetingOpened
    case stepOpened
    case standingOpen(carried: [RecordID])
    /// Titles of the steps that the last meeting did not come to.
    case notReached([String])
    case findings([NumberedFinding])
    case dismissed(Finding, because: String)
    case vision(String)
    case topic(String)
    case meetingClosed(leftOpen: [Unmet], unsent: Bool)
    case timebox(step: Int, minutes: Int)
    case moved(step: Int, to: Int)
    case present
    case attendance([Handle], Attendance)
    case rollCall(round: Int, silent: [Handle])
    case rollCallDone
    case member(Handle, Member, isNew: Bool)
    case removed(Handle)
    case chair(Handle, on: Bool)
    case people
    case voteOpened(Vote)
    case ballotTaken(Handle, Ballot, Vote, waiting: [Handle])
    case voteClosed(Vote)
    case queue
    case called(Handle, about: String, left: Int)
    case queued(Handle, place: Int)
    case leftQueue(Handle)
    case takenBack(UndoStep)
    case schedule(ScheduleSaying)
    /// The minutes that went out say otherwise; nothing where none did.
    case outdated
    case notStored(String)
    case forgotten
    case asked(Question)
    case unmet([Unmet], step: Int, required: Int)
    case checkIn(RecordID, next: [Deadline], assumed: [RecurrenceAssumption])
    case help(HelpPage)
    case agenda
    case status
    case list(ListTitle, [RecordID])
    case ledger(Ledger)
    case minutes(meeting: Int)
    case preview(Edition)
    case previewOne(Recipient, Edition)
    case sent(Edition, unreachable: [Handle])
    /// The next of each record, or all until then.
    case plan(Outlook, until: Deadline?)
    case snoozed(RecordID, until: Day)
    /// Its owner says that it is not theirs.
    case disowned(RecordID)
    /// How this series reminds its people.
    case reminding
    case quiet(Handle)
    case carriedPruned(RecordID)
    case carriedPreview([RecordID])
    case readiness(received: Int, of: Int, missing: [String])
    case roti(mean: Int, count: Int)
    case timeNotice(step: Int, percent: Int, left: Int)
    case show(RecordID)
    /// A page of the last long answer; told of itself only when that is not kept.
    case more(page: Int)
    case codeSent(String)
    case wrongCode(left: Int)
    case identified(Handle)
    case whoAmI(Myself)
    case released(ChatID, Handle)
    case channel(Handle)
    case knocked
    case admitted(ChatID, Handle, Member)
    /// What follows is about this series.
    case inSeries(String)
    case roundAnswered(RoundAnswer, silent: [Handle])
    case roundResult(RoundResult)
    /// Nobody can be asked but by the room hearing of it.
    case askedHere(RecordID, [Handle])
    /// A feedback request names teams that nobody here belongs to.
    case nobodyToAsk(RecordID)
    case score(OperationReport)
    case reportSet(Handle, on: Bool)
    /// Which language is spoken here.
    case language
    /// What a method has to tell, a line each.
    case method([Sentence])
    case sheet(Sheet)
    /// The tables that can be drawn.
    case tables([String])

    package enum ListTitle: Sendable, Hashable {
        case kind(Kind)
        case mine(Handle)
        case overdue
        case found
    }
}

/// What `help` shows.
package enum HelpPage: Sendable, Hashable {
    case overview
    case step
    case verb(String)
    case all
}
