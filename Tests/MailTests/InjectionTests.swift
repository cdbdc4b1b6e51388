import ConvenorCore
import ConvenorCurl
import ConvenorEngine
import TestSupport
import Testing

@Suite("Injection")
struct InjectionTests {
    @Test("a line break or a NUL in any header is refused with a sentence", arguments: ["\r\n", "\n", "\r", "\0"])
    func lineBreaks(_ end: String) {
        let evil = "x\(end)Bcc: victim@example.org"
        refuses { $0.subject = evil }
        refuses { $0.from.name = evil }
        refuses { $0.to.name = evil }
        refuses { $0.replyTo = Mailbox(name: evil, address: "a@example.org") }
        refuses { $0.from.address = "a@example.org\(end)Bcc: victim@example.org" }
        refuses { $0.to.address = "a\(end)b@example.org" }
        refuses { $0.replyTo = Mailbox(address: "a@example.org\(end)") }
        refuses { $0.messageID = "a@example.org\(end)" }
        refuses { $0.references = ["a@example.org", "b\(end)@example.org"] }
        refuses { $0.zone = "UTC\(end)" }
        refuses { $0.headers = [.init("X-Note", evil)] }
        refuses { $0.headers = [.init("X-Note\(end)Bcc", "x")] }
    }

    @Test(
        "what is no address is refused",
        arguments: [
            "", "lena", "@example.org", "lena@", "a@b@c", "a b@example.org", "a<b>@example.org", "a,b@example.org",
            "\"a\"@example.org", "a..b@example.org", ".a@example.org", "a@example..org", "a@[127.0.0.1]",
            "ü@example.org",
            "a@bücher.example", "a@example.org>", "\u{7F}a@example.org", "a@exa_mple.org",
            String(repeating: "a", count: 65) + "@example.org",
        ])
    func addresses(_ address: String) {
        refuses { $0.to.address = address }
        refuses { $0.from.address = address }
        refuses { $0.replyTo = Mailbox(address: address) }
        let parcel = Parcel(from: "", to: address, messageID: "a@b", bytes: [65, 13, 10])
        #expect(parcel.fault?.hasSuffix(".") == true)
    }

    @Test(
        "an unusual but proper address is taken",
        arguments: [
            "a@localhost", "bounce+lena=example.org@example.org", "o'neil@example.org", "x_y.z-1@sub.example.org",
        ])
    func properAddresses(_ address: String) throws {
        #expect(WireAddress.fault(in: address) == nil)
        var mail = Mail.sample()
        mail.to.address = address
        let parsed = try ParsedMail(composed(mail))
        #expect(parsed.defects == [])
        #expect(parsed.to == [["Lena Vos", address]])
    }

    @Test(
        "headers that the composer writes, or that add recipients, cannot be added",
        arguments: [
            "Bcc", "cc", "TO", "From", "Subject", "Content-Type", "MIME-Version", "Received", "X Y", "X:", "Ü", "",
        ])
    func reserved(_ name: String) {
        refuses { $0.headers = [.init(name, "x")] }
    }

    @Test("a header word too long for any line is refused")
    func longWord() {
        refuses { $0.headers = [.init("List-Unsubscribe", "<https://\(String(repeating: "a", count: 1000))>")] }
        refuses { $0.messageID = String(repeating: "a", count: 260) + "@example.org" }
    }

    @Test(
        "bytes that could end a mail early are not sent",
        arguments: ["a\n.\nb\r\n", "a\r.\r\nb\r\n", "a\r\n\n", "a\r", "a\0\r\n", ""])
    func strayLineEnds(_ bytes: String) throws {
        let parcel = try Parcel.sample(bytes: Array(bytes.utf8))
        #expect(parcel.fault?.hasSuffix(".") == true)
    }

    private func refuses(_ change: (inout Mail) -> Void) {
        var mail = Mail.sample()
        change(&mail)
        let fault = #expect(throws: MailFault.self) { try composed(mail) }
        let message = fault?.message ?? ""
        #expect(message.hasSuffix(".") && message.first?.isLowercase == false)
        #expect(!message.unicodeScalars.contains { $0.value < 32 })
    }
}
