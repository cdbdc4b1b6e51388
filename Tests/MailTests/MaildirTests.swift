import ConvenorCurl
import ConvenorEngine
import Foundation
import TestSupport
import Testing

@Suite("Maildir")
struct MaildirTests {
    @Test("Python's Maildir reads what was stored, with the envelope on top")
    func reader() async throws {
        let scratch = try Scratch()
        let transport = MaildirTransport(folder: scratch.path("mail"))
        let parcel = try Parcel.sample(bytes: composed(.sample(subject: "Żółć", text: ".\nFrom here\n", html: "")))
        let answer = try await transport.deliver(parcel)
        #expect(answer.hasPrefix("stored: new/"))
        let code = """
            import email, email.policy, json, mailbox, sys
            parse = lambda file: email.message_from_binary_file(file, policy=email.policy.default)
            box = mailbox.Maildir(sys.argv[1], factory=parse, create=False)
            json.dump([[m["Return-Path"], m["Delivered-To"], m["Subject"], m["Message-ID"],
                m.get_body(("plain",)).get_content(), str(m.defects)] for m in box], sys.stdout)
            """
        let result = try ProcessRunner.run(ProcessRunner.python, ["-c", code, scratch.path("mail")])
        let expected = [
            ["<bounce+7f3a@example.org>", "lena@example.org", "Żółć", "<\(parcel.messageID)>", ".\nFrom here\n", "[]"]
        ]
        #expect(try JSONDecoder().decode([[String]].self, from: result.output) == expected)
    }

    @Test("a mail sent again is no second mail, neither unread nor read")
    func idempotent() async throws {
        let scratch = try Scratch()
        let parcel = try Parcel.sample()
        _ = try await MaildirTransport(folder: scratch.path("mail")).deliver(parcel)
        let name = try #require(try names(scratch, "new").first)
        let again = try await MaildirTransport(folder: scratch.path("mail")).deliver(parcel)
        #expect(again == "already there: new/\(name)")
        #expect(try names(scratch, "new") == [name])
        let read = "cur/\(name):2,RS"
        let files = FileManager.default
        try files.moveItem(atPath: scratch.path("mail/new/\(name)"), toPath: scratch.path("mail/\(read)"))
        #expect(try await MaildirTransport(folder: scratch.path("mail")).deliver(parcel) == "already there: \(read)")
        #expect(try names(scratch, "new") == [])
        #expect(try names(scratch, "tmp") == [])
    }

    @Test("another Message-ID or another recipient is another mail")
    func distinct() async throws {
        let scratch = try Scratch()
        let transport = MaildirTransport(folder: scratch.path("mail"))
        _ = try await transport.deliver(.sample())
        _ = try await transport.deliver(.sample(id: "../../etc/other@example.org"))
        _ = try await transport.deliver(.sample(to: "bo@example.org"))
        let names = try names(scratch, "new")
        #expect(names.count == 3)
        #expect(names.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{40}\.convenor/) != nil })
    }

    @Test("a folder inside a mailbox is marked as Maildir++ wants it, a mailbox is not")
    func subfolder() async throws {
        let scratch = try Scratch()
        _ = try await MaildirTransport(folder: scratch.path("mail")).deliver(.sample())
        _ = try await MaildirTransport(folder: scratch.path("mail/.Convenor")).deliver(.sample())
        #expect(try names(scratch, ".Convenor") == ["cur", "maildirfolder", "new", "tmp"])
        #expect(try names(scratch, "") == [".Convenor", "cur", "new", "tmp"])
    }

    @Test("a full disk is temporary, and leaves nothing behind")
    func fullDisk() async throws {
        let scratch = try Scratch()
        let transport = MaildirTransport(folder: scratch.path("mail"))
        _ = try await transport.deliver(.sample())
        let name = try #require(try names(scratch, "new").first)
        try FileManager.default.removeItem(atPath: scratch.path("mail/new/\(name)"))
        // The draft is a name for the device that is always full.
        let draft = scratch.path("mail/tmp/\(name).\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createSymbolicLink(atPath: draft, withDestinationPath: "/dev/full")
        let expected = "The mail folder cannot be used: writing \(draft) failed because the disk is full."
        let outcome = await failure(transport, try .sample())
        #expect(outcome == .temporary(expected))
        #expect(try names(scratch, "new") == [])
        #expect(try names(scratch, "tmp") == [])
        #expect(try await transport.deliver(.sample()) == "stored: new/\(name)")
    }

    @Test("a place where no folder can be made is temporary")
    func noFolder() async throws {
        let scratch = try Scratch()
        try Data().write(to: scratch.url.appendingPathComponent("file"))
        let path = scratch.path("file/mail")
        let expected = "The mail folder cannot be used: making \(path) failed because not a directory."
        let outcome = await failure(MaildirTransport(folder: path), try .sample())
        #expect(outcome == .temporary(expected))
    }

    @Test("an address with a line break is no header in the folder")
    func injection() async throws {
        let scratch = try Scratch()
        let transport = MaildirTransport(folder: scratch.path("mail"))
        guard case .permanent = await failure(transport, try .sample(to: "a@example.org\nX-Evil: 1")) else {
            Issue.record("not permanent")
            return
        }
        #expect(!FileManager.default.fileExists(atPath: scratch.path("mail")))
    }

    private func names(_ scratch: Scratch, _ part: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: scratch.path("mail/\(part)")).sorted()
    }
}
