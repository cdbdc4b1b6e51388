import Foundation

/// The validator of the W3C.
package enum HTMLValidator {
    /// What is wrong with each text: one run of the validator for all of them, because its start takes seconds.
    package static func faults(in texts: [String]) throws -> [[String]] {
        let result = try ProcessRunner.run(
            ProcessRunner.python, [ProcessRunner.script("validate_html.py")], input: try JSONEncoder().encode(texts))
        return try JSONDecoder().decode([[String]].self, from: result.output)
    }
}
