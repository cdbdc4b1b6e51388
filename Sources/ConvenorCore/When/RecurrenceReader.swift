/// Reads a phrase as something that comes back.
package struct RecurrenceReader: Sendable {
    let dates: DateReader

    package init(_ dates: DateReader) { self.dates = dates }

    /// Nil when the phrase repeats nothing, or is not understood as something that does: it may be a date.
    ///
    /// Where something that comes back `isExpected`, no word such as `every` is asked for: `last working day of the month`.
    package func read(_ phrase: String, now: Moment, isExpected: Bool = false) -> RecurrenceReading? {
        var phrase = phrase
        return phrase.withUTF8 { bytes in
            for language in dates.languages {
                if let reading = read(bytes, in: language, now: now, isExpected) { return reading }
            }
            return nil
        }
    }

    private func read(
        _ bytes: UnsafeBufferPointer<UInt8>, in language: DateLanguage, now: Moment, _ isExpected: Bool
    ) -> RecurrenceReading? {
        var said = language.reading(bytes, pieces: Lexemes.mostOfRecurrence) { grammar in
            grammar.hasRecurrenceMark ? grammar.recurrence() : nil
        }
        if said == nil, isExpected {
            // `4 dec` is a date, and the fourth of each December only where that is said.
            said = language.reading(bytes, pieces: Lexemes.mostOfRecurrence) { grammar in
                grammar.recurrence(isExpected: true).flatMap { $0.months.isEmpty ? $0 : nil }
            }
        }
        guard let said else { return nil }
        let points = PhraseResolver(reader: dates.own(language), bytes: bytes, now: now, anchors: .none)
        var resolver = RecurrenceResolver(said, points: points)
        do throws(DateRefusal) {
            let found = try resolver.recurrence()
            return .recurrence(found, resolver.assumptions)
        } catch {
            if case .noSuchDay = error { return .refused(.noSuchDay(said: points.trimmed)) }
            return .refused(error)
        }
    }
}
