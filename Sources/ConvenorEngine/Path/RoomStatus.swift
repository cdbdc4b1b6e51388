package import ConvenorCore

extension Convenor {
    /// Where a room stands, as `status` says it, for whoever comes back to it; nil when the room has no series yet.
    package func status(of room: String, to person: Handle) async throws -> Reply? {
        let (house, now) = (house, timepiece.now())
        return try await store.read { [self] transaction in
            guard let stream = try journal.room(room, in: transaction),
                let series = try journal.series(stream, in: transaction)
            else { return nil }
            let zone = series.running.flatMap { Zone($0.zone) } ?? house.zone
            let scene = Scene(
                now: now, speaker: person, typist: person, room: room, zone: zone, dates: house.dates(in: zone),
                roster: try journal.people(over: house, in: transaction), agendas: house.agendas, rules: house.rules,
                calendar: house.calendar)
            return house.words(in: series).reply(to: .status, in: View(series: series, scene: scene))
        }
    }
}
