import ConvenorCore

/// Writes the letters that follow from events.
package struct Clerk: Sendable {
    package init() {}

    func letters(
        about events: [Event], in series: Series, stream: StreamID, scene: Scene, house: House
    ) throws -> [Letter] { [] }
    func liveMinutes(of number: Int, _ view: View, _ house: House) throws -> String { "" }
    func preview(for handle: Handle, cut: Cut, of number: Int, _ view: View, _ house: House) throws -> String { "" }
    func reminder(
        for person: Handle, day: Day, _ told: [(Series, Reminder)], stream: StreamID, now: Moment, zone: Zone,
        roster: Roster, house: House
    ) throws -> Letter? { nil }
    func report(
        _ delivery: Delivery, answer: String, to chair: Handle, series: Series, stream: StreamID, now: Moment,
        roster: Roster, house: House
    ) throws -> Letter? { nil }
}
