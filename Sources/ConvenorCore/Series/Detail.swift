/// What a record may say besides its text; the raw value is stored and never changes.
///
/// Those that rules of the engine read stand here; the fields of a `Form` are further ones, named by it.
package struct Detail: RawRepresentable, Hashable, Sendable, Codable, CodingKeyRepresentable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
    package init(_ name: String) { rawValue = name }

    package static let because = Detail("because")
    package static let cause = Detail("cause")
    package static let evidence = Detail("evidence")
    package static let severity = Detail("severity")
    package static let gapKind = Detail("gapKind")
    package static let from = Detail("from")
    package static let to = Detail("to")
    package static let team = Detail("team")
    package static let alternatives = Detail("alternatives")
    package static let method = Detail("method")
    package static let review = Detail("review")
    package static let baseline = Detail("baseline")
    package static let target = Detail("target")
    package static let actual = Detail("actual")
    package static let unit = Detail("unit")
    package static let asOf = Detail("asOf")
    package static let source = Detail("source")
    package static let direction = Detail("direction")
    package static let url = Detail("url")
    package static let rhythm = Detail("rhythm")
    package static let audience = Detail("audience")
    package static let questions = Detail("questions")
    package static let priority = Detail("priority")
    package static let score = Detail("score")
    package static let votes = Detail("votes")
    package static let answer = Detail("answer")
    /// Why its date was moved.
    package static let moved = Detail("moved")
    /// What is in its way: kept apart from why it was wanted.
    package static let obstacle = Detail("obstacle")
    /// What a check-in repeats by: an RFC 5545 rule. Without one the words in `rhythm` are read.
    package static let rule = Detail("rule")
    /// The day that a check-in counts from, as year-month-day.
    package static let anchor = Detail("anchor")
    /// The days that it leaves out, each year-month-day with commas between them.
    package static let except = Detail("except")
    /// Working days within which a check-in or a feedback request is answered.
    package static let window = Detail("window")
    /// Days after its actions are done on which a feedback request goes out.
    package static let delay = Detail("delay")
    /// The mean of its scores, such as `3.5`.
    package static let mean = Detail("mean")

    /// In the order in which they are written out; the fields of forms come last.
    package static let all: [Detail] = own + Forms.details.filter { !own.contains($0) }

    private static let own: [Detail] = [
        because, cause, evidence, severity, gapKind, from, to, team, alternatives, method, review, baseline, target,
        actual, unit, asOf, source, direction, url, rhythm, audience, questions, priority, score, votes, answer,
        moved, obstacle, rule, anchor, except, window, delay, mean,
    ]
}

extension Detail: CaseIterable {
    package static var allCases: [Detail] { all }
}
