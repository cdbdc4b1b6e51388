import ConvenorCurl
import Testing

@Suite("What an IMAP server says")
struct IMAPInputTests {
    private static let talk =
        "* 3 EXISTS\r\n* OK [UIDVALIDITY 777] ok\r\n* 3 FETCH (UID 42 BODY[]<0> {11}\r\nFrom: a\r\n\r\n)\r\n"
        + "* SEARCH 42 44\r\n+ idling\r\nC1 OK done\r\n* 1 FETCH (BODY[] {0}\r\n UID 7)\r\n"

    @Test("responses come out whole, wherever the bytes are cut", arguments: [1, 2, 3, 7, 50, 1000])
    func pieces(_ size: Int) throws {
        var input = IMAPInput()
        var responses: [IMAPResponse] = []
        let bytes = Array(Self.talk.utf8)
        for start in stride(from: 0, to: bytes.count, by: size) {
            input.append(bytes[start..<min(bytes.count, start + size)])
            while let response = try input.next() { responses.append(response) }
        }
        #expect(responses.count == 7)
        #expect(responses[0].isExists)
        #expect(responses[1].number(after: "[UIDVALIDITY") == 777)
        #expect(responses[2].number(after: "UID") == 42)
        #expect(responses[2].literals == [Array("From: a\r\n\r\n".utf8)])
        #expect(responses[3].found == [42, 44])
        #expect(responses[4].isContinuation)
        #expect(responses[5].line == "C1 OK done")
        #expect(responses[6].literals == [[]])
        #expect(responses[6].number(after: "UID") == 7)
    }

    /// What no server of ours may send.
    static let endless = ["* {999999999}\r\n", String(repeating: "x", count: IMAPInput.longestLine + 2)]

    @Test("what has no end is refused", arguments: endless)
    func limits(_ text: String) {
        var input = IMAPInput()
        input.append(Array(text.utf8))
        #expect(throws: IMAPInput.Fault.self) { while try input.next() != nil {} }
    }
}
