import ConvenorCore
import ConvenorCurl
import ConvenorEngine
import TestSupport
import Testing

/// The stage with a real mail server behind it.
final class OutboxStage {
    let stage: Stage
    let server: MailServer
    private var transport: SMTPTransport

    /// It is Thursday 22 October 2026, 10:00 in Amsterdam; summer time ends there on the 25th, in New York on 1 November.
    init(_ mode: String = "plain", people: [Person] = []) throws {
        stage = try Stage()
        server = try MailServer(mode)
        transport = try Self.transport(to: server)
        stage.chair = Handle("mara")
        stage.people = Roster([Person(handle: Handle("mara"), mail: "mara@example.org")] + people)
        try stage.set(clock: "2026-10-22 10:00 Europe/Amsterdam")
    }

    private static func transport(to server: MailServer) throws -> SMTPTransport {
        try SMTPTransport(
            SMTPSettings(url: "smtp://127.0.0.1:\(server.port)", startTLS: .off, timeoutSeconds: 30))
    }

    var now: Moment { stage.clock.now() }
    func pass(seconds: Int) { stage.clock.set(now.adding(seconds: seconds)) }

    /// One round of the alarm clock and of the outbox.
    func round() async throws {
        let engine = try stage.engine()
        try await engine.ringDue()
        let outbox = Outbox(engine, transport: transport, sender: "convenor@example.org")
        while !(await outbox.deliverDue()) {}
    }

    func restart() async throws {
        await transport.close()
        transport = try Self.transport(to: server)
        try await stage.restart()
    }

    func say(_ lines: String...) async throws {
        for line in lines { _ = try await stage.hear(line) }
    }

    /// Goes on hour by hour, as the daemon would.
    func live(hours: Int) async throws {
        for _ in 0..<hours {
            pass(seconds: 3600)
            try await round()
        }
    }

    func deliveries(_ states: Set<DeliveryState> = Set(DeliveryState.allCases)) async throws -> [Delivery] {
        try await stage.engine().store.deliveries(in: states, limit: 1000).reversed()
    }

    /// Who was reminded and when, in UTC: `ana 2026-10-30 13:00`.
    func reminders() async throws -> [String] {
        try await deliveries([.sent]).filter { $0.letter.kind == "reminder" }.map { delivery in
            let wall = Zone.utc.wall(at: try #require(delivery.settledAt))
            let hour = wall.minute / 60
            let minute = wall.minute % 60
            let clock = (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
            return "\(delivery.letter.recipient.name) \(wall.day.iso) \(clock)"
        }
    }

    /// Text of the reminders that the server took, by person in order.
    func reminderTexts() throws -> [ParsedMail] {
        try server.mails.map { try ParsedMail($0) }.filter {
            $0.values("Message-ID").first?.hasPrefix("<reminder.") == true
        }
    }
}
