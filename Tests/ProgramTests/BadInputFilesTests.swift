import Foundation
import Testing

/// Files of the operator with faults in them, and folders that cannot be used.
@Suite("Bad files under the program")
struct BadInputFilesTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        var file: String
        var text: String
        var place: String
        var says: String
        var testDescription: String { "\(file): \(says)" }
    }

    static let faults = [
        Fault(file: "convenor.yaml", text: "mail:\n  from: [open\n", place: ":3:1:", says: "This is no YAML"),
        Fault(file: "convenor.yaml", text: "tiem:\n  zone: UTC\n", place: ":1:1:", says: "Did you mean \"time\"?"),
        Fault(file: "convenor.yaml", text: "mail:\n  retry_hours: soon\n", place: ":2:16:", says: "soon"),
        Fault(file: "convenor.yaml", text: "\tmail: x\n", place: ":1:1:", says: "A tab stands"),
        Fault(file: "people.yaml", text: "people:\n - handle: ana\n   mail: [\n", place: ":4:1:", says: "no YAML"),
        Fault(
            file: "agendas/mine.yaml", text: "title: x\nsteps:\n  - title: a\n    minutes: many\n", place: ":4:14:",
            says: "no whole number"),
        Fault(
            file: "templates/en.summary.text.mustache", text: "{{#open}} x\n", place: ":1:1:",
            says: "CONTENT_TYPE:TEXT"),
    ]

    @Test("a fault in a file stops the start with its file, line and column", arguments: faults)
    func fault(_ fault: Fault) throws {
        let program = try BadInputProgram()
        try program.write(fault.text, to: "conf/" + fault.file)
        for command in [["run", "--data", program.data], ["check"]] {
            let result = try program.run(command + ["--config", program.path("conf")])
            #expect(result.code == 78)
            #expect(result.out.isEmpty)
            let first = try #require(result.complaints.first)
            #expect(first.hasPrefix("convenor: \(program.path("conf/" + fault.file))\(fault.place) "), "\(first)")
            #expect(first.contains(fault.says), "\(first)")
        }
    }

    @Test("a file that is a folder or no text, and a config folder that is not there, are named")
    func unreadable() throws {
        let program = try BadInputProgram()
        try program.write("x", to: "conf/convenor.yaml/x")
        var result = try program.run(["run", "--data", program.data, "--config", program.path("conf")])
        #expect(result.code == 78)
        #expect(result.complaints.first?.contains("conf/convenor.yaml: This file cannot be read.") == true)
        try FileManager.default.removeItem(atPath: program.path("conf"))
        try program.write("", to: "conf/people.yaml")
        try Data([0x70, 0xFF]).write(to: URL(fileURLWithPath: program.path("conf/people.yaml")))
        result = try program.run(["run", "--data", program.data, "--config", program.path("conf")])
        #expect(result.code == 78)
        #expect(result.complaints.first?.contains("conf/people.yaml: This file is not UTF-8.") == true)
        result = try program.run(["run", "--data", program.data, "--config", program.path("none")])
        #expect(result.code == 78)
        #expect(result.complaints.first?.contains("This is no folder.") == true)
    }

    @Test("a data folder that is a file, or lies below one, is refused with its name")
    func dataIsAFile() throws {
        let program = try BadInputProgram()
        try program.write("x", to: "file")
        for place in ["file", "file/below"] {
            let result = try program.run(lines: ["status"], data: program.path(place))
            #expect(result.code == 74)
            #expect(result.complaints.count == 1)
            #expect(result.complaints.first?.contains("\(program.path("file")) is a file. Choose another") == true)
        }
        #expect(program.text("file") == "x")
    }

    @Test("a journal that is no database, or is damaged, is refused and left as it is")
    func damaged() throws {
        let program = try BadInputProgram()
        try program.write("hello", to: "data/convenor.db")
        var result = try program.run(lines: ["status"])
        #expect(result.code == 74)
        #expect(result.complaints.first?.contains("it is no SQLite file") == true)
        #expect(program.text("data/convenor.db") == "hello")
        try FileManager.default.removeItem(atPath: program.data)
        _ = try program.run(lines: ["start alignment \"Damaged\"", "note one"])
        var bytes = try Data(contentsOf: URL(fileURLWithPath: program.path("data/convenor.db")))
        bytes.replaceSubrange(4096..., with: Data(repeating: 0xFF, count: bytes.count - 4096))
        try bytes.write(to: URL(fileURLWithPath: program.path("data/convenor.db")))
        result = try program.run(lines: ["status", "note two"])
        #expect(result.code == 74)
        #expect(result.complaints.first?.contains("is damaged") == true)
        #expect(result.complaints.first?.contains("put the last backup in its place") == true)
    }

    @Test("mail that cannot be written waits in the outbox, is listed, and leaves when the folder is mended")
    func maildir() throws {
        let program = try BadInputProgram()
        try program.write("in the way", to: "data/mail")
        let result = try program.run(lines: [
            "start alignment \"Mail\"", "invite @ana ana@example.org team=sales", "present @ana", "send", "y",
        ])
        #expect(result.code == 0)
        #expect(result.out.contains("Minutes v1 go to"))
        let listed = try program.run(["deliveries", "--open", "--data", program.data]).out
        #expect(listed.contains("retry") && listed.contains("ana@example.org"), "\(listed)")
        #expect(program.text("data/mail") == "in the way")
        try FileManager.default.removeItem(atPath: program.path("data/mail"))
        let lines = listed.split(separator: "\n")
        let at = try #require(lines.firstIndex { $0.contains("ana@example.org") })
        let key = lines[at + 1].trimmingCharacters(in: .whitespaces)
        #expect(try program.run(["deliveries", "--retry", key, "--data", program.data]).code == 0)
        _ = try program.run(lines: ["status"])
        let mails = try FileManager.default.contentsOfDirectory(atPath: program.path("data/mail/new"))
        #expect(mails.count == 1)
        #expect(try program.run(["deliveries", "--data", program.data]).out.contains("sent"))
    }
}
