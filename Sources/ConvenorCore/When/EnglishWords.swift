extension DateLanguage {
    /// English, with the shorthands of task lists (`eom`, `sonw`).
    package static let english = DateLanguage(
        code: "en", table: WordTable(rows: EnglishWords.rows), names: .english, customs: [],
        order: .ask)
}

/// The words of English; a row is the roles of a spelling and its spellings.
private enum EnglishWords {
    typealias Row = ([Word], String)
    static let rows: [Row] = names + spans + numbers + tens + days + steps + edges + links + zones + recurring

    private static let names: [Row] = [
        ([.weekday(1)], "mon monday"), ([.weekday(2)], "tue tues tuesday"), ([.weekday(3)], "wed weds wednesday"),
        ([.weekday(4)], "thu thur thurs thursday"), ([.weekday(5)], "fri friday"), ([.weekday(6)], "sat saturday"),
        ([.weekday(7)], "sun sunday"),
        ([.weekdays(1)], "mondays mons"), ([.weekdays(2)], "tuesdays"), ([.weekdays(3)], "wednesdays"),
        ([.weekdays(4)], "thursdays"), ([.weekdays(5)], "fridays"), ([.weekdays(6)], "saturdays"),
        ([.weekdays(7)], "sundays"),
        ([.month(1)], "jan january"), ([.month(2)], "feb february"), ([.month(3)], "mar march"),
        ([.month(4)], "apr april"), ([.month(5)], "may"), ([.month(6)], "jun june"), ([.month(7)], "jul july"),
        ([.month(8)], "aug august"), ([.month(9)], "sep sept september"), ([.month(10)], "oct october"),
        ([.month(11)], "nov november"), ([.month(12)], "dec december"),
    ]

    private static let spans: [Row] = [
        ([.unit(.minute)], "m min mins minute minutes"), ([.unit(.hour)], "hr hrs hour hours"), ([.hourMark], "h"),
        ([.unit(.day)], "d day days"), ([.unit(.workingDay)], "workday workdays weekday weekdays"),
        ([.unit(.week)], "w wk wks week weeks"), ([.unit(.weekend)], "weekend"),
        ([.every, .unit(.weekend)], "weekends"),
        ([.unit(.fortnight)], "fortnight fortnights"), ([.unit(.month)], "mo mos mth mths month months"),
        ([.unit(.quarter)], "quarter quarters qtr"), ([.unit(.year)], "y yr yrs year years"),
    ]

    private static let ones = "one two three four five six seven eight nine"
    private static let onesth = "first second third fourth fifth sixth seventh eighth ninth"
    private static let numbers: [Row] =
        counted(
            ones + " ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
            Word.cardinal)
        + counted(
            onesth + " tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
                + "nineteenth twentieth", Word.ordinal)

    private static let tens: [Row] = [
        ([.cardinal(30)], "thirty"), ([.cardinal(40)], "forty"), ([.cardinal(50)], "fifty"),
        ([.cardinal(60)], "sixty"), ([.cardinal(70)], "seventy"), ([.cardinal(80)], "eighty"),
        ([.cardinal(90)], "ninety"), ([.cardinal(100)], "hundred"), ([.ordinal(30)], "thirtieth"),
        ([.cardinal(2)], "couple"), ([.cardinal(12)], "dozen"), ([.fraction(50)], "half"),
        ([.ordinalSuffix], "st nd rd th"),
    ]

    private static func counted(_ words: String, _ role: (Int) -> Word) -> [Row] {
        words.split(separator: " ").enumerated().map { ([role($0.offset + 1)], String($0.element)) }
    }

    private static let days: [Row] = [
        ([.dayFromNow(0)], "today tod"), ([.dayFromNow(1)], "tomorrow tmrw tmr tmw tom tomorow tommorow tommorrow"),
        ([.dayFromNow(2)], "overmorrow"), ([.dayFromNow(-1)], "yesterday"),
        ([.dayFromNow(0), .dayPart(.night)], "tonight tonite"),
        ([.now], "now"), ([.noon], "noon midday lunchtime"), ([.midnight], "midnight"),
        ([.clock], "oclock clock o"), ([.thing], "thing"), ([.meridiem(0)], "am"), ([.meridiem(12)], "pm"),
        ([.dayPart(.morning)], "morning"), ([.dayPart(.afternoon)], "afternoon"), ([.dayPart(.evening)], "evening"),
        ([.dayPart(.night)], "night"),
        ([.dayParts(.morning)], "mornings"), ([.dayParts(.afternoon)], "afternoons"),
        ([.dayParts(.evening)], "evenings"), ([.dayParts(.night)], "nights"),
        ([.meeting], "meeting"),
    ]

