/// Reads a phrase as a deadline; English.
///
/// A day without an hour is due at `dayEnd`, or at 23:59 when it is today and `dayEnd` has passed. A deadline is never
/// in the past, and a phrase of which a part is not understood is refused.
package struct DateReader: Sendable {
    let zone: Zone
    let order: DateOrder
    /// ISO weekdays, 1 is Monday.
    let workingDays: Set<Int>
    /// Minutes since midnight.
    let dayStart: Int
    let dayEnd: Int
    let holidays: Set<Day>
    private let table = WordTable.english

    package init(
        zone: Zone, order: DateOrder = .ask, workingDays: Set<Int> = [1, 2, 3, 4, 5], dayStart: Int = 9 * 60,
        dayEnd: Int = 17 * 60, holidays: Set<Day> = []
    ) {
        self.zone = zone
        self.order = order
        self.workingDays = workingDays
        self.dayStart = dayStart
        self.dayEnd = dayEnd
        self.holidays = holidays
    }

    package func read(_ phrase: String, now: Moment) -> DateReading {
        var phrase = phrase
        return phrase.withUTF8 { bytes in
            do throws(DateRefusal) {
                return try read(bytes, now: now)
            } catch {
                return .refused(error)
            }
        }
    }

    private func read(_ bytes: UnsafeBufferPointer<UInt8>, now: Moment) throws(DateRefusal) -> DateReading {
        var lexer = Lexer(bytes, table: table)
        do { try lexer.run() } catch { throw .notADate }
        var lexemes = lexer.lexemes
        var zone = zone
        if let range = lexer.zone {
            zone = try named(String(decoding: bytes[range], as: UTF8.self))
            // The `in` of `9:00 in Europe/London`.
            let isLast = bytes[range.upperBound...].allSatisfy { $0 <= 32 || $0 == 44 }
            if isLast, lexemes.last?.token == .word(.within) { lexemes.removeLast() }
        } else if let offset = ZoneOffset.take(from: &lexemes) {
            guard (-720...840).contains(offset), let fixed = Zone(offset: offset) else { throw .notADate }
            zone = fixed
        }
        var grammar = DateGrammar(lexemes)
        guard let slots = grammar.parse() else { throw .notADate }
        var resolver = DateResolver(slots: slots, reader: self, zone: zone, now: now)
        do throws(DateRefusal) {
            return try resolver.reading()
        } catch {
            if case .noSuchDay = error { throw .noSuchDay(said: DateReader.trimmed(bytes)) }
            throw error
        }
    }

    private func named(_ name: String) throws(DateRefusal) -> Zone {
        if name == zone.identifier { return zone }
        guard let found = Zone(ignoringCase: name) else { throw .unknownZone(said: name) }
        return found
    }

    private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let isBlank: (UInt8) -> Bool = { $0 <= 32 || $0 == 44 }
        let start = bytes.firstIndex { !isBlank($0) } ?? bytes.startIndex
        let end = bytes.lastIndex { !isBlank($0) } ?? bytes.startIndex
        return start <= end && !bytes.isEmpty ? String(decoding: bytes[start...end], as: UTF8.self) : ""
    }
}

/// A distance from UTC at the end of a phrase: `Z`, `UTC`, `UTC+2`, `17:00+02:00`.
enum ZoneOffset {
    /// Removes it and answers its minutes; nil when there is none.
    static func take(from lexemes: inout [Lexeme]) -> Int? {
        if let index = lexemes.firstIndex(where: { $0.token == .word(.utc) }) {
            let (minutes, width) = signed(lexemes, index + 1) ?? (0, 0)
            lexemes.removeSubrange(index..<(index + 1 + width))
            return minutes
        }
        let isEarly: (Lexeme) -> Bool = { $0.token == .sign(43) || $0.token == .sign(45) }
        guard let index = lexemes.lastIndex(where: isEarly), index >= 2, isAfterClock(lexemes, index),
            let (minutes, width) = signed(lexemes, index), index + width == lexemes.count,
            lexemes[index + 1].digits > 1
        else { return nil }
        // `9:00-10:00` is a stretch of time, not a zone.
        let isRange = lexemes[index].token == .sign(45) && lexemes[index].isGlued
        if isRange, !lexemes.contains(where: { $0.token == .word(.timeMark) }) { return nil }
        lexemes.removeSubrange(index...)
        return minutes
    }

    private static func isAfterClock(_ lexemes: [Lexeme], _ index: Int) -> Bool {
        if case .word(.meridiem) = lexemes[index - 1].token { return true }
        if lexemes[index - 2].token == .sign(58) { return true }
        return lexemes[index - 2].token == .word(.timeMark)
    }

    /// `+2`, `+02:00`, `-0530`.
    private static func signed(_ lexemes: [Lexeme], _ index: Int) -> (minutes: Int, width: Int)? {
        guard index + 1 < lexemes.count, case .sign(let sign) = lexemes[index].token, sign == 43 || sign == 45,
            case .number(let first) = lexemes[index + 1].token, lexemes[index + 1].isGlued
        else { return nil }
        let direction = sign == 43 ? 1 : -1
        if lexemes[index + 1].digits == 4 { return (direction * (first / 100 * 60 + first % 100), 2) }
        guard lexemes[index + 1].digits <= 2 else { return nil }
        if index + 3 < lexemes.count, lexemes[index + 2].token == .sign(58),
            case .number(let minutes) = lexemes[index + 3].token, lexemes[index + 3].digits == 2, minutes < 60
        {
            return (direction * (first * 60 + minutes), 4)
        }
        return (direction * first * 60, 2)
    }
}
