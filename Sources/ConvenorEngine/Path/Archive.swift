package import ConvenorCore
import Foundation

/// A series as it stands, with the people that its records name.
package struct Archive: Sendable {
    package var series: Series
    package var roster: Roster

    /// What a person types for a series, as its slug.
    package static func slug(_ said: String) -> String { Hearing.slug(of: said) }
}

/// Why a journal cannot be imported: at which line, and a whole sentence.
package struct ImportFault: Error, Sendable {
    package var line: Int
    package var message: String
}

extension Convenor {
    package func archived(_ slug: String) async throws -> Archive? {
        try await store.read { [self] transaction in
            guard let series = try journal.look(.series(slug), in: transaction) else { return nil }
            return Archive(series: series, roster: try journal.people(over: house, in: transaction))
        }
    }

    /// Slugs of all series, by name.
    package func seriesNames() async throws -> [String] {
        try await store.read { transaction in try transaction.streams().compactMap { $0.stream.slug } }
    }

    package func people() async throws -> Roster {
        try await store.read { [self] in try journal.people(over: house, in: $0) }
    }

    /// Whether anybody goes by that name here.
    package func knows(_ handle: Handle) async throws -> Bool {
        try await store.read { [self] transaction in
            if try journal.people(over: house, in: transaction)[handle] != nil { return true }
            return try !journal.series(concerning: handle, in: transaction).isEmpty
        }
    }

    package func minutes(
        of meeting: Meeting, in archive: Archive, for reader: Reader = .file, as format: MinutesFormat
    ) -> String {
        clerk.minutes(
            of: meeting, in: archive.series, roster: archive.roster, for: reader, rules: house.rules,
            calendar: house.calendar, as: format, now: timepiece.now())
    }

    /// The operation score of a period, without what is private; nil where the phrase names no period.
    package func score(of archive: Archive, in phrase: String) -> Reply? {
        let scene = scene(of: archive)
        let period = phrase.isEmpty ? nil : PastPeriod.read(phrase, today: scene.today)
        if period == nil, !phrase.isEmpty { return nil }
        let series = archive.series.seen(by: .file)
        let report = series.operation(in: period, now: scene.now)
        return house.words(in: series).reply(to: .score(report), in: View(series: series, scene: scene))
    }

    /// What a line would be answered in a series, and whether it would be refused; nothing is stored.
    package func trial(_ line: String, in archive: Archive) -> (reply: Reply, isRefused: Bool) {
        let scene = scene(of: archive)
        // What is not for everybody is not for a file either.
        let series = archive.series.seen(by: .file)
        let view = View(series: series, scene: scene)
        let words = house.words(in: archive.series)
        do throws(Stop) {
            let decision = try Hearing.decide(line, series: series, question: nil, scene: scene)
            return (decision.say.reduce(Reply()) { $0 + words.reply(to: $1, in: view) }, false)
        } catch {
            guard case .refused(let refusal) = error else { return (Reply(), true) }
            return (words.reply(to: refusal, in: view), true)
        }
    }

    /// The audit over several series, without what is private or confidential.
    package func audit(of archives: [Archive]) -> Reply {
        let audits = archives.map { archive in
            let scene = scene(of: archive)
            return Audit(
                of: archive.series.seen(by: .file), now: scene.now, today: scene.today, isNamed: archives.count > 1)
        }
        guard let first = archives.first else { return Reply() }
        let drawn = Audit(audits).drawn
        let view = View(series: first.series.seen(by: .file), scene: scene(of: first))
        // Over several series it speaks the language of the house.
        let words = house.words(in: archives.count == 1 ? first.series : nil)
        return drawn.sheets.reduce(Reply()) { $0 + words.reply(to: .sheet($1), in: view) }
            + words.reply(to: .method(drawn.remarks), in: view)
    }

    /// What will go out of a series: the next thing of each sort, or all until then if everybody stays silent.
    package func outlook(of archive: Archive, until end: Moment?) -> Outlook {
        archive.series.outlook(scene(of: archive), until: end)
    }

    /// Nobody looks.
    private func scene(of archive: Archive) -> Scene {
        let (house, nobody) = (house, Handle(""))
        return Scene(
            now: timepiece.now(), speaker: nobody, typist: nobody, room: "", zone: house.zone,
            dates: house.dates(in: house.zone), roster: archive.roster, agendas: house.agendas, rules: house.rules,
            calendar: house.calendar)
    }

