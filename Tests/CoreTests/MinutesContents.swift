import ConvenorCore
import Foundation
import Testing

@Suite struct MinutesContents {
    private func lines(_ document: MinutesDocument, _ heading: MinutesHeading) -> [String] {
        document.sections(words: English()).first { $0.heading == heading }?.items.map(\.line) ?? []
    }

    @Test("each section tells its records as they were stored")
    func sections() throws {
        let document = try MinutesTable.full().document(.participant, for: "lena")
        #expect(lines(document, .decisions) == ["D1 Move 30% of the budget · because O1 had no support"])
        #expect(
            lines(document, .adjustments)
                == ["X1 100% acquisition → 70/30 · agreed · because O1 had no support · closes G1"])
        #expect(
            lines(document, .gaps)
                == ["G1 No budget for keeping customers · high · cause: all on acquisition · on O1"])
        #expect(
            lines(document, .newActions).first
                == "A1 draft the retention plan · Lena Vos · due Fri 4 Dec 2026 · for X1")
        #expect(lines(document, .takeaways) == ["T1 Retention before reach"])
        #expect(lines(document, .links) == ["L1 the Q4 report · https://example.org/q4"])
        #expect(lines(document, .present) == ["Lena Vos (sales), Mara Lind (marketing)"])
        #expect(lines(document, .absent) == ["Bo Tan (product development)"])
        #expect(lines(document, .informed) == ["Ines Roth"])
        #expect(
            lines(document, .metrics) == [
                "K1 Leads · at 1,120 leads, target 1,500 leads, baseline 900 leads · 37 % of the way"
                    + " · as of Fri 20 Nov 2026 · source: CRM · for M1"
            ])
        #expect(lines(document, .scores).contains("return on time invested 4.5 of 5 (n=2)"))
        #expect(lines(document, .feedback) == ["good pace"])
        #expect(lines(document, .timeline).first == "Tue 1 Dec 2026 · A3 check the contract · Pat Outside")
    }

    @Test("a step passed over and a check not met are named")
    func skipped() throws {
        var table = MinutesTable()
        try table.say(
            "start review \"Q1 review\"", "next!", "goto 3", "action write it up", "skip because out of time", "end")
        let document = try table.document(.participant)
        let told = lines(document, .skipped)
        #expect(told.contains("step 1, Goals: no organisational goal yet"))
        #expect(told.contains("step 3, Promises: skipped, because out of time"))
        #expect(document.steps.map(\.isSkipped) == [false, false, true, false])
        #expect(document.steps[2].unmet.map(\.check) == [.actionsComplete])
        #expect(document.steps[1].seconds == 60)
        #expect(document.steps[0].plannedMinutes == 10)
        #expect(!told.contains { $0.hasSuffix("not reached") && !$0.hasPrefix("step 4") })
    }

    @Test("a step not come to is no skipped one, and is named only when the meeting is over")
    func notReached() throws {
        var table = MinutesTable()
        try table.say("start review \"Q1 review\"")
        #expect(lines(try table.document(.participant), .skipped).isEmpty)
        try table.say("goto 2", "skip")
        let running = try table.document(.participant)
        #expect(lines(running, .skipped) == ["step 1, Goals: no organisational goal yet", "step 2, Gaps: skipped"])
        try table.say("end")
        let ended = try table.document(.participant)
        #expect(lines(ended, .skipped).last == "step 4, Share: not reached")
        guard case .list(let course)? = ended.facts(words: English())["course"] else {
            Issue.record("no course")
            return
        }
        #expect(course.map { $0["stepTitle"] } == ["Goals", "Gaps", "Promises"].map { .text($0) })
    }

    @Test("what was given no text goes by what it is")
    func nameless() throws {
        var table = MinutesTable()
        try table.say(
            "start review \"Q1 review\"", "present @lena", "idea Ask the customers", "idea Ask the press", "dots 2",
            "dot I1 I1", "endvote", "link https://example.org/q4")
        let document = try table.document(.participant)
        #expect(lines(document, .links) == ["L1 https://example.org/q4"])
        #expect(lines(document, .votes).first?.hasPrefix("Dots · ") == true)
    }

    @Test("records stand under their step and topic in the order in which they were written")
    func course() throws {
        let document = try MinutesTable.full().document(.participant)
        #expect(document.steps[1].records.map(\.description) == ["G1", "I1"])
        let talks = document.steps[2].talks
        #expect(talks.map(\.title) == [nil, "Follow-up <b>"])
        #expect(talks[0].records.map(\.description) == ["X1", "D1"])
        #expect(talks[1].records.map(\.description) == ["A1", "A2", "A3", "MS1", "Q1", "N1", "L1", "T1"])
    }

    @Test("the next meeting tells what came back, how often, and what was done since")
    func carryOver() throws {
        var table = try MinutesTable.full()
        try table.say("done A1", "start review \"Q1 review\"", "end", "start review \"Q1 review\"", "drop A3", "end")
        let second = try table.document(.participant, meeting: 2)
        #expect(second.actions.carried.map(\.record.id.description) == ["A2", "A3"])
        #expect(second.actions.closed.map(\.id.description) == ["A1"])
        let third = try table.document(.participant)
        #expect(third.actions.carried.map(\.times) == [2])
        #expect(third.actions.closed.map(\.id.description) == ["A3"])
        #expect(lines(third, .carried).first?.hasSuffix("second time, since Thu 26 Nov 2026") == true)
        #expect(lines(third, .goals).count == 2, "goals of the first meeting still stand")
        #expect(lines(third, .newGoals).isEmpty)
        #expect(lines(third, .decisions).isEmpty, "the decision belongs to the first meeting")
    }

    @Test("the operation score counts what was done by its first date, whatever was agreed later")
    func score() throws {
        var table = try MinutesTable.full()
        let series = try #require(table.series)
        #expect(series.operationScore(now: table.now).percent == nil)
        let late = Thursday.moment("2026-12-14T09:00")
        table.now = Thursday.moment("2026-12-04T18:30")
        try table.say("done A1", "due A3 by 30 dec 2026 because she travels")
        table.now = Thursday.moment("2026-12-12T09:00")
        try table.say("done A2")
        let moved = try #require(table.series)
        #expect(moved.operationScore(now: late) == OperationScore(planned: 3, kept: 1))
        var dropped = try MinutesTable.full()
        try dropped.say("drop A1 because no need", "done A2")
        let pruned = try #require(dropped.series)
        #expect(pruned.operationScore(now: late) == OperationScore(planned: 2, kept: 1))
    }

    @Test("a later version names what changed and what was taken back")
    func corrections() throws {
        var table = try MinutesTable.full()
        func edition(_ version: Int, _ changed: [String]) -> Edition {
            Edition(
                meeting: 1, version: version, recipients: [], changed: changed.compactMap { RecordID($0) },
                correctionsUntil: Thursday.zone.deadline(
                    at: WallTime(day: Day(year: 2026, month: 11, day: 30), minute: 720), hasTime: true))
        }
        let first = try table.document(.participant, for: "lena", edition: edition(1, ["D1"]))
        #expect(first.changed.isEmpty && first.version == 1)
        try table.say("edit D1 Move a quarter of the budget")
        let second = try table.document(.participant, for: "lena", edition: edition(2, ["D1", "A9", "N3", "N2"]))
        #expect(
            lines(second, .changed) == [
                "D1 Move a quarter of the budget · because O1 had no support", "A9 taken back",
            ])
        let outside = try table.document(.owner, for: "pat", role: .owner, edition: edition(2, ["A1", "A9"]))
        #expect(outside.changed.isEmpty)
    }

    @Test("votes are told by their counts, and who objected by what they said")
    func votes() throws {
        var table = MinutesTable()
        try table.say(
            "start review \"Q1 review\"", "present @lena @bo", "vote Move the budget?", "yes", "lena> yes", "bo> no")
        let document = try table.document(.participant)
        #expect(lines(document, .votes) == ["Move the budget? · passed: yes 2, no 1, abstain 0 · 3 ballots"])
        #expect(try table.document(.outcome).votes.isEmpty)
    }
}
