import ConvenorCore
import ConvenorDefaults
import ConvenorEngine
import Foundation
import Testing

@Suite struct TemplateFiles {
    private func load(_ file: String, _ text: String) -> TemplateFault? {
        do {
            _ = try Templates(builtIn: { $0 == file ? text : TemplateSample.builtIn($0) })
            return nil
        } catch {
            return error
        }
    }

    @Test("every template of the language is shipped")
    func shipped() throws {
        for language in Tongues.codes {
            for set in TemplateSet.all {
                for file in set.files(language: language) {
                    #expect(Defaults.file("\(set.folder)/\(file)") != nil, "\(file)")
                }
            }
        }
        #expect(load("", "") == nil)
    }

    /// What a template asks for, in its order.
    private func tags(_ file: String, _ set: TemplateSet, language: String) throws -> [String] {
        let text = try #require(Defaults.file("\(set.folder)/\(language).\(file)"))
        return text.components(separatedBy: "{{").dropFirst().map { tag in
            tag.components(separatedBy: "}}")[0].replacing("> \(language).", with: "> ")
        }
    }

    @Test("a template asks for the same in every language")
    func languages() throws {
        for set in TemplateSet.all {
            for file in set.files().map({ String($0.dropFirst(3)) }) {
                for language in Tongues.codes {
                    let asked = try tags(file, set, language: language)
                    #expect(try asked == tags(file, set, language: "en"), "\(language).\(file)")
                }
            }
        }
    }

    @Test("a broken template is found at the start, with its line and column")
    func broken() throws {
        let file = "en.report.html.mustache"
        #expect(load(file, "<p>\n{{#a}}\n</p>\n")?.message == "A section is opened and never closed.")
        let crossed = try #require(load(file, "<p>\n {{#a}}{{/b}}\n</p>\n"))
        #expect(crossed.file == file && crossed.line == 2)
        #expect(crossed.description.hasPrefix("\(file):2:\(crossed.column): This closes a section"))
        let open = try #require(load(file, "a\nb\n{{name"))
        #expect(open.line == 3)
        let part = try #require(load(file, "<p>\n  {{> en.nothing}}"))
        #expect(part.description == "\(file):2:3: There is no part named en.nothing.")
        let plain = try #require(load("en.report.text.mustache", "{{why}}"))
        #expect(plain.description == "en.report.text.mustache:1:1: The first line must be {{% CONTENT_TYPE:TEXT}}.")
    }

    @Test("a file in a folder of one's own replaces the built-in one, and a broken one is named with its folder")
    func override() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("templates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("en.minutes.text.mustache")
        try Data("{{% CONTENT_TYPE:TEXT}}\nOurs: {{title}}\n".utf8).write(to: file)
        let templates = try Templates(builtIn: TemplateSample.builtIn, folder: folder.path)
        #expect(templates.minutes(try TemplateSample.full().document(), as: .text) == "Ours: Q1 review\n")
        try Data("{{% CONTENT_TYPE:TEXT}}\n{{#title}}\n".utf8).write(to: file)
        let fault = #expect(throws: TemplateFault.self) {
            _ = try Templates(builtIn: TemplateSample.builtIn, folder: folder.path)
        }
        #expect(fault?.file == folder.path + "/en.minutes.text.mustache")
        try Data([0x7B, 0xFF]).write(to: file)
        #expect(throws: TemplateFault.self) {
            _ = try Templates(builtIn: TemplateSample.builtIn, folder: folder.path)
        }
    }

    @Test("templates ask for no name that the facts do not have")
    func names() throws {
        let sample = try TemplateSample.full()
        let words = English()
        var facts: Set<String> = [
            "subject", "failed", "what", "answer", "tried", "advice", "lead", "code", "hasCode", "remarks", "remark",
            "said", "hasLinks", "linksLead", "links", "href", "hasStopHref", "stopHref", "stopName", "names",
            "house", "link", "until",
        ]
        for cut in Cut.allCases { collect(try sample.document(cut).letterFacts(words: words), into: &facts) }
        let series = try #require(sample.series)
        var told = Reminder(
            person: Handle("ana"), day: Day(year: 2026, month: 12, day: 28), items: [RecordID(.action, 4)])
        told.announced = [Forewarning(id: RecordID(.action, 4), to: Handle("mara"), day: told.day)]
        let digest = ReminderDigest(
            person: told.person, day: told.day, items: [(series, told)], roster: sample.roster, rules: HouseRules(),
            now: TemplateSample.moment(2026, 12, 28, 9))
        collect(digest.facts(roster: sample.roster, words: words), into: &facts)
        for round in try TemplateRounds.all() { collect(round, into: &facts) }
        let silence = Escalation(owner: Handle("ana"), to: Handle("mara"), day: told.day, items: told.items)
        let letter = EscalationLetter(
            series: series, escalation: silence, reader: silence.to, rules: HouseRules(),
            now: TemplateSample.moment(2026, 12, 28, 9))
        collect(letter.facts(sample.roster, words), into: &facts)
        let meeting = MeetingLetter(
            .reminder, to: told.person, series: series,
            start: TemplateSample.zone.deadline(at: WallTime(day: told.day, minute: 600), hasTime: true), minutes: 60,
            chair: silence.to, roster: sample.roster, now: sample.now)
        collect(meeting.facts(words), into: &facts)
        for file in TemplateSet.letters.files() {
            let text = try #require(TemplateSample.builtIn(file))
            for tag in text.components(separatedBy: "{{").dropFirst() {
                guard let name = tag.components(separatedBy: "}}").first, !name.hasPrefix(">"), !name.hasPrefix("%")
                else {
                    continue
                }
                let bare = name.filter { !"#/^ {".contains($0) }
                #expect(facts.contains(bare), "\(file) asks for \(bare)")
                // What a drawing wrote is escaped already; nothing else stands as it was given.
                #expect(!name.hasPrefix("{") || bare.hasPrefix("sheet"), "\(file) does not escape \(bare)")
            }
        }
    }

    private func collect(_ facts: Facts, into names: inout Set<String>) {
        switch facts {
        case .text, .flag: break
        case .list(let list): for value in list { collect(value, into: &names) }
        case .map(let values):
            for (name, value) in values {
                names.insert(name)
                collect(value, into: &names)
            }
        }
    }
}