    private static let steps: [Row] = [
        ([.next], "next following"), ([.this], "this current"), ([.coming], "coming upcoming"),
        ([.last], "last final previous"), ([.ordinal(2), .last], "penultimate"),
        ([.from], "from"), ([.after], "after"), ([.later], "later hence time"), ([.ago], "ago"),
        ([.working], "working business work"), ([.past], "past"), ([.to], "to"), ([.and], "and"), ([.but], "but"),
    ]

    private static func edge(_ spelling: String, _ roles: Word...) -> Row { (roles, spelling) }
    private static let edges: [Row] =
        [
            ([.edge(.start)], "start beginning begin"), ([.edge(.early)], "early"),
            ([.edge(.middle)], "mid middle"), ([.edge(.end)], "end close late ends"),
            ([.edge(.end), .unit(.day)], "eod cob eob cop"), ([.edge(.start), .unit(.day)], "sod"),
        ] + shorthand("eo", .end) + shorthand("so", .start)

    /// `eow`, `eonm`, `soq`: the edge of a period or of the next one.
    private static func shorthand(_ start: String, _ edge: Edge) -> [Row] {
        let spans: [(String, Span)] = [("w", .week), ("ww", .week), ("m", .month), ("q", .quarter), ("y", .year)]
        return spans.flatMap { letter, span in
            [([.edge(edge), .unit(span)], start + letter), ([.edge(edge), .next, .unit(span)], start + "n" + letter)]
        }
    }

    private static let links: [Row] = [
        ([.article], "a an"), ([.the], "the"), ([.of], "of"), ([.within], "in within during"), ([.lasting], "for"),
        ([.at], "at around"), ([.by], "by"), ([.on], "on"), ([.or], "or"), ([.due], "due deadline"),
        ([.before], "before"), ([.no], "no not"),
        ([.than], "than"), ([.latest], "latest"), ([.until], "until till til"), ([.through], "through thru"),
        ([.between], "between"),
        (
            [.filler],
            "please pls sometime course single about approximately approx roughly exactly just sharp circa forever"
        ),
        ([.timeMark], "t"), ([.quarterMark], "q"),
    ]

    private static let zones: [Row] = [
        ([.zone(0)], "utc gmt z wet"), ([.zone(60)], "cet west"), ([.zone(120)], "cest eet"), ([.zone(180)], "eest"),
        ([.zone(-300)], "est"), ([.zone(-240)], "edt"), ([.zone(-420)], "mst"), ([.zone(-360)], "mdt"),
        ([.zone(-480)], "pst"), ([.zone(-420)], "pdt"), ([.zone(540)], "jst"),
        ([.vagueZone], "ist bst cst cdt ast sst"),
    ]

    private static let recurring: [Row] = [
        ([.every], "every each all"), ([.every, .unit(.day)], "everyday"), ([.other], "other alternate"),
        ([.per], "per"),
        ([.times], "times occurrences occasions"), ([.cardinal(1), .times], "once"), ([.cardinal(2), .times], "twice"),
        ([.cardinal(3), .times], "thrice"), ([.except], "except excluding without"),
        ([.starting], "starting commencing since"), ([.repeating], "repeat repeating recurring"),
        ([.each(1, .day)], "daily nightly"), ([.each(1, .week)], "weekly"), ([.each(2, .week)], "biweekly fortnightly"),
        ([.each(1, .month)], "monthly"), ([.each(2, .month)], "bimonthly"), ([.each(1, .quarter)], "quarterly"),
        ([.each(1, .half)], "semiannually semiannual biannually biannual halfyearly"),
        ([.each(1, .year)], "yearly annually annual"), ([.each(2, .year)], "biennially biennial"),
        ([.each(1, .hour)], "hourly"),
    ]
}
