/// The sentences of one language: facts in, words out. A second language is a second type.
package protocol Phrasebook: Diction {
    /// `Fri 4 Dec 2026 17:00`, with the zone when it is not the one at home.
    func deadline(_ deadline: Deadline, home: String) -> String
    /// `Thu 26 Nov 2026 10:00`.
    func moment(_ moment: Moment, zone: Zone) -> String
    /// A record's own text; the machine's words for gaps that it found.
    func text(of record: Record, in series: Series) -> String
    /// A part of the line that shows a record, in words.
    func words(for part: CardPart) -> String
    /// Who may read a record, behind its line.
    func word(for privacy: Privacy) -> String
    /// `open`, `agreed`, ...
    func word(for status: Status) -> String
    func word(for kind: Kind, count: Int) -> String
    func sentence(for unmet: Unmet, in series: Series) -> String
    func word(for breakage: Ledger.Break) -> String
    func sentence(for finding: Finding, in series: Series) -> String
    func reply(to saying: Saying, in view: View) -> Reply
    func reply(to refusal: Refusal, in view: View) -> Reply
    /// Who reads what is planned: a person or the room.
    func reader(of notice: PlannedNotice) -> String
    /// Why it goes out: the rule and what moved it, or what it brings.
    func reason(of notice: PlannedNotice) -> String
    /// How it reaches somebody, in the list of what will go out.
    func planned(_ route: Route) -> String
    /// That somebody could not be reminded, for want of an address.
    func unreminded(_ person: Handle, _ items: [RecordID], by route: Route) -> Reply
    /// That somebody unknown asks to be let in, with what the chair types for it.
    func knock(_ knock: Knock) -> Reply
    /// That a mail will not arrive, and why.
    func undelivered(_ recipient: Handle, subject: String, answer: String) -> Reply
    /// That a call of another server is given up, and why.
    func lost(_ call: LostCall, answer: String) -> Reply
    /// What a person's calendar is called.
    func calendarName(of person: Handle) -> String
    /// At the end of a page: how much is left, and what shows it.
    func rest(lines: Int, page: Int) -> String
    func noPage(_ page: Int, last: Int) -> String
    /// On the button that shows the next page.
    var moreLabel: String { get }
    /// What a room reads where the answer is for one person alone: that it went to them, or how they get it.
    func elsewhere(_ way: Elsewhere) -> Reply
    /// That what is said in a room cannot be read, for being encrypted.
    func unreadable() -> Reply
}

/// How one person alone gets an answer that a room may not read.
package enum Elsewhere: Sendable, Hashable {
    /// It went to them.
    case sent
    case directMessage
    /// A slash command, which is answered to who typed it.
    case command
}

/// What a phrasebook may look at besides the facts of a saying: the series after the command, and the scene.
package struct View: Sendable {
    package var series: Series
    package var scene: Scene

    package init(series: Series, scene: Scene) {
        self.series = series
        self.scene = scene
    }
}

/// An answer as structure, so that each platform can give it its own dress.
package struct Reply: Sendable, Hashable {
    package var blocks: [Block]
    /// Who may read it.
    package var audience = Audience.room
    /// The mark of the question that its choices answer.
    package var question: String?
    /// The mark of the question that the line answered, which is over by it.
    package var settled: String?
    /// The language that it is in, as an IETF tag; nil where it has no words of the program.
    package var language: String?
    /// Which page of it is to be shown, from 1, where it does not fit on one.
    package var page = 1

    package enum Audience: Int, Sendable, Hashable, Comparable {
        case room
        /// For who asked, where the place can show it to them alone; else the room may see it.
        case asker
        /// For who asked, and never in the room.
        case confidential

        package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    package enum Block: Sendable, Hashable {
        /// A line of its own; the record's id first when it is a card.
        case line(String)
        /// Lines below one, set in.
        case items([String])
        /// Rows of equal length; the first is the head.
        case table([[String]])
        /// Answers that can be typed or pressed.
        case choices([Choice])
        /// Lines that can be sent by pressing a button, where there are buttons.
        case buttons([Button])
    }

    package struct Button: Sendable, Hashable {
        package var label: String
        /// What is heard when it is pressed: `done A7`.
        package var line: String
        /// The slug of the series that it is said to, whichever room it is pressed in.
        package var series: String?
        /// Of what it was shown for, when it must do nothing once that is over.
        package var mark: String?

        package init(label: String, line: String, series: String?, mark: String? = nil) {
            self.label = label
            self.line = line
            self.series = series
            self.mark = mark
        }
    }

    package struct Choice: Sendable, Hashable {
        package var key: String
        package var label: String

        package init(key: String, label: String) {
            self.key = key
            self.label = label
        }
    }

    package init(_ blocks: [Block] = []) { self.blocks = blocks }
    package init(_ line: String) { blocks = [.line(line)] }

    package static func + (a: Reply, b: Reply) -> Reply {
        var both = Reply(a.blocks + b.blocks)
        both.audience = max(a.audience, b.audience)
        both.question = a.question ?? b.question
        both.settled = a.settled ?? b.settled
        both.page = max(a.page, b.page)
        both.language = a.language ?? b.language
        return both
    }
}
