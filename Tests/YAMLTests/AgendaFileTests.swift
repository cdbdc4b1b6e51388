import ConvenorCore
import ConvenorYAML
import Foundation
import Testing

private func faults(_ yaml: String) -> [String] {
    let read = AgendaFile.read(yaml, file: "config/agendas/x.yaml", name: "x")
    #expect((read.agenda == nil) == !read.faults.isEmpty)
    return read.faults.map(\.description)
}

/// A fault in the one step of an agenda, whose keys begin in line 4, column 5.
private func stepFaults(_ lines: String...) -> [String] {
    faults("title: T\nsteps:\n  - title: S\n" + lines.map { "    \($0)\n" }.joined())
}

private let place = "config/agendas/x.yaml"

@Suite("an agenda file")
struct AgendaFileTests {
    @Test("is read with everything that it says")
    func whole() throws {
        let yaml = """
            title: Review
            language: pt-BR
            purpose: Look back.
            required_teams: [sales, customer support]
            steps:
              - title: Gather
                phase: before
                minutes: 5
                purpose: Facts.
                todo: [Look, Ask]
                outcome: A pack.
                example: Six slides.
                prompts: [prep sales data @sam, received P1]
                records: [prep, marketing-goal, check-in, question]
                checks: [material-received, teams-invited]
                required: [sales data]
                recurring: true
              - title: Talk
              - title: Send
                phase: after
            """
        let read = AgendaFile.read(yaml, file: "x.yaml", name: "review")
        #expect(read.faults.isEmpty)
        let gather = Step(
            title: "Gather", phase: .before, minutes: 5, purpose: "Facts.", todo: ["Look", "Ask"], outcome: "A pack.",
            example: "Six slides.", prompts: ["prep sales data @sam", "received P1"],
            records: [.prep, .marketingGoal, .checkIn, .parked], checks: [.materialReceived, .teamsInvited],
            required: ["sales data"], recurring: true)
        let expected = Agenda(
            name: "review", title: "Review", language: "pt-BR", purpose: "Look back.",
            steps: [gather, Step(title: "Talk"), Step(title: "Send", phase: .after)],
            requiredTeams: ["sales", "customer support"])
        let agenda = try #require(read.agenda)
        #expect(agenda == expected)
        let stored = try JSONEncoder().encode(agenda)
        #expect(try JSONDecoder().decode(Agenda.self, from: stored) == agenda)
    }

