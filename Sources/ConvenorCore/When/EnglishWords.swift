extension WordTable {
    /// English, with the shorthands of task lists (`eom`, `sonw`).
    static let english = WordTable(rows: names + numbers + days + steps + edges + links)

    private static let names: [(Word, String)] = [
        (.weekday(1), "mon monday"), (.weekday(2), "tue tues tuesday"), (.weekday(3), "wed weds wednesday"),
        (.weekday(4), "thu thur thurs thursday"), (.weekday(5), "fri friday"), (.weekday(6), "sat saturday"),
        (.weekday(7), "sun sunday"),
        (.weekdays(1), "mondays"), (.weekdays(2), "tuesdays"), (.weekdays(3), "wednesdays"),
        (.weekdays(4), "thursdays"), (.weekdays(5), "fridays"), (.weekdays(6), "saturdays"),
        (.weekdays(7), "sundays"),
        (.month(1), "jan january"), (.month(2), "feb february"), (.month(3), "mar march"), (.month(4), "apr april"),
        (.month(5), "may"), (.month(6), "jun june"), (.month(7), "jul july"), (.month(8), "aug august"),
        (.month(9), "sep sept september"), (.month(10), "oct october"), (.month(11), "nov november"),
        (.month(12), "dec december"),
        (.unit(.minute), "m min mins minute minutes"), (.unit(.hour), "h hr hrs hour hours"),
        (.unit(.day), "d day days"), (.unit(.workingDay), "workday workdays weekday weekdays"),
        (.unit(.week), "w wk wks week weeks"), (.unit(.fortnight), "fortnight fortnights"),
        (.unit(.month), "mo month months"), (.unit(.quarter), "quarter quarters qtr"),
        (.unit(.year), "y yr yrs year years"),
    ]

    private static let numbers: [(Word, String)] =
        counted(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
                + "eighteen nineteen twenty", Word.cardinal)
        + counted(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
                + "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth", Word.ordinal)
        + [
            (.cardinal(30), "thirty"), (.cardinal(40), "forty"), (.cardinal(50), "fifty"), (.cardinal(60), "sixty"),
            (.cardinal(90), "ninety"), (.ordinal(30), "thirtieth"), (.cardinal(2), "couple"),
            (.ordinalSuffix, "st nd rd th"),
        ]

    private static func counted(_ words: String, _ role: (Int) -> Word) -> [(Word, String)] {
        words.split(separator: " ").enumerated().map { (role($0.offset + 1), String($0.element)) }
    }

    private static let days: [(Word, String)] = [
        (.dayFromNow(0), "today tod"), (.dayFromNow(1), "tomorrow tmrw tmr tomorow tommorow tommorrow"),
        (.dayFromNow(2), "overmorrow"), (.dayFromNow(-1), "yesterday"),
        (.tonight, "tonight tonite"), (.now, "now"), (.noon, "noon midday"), (.midnight, "midnight"),
        (.clock, "oclock clock o"), (.meridiem(0), "am"), (.meridiem(12), "pm"),
        (.dayPart(.morning), "morning"), (.dayPart(.afternoon), "afternoon"), (.dayPart(.evening), "evening"),
        (.dayPart(.night), "night"),
    ]

    private static let steps: [(Word, String)] = [
        (.next, "next"), (.this, "this"), (.coming, "coming upcoming"), (.last, "last final previous"),
        (.from, "from"), (.after, "after"), (.later, "later hence time"), (.ago, "ago"),
        (.working, "working business work"),
        (.half, "half"), (.past, "past"), (.to, "to"), (.and, "and"),
    ]

    private static let edges: [(Word, String)] = [
        (.edge(.start), "start beginning begin"), (.edge(.middle), "mid middle"), (.edge(.end), "end close"),
        (.endOfDay, "eod cob eob cop"),
        (.edgeOf(.end, .week, ahead: 0), "eow eoww"), (.edgeOf(.end, .month, ahead: 0), "eom"),
        (.edgeOf(.end, .quarter, ahead: 0), "eoq"), (.edgeOf(.end, .year, ahead: 0), "eoy"),
        (.edgeOf(.end, .week, ahead: 1), "eonw eonww"), (.edgeOf(.end, .month, ahead: 1), "eonm"),
        (.edgeOf(.end, .quarter, ahead: 1), "eonq"), (.edgeOf(.end, .year, ahead: 1), "eony"),
        (.edgeOf(.start, .week, ahead: 0), "sow soww"), (.edgeOf(.start, .month, ahead: 0), "som"),
        (.edgeOf(.start, .quarter, ahead: 0), "soq"), (.edgeOf(.start, .year, ahead: 0), "soy"),
        (.edgeOf(.start, .week, ahead: 1), "sonw sonww"), (.edgeOf(.start, .month, ahead: 1), "sonm"),
        (.edgeOf(.start, .quarter, ahead: 1), "sonq"), (.edgeOf(.start, .year, ahead: 1), "sony"),
    ]

    private static let links: [(Word, String)] = [
        (.article, "a an"), (.the, "the"), (.of, "of"), (.within, "in within"), (.at, "at around"),
        (.by, "by on until till"), (.due, "due"), (.before, "before"), (.no, "no not"), (.than, "than"),
        (.latest, "latest"),
        (.utc, "utc gmt z"), (.timeMark, "t"), (.quarterMark, "q"),
    ]
}
