import ConvenorCore
import Yams

/// The walk through one agenda file.
struct AgendaReading {
    var reader: YAMLReader
    /// Lower-case titles of the steps so far and the line of each.
    private var titles: [String: Int] = [:]
    private var latestPhase = Phase.before

    init(file: String) { reader = YAMLReader(file: file) }

    mutating func agenda(_ yaml: String, name: String) -> Agenda? {
        guard let root = reader.root(yaml) else {
            if reader.faults.isEmpty {
                reader.fault(at: nil, "The agenda is empty.", "Add \"title: …\" and \"steps:\".")
            }
            return nil
        }
        guard let fields = reader.fields(root, "an agenda", keys: AgendaFile.keys) else { return nil }
        var agenda = Agenda(name: name, title: "", language: "", purpose: "", steps: [], requiredTeams: [])
        agenda.title = reader.requiredText(fields, "title") ?? ""
        agenda.language = language(fields, name: name) ?? ""
        agenda.purpose = reader.text(fields, "purpose") ?? ""
        agenda.requiredTeams = reader.distinctLines(fields, "required_teams").map(\.text)
        let opens = words(fields, "opens", "opening", in: Opener.allCases.map { ($0.rawValue, $0) })
        agenda.opens = opens.isEmpty ? nil : opens
        agenda.phases = phases(fields)
        let nodes = reader.nodes(fields, "steps")
        let isList = fields.values["steps"].map { $0.sequence != nil } ?? true
        if nodes.isEmpty, isList {
            reader.fault(at: fields.place("steps"), "An agenda has no steps.", "Add \"- title: …\" below \"steps:\".")
        }
        agenda.steps = nodes.compactMap { step($0, teams: agenda.requiredTeams) }
        return agenda
    }

    private mutating func phases(_ fields: YAMLReader.Fields) -> JourneyPhases? {
        guard let text = reader.text(fields, "phases") else { return nil }
        let table = JourneyPhases.allCases.map { ($0.rawValue, $0) }
        return reader.word(YAMLReader.Line(text: text, place: fields.place("phases")), "set of phases", in: table)
    }

    /// A file that is named for a language is written in it.
    private mutating func language(_ fields: YAMLReader.Fields, name: String) -> String? {
        let named = name.split(separator: ".").dropFirst().last.map(String.init)
        guard let tag = reader.text(fields, "language") else { return named }
        if let named, tag != named {
            reader.fault(
                at: fields.place("language"), "The language is \"\(tag)\" and the file's name says \"\(named)\".",
                "Write \"language: \(named)\", or name the file after its language.")
        }
        if LanguageTag.isPlausible(tag) { return tag }
        reader.fault(at: fields.place("language"), "\"\(tag)\" is no language tag.", LanguageTag.mend)
        return nil
    }

    private mutating func step(_ node: Node, teams: [String]) -> Step? {
        guard let fields = reader.fields(node, "a step", keys: AgendaFile.stepKeys) else { return nil }
        var step = Step(title: "")
        if let title = reader.requiredText(fields, "title") {
            step.title = title
            checkTitle(title, at: fields.place("title"))
        }
        step.phase = phase(fields) ?? step.phase
        step.minutes = reader.count(fields, "minutes", unit: "minutes", atMost: 1440) ?? 0
        step.purpose = reader.text(fields, "purpose") ?? ""
        step.todo = reader.lines(fields, "todo").map(\.text)
        step.outcome = reader.text(fields, "outcome") ?? ""
        step.example = reader.text(fields, "example") ?? ""
        step.prompts = prompts(fields)
        step.records = words(fields, "records", "kind of record", in: AgendaFile.kindWords)
        step.checks = words(fields, "checks", "check", in: ExitCheck.allCases.map { ($0.rawValue, $0) })
        step.required = reader.distinctLines(fields, "required").map(\.text)
        step.recurring = reader.flag(fields, "recurring") ?? false
        step.most = reader.count(fields, "most", unit: "records of one sort", atMost: 20)
        checkChecks(of: step, fields, teams: teams)
        return step
    }

    private mutating func checkTitle(_ title: String, at place: Place?) {
        if let first = titles[title.lowercased()] {
            reader.fault(
                at: place, "The step title \"\(title)\" stands twice, first in line \(first).",
                "Give each step a title of its own.")
        } else {
            titles[title.lowercased()] = place?.line ?? 1
        }
    }

    private mutating func phase(_ fields: YAMLReader.Fields) -> Phase? {
        var phase = Phase.during
        let place = fields.place("phase")
        if fields.has("phase") {
            let table = Phase.allCases.map { ($0.rawValue, $0) }
            guard let text = reader.text(fields, "phase"),
                let given = reader.word(YAMLReader.Line(text: text, place: place), "phase", in: table)
            else { return nil }
            phase = given
        }
        let order = Phase.allCases
        if (order.firstIndex(of: phase) ?? 0) < (order.firstIndex(of: latestPhase) ?? 0) {
            reader.fault(
                at: place,
                "A step of the phase \"\(phase.rawValue)\" stands after one of the phase \"\(latestPhase.rawValue)\".",
                "Put the steps in the order before, during, after; a step without a phase is during.")
        } else {
            latestPhase = phase
        }
        return phase
    }

    private mutating func prompts(_ fields: YAMLReader.Fields) -> [String] {
        if fields.values["prompts"]?.sequence?.isEmpty == true {
            reader.fault(
                at: fields.place("prompts"), "\"prompts\" is an empty list.", "Add a line to type, or remove the key.")
        }
        let lines = reader.lines(fields, "prompts")
        for line in lines {
            let verb = Utterance(line.text)?.verb ?? ""
            if Verbs.named(verb) != nil { continue }
            let near = NearestWord.find(verb, in: Verbs.names).map { "Did you mean \"\($0)\"?" }
            reader.fault(
                at: line.place, "\"\(verb)\" is no command.", near ?? "docs/COMMANDS.md lists those there are.")
        }
        return lines.map(\.text)
    }

    private mutating func words<Value>(
        _ fields: YAMLReader.Fields, _ key: String, _ what: String, in table: [(String, Value)]
    ) -> [Value] {
        reader.distinctLines(fields, key).compactMap { reader.word($0, what, in: table) }
    }

    /// A check without anything to look at would pass or fail for no reason.
    private mutating func checkChecks(of step: Step, _ fields: YAMLReader.Fields, teams: [String]) {
        func absent(_ check: ExitCheck, _ mend: String) {
            reader.fault(
                at: fields.place("checks"), "The check \"\(check.rawValue)\" has nothing to look at.", mend)
        }
        if step.checks.contains(.materialReceived), !fields.has("required") {
            absent(.materialReceived, "List the material of this step under \"required\".")
        }
        if step.checks.contains(.recordsWritten), !fields.has("records") {
            absent(.recordsWritten, "List the kinds of record of this step under \"records\".")
        }
        if step.checks.contains(.teamsInvited), teams.isEmpty {
            absent(.teamsInvited, "List the teams under \"required_teams\" at the top of the agenda.")
        }
    }
}
