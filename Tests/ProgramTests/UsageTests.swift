import Foundation
import Testing

/// The command line: exit codes of sysexits.h, help, and where output goes.
struct UsageTests {
    @Test(
        "what cannot be done ends with its code and one sentence on standard error",
        arguments: [
            (["bogus"], 64, "bogus"), (["run", "--bogus"], 64, "--bogus"), (["run", "--as", "no body"], 64, "no body"),
            (["minutes"], 64, "<series/number>"), (["minutes", "x", "--format", "pdf"], 64, "pdf"),
            (["backup"], 64, "<file>"), (["deliveries", "--limit", "many"], 64, "many"),
            (["minutes", "nothing"], 66, "no journal"), (["series"], 66, "no journal"), (["export"], 66, "no journal"),
            (["backup", "b"], 66, "no journal"), (["import", "nowhere.jsonl"], 66, "nowhere.jsonl"),
            (["people", "import", "nowhere.csv"], 66, "nowhere.csv"), (["replay", "nowhere.log"], 66, "nowhere.log"),
        ] as [([String], Int32, String)])
    func refusals(arguments: [String], code: Int32, word: String) async throws {
        let place = try Workplace()
        let ending = try await Program.run(arguments, at: place)
        #expect(ending.code == code)
        #expect(ending.output.isEmpty)
        #expect(ending.errors.contains(word))
    }

    @Test("faulty settings end with 78 and name file and line; check says all of them")
    func settings() async throws {
        let place = try Workplace(["CONVENOR_MAIL_FORM": "a@example.org"])
        try place.write("mail:\n  fron: b@example.org\n", to: "config/convenor.yaml")
        let run = try await Program.run(["run"], at: place)
        #expect(run.code == 78 && run.output.isEmpty)
        #expect(run.errors.split(separator: "\n").count == 1)
        let check = try await Program.run(["check"], at: place)
        #expect(check.code == 78 && check.output.isEmpty)
        #expect(check.errors.contains("convenor.yaml:2:3") && check.errors.contains("CONVENOR_MAIL_FORM"))
        #expect(!FileManager.default.fileExists(atPath: place.path("data/convenor.db")))
    }

    @Test("a data folder that cannot be made ends with 74")
    func folder() async throws {
        let place = try Workplace()
        try place.write("a file", to: "taken")
        let ending = try await Program.run(["run", "--data", place.path("taken/data")], at: place)
        #expect(ending.code == 74)
        #expect(ending.errors.contains("--data"))
    }

    private static let place = ["--data", "--config"]

    @Test(
        "the help of every command goes to standard output, exits with 0 and names all that it takes",
        arguments: [
            (["run"], place + ["--as", "--room"]), (["check"], place + ["--show"]),
            (["minutes"], place + ["--format", "<series/number>"]),
            (["replay"], place + ["--format", "--title", "--save", "--quiet", "<log>"]), (["series"], place),
            (["deliveries"], place + ["--open", "--limit", "--retry"]), (["backup"], place + ["<file>"]),
            (["export"], place + ["<file>"]), (["import"], place + ["<file>"]), (["people"], ["list", "import"]),
            (["people", "list"], place), (["people", "import"], place + ["<file>"]), (["reference"], ["reference"]),
        ])
    func help(command: [String], names: [String]) async throws {
        let place = try Workplace()
        let ending = try await Program.run(command + ["--help"], at: place)
        #expect(ending.code == 0)
        #expect(ending.errors.isEmpty)
        for name in names { #expect(ending.output.contains(name), "\(name)") }
        let same = try await Program.run(["help"] + command, at: place)
        #expect(same.code == 0 && same.output == ending.output)
    }

    @Test("the help of the program names every command that there is")
    func commands() async throws {
        let ending = try await Program.run(["--help"], at: Workplace())
        let listed = ending.output.components(separatedBy: "SUBCOMMANDS:").last?.split(separator: "\n")
            .prefix { !$0.contains("See ") }.filter { !$0.hasPrefix("   ") }.compactMap {
                $0.split(separator: " ").first
            }
        #expect(
            listed?.map(String.init) == [
                "run", "check", "minutes", "replay", "series", "deliveries", "backup", "export", "import", "people",
                "reference",
            ])
        let version = try await Program.run(["--version"], at: Workplace())
        #expect(version.code == 0 && version.output.hasPrefix("0."))
    }
}
