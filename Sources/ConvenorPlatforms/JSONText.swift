import Foundation

/// Small JSON objects for answers.
enum JSONText {
    static func object(_ members: [String: String]) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(members)).map { [UInt8]($0) } ?? []
    }
}
