/// Text of HTML that platforms made themselves.
enum HTMLText {
    /// With the entities that escaping makes turned back; others are left as they stand.
    static func decoded(_ text: some StringProtocol) -> String {
        let pairs = [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&#x27;", "'"),
            ("&nbsp;", "\u{A0}"), ("&amp;", "&"),
        ]
        return pairs.reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
    }
}
