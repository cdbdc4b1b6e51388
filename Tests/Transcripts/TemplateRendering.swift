import ConvenorCalendar
import ConvenorCore
import ConvenorEngine
import Foundation
import Testing

@Suite struct TemplateRendering {
    /// Ids of actions and decisions that stand in a text as words.
    private func ids(in text: String) -> Set<String> {
        let words = text.split { !($0.isLetter || $0.isNumber) }.map { String($0) }
        return Set(words.filter { RecordID($0).map { $0.kind == .action || $0.kind == .decision } ?? false })
    }

    private func check(_ mail: Mail, _ comment: Comment) {
        for body in [mail.text, mail.html] {
            #expect(!body.contains("{{{") && !body.contains("Optional(") && !body.contains("ConvenorCore"), comment)
            #expect(!body.contains("{{#") && !body.contains("{{/") && !body.contains("{{>"), comment)
        }
        #expect(mail.text.hasSuffix("\n") && !mail.text.contains("\r"), comment)
        #expect(!mail.text.contains("&lt;") && !mail.text.contains("&amp;") && !mail.text.contains("&#39;"), comment)
        #expect(!mail.html.contains("<script") && !mail.html.contains("<b>Ruiz"), comment)
        #expect(!mail.html.contains("http://") && !mail.html.contains("src="), comment)
        #expect(mail.html.contains("prefers-color-scheme"), comment)
        #expect(ids(in: mail.text) == ids(in: mail.html), comment)
    }

    @Test("every mail is whole with a full sample and with an empty one", arguments: Cut.allCases)
    func mails(cut: Cut) throws {
        for sample in [try TemplateSample.full(), try TemplateSample.empty()] {
            for handle in ["ana", "bo", "ines", "pat"] {
                check(try sample.mail(handle, cut), "\(cut) for \(handle)")
                check(
                    try sample.mail(handle, cut, version: 2, changed: ["D1", "A3", "A99"]), "\(cut) for \(handle), v2")
            }
        }
    }

    @Test("what people wrote comes out as text, never as markup or as a template")
    func asText() throws {
        let mail = try TemplateSample.full().mail("ana", .participant)
        #expect(mail.text.contains("Move 30% of the budget <script>alert(1)</script>"))
        #expect(mail.html.contains("Move 30% of the budget &lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(mail.text.contains("Publish the {{title}} & flow"))
        #expect(mail.html.contains("Publish the {{title}} &amp; flow"))
        #expect(mail.text.contains("Ana <b>Ruiz</b>, you have 2 actions from this meeting:"))
    }

    @Test("own actions stand on top with their dates under one another")
    func ownActions() throws {
        let text = try TemplateSample.full().mail("ana", .participant).text
        let lines = text.split(separator: "\n").map { String($0) }
        #expect(lines[1] == "  A3  Publish the {{title}} & flow ... due Fri 15 Jan 2027 14:00 · for X1")
        #expect(lines[2] == "  A4  Send <script> numbers .......... due Mon 28 Dec 2026 · for D1")
        #expect(lines[3].contains("Tell Mara Lind, who chaired, or type in the room: done A3"))
    }

    @Test("a table says what the list says: age, source, reasons")
    func tables() throws {
        var sample = try TemplateSample.full()
        try sample.say(["blocked A1 no access", "progress A4 60%"])
        let mail = try sample.mail("ana", .participant)
        for shown in [
            "first time, since Thu 26 Nov 2026", "source: CRM", "because no access", "60 % done", "O1 had no support",
        ] {
            #expect(mail.text.contains(shown) && mail.html.contains(shown), "\(shown)")
        }
    }

    @Test("an owner from outside is told to speak to the chair, not to type where they are not")
    func outside() throws {
        let mail = try TemplateSample.full().mail("pat", .owner)
        #expect(mail.text.contains("Tell Mara Lind, who chaired, when A5 is done, or what is in the way."))
        #expect(!mail.text.contains("in the room") && !mail.text.contains("Recap"))
    }

    @Test("a preview is the text of the mail that would go out, also for who has no address")
    func preview() throws {
        let sample = try TemplateSample.full()
        let series = try #require(sample.series)
        let meeting = try #require(series.meeting)
        let edition = Edition.next(
            of: meeting, in: series, roster: sample.roster, rules: TemplateSample.rules, now: sample.now)
        #expect(edition.version == 1 && edition.correctionsUntil.wall.iso == "2026-11-30T12:00")
        for recipient in [
            Recipient(handle: Handle("ana"), cut: .participant), Recipient(handle: Handle("ines"), cut: .outcome),
        ] {
            let text = try TemplateSample.letters().preview(
                for: recipient, meeting: meeting, series: series, roster: sample.roster, rules: TemplateSample.rules,
                calendar: RuleOccurrences(), now: sample.now)
            let mail = try sample.mail(recipient.handle.name, recipient.cut)
            #expect(text == "Subject: \(mail.subject)\n\n\(mail.text)")
        }
        let kim = try TemplateSample.letters().preview(
            for: Recipient(handle: Handle("kim"), cut: .absent), meeting: meeting, series: series,
            roster: sample.roster, rules: TemplateSample.rules, calendar: RuleOccurrences(), now: sample.now)
        #expect(kim.contains("\n\nkim, you had sent regrets; nothing concerns you."))
    }

