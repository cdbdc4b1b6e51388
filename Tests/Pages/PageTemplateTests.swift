import ConvenorCore
import ConvenorDefaults
import ConvenorEngine
import Testing

@Suite("Templates of pages") struct PageTemplateTests {
    private func templates(_ language: String = "en", _ change: (String, String) = ("", "")) throws -> Templates {
        try Templates(
            .pages, language: language,
            builtIn: { $0 == change.0 ? change.1 : Defaults.file("pages/" + $0) })
    }

    @Test("every page is there in every language")
    func shipped() throws {
        for language in Tongues.codes { _ = try templates(language) }
    }

    @Test("what people write is text in every place, also with signs that combine with a quotation mark")
    func escaping() throws {
        let file = "en.asof.page.mustache"
        let page = try templates("en", (file, "{{% CONTENT_TYPE:HTML}}\n<p title=\"{{a}}\">{{a}}</p>"))
        let html = page.render("asof.page", .map(["a": .text("\"\u{301} onclick='x' <b>&\"\u{200D}")]))
        #expect(!html.dropFirst("<p title=\"".count).prefix { $0 != ">" }.unicodeScalars.dropLast().contains("\""))
        #expect(html.contains("&quot;\u{301} onclick=&#39;x&#39; &lt;b&gt;&amp;&quot;\u{200D}"))
    }

    @Test("a page that does not say that it is HTML is refused")
    func pragma() {
        #expect(throws: TemplateFault.self) { try templates("en", ("en.asof.page.mustache", "<p>{{a}}</p>")) }
    }
}
