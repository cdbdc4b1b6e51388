import ConvenorCalendar
import ConvenorCore

/// Answers one line of JSON with one: `{"text","reference","timezone"}` with a date or a rule, and
/// `{"dtstart","rrule","tz","value","n"}` with occurrences.
struct LineAnswerer {
    /// Why a line cannot be answered, as a sentence.
    private struct Fault: Error {
        var sentence: String
    }

    private let manner: PhraseManner
    private let words = English()
    /// For lines that name none.
    private let now: Moment?
    private let hasZone: Bool
    private var fields = RequestFields()
    private var readers: [String: PhraseReader] = [:]
    private var zones: [String: Zone] = [:]
    /// The time that the last line spoke of, because lines mostly speak of the same.
    private var last: (zone: String, reference: String, moment: Moment)?
    private static let mostCached = 4096
    private static let mostOccurrences = 10_000

    /// `now` and `hasZone` say what a line need not name.
    init(_ manner: PhraseManner, now: Moment?, hasZone: Bool) {
        self.manner = manner
        self.now = now
        self.hasZone = hasZone
    }

    /// Adds one line to `out`, whatever the line is; `number` counts from 1.
    mutating func answer(_ line: UnsafeBufferPointer<UInt8>, number: Int, into out: inout JSONLine) {
        do throws(Fault) {
            do throws(RequestFields.Fault) {
                try fields.read(line)
            } catch {
                throw Fault(sentence: Self.sentence(for: error))
            }
            if fields.has("rrule", in: line) || fields.has("dtstart", in: line) {
                try occurrences(line, into: &out)
            } else {
                try phrase(line, into: &out)
            }
        } catch {
            refuse("line \(number): \(error.sentence)", into: &out)
        }
    }

    /// Adds an answer that is a sentence.
    func refuse(_ sentence: String, into out: inout JSONLine) {
        out.open()
        out.member("error", sentence)
        out.close()
    }

    private static func sentence(for fault: RequestFields.Fault) -> String {
        let example =
            #"one looks like {"text":"next fri","reference":"2026-11-26T09:58","timezone":"Europe/Amsterdam"}"#
        return switch fault {
        case .notJSON(let byte?): "This is no JSON object, from byte \(byte + 1) on; \(example)"
        case .notJSON(nil): "This is no JSON object; \(example)"
        case .notAnObject: "This is JSON, but no object; \(example)"
        }
    }

    private mutating func phrase(_ line: UnsafeBufferPointer<UInt8>, into out: inout JSONLine) throws(Fault) {
        guard let text = try text("text", line) else { throw Self.missing("text", "the phrase to read") }
        let reader = try reader(line)
        let now = try reference(line, reader.zone)
        let reading = reader.read(text, now: now)
        out.open()
        switch reading {
        case .date(.date(let deadline, _)):
            let wall = reader.zone.wall(of: deadline)
            out.member("date") { WallText.write(wall, hasTime: deadline.hasTime, into: &$0) }
        case .recurrence(let recurrence, _):
            out.member("rrule", recurrence.rule.text)
            if let start = recurrence.start { out.member("start", start.iso) }
            if !recurrence.except.isEmpty { out.member("except", recurrence.except.map(\.iso)) }
        case .date(.ambiguous(let readings, let doubt)):
            out.member("error", words.sentence(for: doubt, phrase: text))
            out.member("readings", readings.map { WallText.text(reader.zone.wall(of: $0), hasTime: $0.hasTime) })
        case .date(.refused(let why)):
            out.member("error", words.sentence(for: why, phrase: text, home: reader.zone.identifier))
        }
        out.close()
    }

    private func text(_ key: StaticString, _ line: UnsafeBufferPointer<UInt8>) throws(Fault) -> String? {
        switch fields.text(key, in: line) {
        case .value(let text): return text
        case .absent: return nil
        case .wrong: throw Fault(sentence: "\"\(key)\" must be a text in quotes.")
        }
    }