    @Test("says what it opens with and in which phases it walks")
    func openings() throws {
        let steps = "steps: [{title: S}]"
        let read = AgendaFile.read(
            "title: T\nopens: [horizon, checklist]\nphases: six-phases\n" + steps, file: "x.yaml", name: "x")
        let agenda = try #require(read.agenda)
        #expect(agenda.opens == [.horizon, .checklist])
        #expect(agenda.phases == .six)
        let plain = try #require(AgendaFile.read("title: T\n" + steps, file: "x.yaml", name: "x").agenda)
        #expect(plain.opens == nil && plain.phases == nil)
        #expect(
            faults("title: T\nphases: seven\n" + steps) == [
                "\(place):2:9: \"seven\" is no set of phases. Write one of see-think-do-care, six-phases."
            ])
    }

    @Test("has a word for every kind of record, and none twice")
    func kinds() {
        #expect(Set(AgendaFile.kindWords.map(\.1)) == Set(Kind.allCases))
        #expect(Set(AgendaFile.kindWords.map(\.0)).count == Kind.allCases.count)
    }

    @Test("names a misspelt key and the one that was meant")
    func unknownKey() {
        #expect(
            stepFaults("fase: before")
                == ["\(place):4:5: \"fase\" is no key of a step. Did you mean \"phase\"?"])
        #expect(
            faults("titel: T\nsteps: [{title: S}]") == [
                "\(place):1:1: \"titel\" is no key of an agenda. Did you mean \"title\"?",
                "\(place):1:1: An agenda has no title. Add \"title: …\".",
            ])
        #expect(
            faults("title: T\ncolour: red\nsteps: [{title: S}]") == [
                "\(place):2:1: \"colour\" is no key of an agenda. "
                    + "Its keys are title, language, purpose, required_teams, opens, phases, steps."
            ])
    }

    @Test(
        "names an unknown word and the one that was meant",
        arguments: [
            ("phase: durign", "12", "\"durign\" is no phase. Did you mean \"during\"?"),
            ("phase: lunch", "12", "\"lunch\" is no phase. Write one of before, during, after."),
            ("records: [acton]", "15", "\"acton\" is no kind of record. Did you mean \"action\"?"),
            ("checks: [goals-writen]", "14", "\"goals-writen\" is no check. Did you mean \"goal-written\"?"),
            (
                "checks: [tea]", "14",
                "\"tea\" is no check. Write one of material-received, teams-invited, records-written, goal-written, "
                    + "metrics-complete, goals-supported, high-gaps-answered, actions-complete, check-in-planned, "
                    + "feedback-requested, recipients-seen, insights-acted."
            ),
        ])
    func unknownWord(line: String, column: String, sentence: String) {
        #expect(stepFaults(line) == ["\(place):4:\(column): \(sentence)"])
    }

    @Test(
        "names a value of the wrong type",
        arguments: [
            (
                "purpose: [a, b]", "14",
                "\"purpose\" must be text, not a list. "
                    + "Write one line; put it in quotes when it holds a colon or begins with a sign."
            ),
            ("purpose:", "13", "\"purpose\" is empty. Write its text, or remove the key."),
            ("purpose: \"a\\nb\"", "14", "\"purpose\" is more than one line. Fold it into one line with \">-\"."),
            ("todo: Look", "11", "\"todo\" must be a list, not a single value. Begin each entry with \"- \"."),
            (
                "minutes: -5", "14",
                "\"minutes\" is -5, which is below 0. Write a whole number of minutes from 0 to 1440."
            ),
            (
                "minutes: 2000", "14",
                "\"minutes\" is 2000, which is above 1440. Write a whole number of minutes from 0 to 1440."
            ),
            (
                "minutes: ten", "14",
                "\"minutes\" is \"ten\", which is no whole number. Write a whole number of minutes from 0 to 1440."
            ),
            (
                "minutes: [5]", "14",
                "\"minutes\" must be a number, not a list. Write a whole number of minutes from 0 to 1440."
            ),
            ("recurring: yes", "16", "\"recurring\" is \"yes\", not true or false. Write true or false."),
            (
                "prompts: [\"\"]", "15",
                "\"prompts\" has an empty line. Write its text, or remove the \"-\"."
            ),
            ("prompts: []", "14", "\"prompts\" is an empty list. Add a line to type, or remove the key."),
            (
                "todo: [{say: it}]", "12",
                "\"todo\" must be text, not a map. "
                    + "Write one line; put it in quotes when it holds a colon or begins with a sign."
            ),
            ("required: [a, A]", "19", "\"A\" stands twice under \"required\". Remove one of the two."),
        ])
    func wrongType(line: String, column: String, sentence: String) {
        #expect(stepFaults(line) == ["\(place):4:\(column): \(sentence)"])
    }

    @Test("needs a title for itself and for each step, and no title twice")
    func titles() {
        #expect(
            faults("steps:\n  - phase: after\n") == [
                "\(place):1:1: An agenda has no title. Add \"title: …\".",
                "\(place):2:5: A step has no title. Add \"title: …\".",
            ])
        #expect(
            faults("title: T\nsteps:\n  - title: Gaps\n  - title: gaps\n") == [
                "\(place):4:12: The step title \"gaps\" stands twice, first in line 3. "
                    + "Give each step a title of its own."
            ])
    }

    @Test(
        "needs steps",
        arguments: [
            ("", "1:1: The agenda is empty. Add \"title: …\" and \"steps:\"."),
            ("title: T\n", "1:1: An agenda has no steps. Add \"- title: …\" below \"steps:\"."),
            ("title: T\nsteps: []\n", "2:8: An agenda has no steps. Add \"- title: …\" below \"steps:\"."),
            (
                "title: T\nsteps: many\n",
                "2:8: \"steps\" must be a list, not a single value. Begin each entry with \"- \"."
            ),
            (
                "title: T\nsteps: [S]\n",
                "2:9: A step must be a map of keys, not a single value. Write \"title: …\", one key a line."
            ),
            ("- title: T\n", "1:1: An agenda must be a map of keys, not a list. Write \"title: …\", one key a line."),
            (
                "title: T\nlanguage: English!\nsteps: [{title: S}]\n",
                "2:11: \"English!\" is no language tag. Write a tag such as en, nl or pt-BR."
            ),
        ])
    func steps(yaml: String, sentence: String) {
        #expect(faults(yaml) == ["\(place):\(sentence)"])
    }

    @Test("keeps its steps in the order before, during, after")
    func phases() {
        #expect(
            faults("title: T\nsteps:\n  - title: A\n  - title: B\n    phase: before\n") == [
                "\(place):5:12: A step of the phase \"before\" stands after one of the phase \"during\". "
                    + "Put the steps in the order before, during, after; a step without a phase is during."
            ])
    }

    @Test(
        "has something to look at for each check",
        arguments: [
            ("material-received", "List the material of this step under \"required\"."),
            ("records-written", "List the kinds of record of this step under \"records\"."),
            ("teams-invited", "List the teams under \"required_teams\" at the top of the agenda."),
        ])
    func checks(check: String, mend: String) {
        #expect(
            stepFaults("checks: [\(check)]")
                == ["\(place):4:13: The check \"\(check)\" has nothing to look at. \(mend)"])
    }

    @Test("has prompts that begin with a command")
    func prompts() {
        let lines = ["action A", "aciton B", "Eat cake"].map { "      - \($0)\n" }.joined()
        #expect(
            faults("title: T\nsteps:\n  - title: S\n    prompts:\n" + lines) == [
                "\(place):6:9: \"aciton\" is no command. Did you mean \"action\"?",
                "\(place):7:9: \"eat\" is no command. docs/COMMANDS.md lists those there are.",
            ])
    }

    @Test("reports all its faults at once, in the order of its lines")
    func all() {
        let yaml = """
            language: 1
            steps:
              - title: A
                minutes: -1
                phase: lunch
              - fase: x
                records: [acton, gapp]
            """
        let lines = AgendaFile.read(yaml, file: "x", name: "x").faults.map { "\($0.line ?? 0):\($0.column ?? 0)" }
        #expect(lines == ["1:1", "1:11", "4:14", "5:12", "6:5", "6:5", "7:15", "7:22"])
    }

    @Test(
        "of broken syntax names the place",
        arguments: [
            (
                "title: T\nsteps:\n  - @lena\n",
                "3:5: No text may begin with this character in YAML. Put the text in single quotes."
            ),
            (
                "title: T: U\n",
                "1:9: A colon makes this a key where none may stand. "
                    + "Put the text in quotes when it holds a colon, or check how far the line is indented."
            ),
            ("steps:\n\t- title: T\n", "2:1: A tab stands where YAML wants spaces. Indent with spaces only."),
            (
                "title: *all*\n",
                "1:12: A word that begins with * or & points to another place in YAML. Put the text in single quotes."
            ),
            (
                "title: *all\n",
                "1:8: A word that begins with * or & points to another place in YAML. Put the text in single quotes."
            ),
            ("title: 'T\n", "2:1: The file ends inside a quoted text. Close the quote where the text ends."),
            (
                String(repeating: "[", count: 20_000),
                "1:1: This is nested too deeply. Remove brackets or indentation."
            ),
            ("title: T\nsteps: []\ntitle: U\n", "1:1: \"title\" stands twice in this map. Keep one of the two."),
            (
                "title: [T\n",
                "2:1: This is no YAML: did not find expected ',' or ']'. "
                    + "Check the indentation, the quotes and the brackets here and in the line above."
            ),
            (
                "title: T\n---\ntitle: U\n",
                "2:1: This begins a second document. Keep one: remove the \"---\" or what follows it."
            ),
            (
                "title: \u{1}\n",
                "1:8: This is a character that no YAML file may hold. Remove it, and save the file as UTF-8."
            ),
        ])
    func syntax(yaml: String, sentence: String) {
        #expect(faults(yaml) == ["\(place):\(sentence)"])
    }
}
