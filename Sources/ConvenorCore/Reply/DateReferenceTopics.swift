extension DateReference {
    /// A group of forms, the convention that they share, and phrases that show it.
    package struct Topic: Sendable {
        package let title: String
        package let convention: String
        package let english: [String]
        package let dutch: [String]
    }

    package static let topics = days + periods + lengths + hours + repeating

    private static let days = [
        Topic(
            title: "Dates",
            convention: """
                A date without a year is the next one, never one that has passed. Digits with a dash or a slash have \
                two readings unless only one is a date that is still to come: the setting `dates.order`, a person's own order or the \
                language decides, and where none does the phrase is asked about. ISO 8601 is always read, with weeks \
                and days of the year.
                """,
            english: [
                "4 dec", "dec 4th", "the fourth of december 2027", "4-dec-26", "Fri, Dec 4", "2026-12-04",
                "2026-12-04T17:00", "20261204", "2026-W49-5", "2026-338", "13/04", "03/04", "1 feb",
            ],
            dutch: ["4 december", "vr 4 dec", "de eerste van mei", "4-12-2026", "03/04", "4.12."]),
        Topic(
            title: "Days",
            convention: """
                `friday` and `this friday` are the coming one. `next friday` is the Friday of next week, and weeks \
                begin on Monday: half of all programs and half of all people take the coming one instead, so the \
                answer always prints the date. On a Friday `friday` may be today, and is asked about.
                """,
            english: [
                "today", "tomorrow", "day after tomorrow", "friday", "this friday", "next friday", "friday next week",
                "wednesday", "friday week", "a week on friday", "friday after next", "the 15th", "15th of next month",
                "monday the 7th", "last friday of january", "second to last working day of the month",
            ],
            dutch: [
                "vandaag", "overmorgen", "vrijdag", "volgende vrijdag", "vrijdag over een week", "maandag a.s.",
                "de 15e", "eerste maandag van december", "op een na laatste vrijdag van maart",
            ]),
    ]

    private static let periods = [
        Topic(
            title: "Periods and their edges",
            convention: """
                A period is due on its last day; a week on its last working day, because that is when people mean to \
                be done. `before march` is the day before it begins, while `before friday` is that Friday, whose end it may be. `early` is the 10th and `mid` the 15th of a \
                month. A week belongs to the month that has its Thursday, as ISO 8601 has it for years.
                """,
            english: [
                "this week", "next week", "next month", "Q2", "H1 2027", "week 49", "march", "2027 Q2", "end of month",
                "eow", "eom", "eoq", "eoy", "eod", "cob friday", "eonm", "start of january", "mid january",
                "early december", "before march", "by the weekend", "second week of january", "week of 7 december",
            ],
            dutch: [
                "deze week", "volgende maand", "eind van de maand", "begin januari", "half maart", "einde kwartaal",
                "tweede helft van 2027", "week 49", "voor het weekend",
            ]),
        Topic(
            title: "Stretches",
            convention: "A stretch is due at its end, which is sought from its start on; the answer names both.",
            english: ["monday to wednesday", "3-5 december", "between 3 and 5 december", "9-11am tomorrow"],
            dutch: ["van maandag tot woensdag", "3 t/m 5 december", "morgen tussen 10 en 12 uur"]),
    ]

    private static let lengths = [
        Topic(
            title: "Counted from now, from a day, from a record",
            convention: """
                Days, weeks, months and years move the date and end with the working day; a month later than the 31st \
                is the last day of a shorter month. Hours and minutes count on the clock. Working days leave out \
                weekends and holidays (`working.days`, `working.holidays`, `working.calendars`). In a meeting a phrase \
                may count from the meeting or from a record: `3 days before the meeting`, `one week after A7`.
                """,
            english: [
                "in 3 days", "in a fortnight", "2 weeks from friday", "a week from tomorrow", "in 10 working days",
                "two days before the end of the month", "the day after friday", "in 3 months", "within the hour",
                "in 1h30", "half an hour from now", "an hour and a half", "in 2.5 hours", "10 minutes before 5pm",
                "3 fridays from now", "friday in 2 weeks",
            ],
            dutch: [
                "over 3 dagen", "binnen 5 werkdagen", "over anderhalf uur", "over een kwartier", "een week na morgen",
                "vandaag over een week", "over 2,5 uur",
            ])
    ]

    private static let hours = [
        Topic(
            title: "Hours",
            convention: """
                A day without an hour is due at the end of the working day (`working.end`), a part of the day at its \
                end. An hour without am or pm is read inside the working day, from one to seven as afternoon. An hour \
                that has passed today is tomorrow's. Where clocks go forward an hour that is skipped moves one hour \
                later; where they go back the first of the two is taken.
                """,
            english: [
                "17:00", "5pm", "5.30 pm", "noon", "midnight", "half past 3", "a quarter to five", "tomorrow at 5",
                "9am", "tomorrow morning", "tonight at 8", "friday 9", "at 1730", "17h30",
            ],
            dutch: ["17u30", "half negen", "kwart over drie", "om 5 uur", "9 uur 's avonds", "vrijdagmiddag"]),
        Topic(
            title: "Time zones",
            convention: """
                An IANA name, an offset or an abbreviation that means one thing makes the deadline one in that zone. \
                `IST`, `BST`, `CST` and `AST` mean several, and are refused.
                """,
            english: ["fri 9am Europe/London", "fri 17:00 +02:00", "fri 9am UTC", "9am IST"], dutch: []),
        Topic(
            title: "What is refused",
            convention: """
                Nothing that is understood only in part is answered. What has passed, what does not exist and what \
                contradicts itself is refused or asked about, with the readings that it may have.
                """,
            english: [
                "friday banana", "friday or monday", "31 nov", "yesterday", "monday 4 dec 2026", "asap",
                "in a few days",
            ],
            dutch: ["vrijdag banaan", "31 november", "een paar dagen"]),
    ]

    private static let repeating = [
        Topic(
            title: "What comes back",
            convention: """
                A phrase with `every`, a plural or a word such as `weekly` becomes a rule of RFC 5545. `every second \
                monday` is every other week, `the second monday of the month` is not. A day that some months lack is \
                their last day. `until november` ends on its first day, `through november` on its last. Days that \
                nobody named (`twice a week`) are chosen and told.
                """,
            english: [
                "every day", "every weekday at 9", "every second monday 9am", "every 2 weeks on mon and thu",
                "first friday of each month", "second monday of every month", "every last working day of the month",
                "every month on the 15th and last day", "monthly on the 31st", "quarterly", "every july 4th",
                "every 15 minutes", "mondays and thursdays starting 1 jan for 6 times", "every wed until march",
                "twice a week", "every weekday except friday",
            ],
            dutch: [
                "elke dag", "om de week", "elke tweede maandag om 9 uur", "elke eerste maandag van de maand",
                "maandelijks op de 15e", "per kwartaal", "op werkdagen om half tien", "twee keer per week",
                "elke maandag t/m donderdag",
            ])
    ]
}
