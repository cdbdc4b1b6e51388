import ConvenorCalendar
import Testing

@testable import ConvenorCore

@Suite("logs read in as meetings")
struct ReplayTests {
    static let first = """
        09:58:00 * omar waves
        09:59:50 <omar> #info said before the meeting
        10:00:00 <lena> #startmeeting Garden club 2026-03-02
        10:00:00 <gardenbot> Meeting started Mon Mar  2 10:00:00 2026 UTC.  The chair is lena.
        10:00:00 <gardenbot> Useful Commands: #action #agreed #help #info #idea #link #topic.
        10:00:05 <lena> #topic Beds
        10:00:06 <gardenbot> #info a bot's own line
        10:01:00 <omar> hello, "all" of you #info in the middle
        10:01:05 -!- pia has joined #garden
        10:01:30 * omar brb
        10:02:00 <omar> #info  the  north bed is dry by friday
        10:02:10 <lena> #link https://example.org/beds\u{20}
        10:02:20 <lena> #link ttps://example.org/typo
        10:02:30 <lena> #link https://example.org/wrong
        10:02:40 <lena> #undo
        10:02:45 <lena> #linkhttps://example.org/glued
        10:02:50 <omar> https://example.org/bare
        10:03:00 <lena> #action OMAR and lena water the north bed
        10:03:10 <lena> #action omar buy seed wit
        10:03:11 <lena> #undo
        10:03:20 <lena> #action buy seeds by 03/04 with pia's money for X9
        10:03:30 <lena> #action romaric and omarion mend the shed
        10:03:40 <lena> #action noor https://example.org/7
        10:04:00 <omar> #topic Not mine to open
        10:04:05 <lena> #item no such word
        10:04:10 <lena> #topic Shed
        10:04:20 <lena> #agreed X1
        10:04:30 <lena> #rejected a second shed
        10:04:40 <omar> #idea "a glass roof"
        10:04:50 <omar> #help somebody with a saw
        10:05:00 <lena> - decision: paint it by monday
        10:05:10 <pia> - todo: pia brings paint
        10:06:00 <lena> #endmeeting
        10:06:30 <pia> #action too late
        """

    private func replay(_ texts: (String, String)..., title: String? = nil) -> (Replay, [ReplayFault]) {
        var replay = Replay(seriesTitle: title, zone: .utc, calendar: RuleOccurrences())
        var faults: [ReplayFault] = []
        for (name, text) in texts { faults += replay.read(name: name, text: text) }
        return (replay, faults)
    }

    private func facts(_ replay: Replay) throws -> ReplayedFacts {
        ReplayedFacts(try #require(replay.series.meeting), of: replay.series)
    }

    @Test("commands become records under their topic, and a bot's words do not")
    func records() throws {
        let (replay, _) = replay(("garden.2026-03-02.log", Self.first))
        let facts = try facts(replay)
        #expect(facts.topics == ["Beds", "Shed"])
        #expect(
            facts.notes == [
                .init(topic: "Beds", text: "the north bed is dry by friday"),
                .init(topic: "Shed", text: "a second shed"), .init(topic: "Shed", text: "somebody with a saw"),
            ])
        #expect(facts.decisions.map(\.text) == ["X1", "paint it by monday"])
        #expect(facts.ideas.map(\.text) == ["\"a glass roof\""])
    }

