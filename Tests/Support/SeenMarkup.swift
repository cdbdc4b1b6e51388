import Foundation

/// What a person would see of a text in markup, as a parser that is not ours reads it.
package struct SeenMarkup: Decodable {
    package var text: String
    /// Sorts of markup, by the names of the parser: `bullet_list`, `strong`; tags of HTML.
    package var marks: [String]
    package var links: [String]

    package enum Kind: String {
        /// CommonMark.
        case backslash
        /// CommonMark without its backslashes.
        case entity
        case html
    }

    package static func read(_ sources: [String], as kind: Kind) throws -> [SeenMarkup] {
        let cases = sources.map { ["kind": kind.rawValue, "source": $0] }
        let result = try ProcessRunner.run(
            ProcessRunner.python, [ProcessRunner.script("read_markup.py")], input: try JSONEncoder().encode(cases))
        return try JSONDecoder().decode([SeenMarkup].self, from: result.output)
    }
}
