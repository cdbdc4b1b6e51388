import ConvenorCore
import ConvenorEngine
import Foundation

/// Many series of ten promises each, laid down fast: a few are made by the rules, all others are copies of their entries
/// with other people.
///
/// A series has five owners in five time zones with two actions each; a person is owner in ten series, so that 20
/// reminders wait for each. The dates are spread over a year.
struct PromiseWorld {
    static let actions = 10
    private static let owners = 5
    private static let zones = [
        "Europe/Amsterdam", "America/New_York", "Asia/Kolkata", "Australia/Sydney", "Asia/Tokyo",
    ]
    /// How many series are made by the rules.
    private static let models = 50
    private static let (nobody, numberless) = ("xxxxx", "yyyyyy")

    let series: Int
    let start: Moment
    let house: House
    private let made: [Model]

    /// A series as it was made, and where its bytes name people and itself.
    private struct Model {
        var events: [NewEvent]
        var alarms: [AlarmFact]
        var owners: [Int]
    }

    /// - Parameter series: a multiple of 10.
    init(series: Int, from start: Moment) throws {
        self.series = series
        self.start = start
        var rules = HouseRules()
        // Of each promise three reminders and then nothing, so that one day is like another.
        rules.remindsWeekly = false
        let groups = (0..<(series / 10)).map { Self.padded($0, 5) } + [Self.nobody]
        let owners = groups.flatMap { group in
            (0..<Self.owners).map { number in
                let name = Self.owner(number, group)
                return Person(handle: Handle(name), mail: name + "@example.org", zone: Self.zones[number])
            }
        }
        house = try Organisation.house(people: Roster(Organisation.people + owners), rules: rules)
        var made: [Model] = []
        for number in 0..<Self.models { made.append(try Self.model(number, house, start)) }
        self.made = made
    }

    private static func model(_ number: Int, _ house: House, _ start: Moment) throws -> Model {
        let title = "Weekly \(numberless)"
        var chronicle = Chronicle(title: title, room: "room-\(numberless)", house: house, from: start)
        let chair = Handle("mara")
        try chronicle.hear("start open \"\(title)\" for 60m", from: chair)
        let owners = (0..<Self.owners).map { owner($0, nobody) }
        try chronicle.hear("present " + owners.map { "@" + $0 }.joined(separator: " "), from: chair)
        let today = (Zone(zones[0]) ?? .utc).wall(at: start).day
        for action in 0..<actions {
            let days = 4 + (number * actions + action) * 211 % 360
            let text = "action @\(owners[action % owners.count]) bring what was promised in step \(action) by "
            try chronicle.hear(text + today.adding(days: days).iso, from: chair)
        }
        try chronicle.end()
        let alarms = chronicle.alarms
        guard alarms.count == actions else { throw BenchFault("a model has \(alarms.count) alarms") }
        return Model(events: chronicle.events, alarms: alarms, owners: Array(0..<Self.owners))
    }

    private static func owner(_ number: Int, _ group: String) -> String { "owner-\(number)-\(group)" }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    /// Whose five owners a series has: those of five groups, far from one another.
    private func group(_ series: Int, _ owner: Int) -> String {
        Self.padded((series + owner * 97) % (self.series / 10), 5)
    }

    /// All of it, in commits of 500 series.
    func lay(in store: any Store) async throws {
        for first in stride(from: 0, to: series, by: 500) {
            let range = first..<min(series, first + 500)
            let results = try await store.commit([
                { transaction in for number in range { try lay(number, transaction) } }
            ])
            for result in results { try result.get() }
        }
    }

    private func lay(_ number: Int, _ transaction: any StoreTransaction) throws {
        // The ten series of a person are of different models, or all would be due on one day.
        let model = made[(number + number / (series / 10) * 11) % made.count]
        let name = Self.padded(number, 6)
        let stream = StreamID.series("weekly-" + name)
        let groups = model.owners.map { group(number, $0) }
        let marks = model.owners.map {
            (Array(Self.owner($0, Self.nobody).utf8), Array(Self.owner($0, groups[$0]).utf8))
        }
        let words = marks + [(Array(Self.numberless.utf8), Array(name.utf8))]
        let events = model.events.map { event in
            var copy = event
            copy.payload = Self.replacing(words, in: event.payload)
            return copy
        }
        try transaction.append(events, to: stream, after: 0)
        let alarms = model.alarms.map { fact in
            let owner = model.owners.first { fact.person?.name == Self.owner($0, Self.nobody) }
            let person = owner.map { Handle(Self.owner($0, groups[$0])) }
            return Alarm(stream: stream, key: fact.key, person: person, at: fact.at)
        }
        try transaction.updateAlarms(of: stream, remove: [], set: alarms)
        try transaction.bind(room: "room-" + name, to: stream)
    }

    /// Each word by another of the same length.
    private static func replacing(_ words: [([UInt8], [UInt8])], in payload: [UInt8]) -> [UInt8] {
        var copy = payload
        for place in copy.indices {
            for (word, other) in words where copy[place] == word[0] && copy[place...].starts(with: word) {
                copy.replaceSubrange(place..<(place + word.count), with: other)
            }
        }
        return copy
    }
}
