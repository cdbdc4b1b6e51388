import ConvenorCalendar
import ConvenorCore
import ConvenorEngine
import Testing

@Suite("answers to invitations")
struct ReplyTests {
    private func reply(
        _ attendee: String = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ana@example.org", method: String = "METHOD:REPLY",
        more: [String] = [], stamp: String = "DTSTAMP:20261001T101530Z"
    ) -> String {
        ([
            "BEGIN:VCALENDAR", "PRODID:-//Other//EN", method, "VERSION:2.0", "BEGIN:VEVENT", attendee,
            "ORGANIZER:mailto:convenor@meet.example.org", "UID:board.1.1790000000000", stamp,
        ] + more + ["END:VEVENT", "END:VCALENDAR", ""]).joined(separator: "\r\n")
    }

    private func read(_ text: String) -> CalendarReading { ICalendar().read(Array(text.utf8)) }

    private func expected(
        _ status: CalendarAnswer.Status?, sequence: Int = 0, attendee: String = "ana@example.org"
    ) -> CalendarReading {
        let at = Zone.utc.moment(of: WallTime(day: Day(year: 2026, month: 10, day: 1), minute: 615)).adding(seconds: 30)
        return .reply(
            CalendarReply(
                uid: "board.1.1790000000000", attendee: attendee, status: status, sequence: sequence, stamp: at))
    }

    @Test("yes, no and perhaps are read, with number and time")
    func plain() {
        #expect(read(reply()) == expected(.accepted))
        #expect(
            read(reply("ATTENDEE;CN=\"Ruiz, Ana\";PARTSTAT=declined:MAILTO:ana@example.org", more: ["SEQUENCE:3"]))
                == expected(.declined, sequence: 3))
        #expect(read(reply("ATTENDEE;PARTSTAT=TENTATIVE;RSVP=YES:mailto:ana@example.org")) == expected(.tentative))
        #expect(read(reply("ATTENDEE;PARTSTAT=DELEGATED:mailto:ana@example.org")) == expected(nil))
    }

    @Test("what programs write and no rule allows is read all the same")
    func lenient() {
        #expect(read(reply("ATTENDEE;PARTSTAT=ACCEPTED:ana@example.org")) == expected(.accepted))
        #expect(read(reply("ATTENDEE;PARTSTAT=ACCEPTED;mailto:ana@example.org")) == expected(.accepted))
        #expect(read(reply().replacing("\r\n", with: "\n")) == expected(.accepted))
        #expect(read("\u{FEFF}" + reply()) == expected(.accepted))
        #expect(read(reply(more: ["DTSTART:20261022T1000000Z", "DTEND:what", "X-NO-COLON"])) == expected(.accepted))
        let folded = reply(more: ["COMMENT:für"]).utf8.flatMap { $0 == 0xC3 ? [0xC3, 13, 10, 32] : [$0] }
        #expect(ICalendar().read(folded) == expected(.accepted))
        #expect(read(reply(more: ["REQUEST-STATUS:2.0;Success", "BEGIN:VALARM", "END:VALARM"])) == expected(.accepted))
    }

    @Test("another time is read with its zone and its words, a wish to see the invitation again with its event")
    func proposals() {
        func counter(_ start: Deadline?, _ comment: String? = nil) -> CalendarReading {
            .counter(CalendarCounter(uid: "board.1.1790000000000", sequence: 2, start: start, comment: comment))
        }
        func read(_ lines: String...) -> CalendarReading {
            self.read(reply(method: "METHOD:COUNTER", more: ["SEQUENCE:2"] + lines))
        }
        let wall = WallTime(day: Day(year: 2026, month: 10, day: 23), minute: 9 * 60)
        let london = Zone("Europe/London")?.deadline(at: wall, hasTime: true)
        #expect(
            read("DTSTART;TZID=Europe/London:20261023T090000", "COMMENT:At nine\\, please")
                == counter(london, "At nine, please"))
        #expect(read("DTSTART:20261023T090000Z") == counter(Zone.utc.deadline(at: wall, hasTime: true)))
        for other in ["20261023T090000", ";TZID=Nowhere:20261023T090000", ";VALUE=DATE:20261023", ":20269923T990000Z"] {
            #expect(
                read("DTSTART\(other.hasPrefix(";") || other.hasPrefix(":") ? "" : ":")\(other)") == counter(nil),
                "\(other)")
        }
        #expect(read() == counter(nil))
        #expect(self.read(reply(method: "METHOD:REFRESH")) == .refresh(uid: "board.1.1790000000000"))
    }

    @Test("other methods say which they are")
    func others() {
        #expect(read(reply(method: "METHOD:ADD")) == .other(method: "ADD"))
        #expect(read(reply(method: "X-NONE:1")) == .other(method: ""))
        #expect(read(CalendarMessage.sample().text) == .other(method: "REQUEST"))
    }

    @Test(
        "what is no answer is said to be none, and nothing falls over",
        arguments: [
            "", "BEGIN:VCALENDAR", "hello", "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n",
            String(repeating: "BEGIN:VCALENDAR\r\n", count: 10_000), "END:VCALENDAR\r\nBEGIN:VCALENDAR",
            String(repeating: "\u{0}:;", count: 1000), String(repeating: "x", count: 300_000),
        ])
    func broken(_ text: String) {
        guard case .unreadable = read(text) else {
            Issue.record("\(read(text))")
            return
        }
    }

    @Test("without a time, with two attendees or without an address nobody has answered")
    func incomplete() {
        let two = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:bo@example.org"
        for text in [
            reply(stamp: "X-A:1"), reply(more: [two]),
            reply("ATTENDEE;PARTSTAT=ACCEPTED:mailto:"), reply(stamp: "DTSTAMP:20261001T1015300Z"),
        ] {
            guard case .unreadable = read(text) else {
                Issue.record("\(text): \(read(text))")
                continue
            }
        }
    }
}