    private static func missing(_ key: StaticString, _ what: String) -> Fault {
        Fault(sentence: "\"\(key)\" is missing: \(what).")
    }
}

/// Zones, readers and reference times, found once.
extension LineAnswerer {
    private mutating func reader(_ line: UnsafeBufferPointer<UInt8>) throws(Fault) -> PhraseReader {
        let name = try text("timezone", line)
        guard name != nil || hasZone else {
            throw Self.missing("timezone", "an IANA name such as Europe/Amsterdam, or give --timezone for all lines")
        }
        let language = try text("language", line)
        let order = try text("order", line)
        var key = name ?? ""
        if language != nil || order != nil { key += "\n" + (language ?? "") + "\n" + (order ?? "") }
        if let found = readers[key] { return found }
        var manner = manner
        if let name { manner.zone = try zone(name) }
        if let language {
            guard let known = DateLanguage.named(language) else {
                throw Fault(sentence: WhenWords.unknownLanguage(language))
            }
            manner.languages = [known]
        }
        if let order {
            guard let known = DateOrder(rawValue: order) else { throw Fault(sentence: WhenWords.unknownOrder(order)) }
            manner.order = known
        }
        let reader = PhraseReader(manner)
        if readers.count >= Self.mostCached { readers = [:] }
        readers[key] = reader
        return reader
    }

    private mutating func zone(_ name: String) throws(Fault) -> Zone {
        if let found = zones[name] { return found }
        guard let zone = Zone(name) ?? Zone(ignoringCase: name) else {
            throw Fault(sentence: words.sentence(for: .unknownZone(said: name), phrase: name, home: ""))
        }
        if zones.count >= Self.mostCached { zones = [:] }
        zones[name] = zone
        return zone
    }

    private mutating func reference(_ line: UnsafeBufferPointer<UInt8>, _ zone: Zone) throws(Fault) -> Moment {
        guard let written = try text("reference", line) else {
            if let now { return now }
            throw Self.missing(
                "reference", "the time at which it is said, such as 2026-11-26T09:58, or give --reference for all lines"
            )
        }
        if let last, last.reference == written, last.zone == zone.identifier { return last.moment }
        guard let moment = zone.moment(written: written) else {
            throw Fault(sentence: WhenWords.badReference(written, name: "\"reference\""))
        }
        last = (zone.identifier, written, moment)
        return moment
    }
}

/// Rules.
extension LineAnswerer {
    private mutating func occurrences(
        _ line: UnsafeBufferPointer<UInt8>, into out: inout JSONLine
    ) throws(Fault) {
        guard let rule = try text("rrule", line) else {
            throw Self.missing("rrule", "a rule such as FREQ=DAILY;COUNT=3")
        }
        guard let start = try text("dtstart", line) else {
            throw Self.missing("dtstart", "where the rule starts, such as 2026-11-26T09:58:00")
        }
        let limit: Int
        switch fields.whole("n", in: line) {
        case .value(let number) where 0...Self.mostOccurrences ~= number: limit = number
        case .absent: throw Self.missing("n", "how many occurrences to show")
        default: throw Fault(sentence: "\"n\" must be a whole number from 0 to \(Self.mostOccurrences).")
        }
        let isDay = try text("value", line) == "DATE"
        guard let start = FloatingTime(start), start.isDate == isDay else {
            throw Fault(
                sentence: isDay
                    ? "With \"value\":\"DATE\", \"dtstart\" must be a day such as 2026-11-26."
                    : "\"dtstart\" must be a time such as 2026-11-26T09:58:00; a day goes with \"value\":\"DATE\".")
        }
        var home: Zone?
        if case .value(let name) = fields.text("tz", in: line) { home = try zone(name) }
        do {
            let found = try PhraseReader.occurrences(rule: rule, start: start, zone: home, limit: limit)
            out.open()
            out.member("occurrences", found)
            out.close()
        } catch {
            throw Fault(sentence: error.description)
        }
    }
}
