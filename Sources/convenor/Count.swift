/// A number of things, in words.
enum Count {
    /// `1 meeting`, `2 meetings`; a plural of its own where an s does not make it.
    static func text(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(number) \(number == 1 ? one : many ?? one + "s")"
    }
}