    @Test("links stay as typed: a blank goes, a slip stays, one taken back is gone, a bare address counts")
    func links() throws {
        let (replay, _) = replay(("garden.2026-03-02.log", Self.first))
        let links = try facts(replay).links.map(\.text)
        #expect(
            links == ["https://example.org/beds", "ttps://example.org/typo", "https://example.org/bare"])
    }

    @Test("an action keeps its text and belongs to everybody who spoke and is named as a word")
    func actions() throws {
        let (replay, _) = replay(("garden.2026-03-02.log", Self.first))
        let byPerson = try facts(replay).byPerson
        #expect(
            byPerson == [
                "omar": ["OMAR and lena water the north bed"], "lena": ["OMAR and lena water the north bed"],
                "pia": ["buy seeds by 03/04 with pia's money for X9", "pia brings paint"],
                "**UNASSIGNED**": ["romaric and omarion mend the shed", "noor https://example.org/7"],
            ])
        let action = try #require(replay.series.all(.action).first)
        #expect(action.owner == Handle("omar"))
        #expect(action.helpers == [Handle("lena")])
        #expect(replay.series.all(.action).allSatisfy { $0.due == nil && $0.links == nil })
    }

    @Test("a plain date in an action is its deadline")
    func due() throws {
        let text = """
            10:00 <lena> #startmeeting Club
            10:01 <lena> #action lena weeds by 2026-03-09 whatever comes
            10:02 <lena> #action lena waters by 2026-03-10
            10:03 <lena> #action lena prunes by 9am on friday for pia
            10:04 <lena> #action lena sweeps before the meeting
            10:05 <lena> #action lena rakes by one week after A2
            10:06 <lena> #endmeeting
            """
        let (replay, faults) = replay(("2026-03-02", text))
        #expect(faults.isEmpty)
        let actions = replay.series.all(.action)
        #expect(
            actions.map(\.text) == [
                "lena weeds by 2026-03-09 whatever comes", "lena waters by 2026-03-10",
                "lena prunes by 9am on friday for pia", "lena sweeps before the meeting",
                "lena rakes by one week after A2",
            ])
        #expect(
            actions.map { $0.due?.wall.iso } == [nil, "2026-03-10T17:00", "2026-03-06T09:00", nil, "2026-03-17T17:00"])
    }

    @Test("lines are counted for people in the meeting, not for bots nor before and after")
    func lines() throws {
        let (replay, _) = replay(("garden.2026-03-02.log", Self.first))
        let meeting = try #require(replay.series.meeting)
        #expect(meeting.lines == [Handle("lena"): 19, Handle("omar"): 6, Handle("pia"): 1])
        #expect(meeting.present == [Handle("lena"), Handle("omar"), Handle("pia")])
        #expect(replay.roster.people.keys.sorted() == meeting.present)
    }

    @Test("what is not taken is told with its line")
    func faults() {
        let (_, faults) = replay(("garden.2026-03-02.log", Self.first))
        #expect(
            faults.map(\.reason) == [
                .unknownWord("linkhttps"), .notChair("topic"), .unknownWord("item"),
            ])
        #expect(faults.map(\.line) == [16, 24, 25])
    }

    @Test("a meeting passes midnight")
    func midnight() throws {
        let text = """
            [23:58:00] <lena> #startmeeting Night watch
            [23:59:30] <omar> still dark
            [00:10:05] <lena> #endmeeting
            """
        let (replay, _) = replay(("2026-12-31-watch.log", text))
        let meeting = try #require(replay.series.meeting)
        #expect(Zone.utc.wall(at: meeting.startedAt).iso == "2026-12-31T23:58")
        #expect(Zone.utc.wall(at: try #require(meeting.endedAt)).iso == "2027-01-01T00:10")
    }

    @Test("a log that breaks off ends its meeting with its last line")
    func crash() throws {
        let text = "10:00:00 <lena> #startmeeting Club\n10:05:00 <omar> #action omar digs\n10:07:00 <gone> bye\n"
        let (replay, faults) = replay(("2026-03-02", text))
        let meeting = try #require(replay.series.meeting)
        #expect(meeting.endedAt.map { Zone.utc.wall(at: $0).iso } == "2026-03-02T10:07")
        #expect(replay.series.all(.action).first?.owner == Handle("omar"))
        #expect(faults.map(\.reason) == [.unended(1)])
    }

    @Test("the day comes from the bot when the file's name has none, and is told when nobody knows it")
    func days() throws {
        let (known, none) = replay(("garden.log", Self.first))
        #expect(none.allSatisfy { $0.reason != .noDay })
        #expect(Zone.utc.wall(at: try #require(known.series.meeting).startedAt).iso == "2026-03-02T10:00")
        let (unknown, faults) = replay(("x", "10:00 <lena> #startmeeting Club\n10:01 <lena> #endmeeting"))
        #expect(faults.map(\.reason) == [.noDay])
        #expect(Zone.utc.wall(at: try #require(unknown.series.meeting).startedAt).iso == "1970-01-01T10:00")
    }

    @Test("two logs are two meetings of one series, and open actions come back")
    func twoFiles() throws {
        let second = """
            2026-03-09T10:00:00 <omar> #startmeeting Garden club 2026-03-09
            2026-03-09T10:00:10 <omar> #action pia sweeps
            2026-03-09T10:01:00 <omar> #endmeeting
            """
        let (replay, _) = replay(("garden.2026-03-02.log", Self.first), ("next.log", second))
        #expect(replay.series.title == "Garden club")
        #expect(replay.series.slug == "garden-club")
        #expect(replay.series.past.map(\.title) == ["Garden club 2026-03-02"])
        let meeting = try #require(replay.series.meeting)
        #expect(meeting.number == 2 && !meeting.isOpen && meeting.chair == Handle("omar"))
        #expect(meeting.carried.filter { $0.kind == .action }.count == 5)
        #expect(try facts(replay).byPerson == ["**UNASSIGNED**": ["pia sweeps"]])
    }

    @Test("the journal folds into the same series")
    func journal() throws {
        let (replay, _) = replay(("garden.2026-03-02.log", Self.first), title: "The club")
        var series = Series(slug: replay.series.slug)
        for line in replay.journal { series.apply(line.entry, at: line.at, by: line.by) }
        #expect(series.title == "The club")
        #expect(series.meeting == replay.series.meeting)
        #expect(series.all(.action) == replay.series.all(.action))
    }

    @Test(
        "whatever a client puts in front of a line, the same is read",
        arguments: [
            ("[%] <%n> ", "10:00:00"), ("% <@%n> ", "10:00"), ("%  < %n> ", "10:00:00"),
            ("% <%n> ", "2026-03-02T10:00:00"), ("% <%n> ", "2026-03-02T12:00:00.250+02:00"),
            ("[%] <%n> ", "2026-03-02 10:00:00Z"),
        ])
    func formats(form: String, time: String) throws {
        let lines = [("lena", "#startmeeting Club"), ("omar", "#info dry"), ("lena", "#endmeeting")]
        let text = lines.map { nick, said in
            form.replacing("%n", with: nick).replacing("%", with: time) + said
        }.joined(separator: "\r\n")
        let (replay, faults) = replay(("2026-03-02.log", text))
        #expect(faults.isEmpty)
        let meeting = try #require(replay.series.meeting)
        #expect(Zone.utc.wall(at: meeting.startedAt).iso == "2026-03-02T10:00")
        #expect(meeting.chair == Handle("lena"))
        #expect(replay.series.all(.note).map(\.by) == [Handle("omar")])
    }

    @Test("taking back passes over chairs, who stay as they were")
    func undoAndChairs() throws {
        let text = """
            10:00 <lena> #startmeeting Club
            10:01 <lena> #chair omar, pia[m]
            10:02 <omar> #topic Beds
            10:03 <omar> #info wrong
            10:04 <lena> #chair noor
            10:05 <lena> #unchair omar
            10:06 <lena> #undo
            10:07 <lena> #undo
            10:08 <lena> #undo
            10:09 <omar> #topic no chair any more
            10:10 <lena> #action noor and PIA dig, Omar looks on
            10:11 <lena> #nick zoe
            10:12 <lena> #action zoe sweeps
            10:13 <lena> #endmeeting
            """
        let (replay, faults) = replay(("2026-03-02", text))
        #expect(faults.map(\.reason) == [.refused(.nothingToUndo), .notChair("topic")])
        let meeting = try #require(replay.series.meeting)
        #expect(meeting.topics.isEmpty && replay.series.all(.note).isEmpty)
        #expect(meeting.coChairs == [Handle("pia"), Handle("noor")])
        let actions = replay.series.all(.action)
        #expect(actions.map(\.owner) == [Handle("noor"), Handle("zoe")])
        #expect(actions[0].helpers == [Handle("pia"), Handle("omar")])
    }

    @Test("a second start is refused while a meeting runs, and talk outside meetings is nobody's")
    func secondStart() throws {
        let text = """
            10:00 <lena> #startmeeting Club
            10:01 <omar> #startmeeting Another
            10:02 <lena> #endmeeting
            10:03 <omar> #startmeeting "Another" at noon for 30m
            10:04 <omar> #endmeeting
            """
        let (replay, faults) = replay(("2026-03-02", text))
        #expect(faults.map(\.reason) == [.refused(.meetingRuns(title: "Club", number: 1))])
        #expect(replay.series.past.map(\.title) == ["Club"])
        #expect(replay.series.meeting?.title == "\"Another\" at noon for 30m")
        #expect(replay.series.past.first?.lines == [Handle("lena"): 2, Handle("omar"): 1])
    }

    @Test("a name given to the meeting names the series")
    func meetingName() {
        let text = """
            10:00 <lena> #startmeeting Week 9
            10:01 <lena> #meetingname Garden club
            10:02 <lena> #endmeeting
            """
        let (replay, _) = replay(("2026-03-02", text))
        #expect(replay.series.title == "Garden club")
        #expect(replay.series.meeting?.title == "Week 9")
    }

    @Test("a file that is no log gives no meeting and one fault")
    func noLog() {
        let (replay, faults) = replay(("2026-03-02", "Dear all,\nplease find attached\n"))
        #expect(faults == [ReplayFault(file: "2026-03-02", line: 0, reason: .noLog)])
        #expect(replay.series.meeting == nil)
    }

    @Test("nothing in a log is asked back: every known word with a doubtful date is kept whole")
    func neverAsked() throws {
        let words = ["action", "agreed", "accepted", "info", "idea", "help", "rejected", "topic"]
        let lines = words.map { "10:01 <lena> #\($0) it for A9 by 03/04 because review friday 9 \"x\"" }
        let text = (["10:00 <lena> #startmeeting Club"] + lines + ["10:02 <lena> #endmeeting"]).joined(separator: "\n")
        let (replay, faults) = replay(("2026-03-06", text))
        #expect(faults.isEmpty)
        let meeting = try #require(replay.series.meeting)
        let kept = [Kind.action, .decision, .note, .idea].flatMap { replay.series.all($0).map(\.text) }
        #expect(kept.count == 7)
        #expect(Set(kept + meeting.topics.map(\.title)) == ["it for A9 by 03/04 because review friday 9 \"x\""])
    }

    @Test("a bot that comes back and takes a new start has lost the old meeting")
    func restart() throws {
        let text = """
            10:00 <lena> #startmeeting Club
            10:00 <gardenbot> Meeting started Mon Mar  2 10:00:00 2026 UTC.  The chair is lena.
            10:01 <omar> #action omar digs
            10:09 <lena> #startmeeting Club again
            10:09 <gardenbot> Meeting started Tue Mar  3 10:09:00 2026 UTC.  The chair is lena.
            10:10 <lena> #endmeeting
            """
        let (replay, faults) = replay(("club.log", text))
        #expect(faults.map(\.reason) == [.unended(1)])
        #expect(replay.series.past.map(\.title) == ["Club"])
        #expect(replay.series.all(.action).map(\.owner) == [Handle("omar")])
        let meeting = try #require(replay.series.meeting)
        #expect(Zone.utc.wall(at: meeting.startedAt).iso == "2026-03-03T10:09")
    }
}
