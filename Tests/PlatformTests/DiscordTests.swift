import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Testing

@Suite("Discord")
struct DiscordTests {
    static let key = Vectors.discord[0].key

    static func discord(_ keys: [String] = [key], token: String? = "t0ken") throws -> Discord {
        try #require(
            Discord(
                PlatformValues([
                    "public_keys": keys, "bot_token": token.map { [$0] } ?? [], "api": ["https://api.example.org/v10/"],
                ])))
    }

    private static func request(_ vector: Vectors.Discord) -> WebhookRequest {
        WebhookRequest(
            "discord", vector.body,
            ["x-signature-ed25519": vector.signature, "x-signature-timestamp": vector.timestamp])
    }

    @Test("Ed25519 judges as RFC 8032 says, and refuses every changed bit", arguments: Vectors.rfc8032)
    func primitives(_ vector: Vectors.Edwards) {
        let bytes = Vectors.bytes(vector.messageHex)
        let keys = EdwardsKeys([vector.key])
        #expect(keys.fits(vector.signature, for: bytes))
        #expect(!keys.fits(vector.signature.uppercased(), for: bytes))
        #expect(!keys.fits(vector.signature, for: bytes + [0]))
        for signature in vector.signature.flips { #expect(!keys.fits(signature, for: bytes)) }
        for other in bytes.flips { #expect(!keys.fits(vector.signature, for: other)) }
        for key in vector.key.flips { #expect(!EdwardsKeys([key]).fits(vector.signature, for: bytes)) }
    }

    @Test("each vector is judged as it is marked, and refused with one bit changed anywhere")
    func bits() throws {
        var tried = 0
        for vector in Vectors.discord {
            let now = try #require(Int64(vector.timestamp))
            let discord = try Self.discord([vector.key])
            #expect(discord.takes(Self.request(vector), at: now) == vector.mustVerify, "\(vector.source)")
            guard vector.mustVerify else { continue }
            for body in Array(vector.body.utf8).flips.enumerated().filter({ $0.offset % 7 == 0 }).map(\.element) {
                var request = Self.request(vector)
                request.body = body
                #expect(!discord.takes(request, at: now))
                tried += 1
            }
            for header in ["x-signature-ed25519", "x-signature-timestamp"] {
                for value in Self.request(vector).headers[header]?.flips ?? [] {
                    var request = Self.request(vector)
                    request.headers[header] = value
                    #expect(!discord.takes(request, at: now), "\(header) \(value)")
                    tried += 1
                }
            }
            for off: Int64 in [-500, -301, -300, 300, 301, 500] {
                #expect(discord.takes(Self.request(vector), at: now + off) == (abs(off) <= 300), "\(off)")
            }
        }
        #expect(tried > 2000)
    }

    @Test("either of two keys fits; a header missing, a key in capitals and one too short do not")
    func others() throws {
        let vector = Vectors.discord[0]
        let now = try #require(Int64(vector.timestamp))
        let rotated = try Self.discord([Vectors.rfc8032[1].key, vector.key])
        #expect(rotated.takes(Self.request(vector), at: now))
        #expect(try !Self.discord([Vectors.rfc8032[1].key]).takes(Self.request(vector), at: now))
        for header in ["x-signature-ed25519", "x-signature-timestamp"] {
            var request = Self.request(vector)
            request.headers[header] = nil
            #expect(!rotated.takes(request, at: now))
        }
        for stamp in ["", "+1531420618", "1531420618.0", " 1531420618", "١٥٣١٤٢٠٦١٨"] {
            var request = Self.request(vector)
            request.headers["x-signature-timestamp"] = stamp
            #expect(!rotated.takes(request, at: now), "\(stamp)")
        }
        for key in [Self.key.uppercased(), String(Self.key.dropLast(2)), "", "zz"] {
            #expect(Discord(PlatformValues(["public_keys": [key]])) == nil, "\(key)")
        }
    }

    @Test("PING is answered with PONG; what nobody types changes nothing")
    func handshakes() throws {
        let discord = try Self.discord()
        let pong = try #require(try discord.noticed(WebhookRequest("discord", #"{"type":1}"#)))
        #expect(pong.status == 200 && pong.body.text == #"{"type":1}"#)
        #expect(pong.contentType.hasPrefix("application/json"))
        #expect(try discord.noticed(WebhookRequest("discord", #"{"type":4}"#))?.body.json["type"]?.number == 8)
        #expect(try discord.noticed(WebhookRequest("discord", #"{"type":5}"#))?.body.json["type"]?.number == 6)
        let foreign = #"{"type":3,"id":"1","channel_id":"2","user":{"id":"3"},"data":{"custom_id":"other"}}"#
        #expect(try discord.noticed(WebhookRequest("discord", foreign))?.body.json["type"]?.number == 6)
        #expect(discord.fault(WebhookRequest("discord", "{}"))?.status == 400)
        #expect(discord.fault(WebhookRequest("discord", #"{"type":2}"#))?.status == 400)
        #expect(discord.fault(WebhookRequest("discord", "", ["content-type": "text/plain"]))?.status == 415)
    }

    @Test("the published command is read: its name is a verb, its option what follows")
    func published() throws {
        let message = try #require(try Self.discord().read(Self.request(Vectors.discord[1])))
        #expect(message.delivery == "786008729715212338")
        #expect(message.room == "645027906669510667")
        #expect(message.user == "53908232506183680" && message.userName == "Mason")
        #expect(message.said == "cardsearch The Gitrog Monster")
        #expect(!message.isDirect)
    }

    @Test(
        "options become a line",
        arguments: [
            (
                #"{"name":"convenor","options":[{"name":"text","type":3,"value":"note Hi <@7> <@!8> <@&9> <#1>"}]}"#,
                "note Hi [7 Bo] [8 8] <@&9> <#1>"
            ),
            (#"{"name":"convenor"}"#, ""), (#"{"name":"status"}"#, "status"),
            (
                #"{"name":"convenor","options":[{"name":"vote","type":1,"options":[{"name":"n","type":4,"value":2}]}]}"#,
                "vote 2"
            ),
            (
                #"{"name":"action","options":[{"name":"t","type":3,"value":"Ask"},{"name":"who","type":6,"value":"7"}]}"#,
                "action Ask [7 Bo]"
            ),
            (#"{"name":"convenor","options":[{"name":"text","type":3,"value":"note <@"}]}"#, "note <@"),
        ])
    func lines(_ data: String, _ said: String) throws {
        let resolved = data.dropLast() + #","resolved":{"users":{"7":{"id":"7","username":"bo7","global_name":"Bo"}}}}"#
        let body = #"{"type":2,"id":"1","channel_id":"2","context":1,"user":{"id":"3"},"data":\#(resolved)}"#
        let message = try #require(try Self.discord().read(WebhookRequest("discord", body)))
        #expect(message.said == said)
        #expect(message.isDirect)
    }

    @Test("an id that could lead elsewhere is none")
    func paths() throws {
        let body = #"{"type":2,"id":"1","channel_id":"../users/@me","user":{"id":"3"},"data":{"name":"status"}}"#
        #expect(try Self.discord().fault(WebhookRequest("discord", body))?.status == 400)
    }

    @Test("an answer calls nobody, is shown to the room or to who asked, and fits")
    func answers() throws {
        let discord = try Self.discord()
        let message = PlatformMessage(delivery: nil, room: "2", user: "3", text: [])
        let open = discord.answer(Reply("@everyone <@7> done"), to: message).json
        #expect(open["type"]?.number == 4 && open["data"]?["flags"] == nil)
        #expect(open["data"]?["allowed_mentions"] == ["parse": []])
        for audience in [Reply.Audience.asker, .confidential] {
            #expect(discord.answer(Reply("a").to(audience), to: message).json["data"]?["flags"]?.number == 64)
        }
        for lines in [10, 100, 1000] {
            let long = discord.answer(.long(lines), to: message).json["data"]?["content"]?.text ?? ""
            #expect(!long.isEmpty && long.utf16.count <= 2000)
        }
        #expect(!discord.comesAgain(message))
    }

    @Test("a pressed button comes back as its line, with its question or its series")
    func buttons() throws {
        let discord = try Self.discord()
        let message = PlatformMessage(delivery: nil, room: "2", user: "3", text: [])
        let rows = discord.answer(.asking, to: message).json["data"]?["components"]?.array ?? []
        let ids = rows.flatMap { $0["components"]?.array ?? [] }.compactMap { $0["custom_id"]?.text }
        #expect(ids.count == 3 && ids.allSatisfy { $0.utf8.count <= 100 })
        let pressed = try ids.map { id in
            let body = #"{"type":3,"id":"1","channel_id":"2","user":{"id":"3"},"data":{"custom_id":"\#(id)"}}"#
            return try #require(try discord.read(WebhookRequest("discord", body)))
        }
        #expect(pressed.map(\.said) == ["1", "2", "done A7"])
        #expect(pressed.map(\.mark) == ["mark7", "mark7", nil])
        #expect(pressed.map(\.series) == [nil, nil, "q1"])
        let wordy = Reply([.buttons([.init(label: "x", line: String(repeating: "y", count: 101), series: nil)])])
        #expect(discord.answer(wordy, to: message).json["data"]?["components"] == nil)
    }
}
