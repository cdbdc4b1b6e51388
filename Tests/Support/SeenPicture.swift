import Foundation

/// What is in a drawing and its table, as parsers that are not ours read them.
package struct SeenPicture: Decodable {
    package struct Text: Decodable {
        package var text: String
        /// Its class.
        package var look: String
        package var x: Double
        package var y: Double
    }

    package struct Shape: Decodable {
        package var tag: String
        package var look: String
        /// Pairs of places.
        package var spots: [[Double]]
    }

    package var title: String
    package var desc: String
    package var ids: [String]
    /// Whether it is named by exactly the elements with its ids.
    package var isLabelled: Bool
    package var isHidden: Bool
    package var height: Double
    package var texts: [Text]
    package var shapes: [Shape]
    /// What cannot be seen: outside of the frame, or too small.
    package var outside: [String]
    package var tags: [String]
    package var caption: String
    /// Of the table, heads among them.
    package var rows: [[String]]
    /// Heads that do not say what they are heads of.
    package var unscoped: Int
    package var tableTags: [String]

    /// - Throws: When one of them is not well-formed, or has a number that is none.
    package static func read(_ sources: [(svg: String, table: String)]) throws -> [SeenPicture] {
        let cases = sources.map { ["svg": $0.svg, "table": $0.table] }
        let result = try ProcessRunner.run(
            ProcessRunner.python, [ProcessRunner.script("read_pictures.py")], input: try JSONEncoder().encode(cases))
        return try JSONDecoder().decode([SeenPicture].self, from: result.output)
    }
}
