import ConvenorCalendar
import ConvenorCore
import ConvenorDefaults
import ConvenorYAML
import Testing

/// A meeting in memory, at 10:00 on Thursday 26 November 2026.
private struct Room {
    var series: Series?
    let scene: Scene

    init(_ agendas: [Agenda]) {
        let people = ["mara", "ana", "bo", "sam", "lee"].map { Person(handle: Handle($0), mail: $0 + "@example.org") }
        scene = Scene(
            now: Zone.utc.moment(of: WallTime(day: Day(year: 2026, month: 11, day: 26), minute: 600)),
            speaker: Handle("mara"), typist: Handle("mara"), room: "test", zone: .utc,
            dates: DateReader(zone: .utc, languages: DateLanguage.all, order: .dmy),
            roster: Roster(people), agendas: Dictionary(uniqueKeysWithValues: agendas.map { ($0.name, $0) }),
            rules: HouseRules(), calendar: RuleOccurrences())
    }

    /// Why the line was refused or asked back; nil when it was taken, and for the question that `send` always asks.
    mutating func say(_ line: String) -> String? {
        do throws(Stop) {
            let decision = try Hearing.decide(line, series: series, question: nil, scene: scene)
            var next = series ?? Series(slug: "test")
            next.apply(Entry(said: line, events: decision.events), at: scene.now, by: scene.typist)
            series = next
            return nil
        } catch {
            if case .asked(let question) = error, case .send = question.about { return nil }
            return "\(line): \(error)"
        }
    }
}

@Suite("the prompts of a shipped agenda")
struct PromptTests {
    /// What is there already when somebody needs a prompt: an action to close, gaps to choose from.
    private static let before = [
        "alignment": ["goal Win back old customers by Q2 @ana", "goal Sell in two more shops by Q2 @bo"],
        "standup": ["action @ana count the sign-ups by tomorrow"],
    ]
    /// Each shipped agenda once, without its languages.
    private static let names = Defaults.files.compactMap { path -> String? in
        let name = path.split(separator: "/").last?.split(separator: ".") ?? []
        return path.hasPrefix("agendas/") && name.count == 2 ? String(name[0]) : nil
    }

    @Test(
        "can be typed as they stand, from the first step to the last", arguments: names.flatMap { [$0, $0 + ".nl"] })
    func typed(name: String) throws {
        let folder = ConfigFolder(path: nil, builtIn: .init(files: Defaults.files, file: Defaults.file))
        let agenda = try #require(folder.agenda(name).agenda)
        var room = Room(folder.agendas().agendas)
        var lines = ["start \(name) \"Test\""] + (PromptTests.before[agenda.plainName] ?? [])
        lines += agenda.steps.map(\.prompts).joined(separator: ["next!"])
        #expect(lines.compactMap { room.say($0) } == [])
    }

    /// What an agenda has besides its words.
    private struct Frame: Equatable {
        var records: [[Kind]]
        var checks: [[ExitCheck]]
        var minutes: [Int]
        var counts: [[Int]]

        init(_ agenda: Agenda) {
            records = agenda.steps.map(\.records)
            checks = agenda.steps.map(\.checks)
            minutes = agenda.steps.map(\.minutes)
            counts = agenda.steps.map { [$0.todo.count, $0.prompts.count, $0.required.count] }
        }
    }

    @Test("belong to the same steps in every language", arguments: names)
    func languages(name: String) throws {
        let folder = ConfigFolder(path: nil, builtIn: .init(files: Defaults.files, file: Defaults.file))
        let (english, dutch) = (try #require(folder.agenda(name).agenda), folder.agenda(name + ".nl").agenda)
        #expect(dutch.map(Frame.init) == Frame(english))
        #expect(dutch?.language == "nl" && dutch?.plainName == name)
        let said = english.steps.flatMap { [$0.title, $0.purpose, $0.outcome] }
        let also = Set(dutch?.steps.flatMap { [$0.title, $0.purpose, $0.outcome] } ?? [])
        #expect(said.filter { $0.count > 20 && also.contains($0) } == [])
    }
}
