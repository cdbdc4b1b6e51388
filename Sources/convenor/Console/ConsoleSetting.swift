/// What a console can be told; all of it has a default.
package struct ConsoleSetting: Sendable {
    /// The most bytes of a line.
    package var limit = 65_536
    /// Where typed lines are kept between runs; nil keeps them for this run only.
    package var history: String?
    /// Asked anew for each line; shown only where lines can be edited.
    package var prompt: @Sendable () -> String = { "> " }
    /// Candidates for the word under the cursor: `word` is what stands of it, `before` the line up to the word.
    package var complete: @Sendable (_ word: String, _ before: String) -> [String] = { _, _ in [] }
    /// Ctrl-C at the prompt, once; called on the console's thread. Elsewhere Ctrl-C is SIGINT as ever.
    package var onInterrupt: @Sendable () -> Void = {}

    package init() {}
}
