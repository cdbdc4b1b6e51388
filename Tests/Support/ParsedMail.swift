import Foundation

/// A mail as another parser reads it: Python's, with its newest policy.
package struct ParsedMail: Decodable {
    package var defects: [String]
    package var headers: [[String]]
    /// Type, charset and encoding of each part, outside in.
    package var structure: [[String]]
    package var from: [[String]]
    package var to: [[String]]
    package var replyTo: [[String]]
    /// ISO 8601 with the zone of the header.
    package var date: String
    package var text: String?
    package var html: String?
    /// Without its line end, in bytes.
    package var longestLine: Int
    package var strayLineEnds: Int
    package var isASCII: Bool
    /// The parts that hold a calendar.
    package var calendars: [Calendar]

    package struct Calendar: Decodable {
        package var method: String?
        package var file: String?
        package var text: String
    }

    package init(_ bytes: [UInt8]) throws {
        let result = try ProcessRunner.run(
            ProcessRunner.python, [ProcessRunner.script("read_mail.py")], input: Data(bytes))
        self = try JSONDecoder().decode(ParsedMail.self, from: result.output)
    }

    package func values(_ name: String) -> [String] { headers.filter { $0[0] == name }.map { $0[1] } }
}
