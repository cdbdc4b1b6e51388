import ConvenorCore

/// What one room types: a fixed mix in which every line is one entry of the journal.
///
/// Twenty lines a turn: 4 notes, 4 ideas, 4 actions with owner and date (each writes an alarm), 2 done (each removes
/// one), 1 decision, and a vote with its 4 ballots, the last of which closes it.
struct Conversation: Sendable {
    static let mix =
        "per 20 lines 4 notes, 4 ideas, 4 actions with owner and date, 2 done, 1 decision, 1 vote with 4 ballots"
    private(set) var said = 0
    private var done = 0
    /// The number of the next action of the series when the conversation begins.
    private let firstAction: Int

    init(firstAction: Int = 1) { self.firstAction = firstAction }

    static func start(_ title: String) -> String { "start alignment \"\(title)\" for 90m" }
    static let present = "present @ana @bo @lena"

    /// The next line and who types it.
    mutating func next() -> (speaker: Handle, line: String) {
        defer { said += 1 }
        let turn = said / 20 + 1
        let (speaker, line) = Self.line(said % 20, turn)
        switch line {
        case .text(let text): return (Handle(speaker), text)
        case .done:
            // Of a turn's four actions the first two are done within it.
            defer { done += 1 }
            return (Handle(speaker), "done A\(firstAction + (turn - 1) * 4 + done % 2)")
        }
    }

    private enum Line {
        case text(String), done
    }

    private static func line(_ index: Int, _ turn: Int) -> (String, Line) {
        switch index {
        case 0:
            ("ana", .text("note Support hears the same complaint every Monday, the price page is unclear (\(turn))"))
        case 1: ("bo", .text("idea Shift a third of the ad budget to retention mail in round \(turn)"))
        case 2: ("lena", .text("action @lena draft the retention plan number \(turn) by in 2 weeks"))
        case 3: ("mara", .text("note The churn figures of the third quarter are in the shared folder"))
        case 4: ("ana", .text("idea Ask ten customers who left what they missed"))
        case 5: ("bo", .text("action @bo test the price page with new customers by in 10 days"))
        case 6: ("mara", .text("vote Shall the trial month become free in round \(turn)?"))
        case 7: ("ana", .text("yes"))
        case 8: ("bo", .text("no"))
        case 9: ("lena", .text("yes"))
        case 10: ("mara", .text("abstain"))
        case 11: ("lena", .text("note Sales wants one list of leads, not three"))
        case 12: ("bo", .text("idea Put the calculator on the first page"))
        case 13: ("ana", .text("action @ana interview churned customers and write down what they say by in 3 weeks"))
        case 14: ("mara", .text("decide Move a third of the budget to retention because O2 had no support"))
        case 15: ("ana", .text("note The launch date of the Danish site stays as it is"))
        case 16: ("mara", .done)
        case 17: ("lena", .text("idea One newsletter for all three products"))
        case 18: ("mara", .text("action @mara send the new calendar to sales and support by in 5 days"))
        default: ("mara", .done)
        }
    }
}
