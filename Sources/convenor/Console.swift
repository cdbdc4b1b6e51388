import ConvenorCore
import ConvenorEngine
import Foundation
import ServiceLifecycle

/// The console as a room: one person types, and what nobody asked for is told between the lines.
struct Console: Service, Feed {
    private let engine: Convenor
    private let outbox: Outbox
    private let courier: Courier
    private let user: Handle
    private let room: String
    private let output: ConsoleOutput
    private let input: ConsoleInput

    init(engine: Convenor, outbox: Outbox, courier: Courier, user: Handle, room: String, history: String) {
        self.engine = engine
        self.outbox = outbox
        self.courier = courier
        self.user = user
        self.room = room
        output = ConsoleOutput(isLabel: { RecordID($0) != nil && $0.first?.isUppercase == true })
        var setting = ConsoleSetting()
        setting.limit = Limits.line
        setting.history = history
        setting.complete = { word, before in
            before.allSatisfy(\.isWhitespace) ? Verbs.names.filter { $0.hasPrefix(word.lowercased()) } : []
        }
        setting.onInterrupt = { kill(getpid(), SIGINT) }
        input = ConsoleInput(output: output, setting: setting)
    }

    /// False for a service whose input is /dev/null.
    var hasInput: Bool { input.kind != .none }

    func run() async throws {
        if input.kind == .terminal {
            output.notice("Convenor \(ProgramVersion.text). help shows what can be said; Ctrl-D ends.")
            // Who comes back to a meeting that still runs is told which.
            if let status = try? await engine.status(of: room, to: user) { output.notice(status.plainText) }
        }
        await withGracefulShutdownHandler {
            for await line in input.lines { await take(line) }
        } onGracefulShutdown: {
            input.stop()
        }
        input.stop()
        await input.stopped()
        if !Task.isShuttingDownGracefully {
            // The end of input: what is due leaves before the daemon does.
            try? await engine.ringDue()
            await courier.deliverDue()
            while !(await outbox.deliverDue()) {}
        }
    }

    private func take(_ line: ConsoleLine) async {
        switch line {
        case .line(let text):
            if text.allSatisfy(\.isWhitespace) { return }
            // A file of lines may carry remarks; somebody who types has no use for them.
            if input.kind == .stream, text.hasPrefix("# ") || text == "#" { return }
            await output.reply(await engine.hear(text, from: user, room: room).plainText)
        case .notText: await output.reply(refused(.notText))
        case .tooLong(let bytes): await output.reply(refused(.tooLong(characters: bytes, limit: Limits.line)))
        }
    }

    private func refused(_ refusal: Refusal) -> String { engine.words(for: refusal).plainText }

    func tell(_ reply: Reply, room: String) async {
        if room == self.room { output.notice(reply.plainText) }
    }

    func finish() async { await output.finish() }
}
