import ConvenorCore
import Testing

@Suite struct WhenCorpus {
    static let languages = ["en", "nl"]

    private func language(_ code: String) throws -> DateLanguage { try #require(DateLanguage.named(code)) }

    @Test("every phrase of our own has the date that people mean", arguments: languages)
    func deadlines(code: String) throws {
        let language = try language(code)
        for row in PhraseRow.fixture("deadlines-" + code) {
            let expected = String((row.expected ?? "").prefix(row.granularity == "day" ? 10 : 16))
            #expect(row.answer(language) == expected, "\(row.text) at \(row.reference)")
        }
    }

    @Test("what is no date, or more than one, is never answered with one", arguments: languages)
    func refused(code: String) throws {
        let language = try language(code)
        for row in PhraseRow.fixture("refused-" + code) {
            let answer = row.answer(language)
            #expect(answer.hasPrefix("refused") || answer.hasPrefix("asked"), "\(row.text): \(answer)")
        }
    }

    @Test("every phrase of our own that repeats has its rule", arguments: languages)
    func recurrences(code: String) throws {
        let language = try language(code)
        for row in PhraseRow.fixture("recurrences-" + code) {
            #expect(canonical(row.answer(language)) == canonical(row.rrule ?? ""), "\(row.text) at \(row.reference)")
        }
    }

    @Test(
        "published answers are met where they lie beside the repository",
        arguments: [("deadlines", "en"), ("deadlines-nl", "nl"), ("recurrences", "en"), ("recurrences-nl", "nl")])
    func published(name: String, code: String) throws {
        let language = try language(code)
        let rows = PhraseRow.published(name)
        let wrong = rows.filter { row in
            let answer = row.answer(language)
            if let rule = row.rrule { return canonical(answer) != canonical(rule) }
            return answer != String((row.expected ?? "").prefix(row.granularity == "day" ? 10 : 16))
        }
        #expect(wrong.count * 100 <= rows.count * 3, "\(wrong.map(\.text))")
    }
}
