import ConvenorCore
import ConvenorCurl
import ConvenorEngine
import Testing

@Suite("Answers by mail")
struct MailboxTests {
    @Test("an answer to its address is carried out, whoever From is, and confirmed once to the letter's recipient")
    func token() async throws {
        let post = try await MailboxStage()
        let to = try post.replyAddress(of: try await post.letter("summary", to: "lena"))
        try await post.receive(
            from: "lena.private@example.net", to: to, "done A1\n\n> A1 Book the stand", id: "a@b.org")
        #expect(try await post.card("A1").contains("done"))
        let letter = try await post.letter("answer", to: "lena")
        #expect(letter.address == "lena@example.org")
        let mail = try #require(MIMEReader().read(letter.bytes))
        #expect(mail.headers["auto-submitted"] == "auto-replied")
        #expect(mail.inReplyTo == ["a@b.org"])
        #expect(mail.subject == "Re: Recap")
        #expect(mail.text?.contains("> done A1") == true && mail.text?.contains("A1 ") == true)
        // The same mail under another number is not heard again.
        try await post.receive(from: "lena@example.org", to: to, "done A1", id: "a@b.org")
        #expect(try await post.letters("answer").count == 1)
    }

    @Test("the address works in capital letters, and not with one letter of it changed")
    func tampered() async throws {
        let post = try await MailboxStage()
        let to = try post.replyAddress(of: try await post.letter("summary", to: "lena"))
        let at = try #require(to.firstIndex(of: "@"))
        let last = to[to.index(before: at)]
        let forged = to[..<to.index(before: at)] + (last == "a" ? "b" : "a") + to[at...]
        try await post.receive(from: "lena@example.org", to: String(forged), "done A1")
        #expect(try await post.letters("answer").isEmpty)
        #expect(try await post.letters("refusal").count == 1)
        try await post.receive(from: "lena@example.org", to: to.uppercased(), "done A1")
        #expect(try await post.letters("answer").count == 1)
    }

    @Test("an address of long ago proves nothing")
    func expired() async throws {
        let post = try await MailboxStage()
        let to = try post.replyAddress(of: try await post.letter("summary", to: "lena"))
        post.stage.clock.set(post.now.adding(seconds: 121 * 86_400))
        try await post.receive(from: "lena@example.org", to: to, "done A1")
        #expect(try await post.letters("answer").isEmpty)
        #expect(try await post.letters("refusal").map(\.letter.address) == ["lena@example.org"])
    }

    @Test("a thread counts together with the address that its letter went to; From alone never does")
    func thread() async throws {
        let post = try await MailboxStage()
        let letter = try await post.letter("summary", to: "lena")
        let plain = "convenor@example.org"
        let reply = ["In-Reply-To: <\(letter.messageID)>"]
        try await post.receive(from: "lena@example.org", to: plain, "done A1")
        try await post.receive(from: "bo@example.org", to: plain, "done A1", more: reply)
        let guess = ["In-Reply-To: <summary.autumn-fair.1.lena.v1@example.org>"]
        try await post.receive(from: "lena@example.org", to: plain, "done A1", more: guess)
        #expect(try await post.letters("answer").isEmpty)
        #expect(try await !post.card("A1").contains("done"))
        // One refusal a sender and day.
        #expect(try await post.letters("refusal").map(\.letter.address) == ["lena@example.org", "bo@example.org"])
        try await post.receive(from: "Lena@Example.org", to: plain, "done A1", more: reply)
        #expect(try await post.card("A1").contains("done"))
    }

    @Test("several lines are several commands, and the words after them are kept with the record")
    func lines() async throws {
        let post = try await MailboxStage()
        let to = try post.replyAddress(of: try await post.letter("summary", to: "lena"))
        try await post.receive(
            from: "lena@example.org", to: to, "60% A1\nA1 blocked no hall\n\nThe hall is taken until June.\n-- \nLena")
        #expect(try await post.card("A1").contains("no hall"))
        let words = try await post.confirmation(to: "lena")
        #expect(words.contains("> 60% A1") && words.contains("> A1 blocked no hall"))
        #expect(words.contains("Kept as N1: The hall is taken until June."))
        #expect(try await post.card("N1").contains("A1: The hall is taken until June."))
    }

    @Test("what is no command changes nothing and is sent back with how to say it")
    func words() async throws {
        let post = try await MailboxStage()
        let to = try post.replyAddress(of: try await post.letter("summary", to: "lena"))
        try await post.receive(from: "lena@example.org", to: to, "Action is needed, next week I will look")
        let words = try await post.confirmation(to: "lena")
        #expect(words.contains("not understood and is not kept: Action is needed, next week I will look"))
        #expect(words.contains("done A"))
        #expect(try await post.stage.hear("list notes").contains("N1") == false)
    }

