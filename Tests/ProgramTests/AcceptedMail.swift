import Foundation
import TestSupport

/// A mail that a server accepted, as far as its head is plain.
struct AcceptedMail: Sendable {
    var messageID: String
    var to: String
    var bytes: Data

    init(_ bytes: [UInt8]) throws {
        let head = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")[0]
            .replacingOccurrences(of: "\r\n ", with: " ").components(separatedBy: "\r\n")
        func field(_ name: String) throws -> String {
            guard let line = head.first(where: { $0.lowercased().hasPrefix(name + ":") }) else {
                throw Program.Failure(description: "A mail has no \(name).")
            }
            return line.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
        }
        messageID = try field("message-id")
        to = try field("to")
        self.bytes = Data(bytes)
    }
}
