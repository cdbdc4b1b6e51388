import ConvenorCore
import Testing

@Suite("What a person wrote in a mail")
struct ReplyTextTests {
    /// A mail, and the lines of it that its sender wrote.
    static let mails: [(String, [String])] = [
        ("done A7", ["done A7"]),
        (
            "done A7\r\n\r\nOn Mon, 5 Oct 2026 at 09:00, Convenor <convenor@example.org> wrote:\r\n> A7 Book\r\n",
            ["done A7"]
        ),
        ("done A7\n\nOp ma 5 okt 2026 om 09:00 schreef Convenor <convenor@example.org>:\n> A7\n", ["done A7"]),
        ("done A7\n\nOp 05-10-2026 om 09:00 schreef Convenor:\n> A7\n", ["done A7"]),
        (
            "On Mon, 5 Oct 2026 at 09:00, Convenor for Marketing\n<convenor+abc@example.org> wrote:\n\n> A7 Book the hall\n\ndone A7\n",
            ["done A7"]
        ),
        ("> done A7\nblocked A7 no money\n> due A7\nIt is stuck.", ["blocked A7 no money", "It is stuck."]),
        ("done A7\n-- \nLena Vos\nSales", ["done A7"]),
        ("done A7\n--\nLena Vos", ["done A7"]),
        (
            "60% A7\n\nFrom: Convenor <convenor@example.org>\nSent: Monday, 5 October 2026 09:00\nTo: Lena Vos\nSubject: Reminder\n\ndone A9",
            ["60% A7"]
        ),
        (
            "60% A7\n\n*Van:* Convenor\n*Verzonden:* maandag 5 oktober 2026\n*Aan:* Lena\n*Onderwerp:* Reminder\n\nA9",
            ["60% A7"]
        ),
        ("done A7\n\n-----Original Message-----\nFrom: Convenor\n\ndone A9", ["done A7"]),
        ("done A7\n________________________________\ndone A9", ["done A7"]),
        ("On the whole he wrote:\nnothing", ["On the whole he wrote:", "nothing"]),
        ("From: here to there it is far\nend", ["From: here to there it is far", "end"]),
        ("", []),
    ]

    @Test("quotes, signatures and copied mails are left out", arguments: mails)
    func own(_ mail: String, _ lines: [String]) {
        #expect(ReplyText(mail).lines == lines)
    }

    @Test("a mail of any length has an end")
    func long() {
        let lines = ReplyText(String(repeating: "word\n", count: 100_000)).lines
        #expect(lines.count == 100)
    }
}

@Suite("Commands in an answer by mail")
struct AnswerLinesTests {
    private static let topic = RecordID("A7")

    /// What was written, what of it are commands, and what is left as words.
    static let answers: [(String, [String], String)] = [
        ("done A7", ["done A7"], ""),
        ("Done A7.", ["Done A7"], ""),
        ("A7 done!", ["A7 done"], ""),
        ("done A7, A8", ["done A7, A8"], ""),
        ("A7 60%", ["A7 60%"], ""),
        ("60% A7", ["60% A7"], ""),
        ("blocked A7 no access to the data", ["blocked A7 no access to the data"], ""),
        ("done A7\nA8 60%\nThanks, Lena", ["done A7", "A8 60%"], "Thanks, Lena"),
        ("doen A7", ["doen A7"], ""),
        ("actions", ["actions"], ""),
        ("/convenor note The hall is booked", ["/convenor note The hall is booked"], ""),
        ("Next week I will look at it", [], "Next week I will look at it"),
        ("Action is needed from Bo", [], "Action is needed from Bo"),
        ("A7 was harder than I thought", [], "A7 was harder than I thought"),
        ("Drop me a line\ndone A7", [], "Drop me a line done A7"),
        ("done", [], "done"),
    ]

    @Test("only what names a record, or is marked, is a command", arguments: answers)
    func commands(_ text: String, _ commands: [String], _ words: String) {
        let answer = AnswerLines(ReplyText(text), topic: nil, question: nil)
        #expect(answer.commands == commands)
        #expect(answer.words == words)
    }

    /// Answers to a mail about A7 alone.
    static let short: [(String, [String], String)] = [
        ("Done!", ["done A7"], ""),
        ("60%", ["progress A7 60%"], ""),
        ("blocked no access", ["blocked A7 no access"], ""),
        ("Due to illness I am late", [], "Due to illness I am late"),
        ("done, thanks", [], "done, thanks"),
        ("done A8", ["done A8"], ""),
    ]

    @Test("a mail about one action is answered by a word", arguments: short)
    func topic(_ text: String, _ commands: [String], _ words: String) {
        let answer = AnswerLines(ReplyText(text), topic: Self.topic, question: nil)
        #expect(answer.commands == commands)
        #expect(answer.words == words)
    }

    @Test("the answer to what was asked back is one character")
    func question() {
        let asked = Question(
            about: .unknownVerb(said: "doen"), choices: [.init(key: "y", line: "done A7", settled: false)])
        #expect(AnswerLines(ReplyText("Yes\nLena"), topic: nil, question: asked).commands == ["Yes"])
        #expect(AnswerLines(ReplyText("Yes\nLena"), topic: nil, question: nil).commands.isEmpty)
    }
}
