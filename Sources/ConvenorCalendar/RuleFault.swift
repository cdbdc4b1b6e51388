/// Why a recurrence rule cannot be laid out, as one sentence.
package struct RuleFault: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    init(_ sentence: String) { description = sentence }
}
