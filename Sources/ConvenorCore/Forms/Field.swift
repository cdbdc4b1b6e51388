/// One thing that records of a form may say besides their text: `size=1200`, `source=interview`.
package struct Field: Sendable {
    /// Under which it is stored, and how it is typed.
    package var detail: Detail
    /// How it is called where it is shown.
    package var name: Terms
    /// The other words by which it may be typed, the Dutch one first.
    package var aliases: [String]
    package var sort: Sort
    /// A record without it is refused.
    package var isNeeded: Bool
    /// Its value says what it is of, so that it stands without its name: `as-is`, `missing`.
    package var isPlain: Bool
    /// It follows from the rules of its form and is not typed.
    package var isDerived: Bool

    package enum Sort: Sendable {
        case text
        /// A figure, with its sign where it has one: `€200`, `41%`.
        case amount
        case scale(ClosedRange<Int>)
        case choice([Choice])
        /// A day that is over or to come.
        case day
        /// `2027`, `2027-H1`, `2027-Q3`, `2027-03`, or words that mean one of these.
        ///
        /// With one that stands for the others where its use is told.
        case period(String)
        /// What comes back: `monday`, `first working day of the month`.
        case recurrence
    }

    package struct Choice: Sendable, Hashable {
        /// What is stored, and typed.
        package var value: String
        package var name: Terms
        /// How it reads where its name as typed would be no good word: `to be made`.
        package var shown: Terms

        package init(_ value: String, nl: String, shown: Terms? = nil) {
            self.value = value
            name = Terms(value, nl: nl)
            self.shown = shown ?? name
        }
    }

    package init(
        _ word: String, nl: String, _ sort: Sort = .text, isNeeded: Bool = false, name: Terms? = nil,
        isPlain: Bool = false, isDerived: Bool = false
    ) {
        detail = Detail(word)
        self.name = name ?? Terms(word, nl: nl)
        aliases = nl == word ? [] : [nl]
        self.sort = sort
        self.isNeeded = isNeeded
        self.isPlain = isPlain
        self.isDerived = isDerived
    }

    /// - Parameter word: in lower case.
    func isCalled(_ word: String) -> Bool {
        !isDerived && (detail.rawValue.lowercased() == word || aliases.contains(word))
    }

    /// How it is typed in a language: `size=number`, `source=data|interview`, `bron=data|interview`.
    func usage(in language: String) -> String {
        let word = language.hasPrefix("nl") ? aliases.first ?? detail.rawValue : detail.rawValue
        let value =
            switch sort {
            case .text: Terms("text", nl: "tekst")[language]
            case .amount: Terms("number", nl: "getal")[language]
            case .scale(let range): "\(range.lowerBound)-\(range.upperBound)"
            case .choice(let choices): choices.map { $0.name[language] }.joined(separator: "|")
            case .day: Terms("date", nl: "datum")[language]
            case .period(let example): example
            case .recurrence: Terms("monday", nl: "maandag")[language]
            }
        return "\(word)=\(value)"
    }
}

extension Field {
    /// What is stored for what was typed; nil where it is no value of this sort.
    ///
    /// - Parameter language: of who typed it, which tells what a point in a figure is.
    func stored(_ said: String, as language: String, dates: DateReader, now: Moment) -> String? {
        switch sort {
        case .text: return said
        case .amount: return Amount(said, language: language).map(Field.stored)
        case .scale(let range): return Int(said).flatMap { range.contains($0) ? String($0) : nil }
        case .choice(let choices):
            let word = said.lowercased()
            return choices.first { $0.value == word || $0.name.nl.lowercased() == word }?.value
        case .day:
            // The day of a value is one that has come.
            let readings =
                detail == .asOf
                ? [dates.readMeasured(said, now: now)]
                : [dates.read(said, now: now), dates.readMeasured(said, now: now)]
            return readings.lazy.compactMap { reading in
                if case .date(let deadline, _) = reading { deadline.wall.day.iso } else { nil }
            }.first
        case .period:
            let today = dates.zone.wall(at: now).day
            return (Period(named: said) ?? PastPeriod.read(said, today: today))?.name
        case .recurrence:
            guard case .recurrence(let found, _) = RecurrenceReader(dates).read(said, now: now, isExpected: true) else {
                return nil
            }
            return found.rule.text
        }
    }

    /// How many of the words typed behind its name are its value; what follows belongs to the text of the line.
    ///
    /// A text goes on to the end, a choice is one word, a figure or a day the longest run that is one.
    func extent(of words: [Substring], as language: String, dates: DateReader, now: Moment) -> Int {
        switch sort {
        case .text: return words.count
        case .choice, .scale: return min(1, words.count)
        case .amount, .day, .period, .recurrence:
            return (1...max(1, words.count)).last { count in
                stored(words.prefix(count).joined(separator: " "), as: language, dates: dates, now: now) != nil
            } ?? words.count
        }
    }

    private static func stored(_ amount: Amount) -> String {
        switch amount.unit {
        case "%": amount.stored + "%"
        case let sign: (sign ?? "") + amount.stored
        }
    }
}

extension Field {
    /// How one of its choices reads; nil for a field of another sort, and for what is none of them.
    func shown(_ stored: String) -> Terms? {
        guard case .choice(let choices) = sort else { return nil }
        return choices.first { $0.value == stored }?.shown
    }
}

extension Diction {
    /// A stored value as people read it.
    func text(of stored: String, in field: Field) -> String {
        switch field.sort {
        case .text, .period: return stored
        case .recurrence:
            guard let rule = RecurrenceRule(text: stored) else { return stored }
            return DateLanguage.named(language)?.sentence(for: Recurrence(rule)) ?? stored
        case .scale(let range): return "\(stored)/\(range.upperBound)"
        case .amount: return Amount(stored).map { figure($0.stored, unit: $0.unit) } ?? stored
        case .choice: return field.shown(stored)?[language] ?? stored
        case .day: return Day(iso: stored).map { day($0) } ?? stored
        }
    }
}
