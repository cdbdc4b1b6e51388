import Foundation

/// The vectors of primitives and of platforms whose signatures are not those of `SignatureVector`.
enum Vectors {
    struct MAC: Decodable, Sendable {
        var source: String
        var keyHex: String
        var dataHex: String
        var mac: String
    }

    struct Edwards: Decodable, Sendable {
        var source: String
        var key: String
        var messageHex: String
        var signature: String
    }

    struct Discord: Decodable, Sendable {
        var source: String
        var key: String
        var timestamp: String
        var body: String
        var signature: String
        var mustVerify: Bool
    }

    struct Teams: Decodable, Sendable {
        var source: String
        var key: String
        var body: String
        var authorization: String
    }

    static let rfc4231: [MAC] = read("rfc4231.json")
    static let rfc8032: [Edwards] = read("rfc8032.json")
    static let discord: [Discord] = read("discord.json")
    static let teams: [Teams] = read("teams.json")

    private static func read<Value: Decodable>(_ name: String) -> [Value] {
        try! JSONDecoder().decode([Value].self, from: Data(fixture(name).utf8))
    }

    static func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex)
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(String(digits[$0...$0 + 1]), radix: 16)! }
    }
}
