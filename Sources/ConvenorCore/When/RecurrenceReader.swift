/// Reads a phrase as something that comes back.
package struct RecurrenceReader: Sendable {
    let dates: DateReader

    package init(_ dates: DateReader) { self.dates = dates }

    /// Nil when the phrase repeats nothing, or is not understood as something that does: it may be a date.
    package func read(_ phrase: String, now: Moment) -> RecurrenceReading? {
        var phrase = phrase
        return phrase.withUTF8 { bytes in
            for language in dates.languages {
                if let reading = read(bytes, in: language, now: now) { return reading }
            }
            return nil
        }
    }

    private func read(
        _ bytes: UnsafeBufferPointer<UInt8>, in language: DateLanguage, now: Moment
    ) -> RecurrenceReading? {
        let said = language.reading(bytes, pieces: Lexemes.mostOfRecurrence) {
            $0.hasRecurrenceMark ? $0.recurrence() : nil
        }
        guard let said else { return nil }
        let points = PhraseResolver(reader: dates, bytes: bytes, now: now, anchors: .none)
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
