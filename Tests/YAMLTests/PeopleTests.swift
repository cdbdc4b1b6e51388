import ConvenorCore
import ConvenorYAML
import Testing

@Suite("a list of people")
struct PeopleTests {
    private static func faults(_ lines: String...) -> [String] {
        PeopleFile.read("people:\n" + lines.joined(separator: "\n") + "\n", file: "people.yaml").faults
            .map(\.description)
    }

    @Test("knows people on platforms whose names have two words, and on one of several of a platform")
    func places() {
        let yaml = "people:\n  - handle: bo\n    chat: {google_chat: users/7, \"slack:ops\": U1}\n"
        let read = PeopleFile.read(yaml, file: "people.yaml")
        #expect(read.faults.map(\.description) == [])
        #expect(read.people.first?.chat == ["google_chat": "users/7", "slack:ops": "U1"])
        let csv = PeopleCSV.read("handle,chat.google_chat,Chat.Slack:Ops\nbo,users/7,U1\n", file: "people.csv")
        #expect(csv.faults.map(\.description) == [])
        #expect(csv.people.first?.chat == ["google_chat": "users/7", "slack:ops": "U1"])
    }

    @Test("is read with everything that it says, the manager also by address")
    func whole() {
        let yaml = """
            people:
              - handle: "@Lena"
                name: Lena Vos
                mail: lena@example.org
                team: sales
                role: participant
                manager: ines@example.org
                zone: Europe/Amsterdam
                language: nl-BE
                order: MDY
                channel: Both
                quiet: 18-10:30
                chat: {slack: U024BE7LH, matrix: "@lena:example.org"}
              - handle: ines
                mail: Ines@example.org
                role: informed
                manager: olaf
              - handle: bo
            """
        let read = PeopleFile.read(yaml, file: "people.yaml", known: [Handle("olaf")])
        #expect(read.faults.map(\.description) == [])
        let lena = Person(
            handle: Handle("lena"), name: "Lena Vos", mail: "lena@example.org", team: "sales", role: .participant,
            manager: Handle("ines"), zone: "Europe/Amsterdam", order: .mdy, language: "nl",
            chat: ["slack": "U024BE7LH", "matrix": "@lena:example.org"],
            channel: .both, quiet: QuietHours("18:00-10:30"))
        let ines = Person(handle: Handle("ines"), mail: "Ines@example.org", role: .informed, manager: Handle("olaf"))
        #expect(read.people == [lena, ines, Person(handle: Handle("bo"))])
    }

    @Test("may be empty", arguments: ["", "# nobody\n", "people:\n", "people: []\n"])
    func empty(yaml: String) {
        let read = PeopleFile.read(yaml, file: "people.yaml")
        #expect(read.people.isEmpty && read.faults.isEmpty)
    }

    @Test("names what is wrong with a person, and where")
    func faulty() {
        let cases: [(String, String)] = [
            ("- name: Lena", "2:3: A person has no handle. Give them one, such as lena."),
            (
                "- handle: le na",
                "2:11: \"le na\" is no handle. Write letters, digits, dots, hyphens and underscores, such as lena."
            ),
            ("- {handle: a, mail: lena}", "2:21: \"lena\" is no mail address. Write one such as lena@example.org."),
            ("- {handle: a, channel: chta}", "2:24: \"chta\" is no channel. Did you mean \"chat\"?"),
            ("- {handle: a, quiet: evening}", "2:22: \"evening\" is no span of hours. Write it as in 18:00-10:00."),
            ("- {handle: a, role: chiar}", "2:21: \"chiar\" is no role. Did you mean \"chair\"?"),
            (
                "- {handle: a, role: guest}",
                "2:21: \"guest\" is no role. Write one of owner, informed, participant, chair."
            ),
            (
                "- {handle: a, zone: Europe/Amsterdm}",
                "2:21: \"Europe/Amsterdm\" is no time zone that this machine knows. "
                    + "Did you mean \"Europe/Amsterdam\"?"
            ),
            (
                "- {handle: a, language: fr}",
                "2:25: \"fr\" is no language that dates are read in. Write one of en, nl."
            ),
            ("- {handle: a, order: dym}", "2:22: \"dym\" is no order of day and month. Did you mean \"dmy\"?"),
            (
                "- {handle: a, order: first}",
                "2:22: \"first\" is no order of day and month. Write one of ask, dmy, mdy."
            ),
            (
                "- {handle: a, zone: Mars}",
                "2:21: \"Mars\" is no time zone that this machine knows. "
                    + "Write an IANA name, such as Europe/Amsterdam."
            ),
            (
                "- {handle: a, manager: zed}",
                "2:24: The manager \"zed\" is not in the list. Add them as a person, or leave the manager out."
            ),
            ("- {handle: a, manager: a}", "2:24: \"a\" is their own manager. Name somebody else, or leave it out."),
            ("- {handle: a, tema: x}", "2:15: \"tema\" is no key of a person. Did you mean \"team\"?"),
            (
                "- {handle: a, chat: x}",
                "2:21: \"chat\" must be a map of platforms, not a single value. Write \"slack: U024BE7LH\" below it."
            ),
            (
                "- {handle: a, chat: {My Chat: x}}",
                "2:22: \"My Chat\" is no name of a chat platform. Write it in lower-case letters, such as slack."
            ),
            (
                "- {handle: a, name: [x]}",
                "2:21: \"name\" must be text, not a list. "
                    + "Write one line; put it in quotes when it holds a colon or begins with a sign."
            ),
            ("- x", "2:3: A person must be a map of keys, not a single value. Write \"handle: …\", one key a line."),
        ]
        for (line, sentence) in cases { #expect(PeopleTests.faults(line) == ["people.yaml:\(sentence)"]) }
    }

    @Test("holds each handle, address and chat id once")
    func twice() {
        #expect(
            PeopleTests.faults("- handle: lena", "- handle: Lena") == [
                "people.yaml:3:11: The handle \"lena\" stands twice, first in line 2. "
                    + "Give one of the two another handle."
            ])
        #expect(
            PeopleTests.faults("- {handle: a, mail: a@example.org}", "- {handle: b, mail: A@example.org}") == [
                "people.yaml:3:21: The address \"A@example.org\" stands twice, first in line 2. "
                    + "Give each person an address of their own, or leave it out."
            ])
        #expect(
            PeopleTests.faults("- {handle: a, chat: {slack: U1}}", "- {handle: b, chat: {slack: U1}}") == [
                "people.yaml:3:29: The slack id \"U1\" stands twice, first in line 2. "
                    + "Keep it with the person whose id it is."
            ])
    }

    @Test("keeps the people that are sound beside those that are not")
    func partly() {
        let yaml = "people:\n- handle: a\n- {handle: b, mail: x}\n- {handle: c, manager: b}\n"
        let read = PeopleFile.read(yaml, file: "p")
        #expect(read.people.map(\.handle) == [Handle("a"), Handle("c")])
        #expect(read.faults.count == 1)
    }
}
