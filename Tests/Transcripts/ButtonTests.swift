import ConvenorCore
import ConvenorEngine
import Testing

/// Buttons as a platform sends them back: a line, with the mark of what it was shown for.
@Suite("Buttons")
struct ButtonTests {
    private func meeting(_ lines: String...) async throws -> Stage {
        let stage = try Stage()
        try stage.set(clock: "2026-11-26 10:00 Europe/Amsterdam")
        stage.people = Roster(["mara", "ana", "bo"].map { Person(handle: Handle($0), mail: $0 + "@example.org") })
        for line in ["start alignment \"Q1\"", "present @ana @bo"] + lines {
            _ = try await stage.say(line, from: "mara", in: "board")
        }
        return stage
    }

    @Test("an answer to a question works once, for who was asked, while it is asked")
    func question() async throws {
        let stage = try await meeting()
        let asked = try await stage.say("action @ana draft due 04/12", from: "mara", in: "board")
        #expect(asked.presses.count == 2 && asked.presses.allSatisfy { $0.mark != nil && $0.mark == asked.question })
        let first = try #require(asked.presses.first)
        #expect(try await stage.press(first, by: "ana", in: "board").plainText == "That is for @mara to answer.")
        #expect(try await stage.press(first, by: "mara", in: "board").plainText.hasPrefix("A1 @ana"))
        #expect(try await stage.press(first, by: "mara", in: "board").plainText == "That question is no longer open.")
        #expect(try await stage.press(first, by: "ana", in: "board").plainText == "That question is no longer open.")
        #expect(try await stage.say("actions all", from: "bo", in: "board").plainText.hasPrefix("1 action:"))
    }

    @Test("a press takes away what it answered, and neither a vote nor what is refused")
    func settled() async throws {
        let stage = try await meeting()
        let asked = try await stage.say("action @ana draft due 04/12", from: "mara", in: "board")
        let first = try #require(asked.presses.first)
        #expect(asked.settled == nil)
        for who in ["ana", "nobody-here"] {
            #expect(try await stage.press(first, by: who, in: "board").settled == nil)
        }
        let mark = try #require(first.mark)
        #expect(try await stage.press(first, by: "mara", in: "board").settled == mark)
        #expect(try await stage.press(first, by: "mara", in: "board").settled == nil)
        // One whose line is asked about in its turn gives way to the next question.
        let slip = try await stage.say("acton @nna draft due 04/12", from: "mara", in: "board")
        let next = try await stage.press(try #require(slip.presses.first), by: "mara", in: "board")
        #expect(next.question != nil && next.settled == slip.question)
        let vote = try await stage.say("vote shall we?", from: "mara", in: "board")
        for press in vote.presses { #expect(try await stage.press(press, by: "bo", in: "board").settled == nil) }
    }

    @Test("the same question asked again is another one, and the button of the first one is over")
    func asked() async throws {
        let stage = try await meeting()
        let first = try await stage.say("acton @ana draft by fri", from: "mara", in: "board")
        _ = try await stage.say("n", from: "mara", in: "board")
        let second = try await stage.say("acton @ana draft by fri", from: "mara", in: "board")
        #expect(first.presses.map(\.line) == second.presses.map(\.line) && first.question != second.question)
        let old = try #require(first.presses.first)
        #expect(try await stage.press(old, by: "mara", in: "board").plainText == "That question is no longer open.")
        // It did not use up the second one.
        let new = try #require(second.presses.first)
        #expect(try await stage.press(new, by: "mara", in: "board").plainText.hasPrefix("A1 @ana"))
    }

    @Test("a delivery of a press that is repeated gets its first answer, and changes nothing")
    func repeated() async throws {
        let stage = try await meeting()
        let asked = try await stage.say("acton @ana draft by fri", from: "mara", in: "board")
        let yes = try #require(asked.presses.first)
        let first = try await stage.say("y", from: "mara", in: "board", mark: yes.mark, delivery: "d1")
        let again = try await stage.say("y", from: "mara", in: "board", mark: yes.mark, delivery: "d1")
        #expect(first.plainText == again.plainText && first.plainText.hasPrefix("A1"))
    }

    @Test("an own action has a Done, from any room; somebody else's is refused kindly; twice is said")
    func done() async throws {
        let stage = try await meeting("action @ana draft the plan by fri")
        #expect(try await stage.say("show A1", from: "mara", in: "board").presses.isEmpty)
        let shown = try await stage.say("show A1", from: "ana", in: "board")
        let done = try #require(shown.presses.first)
        #expect(done == Press(label: "Done", line: "done A1", series: "q1"))
        #expect(try await stage.say("actions @me", from: "ana", in: "board").presses.map(\.label) == ["Done"])
        #expect(try await stage.press(done, by: "bo", in: "elsewhere").plainText == "A1 is @ana's: ask @ana or @mara.")
        #expect(try await stage.press(done, by: "ana", in: "elsewhere").plainText.hasSuffix("· done"))
        #expect(
            try await stage.press(done, by: "ana", in: "elsewhere").plainText
                == "A1 is done already. reopen A1 takes it up again.")
    }

    @Test("a ballot counts for its own vote only, and answers no open question")
    func ballots() async throws {
        let stage = try await meeting()
        let opened = try await stage.say("vote shall we?", from: "mara", in: "board")
        let yes = try #require(opened.presses.first { $0.label == "Yes" })
        #expect(opened.presses.map(\.line) == ["yes", "no", "abstain"])
        _ = try await stage.say("acton @ana draft by fri", from: "bo", in: "board")
        #expect(try await stage.press(yes, by: "bo", in: "board").plainText.hasPrefix("@bo yes"))
        #expect(try await stage.say("actions all", from: "mara", in: "board").plainText == "No actions yet.")
        _ = try await stage.say("endvote", from: "mara", in: "board")
        _ = try await stage.say("vote something else?", from: "mara", in: "board")
        #expect(try await stage.press(yes, by: "bo", in: "board").plainText == "That question is no longer open.")
        let options = try await stage.say("endvote", from: "mara", in: "board")
        #expect(options.presses.isEmpty)
        let picks = try await stage.say("vote Drinks? options tea, green tea, coffee", from: "mara", in: "board")
        #expect(picks.presses.map(\.label) == ["tea", "green tea", "coffee"])
        let second = try #require(picks.presses.dropFirst().first)
        #expect(try await stage.press(second, by: "ana", in: "board").plainText.hasPrefix("@ana picks green tea"))
    }

    @Test("Accept takes up the finding that it was shown with, and no other that has its number by then")
    func findings() async throws {
        let stage = try await meeting("goal Grow @mara", "goal Keep customers @mara")
        let found = try await stage.say("gaps", from: "mara", in: "board")
        let first = try #require(found.presses.first)
        #expect(first.line == "accept 1" && found.presses.count >= 2)
        #expect(try await stage.press(first, by: "bo", in: "board").plainText.contains("accept is for the chair"))
        // The first goal is served now: the second finding has become the first.
        _ = try await stage.say("mgoal Leads supports O1 @mara", from: "mara", in: "board")
        #expect(try await stage.press(first, by: "mara", in: "board").plainText == "That question is no longer open.")
        let second = try #require(try await stage.say("gaps", from: "mara", in: "board").presses.first)
        #expect(try await stage.press(second, by: "mara", in: "board").plainText.hasPrefix("G1 medium"))
        #expect(try await stage.press(second, by: "mara", in: "board").plainText == "That question is no longer open.")
    }
}