    /// Makes people known, as one entry.
    package func enrol(_ people: [Person]) async throws {
        let now = timepiece.now()
        try await committer.perform { [self] transaction in
            try journal.appendRoster(
                people.map { .personSet(person: $0) }, by: Handle("operator"), at: now, in: transaction)
        }
    }

    /// Keeps what a log replayed to as a series of its own; refuses one that exists.
    package func keep(_ replay: Replay) async throws -> Int {
        let stream = StreamID.series(replay.series.slug)
        let events = try replay.journal.map {
            NewEvent(at: $0.at, actor: $0.by.name, payload: try Journal.encode($0.entry))
        }
        try await committer.perform { transaction in
            if try transaction.lastNumber(of: stream) > 0 {
                throw StoreFailure.unusable("There is a series \(replay.series.slug) already; give another --title.")
            }
            try transaction.append(events, to: stream, after: 0)
        }
        return events.count
    }
}

/// One line of an export.
private struct ExportLine: Codable {
    var stream: String
    var number: Int
    var at: Moment
    var by: String
    var entry: Entry
}

extension Convenor {
    /// Gives every entry of the journal as a line of JSON, stream by stream; returns how many.
    package func export(_ write: @escaping @Sendable ([UInt8]) throws -> Void) async throws -> Int {
        try await store.read { transaction in
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            var count = 0
            for (stream, _) in try transaction.streams() {
                for stored in try transaction.events(of: stream, after: 0) {
                    let line = ExportLine(
                        stream: stream.name, number: stored.number, at: stored.event.at, by: stored.event.actor,
                        entry: try Journal.decode(stored.event.payload))
                    try write([UInt8](try encoder.encode(line)) + [UInt8(ascii: "\n")])
                    count += 1
                }
            }
            return count
        }
    }

    /// Reads an export into an empty store, in one transaction: rooms and alarms follow from the entries.
    package func importJournal(_ bytes: [UInt8]) async throws -> Int {
        let lines = try Self.lines(bytes)
        let house = house
        try await committer.perform { transaction in
            if try !transaction.streams().isEmpty {
                throw StoreFailure.unusable("The data folder is not empty. Import into a new one: --data names it.")
            }
            var states: [StreamID: Series] = [:]
            var roster = Roster()
            var rooms: [String: (stream: StreamID, at: Moment)] = [:]
            for line in lines {
                let stream = StreamID(line.stream)
                let event = NewEvent(at: line.at, actor: line.by, payload: try Journal.encode(line.entry))
                try transaction.append([event], to: stream, after: line.number - 1)
                for room in line.entry.events.compactMap(\.boundRoom)
                where rooms[room].map({ $0.at <= line.at }) ?? true {
                    rooms[room] = (stream, line.at)
                }
                if stream == .roster {
                    roster.apply(line.entry)
                } else {
                    states[stream, default: Series(slug: stream.slug ?? stream.name)]
                        .apply(line.entry, at: line.at, by: Handle(line.by))
                }
            }
            for (room, bound) in rooms { try transaction.bind(room: room, to: bound.stream) }
            let almanac = Almanac(
                roster: roster.over(house.people), rules: house.rules, calendar: house.calendar)
            for (stream, series) in states.sorted(by: { $0.key < $1.key }) where stream.slug != nil {
                try transaction.updateAlarms(
                    of: stream, remove: [],
                    set: series.alarms(almanac).map { Alarm(stream: stream, key: $0.key, person: $0.person, at: $0.at) }
                )
            }
        }
        return lines.count
    }

    private static func lines(_ bytes: [UInt8]) throws -> [ExportLine] {
        let decoder = JSONDecoder()
        var next: [String: Int] = [:]
        return try bytes.split(separator: UInt8(ascii: "\n")).enumerated().map { index, bytes in
            guard let line = try? decoder.decode(ExportLine.self, from: Data(bytes)) else {
                throw ImportFault(line: index + 1, message: "This is no line of an export.")
            }
            let expected = next[line.stream, default: 0] + 1
            guard line.number == expected else {
                throw ImportFault(
                    line: index + 1, message: "Entry \(line.number) of \(line.stream) comes where \(expected) should.")
            }
            next[line.stream] = expected
            return line
        }
    }
}
