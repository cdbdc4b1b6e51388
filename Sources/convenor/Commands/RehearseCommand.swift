import ArgumentParser
import ConvenorCore
import ConvenorEngine
import ConvenorYAML
import Foundation

struct RehearseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rehearse",
        abstract: "Plays a meeting and its whole follow-up in simulated time, and shows every mail that would go out.",
        discussion: """
            The script has a line for each command, with its time: 2026-09-24 10:00 mara> start alignment "Q4", then \
            +10m bo> …, 10:45 ana> … or bo> …. Nothing is kept and nothing is sent: the mails go to a Maildir with --out. \
            The answers file says what people do with a reminder: ana: 60% after 2h, done after 1d; bo: silent.
            """)

    @Option(help: Place.configHelp) var config: String?
    @Argument(help: ArgumentHelp("The name of an agenda, or a file with one.", valueName: "agenda")) var agenda: String
    @Argument(help: ArgumentHelp("Who says what when; - for stdin.", valueName: "script")) var script: String
    @Option(help: ArgumentHelp("Where lines without a date begin; now without it.", valueName: "date")) var from:
        String?
    @Option(help: ArgumentHelp("How far to look; 8 weeks after the last line without it.", valueName: "date"))
    var until: String?
    @Option(help: ArgumentHelp("Who answers reminders, what and when; all are silent without it.", valueName: "file"))
    var answers: String?
    @Option(help: ArgumentHelp("People besides those of the config folder: YAML, or CSV.", valueName: "file"))
    var people: String?
    @Option(help: ArgumentHelp("A folder to be made, for the Maildir of all mails.", valueName: "folder")) var out:
        String?

    func run() async throws {
        try await reporting {
            let assembly = try Assembly(rehearsing: config)
            var house = assembly.house
            let name = try takeAgenda(&house)
            try takePeople(&house)
            let answers = try readAnswers()
            let script = try readScript(house, answers)
            if !script.people.isEmpty { house.people = Roster(script.people).over(house.people) }
            guard let last = script.lines.last else { throw Failure.data("\(self.script) has no line to play.") }
            let end = try lastMoment(script, house) ?? last.at.adding(seconds: 56 * 86_400)
            try check(answers, script, house)
            let stage = try assembly.rehearsal(
                house, from: script.lines.first?.at ?? last.at, answers: answers, out: out)
            defer { stage.clear() }
            put("Agenda \(name), \(Count.text(script.lines.count, "line")), times in \(house.zone.identifier)")
            let timeline = RehearsalTimeline(zone: house.zone)
            try await stage.rehearsal.play(script, until: end) { event in
                for line in timeline.lines(event) { put(line) }
                timeline.count(event)
            }
            put(timeline.summary)
            let late = script.lines.count { $0.at > end }
            if late > 0 { put("Not played: \(Count.text(late, "line")) of the script after --until.") }
            for fault in answers.idle(timeline.told) { put("\(self.answers ?? ""), \(fault)") }
            try await stage.store.close()
        }
    }

    /// What `--until` names; nil without it.
    private func lastMoment(_ script: RehearsalScript, _ house: House) throws -> Moment? {
        guard let until else { return nil }
        let end = try DateArgument.moment(until, house, option: "--until")
        guard let first = script.lines.first, end < first.at else { return end }
        throw Failure.usage("--until \(until) is before the first line of the script, so that nothing would be played.")
    }

    private func check(_ answers: RehearsalAnswers, _ script: RehearsalScript, _ house: House) throws {
        guard let start = script.lines.first?.at,
            let fault = answers.fault(in: house, named: script.handles, now: start)
        else { return }
        throw Failure.data("\(self.answers ?? ""), \(fault)")
    }

    /// Makes the agenda known under its name; a file wins over the one of the same name.
    private func takeAgenda(_ house: inout House) throws -> String {
        if let found = house.agendas[agenda] { return found.name }
        guard let data = FileManager.default.contents(atPath: agenda) else {
            let known = house.agendas.keys.sorted().joined(separator: ", ")
            throw Failure.missing("There is no agenda and no file \"\(agenda)\". There are: \(known).")
        }
        let name = String(URL(fileURLWithPath: agenda).deletingPathExtension().lastPathComponent.prefix(60))
        let read = AgendaFile.read(String(decoding: data, as: UTF8.self), file: agenda, name: name)
        guard let found = read.agenda, read.faults.isEmpty else {
            throw Failure.config(read.faults.first?.description ?? "\(agenda) is no agenda.")
        }
        house.agendas[found.name] = found
        return found.name
    }

    private func takePeople(_ house: inout House) throws {
        guard let people else { return }
        let text = try text(of: people)
        let known = Set(house.people.people.keys)
        let read =
            people.hasSuffix(".csv")
            ? PeopleCSV.read(text, file: people, known: known) : PeopleFile.read(text, file: people, known: known)
        if let fault = read.faults.first { throw Failure.config(fault.description) }
        house.people = Roster(read.people).over(house.people)
    }

    private func readScript(_ house: House, _ answers: RehearsalAnswers) throws -> RehearsalScript {
        let start: Moment
        if let from {
            let day = try DateArgument.deadline(from, house, option: "--from")
            let minute = day.hasTime ? day.wall.minute : house.rules.dayStart
            start = house.zone.moment(of: WallTime(day: day.wall.day, minute: minute))
        } else {
            start = SystemClock().now()
        }
        var text =
            script == "-"
            ? String(decoding: (try FileHandle.standardInput.readToEnd()) ?? Data(), as: UTF8.self)
            : try self.text(of: script)
        // A script that names its days begins with the first of them.
        text = text.replacing("\r\n", with: "\n")
        let chair = Handle("chair")
        do throws(RehearsalScript.Fault) {
            var script = try RehearsalScript(text, chair: chair, start: start, zone: house.zone)
            let more = try RehearsalScript(
                answers.script, chair: script.chair, start: script.lines.first?.at ?? start, zone: house.zone)
            script.lines = (script.lines + more.lines).enumerated().sorted {
                ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
            }.map(\.element)
            return script
        } catch {
            throw Failure.data("\(script), \(error)")
        }
    }

    private func readAnswers() throws -> RehearsalAnswers {
        guard let answers else { return RehearsalAnswers() }
        let text = try text(of: answers)
        do throws(RehearsalScript.Fault) {
            return try RehearsalAnswers(text)
        } catch {
            throw Failure.data("\(answers), \(error)")
        }
    }

    private func text(of path: String) throws(Failure) -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure.missing("\(path) cannot be read.")
        }
        return String(decoding: data, as: UTF8.self)
    }
}
