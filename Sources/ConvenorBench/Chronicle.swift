import ConvenorCore
import ConvenorEngine
import Foundation

/// Makes a history of any length by the rules themselves, without a store, and lays it down as the engine would.
struct Chronicle {
    private(set) var series: Series
    private(set) var events: [NewEvent] = []
    private let room: String
    private let title: String
    private var scene: Scene

    /// A working day at ten, years back, so that nothing lies in the future.
    static let longAgo = Moment(milliseconds: 1_600_070_400_000)

    init(title: String, room: String, house: House, from start: Moment = Chronicle.longAgo) {
        self.title = title
        self.room = room
        series = Series(slug: Hearing.slug(of: title))
        scene = Scene(
            now: start, speaker: Handle(""), typist: Handle(""), room: room,
            zone: house.zone, dates: house.dates(in: house.zone), roster: house.people, agendas: house.agendas,
            rules: house.rules, calendar: house.calendar)
    }

    /// Writes `count` entries in meetings of `length`, of which the last one stays open.
    mutating func write(_ count: Int, length: Int = 100) throws {
        while true {
            let begun = events.count
            let isLast = begun + length >= count
            var conversation = Conversation(firstAction: (series.counters[.action] ?? 0) + 1)
            try hear(Conversation.start(title), from: Handle("mara"))
            try hear(Conversation.present, from: Handle("mara"))
            // The end takes two entries.
            let end = isLast ? count : begun + length - 2
            while events.count < end {
                let (speaker, line) = conversation.next()
                try hear(line, from: speaker)
            }
            if isLast { return }
            try close()
        }
    }

    /// What was promised is kept before the next meeting, as in a house where things get done.
    private mutating func close() throws {
        let open = series.standing(.action).map(\.id.description)
        if !open.isEmpty { try hear("done " + open.joined(separator: " "), from: Handle("mara")) }
        try end()
        scene.now = scene.now.adding(seconds: 86_400)
    }

    mutating func end() throws { try append(Decision([.meetingEnded]), said: nil, by: Handle("mara")) }

    /// What the clock will say of it.
    var alarms: [AlarmFact] { series.alarms(scene.almanac) }

    mutating func hear(_ line: String, from speaker: Handle) throws {
        scene.now = scene.now.adding(seconds: 20)
        scene.speaker = speaker
        scene.typist = speaker
        let decision: Decision
        do throws(Stop) {
            decision = try Hearing.decide(line, series: series, question: nil, scene: scene)
        } catch {
            throw BenchFault("\(line): \(error)")
        }
        try append(decision, said: line, by: speaker)
    }

    private mutating func append(_ decision: Decision, said: String?, by: Handle) throws {
        let entry = Entry(said: said, events: decision.events)
        let payload = [UInt8](try JSONEncoder().encode(entry))
        events.append(NewEvent(at: scene.now, actor: by.name, payload: payload))
        series.apply(entry, at: scene.now, by: by)
    }

    /// The journal, its alarms and its room in one commit.
    func lay(in store: any Store) async throws {
        let stream = StreamID.series(series.slug)
        let alarms = alarms.map {
            Alarm(stream: stream, key: $0.key, person: $0.person, at: $0.at)
        }
        let (events, room) = (events, room)
        let results = try await store.commit([
            { transaction in
                try transaction.append(events, to: stream, after: 0)
                try transaction.updateAlarms(of: stream, remove: [], set: alarms)
                try transaction.bind(room: room, to: stream)
            }
        ])
        for result in results { try result.get() }
    }
}
