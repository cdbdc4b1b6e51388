import ConvenorCore
import Testing

/// Sentences for recurrences, which the grammar of their own language reads back.
@Suite struct WhenSentences {
    static func read(_ phrase: String, _ language: DateLanguage, now: Moment = Thursday.now) -> Recurrence? {
        let reader = RecurrenceReader(DateReader(zone: Thursday.zone, languages: [language]))
        guard case .recurrence(let recurrence, _)? = reader.read(phrase, now: now) else { return nil }
        return recurrence
    }

    /// That both languages have a sentence which they read as this recurrence.
    private func check(_ recurrence: Recurrence, _ origin: String = "") {
        for language in DateLanguage.all {
            let sentence = language.sentence(for: recurrence)
            let again = Self.read(sentence, language)
            #expect(again == recurrence, "\(origin) -> \(sentence) -> \(recurrence.rule.text)")
        }
    }

    @Test(
        "say in both languages what was said",
        arguments: [
            (
                "every second monday at 9am", "every 2 weeks on Monday at 09:00", "elke 2 weken op maandag om 09:00"
            ),
            (
                "last working day of every month", "every month on the last working day",
                "elke maand op de laatste werkdag"
            ),
            (
                "monthly on the 15th and 31st", "every month on the 15th and the last day",
                "elke maand op de 15e en de laatste dag"
            ),
            ("yearly on july 4th", "every year on 4 July", "elk jaar op 4 juli"),
            ("on working days", "every weekday", "elke werkdag"),
            ("monthly on the 30th", "every month on the 30th", "elke maand op de 30e"),
            (
                "28th, 29th and 30th of every month", "every month on the 28th, the 29th and the 30th",
                "elke maand op de 28e, de 29e en de 30e"
            ),
            ("every friday starting in march", "every Friday, from 1 March 2027", "elke vrijdag, vanaf 1 maart 2027"),
            ("weekly until 1 dec", "every week, until 1 December 2026", "elke week, t/m 1 december 2026"),
            ("every other day for 6 times", "every 2 days, 6 times", "elke 2 dagen, 6 keer"),
            ("every hour once", "every hour, once", "elk uur, eenmaal"),
            (
                "fridays except 25 december 2026 and 1 january 2027",
                "every Friday, except on 25 December 2026 and 1 January 2027",
                "elke vrijdag, behalve op 25 december 2026 en 1 januari 2027"
            ),
            (
                "the first and third tuesday and the second to last friday of every month",
                "every month on the first and third Tuesday and the second to last Friday",
                "elke maand op de eerste en derde dinsdag en de voorlaatste vrijdag"
            ),
            (
                "third to last day of each month", "every month on the third to last day",
                "elke maand op de op twee na laatste dag"
            ),
            ("every friday the 13th", "every month on Friday the 13th", "elke maand op vrijdag de 13e"),
            ("start of every quarter", "on the first day of every quarter", "op de eerste dag van elk kwartaal"),
            (
                "last working day of every quarter", "on the last working day of every quarter",
                "op de laatste werkdag van elk kwartaal"
            ),
            ("every jan 1 and jul 1", "on the first day of every half year", "op de eerste dag van elk halfjaar"),
            ("every feb 1 and jul 1", "every year on 1 February and 1 July", "elk jaar op 1 februari en 1 juli"),
            ("every monday in march", "every Monday in March", "elke maandag in maart"),
            (
                "every other year on the fourth thursday in november",
                "every 2 years on the fourth Thursday of November", "elke 2 jaar op de vierde donderdag van november"
            ),
            (
                "every 2 days in july except weekends", "every 2 days in July, except on Saturday and Sunday",
                "elke 2 dagen in juli, behalve op zaterdag en zondag"
            ),
            ("every day in july except weekends", "every weekday in July", "elke werkdag in juli"),
            ("every day at 10, 12 and 17", "every day at 10:00, 12:00 and 17:00", "elke dag om 10:00, 12:00 en 17:00"),
            (
                "monthly on the 1st except fridays", "every month on the 1st, except on Friday",
                "elke maand op de 1e, behalve op vrijdag"
            ),
            ("every half hour", "every 30 minutes", "elke 30 minuten"),
        ])
    func examples(phrase: String, english: String, dutch: String) throws {
        let recurrence = try #require(Self.read(phrase, .english))
        #expect(DateLanguage.english.sentence(for: recurrence) == english)
        #expect(DateLanguage.dutch.sentence(for: recurrence) == dutch)
        check(recurrence, phrase)
    }

