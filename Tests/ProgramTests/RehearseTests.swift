import Foundation
import Testing

/// `convenor rehearse` and `convenor plan` as programs.
@Suite("Rehearsing")
struct RehearseTests {
    private static let script = """
        # A short meeting.
        2026-09-24 10:00 mara> start open "Q4"
        +5m mara> action @lena draft the plan by 2026-10-01
        mara> action @bo print the plan by 2026-10-01
        10:30 mara> end
        """

    private func place() throws -> Workplace {
        let place = try Workplace(["CONVENOR_TIME_ZONE": "Europe/Amsterdam"])
        try place.write(Self.script, to: "script.txt")
        try place.write("lena: 60% after 2h, done after 1d\nbo: silent\n", to: "answers.txt")
        try place.write(
            "handle,mail,manager\nlena,lena@example.org,\nbo,bo@example.org,ines\nines,ines@example.org,\n",
            to: "people.csv")
        return place
    }

    private static let arguments = [
        "rehearse", "open", "script.txt", "--answers", "answers.txt", "--people", "people.csv", "--until", "2026-10-10",
    ]

    @Test("a meeting and all that follows from it is told in order, with its reasons, and mailed to a folder")
    func timeline() async throws {
        let place = try place()
        let ending = try await Program.run(Self.arguments + ["--out", "out"], at: place)
        #expect(ending.code == 0, "\(ending.errors)")
        let lines = ending.output.split(separator: "\n").map(String.init)
        let wanted = [
            "Thu 24 Sep 2026 10:00  mara> start open \"Q4\"",
            "Thu 24 Sep 2026 10:05  mara> action @lena draft the plan by 2026-10-01",
            "    A1 @lena · draft the plan · due Thu 1 Oct 2026 17:00",
            "Mon 28 Sep 2026 09:00  reminder to @bo: Reminder: 1 action coming up (Q4)",
            "    because: A2 before the date",
            "Mon 28 Sep 2026 09:00  reminder to @lena: Reminder: 1 action coming up (Q4)",
            "Mon 28 Sep 2026 11:00  lena> progress A1 60%",
            "Thu 1 Oct 2026 09:00  reminder to @bo: Reminder: 1 action due today (Q4)",
            "Fri 2 Oct 2026 09:00  reminder to @bo: Reminder: 1 action overdue (Q4)",
            "    because: A2 overdue: @ines is told on Wed 7 Oct 2026 unless answered",
            "Mon 5 Oct 2026 09:00  reminder to @lena: Reminder: 1 action overdue (Q4)",
            "Tue 6 Oct 2026 09:00  lena> done A1",
            "Wed 7 Oct 2026 09:00  escalation to @ines: No answer: 1 action of bo (Q4)",
            "    because: @bo stayed silent about A2, as announced",
            "Wed 7 Oct 2026 09:00  escalation to @bo: No answer: 1 action of bo (Q4)",
            "Fri 9 Oct 2026 09:00  reminder to @bo: Reminder: 1 action overdue (Q4)",
            "In all: 2 escalation, 6 line, 6 reminder",
        ]
        var rest = lines[...]
        for line in wanted {
            let found = rest.firstIndex(of: line)
            #expect(found != nil, "not there, or not in this order: \(line)\n\(ending.output)")
            if let found { rest = rest[(found + 1)...] }
        }
        let mails = try FileManager.default.contentsOfDirectory(atPath: place.path("out/Maildir/new"))
        #expect(mails.count == 8)
        // Nothing is kept: there is no data folder, and the same again is told the same.
        #expect(!FileManager.default.fileExists(atPath: place.path("data")))
        #expect(try await Program.run(Self.arguments, at: place).output == ending.output)
        // The mails of two rehearsals are not mixed.
        let again = try await Program.run(Self.arguments + ["--out", "out"], at: place)
        #expect(again.code == 64 && again.errors.contains("out has the mails of another rehearsal"), "\(again.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path("out/Maildir/new")).count == 8)
    }

    @Test(
        "what cannot be played is named with its line",
        arguments: [
            (
                "2026-09-24 10:00 mara> status\nyesterday\n",
                "line 2: \"yesterday\" is no line such as 10:00 mara> status."
            ),
            ("25:00 mara> status\n", "line 1: \"25:00\" is no time such as 2026-09-24 10:00, 10:00 or +10m."),
            ("2026-09-24 10:00 mara> status\n09:00 mara> status\n", "line 2: This is earlier than the line before it."),
        ])
    func faults(_ script: String, _ sentence: String) async throws {
        let place = try place()
        try place.write(script, to: "script.txt")
        let ending = try await Program.run(["rehearse", "open", "script.txt"], at: place)
        #expect(ending.code == 65)
        #expect(ending.errors.contains(sentence), "\(ending.errors)")
    }

    @Test("a mail that waits for somebody's morning is told and mailed when it goes, and a reply is shown whole")
    func elsewhere() async throws {
        let place = try place()
        try place.write(
            "handle,mail,zone\nlena,lena@example.org,America/New_York\nmara,mara@example.org,\n", to: "people.csv")
        try place.write(
            """
            2026-11-26 10:00 mara> start open "R"
            mara> invite @lena
            mara> action @lena draft the plan by 2026-12-24
            mara> checkin every monday 09:00 for @lena
            mara> actions
            mara> end
            """, to: "script.txt")
        let ending = try await Program.run(
            [
                "rehearse", "open", "script.txt", "--people", "people.csv", "--until", "2026-11-30", "--out", "out",
            ], at: place)
        #expect(ending.code == 0, "\(ending.errors)")
        #expect(ending.output.contains("Mon 30 Nov 2026 15:00  checkin  to @lena: "), "\(ending.output)")
        #expect(!ending.output.contains("Mon 30 Nov 2026 09:00  "), "\(ending.output)")
        #expect(ending.output.contains("In all: 1 checkin, 6 line\n"), "\(ending.output)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path("out/Maildir/new")).count == 1)
        #expect(ending.output.contains("\n      A1 @lena · draft the plan"), "\(ending.output)")
    }

