import ConvenorCalendar
import ConvenorCore
import ConvenorEngine
import Foundation
import Testing

/// Mails of rounds of questions and of the weekly report, from one meeting held line by line.
struct TemplateRounds {
    private static let words = English()
    var sample: TemplateSample

    init() throws {
        sample = try TemplateSample.full()
        sample.now = TemplateSample.moment(2026, 11, 30, 9)
    }

    private var series: Series { get throws { try #require(sample.series) } }

    /// The series with a second round asked on Monday morning, which was due on Sunday; Ana has answered the first.
    private func asked(_ id: RecordID, answers: [RoundAnswer] = []) throws -> Series {
        var series = try series
        let people = [Handle("ana"), Handle("bo")]
        func ask(_ number: Int, at: Moment, planned: Moment) -> Event {
            .roundAsked(
                round: RoundStart(
                    id: id, number: number, planned: planned, people: people,
                    again: TemplateSample.moment(2026, 12, 1, 9), until: TemplateSample.moment(2026, 12, 2, 9)))
        }
        let first = TemplateSample.moment(2026, 11, 23, 9)
        let before = RoundAnswer(
            id: id, number: 1, person: Handle("ana"), at: TemplateSample.moment(2026, 11, 23, 10),
            lines: ["Four <calls> & more"])
        let sunday = TemplateSample.moment(2026, 11, 29, 9)
        let entries: [(Moment, [Event])] = [
            (first, [ask(1, at: first, planned: first)]), (before.at, [.roundAnswered(answer: before)]),
            (sample.now, [ask(2, at: sample.now, planned: sunday)] + answers.map { .roundAnswered(answer: $0) }),
        ]
        for (at, events) in entries { series.apply(Entry(said: nil, events: events), at: at, by: Handle("")) }
        return series
    }

    func letter(_ id: String, to person: String = "ana", isRepeat: Bool = false) throws -> RoundLetter {
        let id = try #require(RecordID(id))
        let series = try asked(id)
        let round = try #require(series.round(of: id))
        return RoundLetter(
            to: Handle(person), try #require(series.records[id]), round,
            RoundTimes(first: sample.now, again: round.again), in: series, roster: sample.roster,
            zone: TemplateSample.zone, isRepeat: isRepeat)
    }

    func summary(_ id: String) throws -> RoundSummary {
        let id = try #require(RecordID(id))
        let answer = RoundAnswer(
            id: id, number: 2, person: Handle("ana"), at: sample.now, lines: ["Five <calls>", "Nothing"],
            score: id.kind == .feedback ? 2 : nil)
        let series = try asked(id, answers: [answer])
        let record = try #require(series.records[id])
        let result = RoundResult(record, try #require(series.round(of: id)), in: series, now: sample.now)
        return RoundSummary(
            result, of: record, in: series, roster: sample.roster, zone: TemplateSample.zone, now: sample.now)
    }

    func week() throws -> WeeklySheet {
        WeeklySheet(
            for: Handle("ines"), in: try series, roster: sample.roster, zone: TemplateSample.zone,
            since: TemplateSample.moment(2026, 11, 23, 9), until: TemplateSample.moment(2026, 12, 7, 9))
    }

    /// The facts of each template, all that it can ask for.
    static func all() throws -> [Facts] {
        let rounds = try TemplateRounds()
        return try ["C1", "F1"].map { try rounds.letter($0).facts(chair: "Mara", words: words) }
            + ["C1", "F1"].map { try rounds.summary($0).facts(for: Handle("mara"), words: words) }
            + [try rounds.week().facts(words: words)]
    }

    /// The mails of a template, as they would go out.
    func mails(_ template: String) throws -> [Mail] {
        let letters = try TemplateSample.letters()
        let (roster, house, now, series) = (sample.roster, TemplateSample.house, sample.now, try series)
        let mails: [Mail?] =
            switch template {
            case "checkin":
                try [false, true].map {
                    letters.round(
                        try letter("C1", isRepeat: $0), id: ["checkin", "x"], key: "x", roster: roster, house: house,
                        now: now)
                }
            case "feedback":
                [
                    letters.round(
                        try letter("F1"), id: ["feedback", "x"], key: "x", roster: roster, house: house, now: now)
                ]
            case "answers":
                try ["C1", "F1"].map {
                    letters.collected(
                        try summary($0), for: Handle("mara"), series: series, id: ["answers", $0], roster: roster,
                        house: house, now: now)
                }
            default: [letters.week(try week(), series: series, id: ["week"], roster: roster, house: house, now: now)]
            }
        return try mails.map { try #require($0) }
    }
}

@Suite("Mails of check-ins, feedback requests and weekly reports")
struct TemplateRoundTests {
    /// The words of a mail, whichever part they stand in.
    private func words(_ text: String) -> [String] {
        var plain = text
        for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("&quot;", "\""), ("&amp;", "&")] {
            plain = plain.replacing(entity, with: character)
        }
        return plain.split { $0.isWhitespace }.map(String.init).sorted()
    }

    /// What a browser shows of the body.
    private func shown(_ html: String) throws -> String {
        let pieces = html.components(separatedBy: "<body>")
        let body = try #require(pieces.last)
        return body.components(separatedBy: "<").enumerated().map { index, piece in
            index == 0 ? piece : (piece.components(separatedBy: ">").dropFirst().joined(separator: ">"))
        }.joined(separator: " ")
    }

    @Test("text and HTML say the same, whatever people wrote", arguments: ["checkin", "feedback", "answers", "week"])
    func same(template: String) throws {
        for mail in try TemplateRounds().mails(template) {
            // Commas stand beside a tag in the one and beside a word in the other.
            let plain = words(mail.text).flatMap { $0.split(separator: ",") }.map(String.init).sorted()
            let seen = words(try shown(mail.html)).flatMap { $0.split(separator: ",") }.map(String.init).sorted()
            #expect(plain == seen)
            #expect(!mail.html.contains("<calls>") && !mail.html.contains("<script"))
            #expect(!mail.text.contains("&lt;") && !mail.text.contains("{{#") && mail.text.hasSuffix("\n"))
            #expect(mail.html.contains("prefers-color-scheme") && !mail.html.contains("src="))
        }
    }

    @Test(
        "a check-in names the questions, what was said last and one's own actions, and its repetition is in its thread")
    func checkIn() throws {
        let mails = try TemplateRounds().mails("checkin")
        let text = mails[0].text
        #expect(mails[0].subject == "Check-in: Q1 review - 2026-11-30")
        #expect(text.contains("What moved?"))
        #expect(text.contains("last time (Mon 23 Nov 2026): Four <calls> & more"))
        #expect(text.contains("A4 Send <script> numbers, due Mon 28 Dec 2026"))
        #expect(text.contains("It was to be asked on Sun 29 Nov 2026."))
        #expect(text.contains("Tell Mara Lind, who chairs, or type in the room: answer C1 on track"))
        #expect(text.contains("Answers until Wed 2 Dec 2026 09:00; who has not answered is asked once more"))
        #expect(!text.contains("A5"))
        #expect(mails[1].references == [mails[0].messageID] && mails[1].messageID != mails[0].messageID)
    }

    @Test("a weekly report has what happened, and no remark of anybody's")
    func week() throws {
        let mail = try #require(try TemplateRounds().mails("week").first)
        #expect(mail.subject == "Week: 1 done, 2 late, 0 at risk (Q1 review)")
        #expect(mail.text.contains("A2 finished thing") && mail.text.contains("A1 old promise"))
        #expect(mail.text.contains("D1 Move 30% of the budget"))
        #expect(!mail.text.contains("good pace") && !mail.text.contains("more time"))
    }

    @Test("a week in which nothing happened is not told")
    func quiet() throws {
        let sample = try TemplateSample.empty()
        let sheet = WeeklySheet(
            for: Handle("ines"), in: try #require(sample.series), roster: sample.roster, zone: TemplateSample.zone,
            since: sample.now, until: sample.now.adding(seconds: 7 * 86_400))
        #expect(sheet.isEmpty)
    }
}
