import Foundation

/// Due dates as people say them: the phrases that the tests of the grammar hold, one JSON object a line.
enum DatePhrases {
    private struct Row: Decodable { var text: String }

    static func read(_ path: String) throws -> [String] {
        guard let lines = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw BenchFault("there are no phrases at \(path); give a file of them with --phrases")
        }
        let phrases = lines.split(separator: "\n").compactMap {
            try? JSONDecoder().decode(Row.self, from: Data($0.utf8)).text
        }
        if phrases.isEmpty { throw BenchFault("\(path) has no line with a \"text\"") }
        return phrases
    }
}
