import ConvenorCore
import ConvenorCurl
import Testing

@Suite("Addresses")
struct AddressTests {
    @Test(
        "what is taken as an address can be mailed to",
        arguments: [
            "lena@example.org", "a.b+c@mail.example.org", "x@localhost", "o'neil@example.org", "müller@example.org",
            "a@bücher.example", "a@-x.org", "a@x..org", ".a@x.org", "a b@x.org", "a@b@c.org", "a@example", "<a@x.org>",
            "a@x.org\r\nBcc: b@x.org", "\"a b\"@x.org", "a@[127.0.0.1]", "@x.org", "a@", "",
        ])
    func plausible(_ address: String) {
        if MailAddress.isPlausible(address) { #expect(WireAddress.fault(in: address) == nil) }
        #expect(MailAddress.isPlausible("lena@example.org"))
        #expect(!MailAddress.isPlausible("a@bücher.example"))
    }
}
