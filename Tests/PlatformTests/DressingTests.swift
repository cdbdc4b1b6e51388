import ConvenorCore
import ConvenorPlatforms
import Testing

@Suite("Replies in the markup of each platform")
struct DressingTests {
    private func text(_ flavour: Dressing.Flavour, _ line: String) -> String {
        Dressing(flavour, limit: 4000).text(Reply(line)).replacing("\u{200B}", with: "¦")
    }

    @Test(
        "Slack: three signs are escaped, what has no escape is parted",
        arguments: [
            ("a & b < c > d", "a &amp; b &lt; c &gt; d"), ("note <!channel> now", "note &lt;!channel&gt; now"),
            ("<@U1> &amp;", "&lt;@U1&gt; &amp;amp;"), ("ask @lena", "ask @lena"), ("hi @here", "hi @¦here"),
            ("x @channel y", "x @¦channel y"), ("*bold*", "¦*¦bold¦*¦"), ("snake_case", "snake_case"),
            ("> quote", "¦&gt; quote"), ("well :tada:", "well :¦tada:"), ("at 10:24:30", "at 10:24:30"),
            ("see https://example.org/a?b=1&c=2.", "see <https://example.org/a?b=1&amp;c=2>."),
            ("<https://example.org|bank>", "&lt;https://example.org|bank&gt;"),
            ("A7 @lena · draft", "*A7* @lena · draft"), ("A7", "A7"),
        ])
    func slack(_ typed: String, _ written: String) { #expect(text(.slack, typed) == written) }

    @Test(
        "Rocket.Chat: a backslash where it reads one, else a gap",
        arguments: [
            ("*a* _b_ ~c~", "\\*a\\* \\_b\\_ \\~c\\~"), ("@all go", "@¦all go"), ("1. one", "1\\. one"),
            ("- x", "¦- x"), ("> q", "¦> q"), ("# h", "\\# h"),
            ("[a](https://example.org)", "[a]¦(https://example.org)"),
            ("<https://example.org|a>", "<¦https://example.org|a>"), ("||x||", "|¦|x|¦|"), ("a\\b", "a\\¦b"),
            (":tada:", ":¦tada:"), ("A7 x", "*A7* x"), ("lena@example.org", "lena@example.org"),
        ])
    func rocketChat(_ typed: String, _ written: String) { #expect(text(.rocketChat, typed) == written) }

    @Test(
        "Mattermost, Zulip, Discord, Telegram, Matrix, Google Chat and Teams",
        arguments: [
            (.mattermost, "@all <!here> :tada: ~x~", "@¦all &lt;!here> :¦tada: \\~x\\~"),
            (.mattermost, "&amp; AT&T", "&amp;amp; AT&amp;T"), (.mattermost, "# a", "\\# a"),
            (.zulip, "@**all** 1", "&#64;&#42;&#42;all&#42;&#42; 1"), (.zulip, "1. a_b", "1&#46; a_b"),
            (.zulip, "/poll x", "&#47;poll x"), (.zulip, "<time:1>", "&#60;time:1>"),
            (.discord, "@everyone ||x|| <@7>", "@¦everyone \\|\\|x\\|\\| \\<@¦7\\>"), (.discord, "-# s", "\\-# s"),
            (.telegram, "<b>@ana & \"co\"", "&lt;b&gt;@¦ana &amp; &quot;co&quot;"),
            (
                .matrix, "A7 https://example.org/?a&b",
                "<b>A7</b> <a href=\"https://example.org/?a&amp;b\">https://example.org/?a&amp;b</a>"
            ),
            (.matrixBody, "@room A7 *x*", "@¦room A7 *x*"), (.googleChat, "<users/all> *x*", "<¦users/all> ¦*¦x¦*¦"),
            (.teams, "{{DATE(1)}} [a](b)", "{¦{DATE(1)}} \\[a\\](b)"), (.plain, "@all *x* <b>", "@all *x* <b>"),
        ] as [(Dressing.Flavour, String, String)])
    func others(_ flavour: Dressing.Flavour, _ typed: String, _ written: String) {
        #expect(text(flavour, typed) == written)
    }

    @Test(
        "an address ends before the punctuation of its sentence, and none that hides its host is one",
        arguments: [
            ("(https://example.org/a)", "(<https://example.org/a>)"),
            ("https://example.org/a_(b)", "<https://example.org/a%5F%28b%29>"),
            ("https://example.org/@lena/x", "<https://example.org/%40lena/x>"),
            ("https://bank.org@evil.org", "https://bank.org@evil.org"),
            ("HTTPS://Example.org:8443/x", "<https://Example.org:8443/x>"),
            ("xhttps://example.org", "xhttps://example.org"),
            ("https://", "https://"), ("javascript://example.org", "javascript://example.org"),
            ("https://example.org/*b*", "<https://example.org/%2Ab>¦*¦"), ("https://例え.jp/é", "<https://例え.jp/é>"),
        ])
    func addresses(_ typed: String, _ written: String) { #expect(text(.slack, typed) == written) }

    @Test("direction marks and control characters are left out everywhere", arguments: Dressing.Flavour.allCases)
    func controls(_ flavour: Dressing.Flavour) {
        let text = Dressing(flavour, limit: 4000).text(Reply("a\u{202E}b\u{7}c\u{2066}d\u{200F}e\u{1B}[f"))
        #expect(text.unicodeScalars.allSatisfy { !$0.properties.isBidiControl && $0.value >= 0x20 })
        #expect(text.filter { $0.isLetter } == "abcdef")
    }

    @Test("plain text is what the terminal shows")
    func plain() {
        let reply = Reply([
            .line("one"), .items(["> 1  x", "  two"]), .choices([.init(key: "y", label: "yes")]),
            .buttons([.init(label: "Done", line: "done A1", series: nil)]), .table([["a", "bc"], ["abc", "d"]]),
        ])
        #expect(Dressing(.plain, limit: 4000).text(reply) == reply.plainText)
    }
}
