extension DateLanguage {
    /// Dutch as it is written in the Netherlands and in Flanders.
    package static let dutch = DateLanguage(
        code: "nl", table: WordTable(rows: DutchWords.rows), names: .dutch,
        customs: [.halfIsBeforeHour, .hourMarkIsClock, .atTheIsAlternate, .articleIsOne],
        order: .dmy)
}

/// The words of Dutch without accents; a row is the roles of a spelling and its spellings.
private enum DutchWords {
    typealias Row = ([Word], String)
    static let rows: [Row] =
        weekdays + months + spans + numbers + compounds + halves + days + steps + edges + links + zones + recurring

    private static let dayNames: [(name: String, short: String)] = [
        ("maandag", "ma maan"), ("dinsdag", "di din dins"), ("woensdag", "wo woe woens"),
        ("donderdag", "do don dond"), ("vrijdag", "vr vrij vrijd"), ("zaterdag", "za zat"), ("zondag", "zo zon"),
    ]
    private static let parts: [(name: String, part: DayPart)] = [
        ("ochtend", .morning), ("morgen", .morning), ("voormiddag", .morning), ("middag", .afternoon),
        ("namiddag", .afternoon), ("avond", .evening), ("nacht", .night), ("vroeg", .morning),
    ]

    /// `vrijdag`, `vrijdagen`, `maandags`, and `vrijdagmiddag` in one word.
    private static let weekdays: [Row] = dayNames.enumerated().flatMap { offset, day -> [Row] in
        let number = offset + 1
        let plain: [Row] = [
            ([.weekday(number)], day.name + " " + day.short), ([.weekdays(number)], day.name + "en " + day.name + "s"),
        ]
        return plain + parts.map { ([.weekday(number), .dayPart($0.part)], day.name + $0.name) }
    }

    private static let months: [Row] = [
        ([.month(1)], "jan januari"), ([.month(2)], "feb febr februari"), ([.month(3)], "mrt maart"),
        ([.month(4)], "apr april"), ([.month(5)], "mei"), ([.month(6)], "jun juni"), ([.month(7)], "jul juli"),
        ([.month(8)], "aug augustus"), ([.month(9)], "sep sept september"), ([.month(10)], "okt oct oktober"),
        ([.month(11)], "nov november"), ([.month(12)], "dec december"),
    ]

    private static let spans: [Row] = [
        ([.unit(.minute)], "m min minuut minuten minuutje minuutjes"), ([.hourOrClock], "uur"),
        ([.unit(.hour)], "uren uurtje uurtjes"), ([.hourMark], "u h"), ([.unit(.quarterHour)], "kwartier kwartiertje"),
        ([.unit(.day)], "d dag dagen dagje daagse etmaal"), ([.unit(.workingDay)], "werkdag werkdagen"),
        ([.unit(.week)], "w wk week weken weekje werkweek"), ([.unit(.weekend)], "weekend weekeinde"),
        ([.every, .unit(.weekend)], "weekends weekenden"),
        ([.unit(.month)], "mnd maand maanden maandje"), ([.unit(.quarter)], "kwartaal kwartalen kw"),
        ([.unit(.half)], "halfjaar semester"), ([.unit(.year)], "jaar jaren"),
    ]

    private static let ones = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
    private static let ordinalOnes = [
        "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende",
    ]
    private static let numbers: [Row] =
        counted(
            "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
                + "achttien negentien twintig", Word.cardinal)
        + counted(
            "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende "
                + "vijftiende zestiende zeventiende achttiende negentiende twintigste", Word.ordinal)
        + [
            ([.cardinal(30)], "dertig"), ([.cardinal(40)], "veertig"), ([.cardinal(50)], "vijftig"),
            ([.cardinal(60)], "zestig"), ([.cardinal(90)], "negentig"), ([.cardinal(100)], "honderd"),
            ([.ordinal(30)], "dertigste"),
            ([.fraction(50)], "half halve helft"), ([.fraction(50), .unit(.hour)], "halfuur halfuurtje"),
            ([.fraction(150)], "anderhalf anderhalve"),
            ([.fraction(25)], "kwart"), ([.ordinalSuffix], "e de ste"),
        ]

    /// `eenentwintig`, `drieëntwintigste`, `eenendertigste`.
    private static let compounds: [Row] = ones.enumerated().flatMap { offset, one -> [Row] in
        [("twintig", 20), ("dertig", 30), ("veertig", 40), ("vijftig", 50)].flatMap { name, ten -> [Row] in
            [
                ([.cardinal(ten + offset + 1)], one + "en" + name),
                ([.ordinal(ten + offset + 1)], one + "en" + name + "ste"),
            ]
        }
    }

    /// `tweeënhalf`.
    private static let halves: [Row] = ones.enumerated().map {
        ([.fraction($0.offset * 100 + 150)], $0.element + "enhalf " + $0.element + "enhalve")
    }

    private static func counted(_ words: String, _ role: (Int) -> Word) -> [Row] {
        words.split(separator: " ").enumerated().map { ([role($0.offset + 1)], String($0.element)) }
    }

