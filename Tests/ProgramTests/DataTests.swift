import Foundation
import Testing

/// Backup, export, import, and data that this program must not touch.
struct DataTests {
    @Test("a backup of a running daemon opens, and holds every line that was acknowledged before")
    func backup() async throws {
        let place = try Workplace()
        let program = try Program(["run"], at: place)
        try await program.ask("start open \"Backup\"", "Step 1 of 1")
        _ = await aside { program.write((1...600).map { "note line \($0).\n" }.joined()) }
        try await program.hear("line 40.\n")
        let before = program.said.split(separator: "\n").filter { $0.hasPrefix("N") }.count
        let file = place.path("copy.db")
        let made = try await Program.run(["backup", file], at: place)
        #expect(made.code == 0)
        #expect(made.output.hasPrefix("\(file): ") && made.output.hasSuffix("checked.\n"))
        let again = try await Program.run(["backup", file], at: place)
        #expect(again.code == 74)
        #expect(again.errors.contains("copy.db"))
        try await program.kill()

        let restored = try Workplace()
        try FileManager.default.createDirectory(atPath: restored.path("data"), withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: file, toPath: restored.path("data/convenor.db"))
        #expect(try Database.run("PRAGMA integrity_check", in: file) == [["ok"]])
        let copy = try await Journal(of: restored)
        let whole = try await Journal(of: place)
        #expect(copy.lines.count >= before + 1)
        #expect(whole.text.hasPrefix(copy.text))
        let next = try await Program.run(["run"], at: restored, input: "note After the restore\n")
        #expect(next.output.hasSuffix("After the restore\n"))
    }

    @Test("an export read into a new folder gives the same export, and the meeting goes on there")
    func exportImport() async throws {
        let place = try Workplace()
        let lines = """
            start alignment "Moving"
            next!
            invite @sam sam@example.org sales
            present @lena @bo
            action @lena pack the boxes by in 2 weeks
            decide We move in spring because the lease ends
            vote Take the piano
            yes
            undo
            send
            """
        #expect(try await Program.run(["run"], at: place, input: lines).code == 0)
        let journal = try await Journal(of: place)
        #expect(journal.isUnbroken)
        let other = try Workplace()
        let file = other.path("journal.jsonl")
        #expect(try await Program.run(["export", file], at: place).code == 0)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == journal.text)
        let count = journal.lines.count
        #expect(try await Program.run(["import", file], at: other).output == "\(count) entries imported.\n")
        #expect(try await Journal(of: other).text == journal.text)
        // Also the open question.
        let next = try await Program.run(["run"], at: other, input: "y\nstatus\n")
        #expect(next.output.hasPrefix("Minutes v1 go to"))
        #expect(next.output.contains("Step 2 of 10"))
        let twice = try await Program.run(["import", file], at: other)
        #expect(twice.code == 74 && twice.errors.contains("is not empty"))
        let piped = try Workplace()
        #expect(try await Program.run(["import", "-"], at: piped, input: journal.text).code == 0)
        #expect(try await Journal(of: piped).text == journal.text)
    }

    @Test("a file that is no export is refused by line, and nothing of it is kept")
    func badImport() async throws {
        let place = try Workplace()
        let lines = "start open \"Whole\"\nnote One\nnote Two\n"
        #expect(try await Program.run(["run"], at: place, input: lines).code == 0)
        let text = try await Journal(of: place).text
        let cut = text.split(separator: "\n")
        for (name, broken, line) in [
            ("cut", text.dropLast(20) + "", cut.count), ("gap", cut[0] + "\n" + cut[2] + "\n", 2),
            ("foreign", "hello\n", 1),
        ] {
            let other = try Workplace()
            try other.write(String(broken), to: name)
            let ending = try await Program.run(["import", other.path(name)], at: other)
            #expect(ending.code == 65)
            #expect(ending.errors.contains("\(name):\(line): "))
            #expect(try await Journal(of: other).lines.isEmpty)
        }
    }

    @Test("data of a newer program are refused with one sentence and exit code 74, and not touched")
    func newer() async throws {
        let place = try Workplace()
        #expect(try await Program.run(["run"], at: place, input: "start open \"Newer\"\n").code == 0)
        let base = place.path("data/convenor.db")
        _ = try Database.run("PRAGMA user_version = 99", in: base)
        let before = FileManager.default.contents(atPath: base)
        for command in [["run"], ["export"], ["series"], ["deliveries"], ["minutes", "newer"]] {
            let ending = try await Program.run(command, at: place)
            #expect(ending.code == 74)
            #expect(ending.output.isEmpty)
            #expect(
                ending.errors.hasPrefix("convenor: The data were written by a newer convenor (format 99,"), "\(command)"
            )
            #expect(ending.errors.split(separator: "\n").count == 1)
        }
        #expect(FileManager.default.contents(atPath: base) == before)
    }

    @Test("people imported while the daemon runs are known to its next line")
    func peopleImport() async throws {
        let place = try Workplace()
        let program = try Program(["run"], at: place)
        try await program.ask("start open \"People\"", "Step 1 of 1")
        try await program.ask("present @kim @lena", "Present:")
        try await program.ask("note Something to tell", "N1")
        try place.write("handle,mail\nkim,kim@example.org\n", to: "staff.csv")
        #expect(
            try await Program.run(["people", "import", "staff.csv"], at: place).output == "1 person imported.\n")
        try await program.ask("send", "y sends")
        try await program.ask("y", "Minutes v1 go to 2 people. No address: @chair.")
        // And what the daemon writes itself comes after it.
        try await program.ask("invite @sam sam@example.org", "@sam · sam@example.org")
        let listed = try await Program.run(["people"], at: place)
        #expect(listed.output.contains("kim@example.org") && listed.output.contains("sam@example.org"))
    }

    @Test("a letter that was given up is tried again when told so; one that was sent or never was is not")
    func retry() async throws {
        let place = try Workplace()
        let lines = "start open \"Retry\"\npresent @lena @bo\nnote Something to tell\nsend\ny\n"
        #expect(try await Program.run(["run"], at: place, input: lines).code == 0)
        let key = "summary/retry/1/bo/v1"
        for (key, code) in [(key, 65), ("summary/none/1/bo/v1", 66)] as [(String, Int32)] {
            let ending = try await Program.run(["deliveries", "--retry", key], at: place)
            #expect(ending.code == code && ending.errors.contains(key) && ending.output.isEmpty)
        }
        _ = try Database.run(
            "UPDATE deliveries SET state = 'dead' WHERE letter = (SELECT id FROM letters WHERE key = '\(key)')",
            in: place.path("data/convenor.db"))
        #expect(try await Program.run(["deliveries", "--open"], at: place).output.contains("dead"))
        #expect(try await Program.run(["deliveries", "--retry", key], at: place).code == 0)
        #expect(try await Program.run(["run"], at: place).code == 0)
        #expect(try await Program.run(["deliveries", "--open"], at: place).output.contains("Nothing waits"))
        #expect(try place.mails.count == 2)
    }
}
