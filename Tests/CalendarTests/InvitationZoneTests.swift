import ConvenorCalendar
import ConvenorCore
import ConvenorEngine
import Testing

@Suite("times of invitations")
struct InvitationZoneTests {
    /// With changes on both halves of the globe, by a half hour, and on days of their own; and without any.
    static let zones = [
        "Europe/Amsterdam", "Europe/Dublin", "America/New_York", "America/St_Johns", "Australia/Lord_Howe",
        "Australia/Adelaide", "Asia/Kolkata", "Asia/Kathmandu", "Africa/Casablanca", "America/Santiago",
        "Pacific/Chatham", "Asia/Tehran", "Africa/Cairo",
    ]

    private func utc(_ moment: Moment) -> String { Zone.utc.wall(at: moment).iso }

    @Test(
        "a meeting is at the same moment for others, each half hour around each change of two years", arguments: zones)
    func changes(_ name: String) throws {
        let zone = try #require(Zone(name))
        let first = zone.moment(of: WallTime(day: Day(year: 2026, month: 1, day: 1), minute: 600))
        let last = first.adding(seconds: 730 * 86_400)
        var begins = [first, last]
        for change in zone.changes(after: first, until: last) {
            begins += stride(from: -4 * 3600, through: 4 * 3600, by: 1800).map { change.at.adding(seconds: $0) }
        }
        let messages = begins.map { begin in
            var message = CalendarMessage.sample(minutes: 45)
            message.start = zone.deadline(at: zone.wall(at: begin), hasTime: true)
            message.start.moment = begin
            return message
        }
        let seen = try SeenCalendar.times(messages.map(\.text))
        #expect(seen.count == begins.count)
        for (begin, found) in zip(begins, seen) {
            let end = utc(begin.adding(seconds: 45 * 60))
            #expect(found == [[utc(begin), utc(begin)], [end, end]])
        }
    }

    @Test("a zone without a name is written in UTC")
    func nameless() throws {
        for name in ["UTC", "+05:45"] {
            let text = CalendarMessage.sample(zone: name).text
            #expect(!text.contains("TZID") && !text.contains("VTIMEZONE"))
            let begin = try #require(
                Zone(name)?.moment(of: WallTime(day: Day(year: 2026, month: 10, day: 22), minute: 600)))
            #expect(try SeenCalendar.times([text])[0][0] == [utc(begin), utc(begin)])
        }
    }
}
