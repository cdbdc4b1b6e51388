/// Reads lengths of time such as `90m`, `1h30` and `two hours`.
package enum DurationReader {
    /// Whole minutes above zero; nil for anything else, days and weeks included.
    package static func minutes(_ phrase: String, language: DateLanguage = .english) -> Int? {
        var phrase = phrase
        return phrase.withUTF8 { bytes -> Int? in
            language.reading(bytes) { grammar in
                var shift = Shift()
                guard grammar.quantity(&shift), grammar.isAtEnd, shift.days == 0, shift.months == 0,
                    shift.workingDays == 0
                else { return nil }
                return shift.minutes
            }
        }
    }

    /// Whether the phrase is a length of time and nothing more, such as `2 weeks`; `17h` may be an hour of the day.
    static func isLength(_ phrase: String, languages: [DateLanguage]) -> Bool {
        var phrase = phrase
        return phrase.withUTF8 { bytes in
            languages.contains { language in
                language.reading(bytes) { grammar -> Bool? in
                    var shift = Shift()
                    let isHour = (0..<grammar.lexemes.count).contains { grammar.word(at: $0) == .hourMark }
                    return !isHour && grammar.quantity(&shift) && grammar.isAtEnd ? true : nil
                } ?? false
            }
        }
    }
}
