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
            (["minutes", "nothing"], 66, "no journal"), (["score", "nothing"], 66, "no journal"),
            (["table", "nothing"], 66, "no journal"),
            (["series"], 66, "no journal"), (["export"], 66, "no journal"),
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
            (["score"], place + ["--period", "<series>"]),
            (["table"], place + ["--format", "<series>", "<name>"]),
            (["audit"], place + ["<series>"]),
            (["replay"], place + ["--format", "--title", "--save", "--quiet", "<log>"]), (["series"], place),
            (["deliveries"], place + ["--open", "--limit", "--retry"]), (["backup"], place + ["<file>"]),
            (["export"], place + ["<file>"]), (["import"], ["journal", "metrics"]),
            (["import", "journal"], place + ["<file>"]),
            (["import", "metrics"], place + ["--series", "--dry-run", "<file>"]), (["people"], ["list", "import"]),
            (["key"], ["rotate"]), (["key", "rotate"], place),
            (["people", "list"], place),
            (["people", "import"], place + ["<file>"]), (["reference"], ["reference"]),
            (
                ["when"],
                [
                    "--config", "--reference", "--timezone", "--language", "--order", "--json", "--json-lines",
                    "<phrase>",
                    "convenor when next fri",
                ]
            ),
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

    @Test("a log without a day is printed, and refused where it would be kept")
    func replayWithoutDay() async throws {
        let place = try Workplace()
        try place.write(
            "10:00:00 <ana> #startmeeting Plans\n10:01:00 <ana> #info Ready\n10:02:00 <ana> #endmeeting\n",
            to: "plans.log")
        let read = try await Program.run(["replay", "plans.log"], at: place)
        #expect(read.code == 0 && read.output.contains("Ready"))
        let kept = try await Program.run(["replay", "--save", "plans.log"], at: place)
        #expect(kept.code == 65 && kept.output.isEmpty)
        #expect(kept.errors.contains("plans.log names no day"))
        #expect(!FileManager.default.fileExists(atPath: place.path("data/convenor.db")))
    }

    @Test("series are counted in words, also when there is none or one meeting")
    func series() async throws {
        let place = try Workplace()
        #expect(try await Program.run(["run"], at: place, input: "help\n").code == 0)
        #expect(try await Program.run(["series"], at: place).output.hasPrefix("No series yet"))
        let lines = "start open \"Plans\"\naction @lena call the printer by 1 Mar 2031\n"
        #expect(try await Program.run(["run"], at: place, input: lines).code == 0)
        #expect(
            try await Program.run(["series"], at: place).output == "plans  Plans · 1 meeting · 1 open action\n")
        let score = try await Program.run(["score", "plans", "--period", "last quarter"], at: place)
        #expect(score.code == 0 && score.output.hasPrefix("Operation score, Q"))
        #expect(score.output.hasSuffix(": nothing planned.\n"))
        let more = "end\nstart open \"Other plans\"\ndecide Print less\n#private decide Say nothing\n"
        #expect(try await Program.run(["run"], at: place, input: more).code == 0)
        let audit = try await Program.run(["audit"], at: place)
        #expect(audit.code == 0 && audit.output.contains("decisions without action      1   1  100 %"))
        #expect(audit.output.contains("D1 Print less · 0 days · Other plans"))
        #expect(!audit.output.contains("Say nothing"))
        let one = try await Program.run(["audit", "plans"], at: place)
        #expect(one.code == 0 && one.output.contains("Nothing speaks against it."))
        let wrong = try await Program.run(["score", "plans", "--period", "banana"], at: place)
        #expect(wrong.code == 66 && wrong.errors.contains("\"banana\" is no period"))
    }

    @Test("tables of a series are printed in each form, and one that is not there names those that are")
    func tables() async throws {
        let place = try Workplace()
        let lines = "start targets \"Plans\"\ngoal Be known\nkr Leads baseline=8 target=5 actual=6 for O1\n"
        #expect(try await Program.run(["run"], at: place, input: lines).code == 0)
        #expect(
            try await Program.run(["table", "plans"], at: place).output
                == "checklist\nscores\ncanvas\nplan\naudit\n")
        let csv = try await Program.run(["table", "plans", "scores", "--format", "csv"], at: place)
        #expect(csv.output.contains("\r\nKR1,Leads,8,5,6,0.67,green,\r\n"))
        let html = try await Program.run(["table", "plans", "scores", "--format", "html"], at: place)
        #expect(html.output.contains("<th scope=\"row\">KR1</th>"))
        let wrong = try await Program.run(["table", "plans", "banana"], at: place)
        #expect(wrong.code == 66 && wrong.errors.contains("There are: checklist, scores, canvas, plan, audit."))
    }

    @Test("mail that waits at the end is told of on standard error")
    func waitingMail() async throws {
        // Nobody listens on the discard port of this machine.
        let place = try Workplace([
            "CONVENOR_MAIL_SMTP_URL": "smtp://127.0.0.1:9", "CONVENOR_MAIL_SMTP_STARTTLS": "off",
        ])
        let lines = "start open \"Plans\"\npresent @lena\nnote Something to tell\nsend\ny\n"
        let ending = try await Program.run(["run"], at: place, input: lines)
        #expect(ending.code == 0)
        #expect(ending.errors.contains("1 mail waits; the next start tries again (convenor deliveries --open)."))
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
                "run", "check", "minutes", "score", "audit", "table", "replay", "series", "deliveries", "plan",
                "rehearse", "backup", "export", "import", "people", "webhook", "when", "calendar", "sign-in", "key",
                "reference",
            ])
        let version = try await Program.run(["--version"], at: Workplace())
        #expect(version.code == 0 && version.output.hasPrefix("0."))
    }
}
