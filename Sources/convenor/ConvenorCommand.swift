import ArgumentParser
import ConvenorYAML
import Foundation

/// The program: `convenor run` is the daemon, all else looks at or moves its data.
@main
struct ConvenorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convenor",
        abstract: "Leads a meeting step by step, writes down what is decided, and sees to it that it happens.",
        discussion: """
            Start with `convenor run` and type `help`. It needs no settings: the journal and the mail go to the data \
            folder. Settings stand in config/convenor.yaml; `convenor check` says what is wrong with them.
            """,
        version: ProgramVersion.text,
        subcommands: [
            RunCommand.self, CheckCommand.self, MinutesCommand.self, ScoreCommand.self, AuditCommand.self,
            TableCommand.self, ReplayCommand.self, SeriesCommand.self, DeliveriesCommand.self, PlanCommand.self,
            RehearseCommand.self,
            BackupCommand.self, ExportCommand.self, ImportCommand.self, PeopleCommand.self,
            WebhookCommand.self, WhenCommand.self, CalendarCommand.self, SignInCommand.self, KeyCommand.self,
            ReferenceCommand.self,
        ])
}

enum ProgramVersion {
    static let text = "0.1.0"
}

/// Options that every command takes.
struct Place: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The data folder: journal, outbox and Maildir.",
            discussion:
                "Default: $CONVENOR_DATA, else $STATE_DIRECTORY, else $XDG_STATE_HOME/convenor, else ~/.local/state/convenor.",
            valueName: "folder"))
    var data: String?

    @Option(help: Self.configHelp) var config: String?

    static let configHelp = ArgumentHelp(
        "The config folder; its files win over the built-in ones, file by file.",
        discussion: "Default: ./config if there is one, else /etc/convenor.", valueName: "folder")
}

/// Why a command cannot be carried out: one sentence for the operator, and the exit code (sysexits.h).
struct Failure: Error, CustomStringConvertible {
    var description: String
    var code: ExitCode

    static func usage(_ text: String) -> Failure { Failure(description: text, code: ExitCode(64)) }
    static func data(_ text: String) -> Failure { Failure(description: text, code: ExitCode(65)) }
    static func missing(_ text: String) -> Failure { Failure(description: text, code: ExitCode(66)) }
    static func io(_ text: String) -> Failure { Failure(description: text, code: ExitCode(74)) }
    static func busy(_ text: String) -> Failure { Failure(description: text, code: ExitCode(75)) }
    static func config(_ text: String) -> Failure { Failure(description: text, code: ExitCode(78)) }
}

/// Runs a command's body and turns what it throws into one sentence on stderr and an exit code.
func reporting(_ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch let failure as Failure {
        complain(failure.description)
        throw failure.code
    } catch let fault as ConfigFault {
        complain(fault.description)
        throw ExitCode(78)
    } catch let failure as any StoreSentence {
        complain(failure.sentence)
        throw ExitCode(74)
    }
}

/// Writes a sentence to stderr with the program's name before it.
func complain(_ sentence: String) {
    FileHandle.standardError.write(Data("convenor: \(sentence)\n".utf8))
}

/// Writes to stdout and keeps quiet when the reader has gone; a disk that is full ends the program, lest half an
/// export pass for a whole one.
func put(_ text: String, terminator: String = "\n") {
    var bytes = Array((text + terminator).utf8)[...]
    while !bytes.isEmpty {
        let count = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        if count < 0, errno != EPIPE {
            complain("The output cannot be written: \(String(cString: strerror(errno))).")
            exit(74)
        }
        if count <= 0 { return }
        bytes = bytes.dropFirst(count)
    }
}
