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
}
