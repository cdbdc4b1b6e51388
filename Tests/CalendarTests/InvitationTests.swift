import ConvenorCalendar
import ConvenorCore
import ConvenorCurl
import ConvenorEngine
import Foundation
import TestSupport
import Testing

@Suite("invitations")
struct InvitationTests {
    private static let all = [
        CalendarMessage.sample(), .sample(sequence: 1, start: "2026-10-29T14:00", minutes: 60),
        .sample(.cancel, sequence: 2, start: "2026-10-29T14:00", minutes: 60),
    ]

    @Test("two libraries read one event that is asked for, moved and called off")
    func libraries() throws {
        let seen = try SeenCalendar.read(Self.all.map(\.text))
        #expect(seen.map(\.icalendar.method) == ["REQUEST", "REQUEST", "CANCEL"])
        #expect(Set(seen.map(\.icalendar.uid)) == ["monthly-alignment.1.1790000000000"])
        #expect(seen.map(\.icalendar.uid) == seen.map(\.vobject.uid))
        #expect(seen.map(\.icalendar.sequence) == [0, 1, 2])
        let starts = ["2026-10-22T08:00", "2026-10-29T13:00", "2026-10-29T13:00"]
        #expect(seen.map(\.icalendar.start) == starts && seen.map(\.vobject.start) == starts)
        #expect(seen.map(\.icalendar.status) == ["CONFIRMED", "CONFIRMED", "CANCELLED"])
        #expect(seen.allSatisfy { $0.icalendar.errors.isEmpty && $0.vobject.events == 1 })
        let first = seen[0].icalendar
        #expect(first.organizer == ["Mara Lind via Convenor", "mailto:convenor@meet.example.org"])
        #expect(
            first.attendees == [
                ["Mara Lind", "mailto:mara@example.org", "ACCEPTED", "FALSE"],
                ["Ana Ruiz", "mailto:ana@example.org", "NEEDS-ACTION", "TRUE"],
            ])
    }

    @Test("a calendar program shows one event, then the same at its new time, then that it is called off")
    func program() throws {
        #expect(
            try SeenCalendar.shown(Self.all.map(\.text)) == [
                ["2026-10-22 10:00-11:30 Monthly alignment [CONFIRMED]"],
                ["2026-10-29 14:00-15:00 Monthly alignment [CONFIRMED]"],
                ["2026-10-29 14:00-15:00 Monthly alignment [CANCELLED]"],
            ])
    }

    @Test("whom alone is no longer asked gets no word of the whole meeting's end")
    func oneAlone() throws {
        var message = CalendarMessage.sample(.cancel, sequence: 1)
        message.isCancelled = false
        #expect(try SeenCalendar.read([message.text])[0].icalendar.status == "")
    }

    @Test(
        "what people typed comes back as it was, on lines of at most 75 bytes that cut no letter",
        arguments: [
            "a, b; c: d \\ e \\n f", "Ångström für Żółć — 会議のまとめ " + String(repeating: "ü", count: 80),
            String(repeating: "👩‍👩‍👧‍👦", count: 12), "x" + String(repeating: "é", count: 200),
            "END:VEVENT", "BEGIN:VALARM\r\nTRIGGER:-PT1M",
        ])
    func texts(_ typed: String) throws {
        let text = CalendarMessage.sample(summary: typed, description: typed + "\n\nAgenda").text
        let bytes = Array(text.utf8)
        let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
        #expect(lines.dropLast().allSatisfy { $0.last == 13 && $0.count <= 76 })
        #expect(lines.dropLast().allSatisfy { String(validating: $0, as: UTF8.self) != nil })
        let seen = try SeenCalendar.read([text])[0]
        let plain = typed.split(whereSeparator: \.isNewline).joined(separator: " ")
        #expect(seen.icalendar.summary == plain)
        #expect(seen.vobject.summary == plain)
        #expect(seen.icalendar.attendees.count == 2 && seen.icalendar.errors.isEmpty)
    }

    @Test("a name may hold what ends a parameter")
    func names() throws {
        var message = CalendarMessage.sample()
        message.attendees[1].mailbox.name = "Ruiz, Ana; \"Ann\": Ø"
        message.organizer.name = "Größe; via Convenor"
        let seen = try SeenCalendar.read([message.text])[0].icalendar
        #expect(seen.attendees[1] == ["Ruiz, Ana; 'Ann': Ø", "mailto:ana@example.org", "NEEDS-ACTION", "TRUE"])
        #expect(seen.organizer[0] == "Größe; via Convenor")
    }

    @Test("the mail holds the calendar's bytes twice: for its buttons and as a file")
    func mail() throws {
        let text = CalendarMessage.sample(summary: "Märketing").text
        var mail = Mail(
            from: Mailbox(name: "Convenor", address: "convenor@meet.example.org"),
            to: Mailbox(address: "ana@example.org"), subject: "Invitation", messageID: "invited.x@meet.example.org",
            date: Moment(milliseconds: 1_790_000_000_000), zone: "Europe/Amsterdam", text: "You are invited.\n",
            html: "<p>You are invited.</p>\n")
        mail.calendar = Mail.CalendarPart(method: "REQUEST", text: text)
        let bytes = try GMimeComposer().compose(mail)
        #expect(try GMimeComposer().compose(mail) == bytes)
        let parsed = try ParsedMail(bytes)
        #expect(parsed.defects == [])
        #expect(parsed.isASCII && parsed.strayLineEnds == 0 && parsed.longestLine <= 78)
        #expect(
            parsed.structure == [
                ["multipart/mixed", "None", "None"], ["multipart/alternative", "None", "None"],
                ["text/plain", "utf-8", "quoted-printable"], ["text/html", "utf-8", "quoted-printable"],
                ["text/calendar", "utf-8", "base64"], ["application/ics", "utf-8", "base64"],
            ])
        #expect(parsed.text == mail.text && parsed.html == mail.html)
        #expect(parsed.calendars.map(\.method) == ["REQUEST", nil])
        #expect(parsed.calendars.map(\.file) == [nil, "invite.ics"])
        #expect(parsed.calendars.map(\.text) == [text, text])
        mail.calendar?.method = "REQUEST\r\nBcc: x@example.org"
        #expect(throws: MailFault.self) { try GMimeComposer().compose(mail) }
    }
}
