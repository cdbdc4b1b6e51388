import ConvenorCore
import ConvenorCurl
import ConvenorEngine
import Testing

/// What a letter asked about is what the words of its answer are taken for.
@Suite("What an answer by mail is about")
struct AnswerTopicTests {
    /// Lena's part of a meeting with this title; these lines are said in it.
    private func held(_ title: String, _ lines: String...) async throws -> MailboxStage {
        let post = try await MailboxStage()
        let opening = ["start open \"\(title)\"", "invite @lena role=participant"]
        for line in opening + lines + ["end"] { _ = try await post.stage.hear(line) }
        return post
    }

    private func round(_ id: String, _ slug: String, _ post: MailboxStage) async throws -> Round {
        let series = try #require(try await post.stage.engine().archived(slug)?.series)
        let record = try #require(RecordID(id))
        return try #require(series.round(of: record))
    }

    private func write(_ text: String, to letter: Letter, _ post: MailboxStage) async throws {
        try await post.receive(from: letter.address, to: try post.replyAddress(of: letter), text)
    }

    @Test("a series whose name reads as a record is none")
    func slug() async throws {
        let post = try await held(
            "Q4", "action @lena print it by 24 dec", "park Who pays", "park Who prints", "park Who sells",
            "park Who cleans", "checkin every monday 09:00 for @lena")
        try await post.stage.move("2026-10-12 09:00")
        try await write("All goes well here", to: try await post.letter("checkin", to: "lena"), post)
        let answer = try await round("C1", "q4", post).answers[Handle("lena")]
        #expect(answer?.lines == ["All goes well here"])
        #expect(try await post.stage.hear("list notes").contains("N1") == false)
    }

    @Test("what came in of a round asks nothing, so that thanks for it are no answer")
    func collected() async throws {
        let post = try await held(
            "Fair", "action @lena print it by 24 dec", "action @mara sell it by 24 dec",
            "checkin every monday 09:00 for @lena, @mara")
        try await post.stage.move("2026-10-12 09:00")
        _ = try await post.stage.hear("answer C1 on track", from: "lena")
        _ = try await post.stage.hear("answer C1 the hall is ours")
        try await write("Thanks, all", to: try await post.letter("answers", to: "mara"), post)
        let answer = try await round("C1", "fair", post).answers[Handle("mara")]
        #expect(answer?.lines == ["the hall is ours"])
        #expect(try await post.confirmation(to: "mara").contains("not understood and is not kept: Thanks, all"))
    }

    @Test(
        "a score opens an answer to a feedback request",
        arguments: ["4 the calls are easier", "4, the calls are easier"])
    func score(_ text: String) async throws {
        let post = try await asked()
        try await write(text, to: try await post.letter("feedback", to: "lena"), post)
        let answer = try await round("F1", "retention", post).answers[Handle("lena")]
        #expect(answer?.score == 4 && answer?.lines == ["the calls are easier"])
    }

    @Test("words without a score are a note, and the question stays open")
    func noScore() async throws {
        let post = try await asked()
        try await write("I cannot say yet", to: try await post.letter("feedback", to: "lena"), post)
        #expect(try await round("F1", "retention", post).answers.isEmpty)
        #expect(try await post.card("N1").contains("F1: I cannot say yet"))
    }

    /// Lena was asked whether X1 works.
    private func asked() async throws -> MailboxStage {
        let post = try await held(
            "Retention", "adjust from 100% to 70/30 because nobody had time", "agree X1",
            "feedback X1 in 1 day ask @lena", "action @lena tell the customers by fri for X1", "done A1")
        try await post.stage.move("2026-10-06 10:00")
        return post
    }

    @Test("words below a line that answers are kept beside it")
    func both() async throws {
        let post = try await held(
            "Fair", "action @lena print it by 24 dec", "checkin every monday 09:00 for @lena")
        try await post.stage.move("2026-10-12 09:00")
        try await write(
            "answer C1 on track\n\nThe hall is late.", to: try await post.letter("checkin", to: "lena"), post)
        #expect(try await round("C1", "fair", post).answers[Handle("lena")]?.stand == .onTrack)
        #expect(try await post.card("N1").contains("C1: The hall is late."))
    }
}