    private static let days: [Row] =
        [
            ([.dayFromNow(0)], "vandaag"), ([.dayFromNow(1)], "morgen"), ([.dayFromNow(2)], "overmorgen"),
            ([.dayFromNow(-1)], "gisteren"), ([.dayFromNow(-2)], "eergisteren"),
            ([.now], "nu"), ([.midnight], "middernacht"),
            ([.meridiem(0)], "am"), ([.meridiem(12)], "pm"),
            ([.dayPart(.morning)], "ochtend ochtends morgens voormiddag voormiddags"),
            ([.dayPart(.afternoon)], "middag middags namiddag namiddags"),
            ([.dayPart(.evening)], "avond avonds"), ([.dayPart(.night)], "nacht nachts"),
            ([.dayParts(.morning)], "ochtenden"), ([.dayParts(.afternoon)], "middagen namiddagen"),
            ([.dayParts(.evening)], "avonden"), ([.dayParts(.night)], "nachten"),
            ([.meeting], "vergadering overleg meeting"),
        ] + parts.map { ([.dayFromNow(0), .dayPart($0.part)], "van" + $0.name) }
        + parts.map { ([.dayFromNow(1), .dayPart($0.part)], "morgen" + $0.name) }
        + parts.map { ([.dayFromNow(2), .dayPart($0.part)], "overmorgen" + $0.name) }

    private static let steps: [Row] = [
        ([.next], "volgende volgend"), ([.this], "deze dit huidige huidig"),
        ([.coming], "komende komend aankomende aankomend aanstaande as eerstkomende eerstvolgende"),
        ([.last], "laatste vorige vorig afgelopen"), ([.ordinal(2), .last], "voorlaatste"),
        ([.from], "vanaf"), ([.after], "na"), ([.later], "later"), ([.ago], "geleden terug"),
        ([.and], "en"), ([.over], "over"),
    ]

    private static let edges: [Row] = [
        ([.edge(.start)], "begin start aanvang"), ([.edge(.middle)], "medio midden halverwege"),
        ([.edge(.end)], "eind einde eindje"),
        ([.edge(.end), .unit(.day)], "eod cob"), ([.edge(.end), .unit(.week)], "eow"),
        ([.edge(.end), .unit(.month)], "maandeinde eom ultimo"), ([.edge(.end), .unit(.quarter)], "kwartaaleinde eoq"),
        ([.edge(.end), .unit(.year)], "jaareinde eoy eindejaar"),
        ([.edge(.end), .unit(.workingDay)], "sluitingstijd"), ([.edge(.early)], "vroeg"),
    ]

    private static let links: [Row] = [
        ([.article], "een n"), ([.the], "de het s"), ([.of], "van"), ([.within], "in binnen"),
        ([.lasting], "gedurende"),
        ([.at], "om rond"), ([.by], "tegen"), ([.on], "op aan"), ([.or], "of"), ([.per], "per"), ([.atThe], "ten"),
        ([.filler], "graag nog aub svp ergens loop ongeveer circa ca zijn precies stipt klokslag omstreeks"),
        ([.due], "deadline"), ([.before], "voor"),
        ([.no], "niet"),
        ([.than], "dan"), ([.latest], "uiterlijk laatst"), ([.until], "tot"), ([.through], "t/m met"),
        ([.between], "tussen"),
        ([.timeMark], "t"), ([.quarterMark], "q"),
    ]

    private static let zones: [Row] = [
        ([.zone(0)], "utc gmt z"), ([.zone(60)], "cet"), ([.zone(120)], "cest"), ([.vagueZone], "ist bst cst est"),
    ]

    private static let recurring: [Row] = [
        ([.every], "elke elk iedere ieder alle"), ([.other], "andere"), ([.times], "keer maal x"),
        ([.except], "behalve uitgezonderd zonder"), ([.starting], "startend beginnend ingaand"),
        ([.repeating], "herhaal herhalend terugkerend"), ([.every, .unit(.workingDay)], "doordeweeks"),
        ([.cardinal(1), .times], "eenmaal eens"), ([.cardinal(2), .times], "tweemaal"),
        ([.cardinal(3), .times], "driemaal"),
        ([.each(1, .day)], "dagelijks dagelijkse"), ([.each(1, .week)], "wekelijks wekelijkse"),
        ([.each(2, .week)], "tweewekelijks tweewekelijkse veertiendaags"), ([.each(3, .week)], "driewekelijks"),
        ([.each(4, .week)], "vierwekelijks"),
        ([.each(1, .month)], "maandelijks maandelijkse"), ([.each(2, .month)], "tweemaandelijks"),
        ([.each(3, .month)], "driemaandelijks"), ([.each(1, .quarter)], "kwartaallijks"),
        ([.each(1, .half)], "halfjaarlijks halfjaarlijkse"), ([.each(1, .year)], "jaarlijks jaarlijkse"),
        ([.each(1, .hour)], "uurlijks"),
    ]
}
