import ConvenorCore
import ConvenorCurl
import ConvenorEngine
import ConvenorPlatforms
import Testing

/// The stage with a mailbox that is read: mails come in as bytes, as a server would give them.
final class MailboxStage {
    let stage: Stage
    let mailbox: AnswerAddress
    private var uid: UInt32 = 0
    private let validity: UInt32 = 777

    /// It is Monday 5 October 2026, 10:00 in Amsterdam. Mara chairs; Lena owns A1, due on Friday, and Bo A2.
    convenience init() async throws {
        try self.init(people: ["mara", "lena", "bo"].map { Person(handle: Handle($0), mail: $0 + "@example.org") })
        try stage.set(clock: "2026-10-05 10:00 Europe/Amsterdam")
        for line in [
            #"start open "Autumn fair""#, "invite @lena", "invite @bo", "action @lena Book the stand by fri",
            "action @bo Print the price list by fri", "end", "send", "y",
        ] {
            _ = try await stage.hear(line)
        }
    }

    /// Mara chairs; nothing has happened yet.
    init(people: [Person]) throws {
        let seal = try #require(KeyedSeal(key: Array(repeating: 7, count: KeyedSeal.keyBytes)))
        mailbox = AnswerAddress(address: "convenor@example.org", bounce: "bounce", separator: "+", seal: seal)
        stage = try Stage()
        stage.mailbox = mailbox
        stage.chair = Handle("mara")
        stage.people = Roster(people)
    }

    var now: Moment { stage.clock.now() }

    func letters(_ kind: String) async throws -> [Delivery] {
        try await stage.engine().store.deliveries(in: Set(DeliveryState.allCases), limit: 1000).reversed().filter {
            $0.letter.kind == kind
        }
    }

    /// The last letter of a kind to somebody.
    func letter(_ kind: String, to person: String) async throws -> Letter {
        try #require(try await letters(kind).last { $0.letter.recipient == Handle(person) }).letter
    }

    /// Where an answer to a letter goes.
    func replyAddress(of letter: Letter) throws -> String {
        let mail = try #require(MIMEReader().read(letter.bytes))
        let reply = try #require(mail.headers["reply-to"])
        return String(reply.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
    }

    /// Where mails go that end such letters.
    func stopAddress(of letter: Letter) throws -> String {
        let mail = try #require(MIMEReader().read(letter.bytes))
        let header = try #require(mail.headers["list-unsubscribe"])
        // A page may stand before it.
        let start = try #require(header.firstRange(of: "<mailto:"))
        #expect(header.hasSuffix("?subject=stop>") && (stage.links == nil) == (start.lowerBound == header.startIndex))
        return String(header[start.upperBound...].prefix { $0 != "?" })
    }

    /// Where it comes back to.
    func bounceAddress(of letter: Letter) async throws -> String {
        let sent = Sent()
        let outbox = Outbox(try stage.engine(), transport: sent, sender: "convenor@example.org")
        await outbox.deliverDue()
        return try #require(await sent.parcels.first { $0.messageID == letter.messageID }).from
    }

    /// A mail comes in, with a Message-ID of its own unless one is given.
    func receive(
        from: String, to: String, _ text: String, id: String? = nil, more: [String] = [],
        type: String = "text/plain; charset=utf-8", inbox: String = "inbox", uid number: UInt32? = nil
    ) async throws {
        uid = number ?? uid + 1
        let head =
            [
                "From: \(from)", "To: \(to)", "Subject: Re: Recap",
                "Message-ID: <\(id ?? "m\(uid).\(inbox)@mail.example.org")>",
                "MIME-Version: 1.0", "Content-Type: \(type)",
            ] + more
        let bytes = Array((head.joined(separator: "\r\n") + "\r\n\r\n" + text).utf8)
        let mark = InboxMark(validity: validity, last: uid)
        try await stage.engine().receive(
            MIMEReader().read(bytes), mark, of: inbox, at: mailbox, reader: MIMEReader())
    }

    func card(_ id: String) async throws -> String { try await stage.hear("show \(id)") }

    /// The words of the last confirmation to somebody.
    func confirmation(to person: String) async throws -> String {
        try #require(MIMEReader().read(try await letter("answer", to: person).bytes)?.text)
    }
}

/// Takes every parcel and keeps it.
private actor Sent: Transport {
    nonisolated let name = "sent"
    private(set) var parcels: [Parcel] = []

    func deliver(_ parcel: Parcel) async throws(DeliveryFailure) -> String {
        parcels.append(parcel)
        return "250 ok"
    }
}
