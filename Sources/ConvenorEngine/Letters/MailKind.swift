/// Every mail that Convenor writes, by the name under which deliveries are listed and counted; the names are stored.
package enum MailKind: String, Sendable, CaseIterable {
    /// A recipient's cut of the minutes, first or corrected.
    case summary
    case reminder
    /// That something did not arrive.
    case report
    /// A code, or that a name in the chat was added.
    case identify
    /// Somebody asks the chair to be let in.
    case join
    /// What came of somebody's mail.
    case answer
    /// That a stranger's mail was not read.
    case refusal
    case escalation
    case disowned
    case checkin, feedback
    /// What a round collected.
    case answers
    /// The weekly report.
    case week
    /// What somebody is to bring to the next meeting.
    case prep
    /// A meeting to come, without a calendar's part.
    case meeting
    case invitation
    /// A link that signs somebody in.
    case signIn = "sign-in"
    /// What a calendar program sent that the chair is to judge.
    case calendar
}
