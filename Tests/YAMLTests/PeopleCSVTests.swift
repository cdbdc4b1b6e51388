import ConvenorCore
import ConvenorYAML
import Testing

@Suite("people from a CSV file")
struct PeopleCSVTests {
    private static func faults(_ text: String) -> [String] { PeopleCSV.read(text).faults.map(\.description) }

    @Test("are read from columns in any order, with the headers and separators of others")
    func headers() {
        let expected = [
            Person(
                handle: Handle("lena"), name: "Vos, Lena \"L\"", mail: "lena@example.org", team: "sales",
                role: .participant, manager: Handle("ines"), zone: "Europe/Amsterdam", order: .dmy, language: "nl",
                chat: ["slack": "U1"]),
            Person(handle: Handle("ines")),
        ]
        let name = "\"Vos, Lena \"\"L\"\"\""
        let row = [
            "Europe/Amsterdam", "lena@example.org", name, "@lena", "sales", "Participant", "@ines", "U1", "nl", "dmy",
        ]
        let empty = ["", "", "", "ines", "", "", "", "", "", ""]
        let heads = [
            ["zone", "mail", "name", "handle", "team", "role", "manager", "chat.slack", "language", "order"],
            [
                "Time Zone", "E-Mail", "Full Name", "User", "Department", "Role", "Reports to", "Chat.Slack", "Locale",
                "Date Order",
            ],
            [
                "time_zone", "Email Address", "Display Name", "USERNAME", "dept", "ROLE", "supervisor", "chat.slack",
                "lang", "date-format",
            ],
        ]
        for head in heads {
            for separator in [",", ";", "\t"] {
                for ending in ["\n", "\r\n"] {
                    let rows = [head, row, empty].map { $0.joined(separator: separator) }
                    for text in [rows.joined(separator: ending), "\u{FEFF}" + rows.joined(separator: ending) + ending] {
                        let read = PeopleCSV.read(text)
                        #expect(read.faults.map(\.description) == [])
                        #expect(read.people == expected)
                    }
                }
            }
        }
    }

    @Test("skip empty rows and the spaces around a field")
    func blanks() {
        let read = PeopleCSV.read("handle , name\n\n  lena , Lena Vos \n,\n bo,\"Bo\" \n")
        #expect(read.faults.map(\.description) == [])
        #expect(
            read.people == [Person(handle: Handle("lena"), name: "Lena Vos"), Person(handle: Handle("bo"), name: "Bo")])
    }

    @Test(
        "name line and column of what is wrong",
        arguments: [
            ("", "1:1: The table is empty. Begin it with a row such as \"handle,name,mail\"."),
            (
                "name,mail\nLena,lena@example.org",
                "1:1: No column is called handle. Add a column \"handle\" with short names such as lena."
            ),
            ("handle,tema\na,b", "1:8: \"tema\" is no column of people. Did you mean \"team\"?"),
            (
                "handle,shoe size\na,b",
                "1:8: \"shoe size\" is no column of people. "
                    + "Remove it; the columns are handle, name, mail, team, role, manager, zone, language, order, channel, quiet, chat.slack."
            ),
            (
                "handle,mail,e-mail\na,,",
                "1:13: \"e-mail\" is a second column for the same thing. Remove one of the two."
            ),
            (
                "handle,name\na",
                "2:1: This row has 1 fields, and the header has 2. "
                    + "Add what is missing, or put a field that holds the separator in quotes."
            ),
            (
                "handle,mail\nlena,lena(at)example.org",
                "2:6: \"lena(at)example.org\" is no mail address. Write one such as lena@example.org."
            ),
            ("handle,name\na,\"Ana\nb,Bo", "2:3: This quote is never closed. Close it with a second quote."),
            (
                "handle,name\na,\"An\"a",
                "2:7: Text stands behind a closing quote. Double the quotes that belong to the text."
            ),
            ("handle,name\na,\"An\na\"", "2:3: This field is more than one line. Make it one line."),
            ("handle,name\n,Lena", "2:1: A person has no handle. Give them one, such as lena."),
            (
                "handle\nlena\nbo\nlena",
                "4:1: The handle \"lena\" stands twice, first in line 2. Give one of the two another handle."
            ),
            ("handle,manager\nlena,lean", "2:6: The manager \"lean\" is not in the list. Did you mean \"lena\"?"),
        ])
    func faulty(text: String, sentence: String) {
        let faults = PeopleCSVTests.faults(text)
        #expect(faults.first == "people.csv:\(sentence)")
        #expect(faults.count == 1 || text.contains("\"Ana\nb"))
    }

    @Test("are split by the separator of the header, whatever stands below it")
    func separator() {
        let read = PeopleCSV.read("handle,name\nbo,Bo; of sales; and of more\n")
        #expect(read.faults.map(\.description) == [])
        #expect(read.people.map(\.name) == ["Bo; of sales; and of more"])
    }

    @Test("report all faults in the order of the lines")
    func all() {
        let faults = PeopleCSV.read("handle,role,x y\na,boss,\nb c,,\nd\n").faults
        #expect(faults.map(\.line) == [1, 2, 3, 4])
    }
}
