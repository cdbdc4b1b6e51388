import ConvenorCore
import ConvenorDefaults
import ConvenorYAML
import Foundation
import Testing

@Suite("the files of config/")
struct ShippedFilesTests {
    @Test("are all compiled in, byte for byte")
    func compiledIn() throws {
        let config = Repository.root.appending(path: "config")
        let found = try FileManager.default.subpathsOfDirectory(atPath: config.path).filter {
            [".yaml", ".mustache", ".css", ".js"].contains(where: $0.hasSuffix)
        }.filter { !$0.hasPrefix("examples/") }
        #expect(found.sorted() == Defaults.files, "config/Defaults.swift needs a row for each file")
        for path in Defaults.files {
            #expect(Defaults.file(path) == (try? Repository.text("config/" + path)), "\(path)")
        }
        #expect(Defaults.file("agendas/none.yaml") == nil)
    }

    private static var builtIn: ConfigFolder {
        ConfigFolder(path: nil, builtIn: .init(files: Defaults.files, file: Defaults.file))
    }

    @Test("hold agendas without a fault")
    func agendas() {
        let all = ShippedFilesTests.builtIn.agendas()
        #expect(all.faults.map(\.description) == [])
        let names = Defaults.files.filter { $0.hasPrefix("agendas/") }.map { $0.dropFirst(8).dropLast(5) }
        #expect(all.agendas.map(\.name).sorted() == names.map(String.init).sorted())
        #expect(Set(names).isSuperset(of: ["alignment", "alignment.nl", "foundation", "targets", "milestones.nl"]))
    }

    @Test("hold an alignment meeting of ten steps and 85 minutes that needs five teams")
    func alignment() throws {
        let agenda = try #require(ShippedFilesTests.builtIn.agenda("alignment").agenda)
        #expect(agenda.steps.count == 10)
        #expect(agenda.steps.map(\.minutes).reduce(0, +) == 85)
        #expect(agenda.steps.map(\.phase) == [.before, .before] + Array(repeating: .during, count: 7) + [.after])
        #expect(agenda.requiredTeams == ["marketing", "sales", "customer support", "product development", "finance"])
        #expect(
            agenda.steps[0].required == [
                "campaign performance", "sales data", "customer feedback", "progress on key metrics",
            ])
        #expect(agenda.steps.allSatisfy { $0.checks.count == 1 })
        for step in agenda.steps {
            let isWhole = ![step.purpose, step.outcome, step.example].contains("") && !step.todo.isEmpty
            #expect(isWhole && !step.prompts.isEmpty, "\(step.title)")
        }
    }

    @Test("are read the same with a byte order mark and the line ends of Windows")
    func windows() throws {
        let text = try #require(Defaults.file("agendas/alignment.yaml"))
        let other = "\u{FEFF}" + text.replacing("\n", with: "\r\n")
        let read = AgendaFile.read(other, file: "alignment.yaml", name: "alignment")
        #expect(read.faults.map(\.description) == [])
        #expect(read.agenda == ShippedFilesTests.builtIn.agenda("alignment").agenda)
    }

    @Test("give an agenda or a fault within them wherever they are cut off")
    func cutOff() throws {
        let text = try #require(Defaults.file("agendas/alignment.yaml"))
        for length in stride(from: 0, to: text.count, by: 211) {
            let cut = String(text.prefix(length))
            let lines = cut.split(separator: "\n", omittingEmptySubsequences: false).count
            let read = AgendaFile.read(cut, file: "cut.yaml", name: "cut")
            #expect((read.agenda == nil) == !read.faults.isEmpty)
            #expect(read.faults.allSatisfy { (1...lines + 1).contains($0.line ?? 0) })
        }
    }

    @Test("hold a stand-up whose steps come back each time, and a meeting of one open step")
    func others() throws {
        let standup = try #require(ShippedFilesTests.builtIn.agenda("standup").agenda)
        #expect(standup.steps.map(\.recurring) == [true, true, true])
        #expect(try #require(ShippedFilesTests.builtIn.agenda("open").agenda).steps.count == 1)
    }

    @Test("hold nobody, and an example that is sound when its signs are taken away")
    func people() throws {
        let text = try #require(Defaults.file("people.yaml"))
        let none = PeopleFile.read(text, file: "people.yaml")
        #expect(none.people.isEmpty && none.faults.isEmpty)
        let lines = text.split(separator: "\n")
        let start = try #require(lines.firstIndex(of: "# people:"))
        let example = lines[start...].dropLast().map { $0.dropFirst(2) }.joined(separator: "\n")
        let read = PeopleFile.read(example, file: "people.yaml")
        #expect(read.faults.map(\.description) == [])
        #expect(read.people.map(\.handle) == [Handle("ines"), Handle("lena")])
    }

    @Test("hold every setting at its default, each with its sentence")
    func settings() throws {
        try Repository.expect("config/convenor.yaml", holds: SettingsText.yaml)
        let text = try Repository.text("config/convenor.yaml")
        let read = Settings.load(yaml: text, file: "convenor.yaml", environment: [:])
        #expect(read.faults.map(\.description) == [])
        #expect(read.settings.described.map(\.value) == Settings().described.map(\.value))
        #expect(Set(read.settings.origins.keys) == Set(Setting.all.map(\.key)))
    }

    @Test("are described in docs/SETTINGS.md")
    func reference() throws {
        try Repository.expect("docs/SETTINGS.md", holds: SettingsText.markdown)
    }
}
