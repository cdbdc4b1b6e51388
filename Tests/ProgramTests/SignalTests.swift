import Foundation
import Glibc
import TestSupport
import Testing

struct SignalTests {
    @Test(
        "SIGTERM and SIGINT finish what is in flight: what is stored was answered, and the exit code is 0",
        arguments: [SIGTERM, SIGINT])
    func stop(signal: Int32) async throws {
        let place = try Workplace()
        let program = try Program(["run"], at: place)
        try await program.ask("start open \"Stop\"", "Step 1 of 1")
        // More than it can take in until it is told to stop.
        _ = await aside { program.write((1...400).map { "note line \($0).\n" }.joined()) }
        try await program.hear("line 20.\n")
        program.signal(signal)
        let ending = try await program.end()
        #expect(ending.code == 0)
        #expect(ending.errors.contains("Convenor has stopped"))
        let answered = ending.output.split(separator: "\n").compactMap(Self.note)
        let stored = try await Journal(of: place).said.compactMap(Self.note)
        #expect(stored == answered)
        #expect(stored == (1...max(1, stored.count)).map { "line \($0)." })
    }

    private static func note(_ line: some StringProtocol) -> String? {
        line.range(of: "line ").map { String(line[$0.lowerBound...]) }
    }

    @Test("SIGTERM while mails go out loses none and sends none again")
    func stopInMail() async throws {
        let post = try MailServer()
        let place = try Workplace(post.variables)
        let program = try Program(["run"], at: place)
        try await program.ask("start open \"Stop\"", "Step 1 of 1")
        try await program.ask("present @lena @bo @ana", "Present:")
        try await program.ask("note Something to tell", "N1")
        try await program.ask("send", "y sends")
        try await program.ask("y", "Minutes v1 go to 3 people")
        program.signal(SIGTERM)
        #expect(try await program.end().code == 0)
        #expect(try await Program.run(["run"], at: place).code == 0)
        #expect(
            try post.mails.map { try AcceptedMail($0).to }.sorted()
                == ["ana", "bo", "lena"].map { "\($0)@example.org" })
        #expect(try await Program.run(["deliveries", "--open"], at: place).output.contains("Nothing waits"))
    }

    @Test("SIGHUP reads people anew, and a faulty file changes nothing but the log")
    func reload() async throws {
        let place = try Workplace()
        let program = try Program(["run"], at: place)
        try await program.ask("start open \"Reload\"", "Step 1 of 1")
        try await program.ask("present @lena @bo", "Present:")
        try await program.ask("note Something to tell", "N1")
        try place.write("people:\n  - handle: lena\n    mail: nowhere\n", to: "config/people.yaml")
        program.signal(SIGHUP)
        try await program.log("People and agendas stay as they were")
        #expect(program.logged.contains("people.yaml:3:"))
        try place.write(Workplace.people(["lena", "bo", "chair"]), to: "config/people.yaml")
        program.signal(SIGHUP)
        try await program.log("People and agendas are read anew")
        try await program.ask("send", "y sends")
        // The chair had no address before.
        try await program.ask("y", "Minutes v1 go to 3 people. C")
        program.endInput()
        let ending = try await program.end()
        #expect(ending.code == 0)
        #expect(!ending.output.contains("read anew"))
        #expect(try place.mails.count == 3)
    }

    @Test("a meeting that runs keeps its agenda over SIGHUP and over a restart; the next one has the new")
    func keepsAgenda() async throws {
        let place = try Workplace()
        try place.write(Self.agenda("Old step"), to: "config/agendas/short.yaml")
        let first = try Program(["run"], at: place)
        try await first.ask("start short \"Agenda\"", "Step 1 of 2 · Old step")
        try place.write(Self.agenda("New step"), to: "config/agendas/short.yaml")
        first.signal(SIGHUP)
        try await first.log("People and agendas are read anew")
        try await first.ask("status", "Old step")
        try await first.kill()
        let second = try Program(["run"], at: place)
        try await second.ask("status", "Old step")
        try await second.ask("end", "End the meeting now?")
        try await second.ask("y", "Agenda #1 ended")
        try await second.ask("start short \"Agenda\"", "Step 1 of 2 · New step")
    }

    private static func agenda(_ title: String) -> String {
        """
        title: Short meeting
        language: en
        purpose: Try out a change.
        steps:
        """
            + [title, "Last words"].map {
                """

                  - title: \($0)
                    purpose: Say what must be said.
                    todo:
                      - Talk.
                    outcome: It is said.
                    example: Somebody says it.
                    prompts:
                      - note Something
                    records: [note]
                """
            }.joined() + "\n"
    }
}
