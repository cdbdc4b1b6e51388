import ConvenorCore

/// Replies full of what people type by chance or on purpose, the same for the same seed.
struct NastyReplies {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private static let pieces = [
        "@all", "@channel", "@here", "@everyone", "@**all**", "@_**Ana|7**", "<!channel>", "<@U1>", "<#C1|x>", "@lena",
        "a@b.example.org", "*", "**", "***", "_", "__", "~", "~~", "`", "``", "```", "~~~", "||", "|", "|-|", ":-:",
        "---", "===", "- ", "+ ", "* ", "1. ", "12) ", "# ", "### ", "> ", ">", "![x](https://example.org/i.png)",
        "[l](https://example.org)", "[l](javascript:alert)", "[a]: https://example.org", "[", "](", "<b>", "</b>",
        "<script>", "<!--", "-->", "<a href=\"https://example.org\">", "<https://example.org>", "&amp;", "&lt;",
        "&#42;",
        "&copy", "&", "\\", "\\*", "\\\\", ":smile:", ":", "10:24:30", "$$", "$x$", "{{DATE(1)}}", "s/a/b/",
        "https://example.org/a_b?c=d&e=f", "http://example.org/*a*_b_", "https://example.org/@all", "\u{202E}",
        "\u{2066}", "\u{7}", "\u{0}", "\t", "    ", " ", " ", " ", "word", "snake_case_name", "A7", "é", "日本", "👩‍👩‍👧",
        "\u{1F3F4}",
    ]

    /// SplitMix64.
    private mutating func next(_ count: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(count))
    }

    private mutating func text() -> String {
        let start = next(3) == 0 ? "A\(next(90) + 1) " : ""
        return start + (0...next(8)).map { _ in Self.pieces[next(Self.pieces.count)] }.joined()
    }

    private mutating func block() -> Reply.Block {
        switch next(8) {
        case 0, 1, 2, 3: .line(text())
        case 4, 5: .items((0...next(3)).map { _ in String(repeating: " ", count: next(5)) + text() })
        case 6: .choices([.init(key: "y", label: text()), .init(key: "n", label: text())])
        default: .line((0...next(4)).map { _ in text() }.joined(separator: "\n"))
        }
    }

    mutating func reply() -> Reply { Reply((0...next(4)).map { _ in block() }) }
}