    @Test("name the days where the working week is another one")
    func workingWeek() {
        let reader = RecurrenceReader(DateReader(zone: Thursday.zone, workingDays: [1, 2, 3, 4, 7]))
        for phrase in [
            "every working day", "every last working day of the month", "every week on the last working day",
        ] {
            guard case .recurrence(let recurrence, _)? = reader.read(phrase, now: Thursday.now) else {
                Issue.record("refused: \(phrase)")
                continue
            }
            let sentence = DateLanguage.english.sentence(for: recurrence, workingDays: [1, 2, 3, 4, 7])
            #expect(reader.read(sentence, now: Thursday.now) == .recurrence(recurrence, []), "\(sentence)")
            #expect(DateLanguage.english.sentence(for: recurrence).contains("Thursday and Sunday"))
        }
    }

    @Test("a start and an exception that have passed are read all the same")
    func passed() {
        let sentence = "every 2 weeks on Monday, from 5 January 2026, except on 19 January 2026"
        let recurrence = Self.read(sentence, .english)
        #expect(recurrence?.start == Day(year: 2026, month: 1, day: 5))
        #expect(recurrence?.except == [Day(year: 2026, month: 1, day: 19)])
        #expect(Self.read("every week until 5 January 2026", .english) == nil)
    }

    @Test(
        "what no calendar has and what leaves no day is no recurrence",
        arguments: [
            "every sixth monday of the month", "every month on the 24th working day", "every 500 quarters",
            "every monday except mondays", "every friday and the 13th",
            "every 15th and monday", "every month except friday",
            "weekly except on friday",
            "last working day of the month except friday", "monthly on the 30th except friday",
        ])
    func impossible(phrase: String) { #expect(Self.read(phrase, .english) == nil) }

    private static let english = [
        "every", "each", "other", "second", "first", "last", "third", "15th", "31st", "30th", "29th", "1st", "day",
        "days", "week", "weeks", "month", "months", "quarter", "year", "half", "monday", "friday", "fridays", "tue",
        "weekday", "working day", "weekend", "july", "december", "feb", "4", "2", "12", "at", "09:00", "9", "5pm",
        "14:30", "morning", "on", "the", "of", "in", "and", "until", "through", "from", "starting", "for", "times",
        "twice", "except", "but not", "1 march 2027", "25 december", "daily", "weekly", "monthly", "quarterly",
        "hours", "minutes", "per", "end of", "start of", "second to last", "6 times", "next", "to",
    ]
    private static let dutch = [
        "elke", "elk", "andere", "tweede", "eerste", "laatste", "derde", "15e", "31e", "30e", "29e", "1e", "dag",
        "dagen", "week", "weken", "maand", "maanden", "kwartaal", "jaar", "half", "maandag", "vrijdag", "vrijdags",
        "di", "werkdag", "werkdagen", "weekend", "juli", "december", "feb", "4", "2", "12", "om", "om de", "09:00",
        "9 uur", "half tien", "14:30", "ochtend", "op", "de", "van", "in", "en", "tot", "t/m", "vanaf", "gedurende",
        "keer", "behalve", "1 maart 2027", "25 december", "dagelijks", "wekelijks", "maandelijks", "uur", "minuten",
        "per", "einde van", "begin van", "op een na laatste", "op twee na laatste", "6 keer", "volgende", "kwartier",
    ]

    @Test("any words that mean a recurrence have a sentence in both languages")
    func words() {
        var random = Seeded(state: 11)
        for (language, words) in [(DateLanguage.english, Self.english), (.dutch, Self.dutch)] {
            var found: Set<Recurrence> = []
            for _ in 0..<40_000 {
                let count = Int.random(in: 1...7, using: &random)
                let said = (0..<count).compactMap { _ in words.randomElement(using: &random) }
                let phrase = said.joined(separator: " ")
                guard let recurrence = Self.read(phrase, language) else { continue }
                if found.insert(recurrence).inserted { check(recurrence, phrase) }
            }
            #expect(found.count > 300, "\(language.code): \(found.count)")
        }
    }

    @Test("rules of every shape have a sentence in both languages")
    func shapes() {
        var random = Seeded(state: 12)
        for _ in 0..<4_000 { check(RandomRecurrence(random: &random).made) }
    }
}