    @Test(
        "ids of mails are the same for the same person and never for two",
        arguments: [("q1", "a.b"), ("q-é", "a_b"), ("q|1", "x")])
    func ids(slug: String, name: String) {
        let house = TemplateSample.house
        let id = house.id(["summary", slug, name])
        #expect(id == house.id(["summary", slug, name]))
        #expect(id != house.id(["summary", slug + "." + name]) && id != house.id(["summary", slug, name + "_"]))
        #expect(id.utf8.allSatisfy { $0 > 32 && $0 < 127 } && !id.contains("..") && id.hasSuffix("@meet.example.org"))
    }

    @Test("a correction puts the changes first and stays in the thread")
    func correction() throws {
        let sample = try TemplateSample.full()
        let first = try sample.mail("ana", .participant)
        let second = try sample.mail("ana", .participant, version: 2, changed: ["D1"])
        #expect(second.text.hasPrefix("Changed since version 1:\n  D1 Move 30%"))
        #expect(second.subject == "Corrected: Q1 review - 2026-11-26 [2 actions for you]")
        #expect(first.references == ["meeting.q1-review.2@meet.example.org"])
        #expect(second.references == ["meeting.q1-review.2@meet.example.org", first.messageID])
        #expect(second.messageID == "summary.q1-review.2.ana.v2@meet.example.org")
    }

    @Test("headers mark the mail as automatic and name the series")
    func headers() throws {
        let mail = try TemplateSample.full().mail("ana", .participant)
        #expect(mail.subject == "Recap: Q1 review - 2026-11-26 [2 actions for you]")
        #expect(mail.from == Mailbox(name: "Convenor for Q1 review", address: "convenor@meet.example.org"))
        #expect(mail.replyTo?.address == "mara@example.org")
        #expect(mail.headers.contains(.init("Auto-Submitted", "auto-generated")))
        #expect(mail.headers.contains(.init("List-Id", "Q1 review <q1-review.meet.example.org>")))
        #expect(!mail.headers.contains { $0.name.hasPrefix("List-Unsubscribe") })
        #expect(mail == (try TemplateSample.full().mail("ana", .participant)), "the same facts give the same mail")
        #expect(
            try TemplateSample.empty().mail("ana", .participant).text.contains("no actions for you from this meeting."))
    }

    @Test("nobody without an address gets a mail")
    func noAddress() throws {
        let sample = try TemplateSample.full()
        let series = try #require(sample.series)
        let mail = try TemplateSample.letters().summary(
            for: Recipient(handle: Handle("kim"), cut: .absent), edition: try sample.edition(1),
            meeting: try #require(series.meeting), series: series, roster: sample.roster, house: TemplateSample.house,
            calendar: RuleOccurrences(), now: sample.now)
        #expect(mail == nil)
    }

    @Test("minutes say the same in every format", arguments: [Cut.participant, .absent, .owner, .outcome])
    func minutes(cut: Cut) throws {
        let templates = try Templates(builtIn: TemplateSample.builtIn)
        for sample in [try TemplateSample.full(), try TemplateSample.empty()] {
            let document = try sample.document(cut)
            let text = templates.minutes(document, as: .text)
            let html = templates.minutes(document, as: .html)
            let markdown = templates.minutes(document, as: .markdown)
            #expect(ids(in: text) == ids(in: html))
            #expect(ids(in: text) == ids(in: markdown))
            #expect(!html.contains("<script") && !markdown.replacing("\\<", with: "").contains("<script"))
            #expect(text.contains("Q1 review #") && markdown.hasPrefix("# Q1 review \\#"))
        }
    }

    @Test("Markdown shows what people wrote as it stands")
    func markdown() throws {
        let templates = try Templates(builtIn: TemplateSample.builtIn)
        let markdown = templates.minutes(try TemplateSample.full().document(), as: .markdown)
        #expect(markdown.contains("shift \\*budget\\* to \\[retention\\](x)"))
        #expect(markdown.contains("\\# Support \\_sees\\_ it"))
        #expect(markdown.contains("Two \\| bars"))
        #expect(markdown.contains("| A3 | Publish the {{title}} \\& flow |"))
        let rows = markdown.split(separator: "\n").filter { $0.hasPrefix("| A") || $0.hasPrefix("| Id | What | Who") }
        #expect(rows.count >= 4)
    }
}
