import Foundation

/// A mail as another parser reads it: Python's, with its newest policy.
struct ParsedMail: Decodable {
    var defects: [String]
    var headers: [[String]]
    /// Type, charset and encoding of each part, outside in.
    var structure: [[String]]
    var from: [[String]]
    var to: [[String]]
    var replyTo: [[String]]
    /// ISO 8601 with the zone of the header.
    var date: String
    var text: String?
    var html: String?
    /// Without its line end, in bytes.
    var longestLine: Int
    var strayLineEnds: Int
    var isASCII: Bool

    init(_ bytes: [UInt8]) throws {
        let result = try ProcessRunner.run(
            ProcessRunner.python, [ProcessRunner.script("read_mail.py")], input: Data(bytes))
        self = try JSONDecoder().decode(ParsedMail.self, from: result.output)
    }

    func values(_ name: String) -> [String] { headers.filter { $0[0] == name }.map { $0[1] } }
}
