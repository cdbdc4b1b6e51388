import ConvenorCore
package import ConvenorEngine

/// Calendar texts as libical writes and reads them (RFC 5545).
package struct ICalendar: CalendarFormat {
    package init() {}

    package func text(of message: CalendarMessage) -> String {
        guard let calendar = ICalObject(.calendar) else { return "" }
        calendar.add(.method(message.method.rawValue))
        calendar.add(.product)
        calendar.add(.version)
        guard let event = ICalObject(.event) else { return "" }
        event.add(.uid(message.uid))
        event.add(.sequence(message.sequence))
        event.add(.stamp(message.stamp))
        let span = EventSpan(message.start, minutes: message.minutes)
        span.write(into: event)
        event.add(.summary(message.summary))
        if !message.description.isEmpty { event.add(.description(message.description)) }
        event.add(.organizer(name: message.organizer.name, address: message.organizer.address))
        for attendee in message.attendees { event.add(property(of: attendee, message.method)) }
        if message.method == .request {
            event.add(.status(isCancelled: false))
        } else if message.isCancelled {
            // Calling off one attendee's part leaves the event itself as it is (RFC 5546 section 3.2.5).
            event.add(.status(isCancelled: true))
        }
        if let zone = span.zone { calendar.add(ZoneText.object(zone, from: span.start, through: span.end)) }
        calendar.add(event)
        return calendar.text
    }

    private func property(of attendee: CalendarMessage.Attendee, _ method: CalendarMessage.Method) -> ICalProperty? {
        let asks = method == .request && attendee.status == nil && !attendee.isChair
        return .attendee(
            name: attendee.mailbox.name, address: attendee.mailbox.address, isChair: attendee.isChair,
            status: attendee.status, isAsked: asks)
    }

    package func feed(named name: String, _ entries: [CalendarEntry]) -> String {
        guard let calendar = ICalObject(.calendar) else { return "" }
        calendar.add(.product)
        calendar.add(.version)
        calendar.add(.named("X-WR-CALNAME", name))
        var zones: [String: (zone: Zone, from: Moment, through: Moment)] = [:]
        var events: [ICalObject] = []
        for entry in entries {
            guard let event = ICalObject(.event) else { continue }
            event.add(.uid(entry.uid))
            event.add(.stamp(entry.stamp))
            event.add(.summary(entry.summary))
            switch entry.when {
            case .day(let day):
                event.add(.day(day))
                event.add(.transparent)
            case .time(let start, let minutes):
                let span = EventSpan(start, minutes: minutes)
                span.write(into: event)
                if let zone = span.zone {
                    let known = zones[zone.identifier]
                    zones[zone.identifier] = (
                        zone, min(known?.from ?? span.start, span.start), max(known?.through ?? span.end, span.end)
                    )
                }
            }
            events.append(event)
        }
        for (_, zone) in zones.sorted(by: { $0.key < $1.key }) {
            calendar.add(ZoneText.object(zone.zone, from: zone.from, through: zone.through))
        }
        for event in events { calendar.add(event) }
        return calendar.text
    }

    package func read(_ bytes: [UInt8]) -> CalendarReading { ReplyText.read(bytes) }
}

/// From when until when an event is, in the form in which calendars are told.
struct EventSpan {
    let start: Moment
    let end: Moment
    /// Nil where the times are written in UTC: for a zone without a name, and where a clock change makes a wall time of
    /// two moments.
    let zone: Zone?

    init(_ start: Deadline, minutes: Int) {
        self.start = start.moment
        end = start.moment.adding(seconds: minutes * 60)
        let named = start.zone.contains("/") ? Zone(start.zone) : nil
        let isPlain = [self.start, end].allSatisfy { moment in
            named.map { $0.moment(of: $0.wall(at: moment)) == moment } ?? false
        }
        zone = isPlain ? named : nil
    }

    func write(into event: ICalObject) {
        event.add(.start(start, in: zone))
        event.add(.end(end, in: zone))
    }
}