    @Test("nobody touches by mail what they may not touch in the room")
    func rights() async throws {
        let post = try await MailboxStage()
        let to = try post.replyAddress(of: try await post.letter("summary", to: "lena"))
        try await post.receive(from: "lena@example.org", to: to, "done A2")
        #expect(try await !post.card("A2").contains("done"))
        #expect(try await post.confirmation(to: "lena").contains("@bo"))
    }

    @Test("nobody speaks for somebody else by mail, not even the chair")
    func others() async throws {
        let post = try await MailboxStage()
        for person in ["bo", "mara"] {
            let to = try post.replyAddress(of: try await post.letter("summary", to: person))
            try await post.receive(from: "\(person)@example.org", to: to, "@lena: done A1")
            #expect(try await !post.card("A1").contains("done"))
            #expect(try await post.confirmation(to: person).contains("Here you speak for yourself."))
        }
        let to = try post.replyAddress(of: try await post.letter("summary", to: "lena"))
        try await post.receive(from: "lena@example.org", to: to, "@lena: done A1")
        #expect(try await post.card("A1").contains("done"))
    }

    @Test("two mailboxes that count alike get their answers both")
    func mailboxes() async throws {
        let post = try await MailboxStage()
        let to = try post.replyAddress(of: try await post.letter("summary", to: "lena"))
        for (inbox, text) in [("first", "60% A1"), ("second", "done A1")] {
            try await post.receive(from: "lena@example.org", to: to, text, inbox: inbox, uid: 1)
        }
        #expect(try await post.letters("answer").count == 2)
    }

    @Test("what was heard long ago is forgotten, so that a mailbox does not grow the store for ever")
    func tidied() async throws {
        let post = try await MailboxStage()
        let store = try post.stage.engine().store
        func isKept(_ id: String) async throws -> Bool {
            try await store.read { try $0.answer(to: DeliveryID(platform: "mail", name: "inbox", id: id)) } != nil
        }
        try await post.receive(from: "eve@example.net", to: "convenor@example.org", "Buy now", id: "one@example.net")
        #expect(try await isKept("one@example.net"))
        post.stage.clock.set(post.now.adding(seconds: 6 * 86_400))
        try await post.receive(from: "eve@example.net", to: "convenor@example.org", "Buy now", id: "two@example.net")
        #expect(try await !isKept("one@example.net"))
        #expect(try await isKept("two@example.net"))
    }

    @Test("fifty strangers are told in a day and no more, each once, and leave one mark")
    func strangers() async throws {
        let post = try await MailboxStage()
        for number in 1...60 {
            for _ in 1...2 {
                try await post.receive(from: "s\(number)@example.net", to: "convenor@example.org", "Buy now")
            }
        }
        let told = try await post.letters("refusal").map(\.letter.address)
        #expect(told == (1...50).map { "s\($0)@example.net" })
        let store = try post.stage.engine().store
        for name in ["refused/s1@example.net", "refused/s60@example.net"] {
            #expect(try await store.read { try $0.mark(of: "mail/" + name) } == nil)
        }
        post.stage.clock.set(post.now.adding(seconds: 86_400))
        try await post.receive(from: "s60@example.net", to: "convenor@example.org", "Buy now")
        #expect(try await post.letters("refusal").last?.letter.address == "s60@example.net")
    }

    @Test("a slip of the pen is asked back, and the answer to that is a letter")
    func question() async throws {
        let post = try await MailboxStage()
        let to = try post.replyAddress(of: try await post.letter("summary", to: "lena"))
        try await post.receive(from: "lena@example.org", to: to, "dnoe A1")
        #expect(try await !post.card("A1").contains("done"))
        let again = try post.replyAddress(of: try await post.letter("answer", to: "lena"))
        try await post.receive(from: "lena@example.org", to: again, "y")
        #expect(try await post.card("A1").contains("done"))
    }

    /// Marks of mails that no person wrote, or wrote to many.
    static let machines = [
        ["Auto-Submitted: auto-replied (vacation)"], ["Return-Path: <>"], ["Precedence: bulk"],
        ["List-Id: <team.example.org>"], ["X-Autoreply: yes"],
    ]

    @Test("what a machine or a list sends is neither heard nor answered", arguments: machines)
    func machine(_ headers: [String]) async throws {
        let post = try await MailboxStage()
        let to = try post.replyAddress(of: try await post.letter("summary", to: "lena"))
        try await post.receive(from: "lena@example.org", to: to, "done A1", more: headers)
        try await post.receive(from: "eve@example.net", to: "convenor@example.org", "done A1", more: headers)
        #expect(try await !post.card("A1").contains("done"))
        #expect(try await post.letters("answer").isEmpty)
        #expect(try await post.letters("refusal").isEmpty)
    }

    @Test("mails say how they are answered, and only where they are read")
    func howTo() async throws {
        let post = try await MailboxStage()
        let letter = try await post.letter("summary", to: "lena")
        let mail = try #require(MIMEReader().read(letter.bytes))
        #expect(mail.text?.contains("Reply with one line an action: done A1") == true)
        #expect(mail.text?.contains("or type in the room") == false)
    }
}
