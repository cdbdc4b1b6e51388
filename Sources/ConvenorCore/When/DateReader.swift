/// Reads a phrase as a deadline.
///
/// A day without an hour is due at `dayEnd`, or at 23:59 when it is today and `dayEnd` has passed. A deadline is never
/// in the past, and a phrase of which a part is not understood is refused.
package struct DateReader: Sendable {
    /// What is the same for all phrases, in one place so that a reader is cheap to hand around.
    private final class Customs: Sendable {
        let zone: Zone
        let languages: [DateLanguage]
        /// Nil where the language of the phrase decides.
        let order: DateOrder?
        let numericOrder: DateOrder
        let workingDays: Set<Int>
        let dayStart: Int
        let dayEnd: Int
        let holidays: Set<Day>

        init(
            _ zone: Zone, _ languages: [DateLanguage], _ order: DateOrder?, _ workingDays: Set<Int>, _ dayStart: Int,
            _ dayEnd: Int, _ holidays: Set<Day>
        ) {
            self.zone = zone
            self.languages = languages
            self.order = order
            numericOrder = order ?? languages.first?.order ?? .ask
            self.workingDays = workingDays
            self.dayStart = dayStart
            self.dayEnd = dayEnd
            self.holidays = holidays
        }
    }

    private let customs: Customs
    package var zone: Zone { customs.zone }
    package var languages: [DateLanguage] { customs.languages }
    /// Which number of `03/04` is the day.
    var numericOrder: DateOrder { customs.numericOrder }
    var workingDays: Set<Int> { customs.workingDays }
    var dayStart: Int { customs.dayStart }
    var dayEnd: Int { customs.dayEnd }
    var holidays: Set<Day> { customs.holidays }

    /// - Parameters:
    ///   - languages: the first that understands a phrase reads it.
    ///   - order: nil leaves it to the language that understands the phrase.
    ///   - workingDays: ISO weekdays, 1 is Monday.
    ///   - dayStart: minutes since midnight, as is `dayEnd`.
    package init(
        zone: Zone, languages: [DateLanguage] = [.english], order: DateOrder? = nil,
        workingDays: Set<Int> = [1, 2, 3, 4, 5], dayStart: Int = 9 * 60, dayEnd: Int = 17 * 60, holidays: Set<Day> = []
    ) {
        customs = Customs(zone, languages, order, workingDays, dayStart, dayEnd, holidays)
    }

    /// The same customs somewhere else.
    func moved(to zone: Zone) -> DateReader {
        DateReader(
            zone: zone, languages: languages, order: customs.order, workingDays: workingDays, dayStart: dayStart,
            dayEnd: dayEnd, holidays: holidays)
    }

    package func read(_ phrase: String, now: Moment, anchors: DateAnchors = .none) -> DateReading {
        var phrase = phrase
        return phrase.withUTF8 { bytes in
            var first = DateReading.refused(.notADate)
            for (place, language) in languages.enumerated() {
                let reading = read(bytes, in: language, now: now, anchors: anchors)
                if reading != .refused(.notADate) { return reading }
                if place == 0 { first = reading }
            }
            return first
        }
    }

    /// The reader by the customs of the language that understood a phrase.
    func own(_ language: DateLanguage) -> DateReader {
        guard customs.order == nil, language.order != numericOrder else { return self }
        return DateReader(
            zone: zone, languages: [language], workingDays: workingDays, dayStart: dayStart, dayEnd: dayEnd,
            holidays: holidays)
    }

    private func read(
        _ bytes: UnsafeBufferPointer<UInt8>, in language: DateLanguage, now: Moment, anchors: DateAnchors
    ) -> DateReading {
        guard let said = language.reading(bytes, { $0.phrase() }) else { return .refused(.notADate) }
        do throws(DateRefusal) {
            return try PhraseResolver(reader: own(language), bytes: bytes, now: now, anchors: anchors).reading(of: said)
        } catch {
            return .refused(error)
        }
    }
}

/// Dates that a phrase may count from: `3 days before the meeting`, `one week after A7`.
package struct DateAnchors: Sendable {
    package var meeting: Deadline?
    /// The date of a record by its id as it was typed; nil when there is none.
    package var record: @Sendable (String) -> Deadline?

    package init(meeting: Deadline? = nil, record: @escaping @Sendable (String) -> Deadline? = { _ in nil }) {
        self.meeting = meeting
        self.record = record
    }

    package static let none = DateAnchors()
}
