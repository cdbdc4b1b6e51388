/// The forms in which dates are understood, with the answers that the program gives: docs/DATES.md.
package enum DateReference {
    /// Wednesday 25 November 2026, 10:00, from which every phrase of the reference is read.
    package static let now = Zone.utc.moment(of: WallTime(day: Day(year: 2026, month: 11, day: 25), minute: 600))

    package static var markdown: String {
        var text = """
            # Dates

            How Convenor reads the dates that people type: deadlines, milestones, meetings, check-ins, settings. Every \
            answer here is the program's own for \(English().day(today)), 10:00, a working day from 9 to 17; try others \
            with `convenor when "next fri"`. The same phrases work in both languages; capitals, commas and blanks make \
            no difference.


            """
        for topic in topics {
            text += "## \(topic.title)\n\n\(topic.convention)\n\n"
            text += table(topic.english, .english, heading: "English")
            text += table(topic.dutch, .dutch, heading: "Dutch")
        }
        text += """
            ## How it works

            A phrase is cut into words and signs, each with a role (`Lexer`, one table of words a language). The grammar \
            (`Grammar`) reads roles from left to right by recursive descent; a rule takes its words or puts them back, and \
            a phrase with a word left over is refused. The resolver (`DateResolver`, `RecurrenceResolver`) holds what was \
            said against the calendar. A third language is two tables more, of words and of names, beside the English ones, and its place in `DateLanguage.all`.

            """
        return text
    }

    private static var today: Day { Zone.utc.wall(at: now).day }

    private static func table(_ phrases: [String], _ language: DateLanguage, heading: String) -> String {
        if phrases.isEmpty { return "" }
        let rows = phrases.map { "| `\($0)` | \(answer($0, language)) |" }.joined(separator: "\n")
        return "| \(heading) | means |\n| --- | --- |\n\(rows)\n\n"
    }

    /// What a phrase means, in the words of the reference.
    package static func answer(_ phrase: String, _ language: DateLanguage) -> String {
        let dates = DateReader(zone: .utc, languages: [language])
        switch RecurrenceReader(dates).read(phrase, now: now) {
        case .recurrence(let found, _)?: return "\(language.sentence(for: found)): `\(found.rule.text)`"
        case .refused?: return "refused"
        case nil: break
        }
        switch dates.read(phrase, now: now) {
        case .date(let deadline, let assumptions):
            for case .range(let from) in assumptions { return "\(told(from)) to \(told(deadline))" }
            return told(deadline)
        case .ambiguous(let readings, _): return "asked: " + readings.map(told).joined(separator: " or ")
        case .refused(.past(let deadline)): return "refused: \(told(deadline)) is past"
        case .refused(.noSuchDay): return "refused: there is no such day"
        case .refused: return "refused"
        }
    }

    private static func told(_ deadline: Deadline) -> String {
        let english = English()
        return deadline.hasTime ? english.deadline(deadline, home: "UTC") : english.day(deadline.wall.day)
    }
}