    @Test("where a mailbox is read, the mails of a rehearsal say that they can be answered")
    func mailbox() async throws {
        let place = try Workplace([
            "CONVENOR_TIME_ZONE": "Europe/Amsterdam", "CONVENOR_MAIL_FROM": "convenor@example.org",
            "CONVENOR_MAIL_IMAP_URL": "imaps://mail.example.org", "CONVENOR_MAIL_IMAP_USER": "convenor",
            "CONVENOR_MAIL_IMAP_PASSWORD": "x",
        ])
        try place.write(Self.script, to: "script.txt")
        try place.write("handle,mail\nlena,lena@example.org\nmara,mara@example.org\n", to: "people.csv")
        let ending = try await Program.run(
            [
                "rehearse", "open", "script.txt", "--people", "people.csv", "--until", "2026-09-29", "--out", "out",
            ], at: place)
        #expect(ending.code == 0, "\(ending.errors)")
        let folder = place.path("out/Maildir/new")
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
        let mail = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
        #expect(mail.contains("convenor+") && mail.contains("Reply with one line"), "\(mail)")
    }

    /// A file of answers, and what is said of it.
    static let badAnswers = [
        ("lena: dnoe after 1d", "line 1: \"dnoe\": "), ("lena: done after 1y", "line 1: \"1y\" is no time"),
        ("lena: done after -1d", "line 1: \"-1d\" is no time"), ("lena: 160% after 2h", "line 1: \"160%\": "),
        ("bo: silent\nlena: blocked", "line 2: \"blocked\": "), ("lena:", "line 1: Nothing is answered"),
        ("ghost: done", "line 1: I know nobody called @ghost."),
        ("lena: done\nlena: silent", "line 2: lena stands in line 1 already."),
    ]

    @Test("answers that could never be given are named before anything is played", arguments: badAnswers)
    func answers(_ file: String, _ sentence: String) async throws {
        let place = try place()
        try place.write(file + "\n", to: "answers.txt")
        let ending = try await Program.run(Self.arguments, at: place)
        #expect(ending.code == 65, "\(ending.output)")
        #expect(ending.errors.contains("answers.txt, " + sentence), "\(ending.errors)")
        #expect(!ending.output.contains("mara>"))
    }

    @Test("what --until leaves out is said, and an answer that nobody had occasion to give")
    func leftOut() async throws {
        let place = try place()
        try place.write("lena A9: done\nall: silent\n", to: "answers.txt")
        try place.write(Self.script + "\n2026-09-27 10:00 mara> status\n", to: "script.txt")
        let some = try await Program.run(
            ["rehearse", "open", "script.txt", "--answers", "answers.txt", "--until", "2026-09-26"], at: place)
        #expect(some.code == 0)
        #expect(some.output.contains("Not played: 1 line of the script after --until."), "\(some.output)")
        #expect(some.output.contains("answers.txt, line 1: @lena was never reminded of A9."), "\(some.output)")
        let none = try await Program.run(["rehearse", "open", "script.txt", "--until", "2026-09-01"], at: place)
        #expect(none.code == 64)
        #expect(none.errors.contains("--until 2026-09-01 is before the first line of the script"), "\(none.errors)")
    }

    @Test("a transcript is a script as well, and an agenda may be a file")
    func transcript() async throws {
        let place = try place()
        let text = """
            clock: 2026-11-26 10:00 Europe/Amsterdam
            chair: mara
            people: mara:marketing ana:marketing
            > start open "Follow-up"
            Follow-up #1 · today 10:00-11:00
            > action @ana write the plan by 2026-12-10
            ~ +5m
            ana> status
            """
        try place.write(text, to: "script.txt")
        let ending = try await Program.run(["rehearse", "open", "script.txt", "--until", "2026-12-08"], at: place)
        #expect(ending.code == 0, "\(ending.errors)")
        #expect(ending.output.contains("Mon 7 Dec 2026 09:00  reminder to @ana"), "\(ending.output)")
        #expect(ending.output.contains("Thu 26 Nov 2026 10:05  ana> status"), "\(ending.output)")
        let other = try await Program.run(["rehearse", "nothing", "script.txt"], at: place)
        #expect(other.code == 66 && other.errors.contains("There is no agenda and no file \"nothing\"."))
    }

    @Test("plan shows what goes out of all series, and until a day what goes out if everybody stays silent")
    func plan() async throws {
        let place = try place()
        let lines = "start open \"Q4\"\naction @bo print the plan by 2099-10-01\nend\n"
        #expect(try await Program.run(["run"], at: place, input: lines).code == 0)
        let next = try await Program.run(["plan"], at: place)
        #expect(
            next.output
                == "Mon 28 Sep 2099 09:00 Europe/Amsterdam  @bo  by mail  Q4: A1 print the plan  3 days before\n")
        let all = try await Program.run(
            ["plan", "--until", "2099-10-31", "--person", "bo", "--series", "q4"], at: place)
        #expect(all.output.split(separator: "\n").count == 7, "\(all.output)")
        #expect(all.output.contains("1 working day after") && all.output.contains("overdue, every 7 days"))
        #expect(try await Program.run(["plan", "--person", "lena"], at: place).output == "Nothing will go out.\n")
        #expect(try await Program.run(["plan", "--series", "nothing"], at: place).code == 66)
    }
}
