import ConvenorCore
internal import Mustache

extension Facts {
    /// The same as the template library looks at it.
    var rendering: Any {
        switch self {
        case .text(let text): Word(said: text)
        case .flag(let flag): flag
        case .list(let list): list.map(\.rendering)
        case .map(let values): Names(values: values)
        }
    }

    /// A text: an empty one opens no section, and it has no names of its own to look into.
    private struct Word: MustacheCustomRenderable, MustacheParent {
        let said: String
        var renderText: String { said }
        var isNull: Bool { said.isEmpty }
        func child(named: String) -> Any? { nil }
    }

    private struct Names: MustacheParent {
        let values: [String: Facts]
        func child(named: String) -> Any? { values[named]?.rendering }
    }
}

/// Escapes what people wrote so that Markdown shows it as it stands (CommonMark 0.31 section 2.4, GitHub's tables).
struct MarkdownText: MustacheContentType {
    /// Makes `{{% CONTENT_TYPE:MARKDOWN}}` known, once.
    static let registered: Void = MustacheContentTypes.register(MarkdownText(), named: "MARKDOWN")

    private static let anywhere = Set<Character>("\\`*_[]<>|~&#!$")
    private static let first = Set<Character>("+-=")

    func escapeText(_ text: String) -> String {
        var result = ""
        let number = text.prefix { $0.isASCII && $0.isNumber }.count
        for (index, character) in text.enumerated() {
            let opensItem = index == number && number > 0 && (character == "." || character == ")")
            if Self.anywhere.contains(character) || index == 0 && Self.first.contains(character) || opensItem {
                result.append("\\")
            }
            result.append(character)
        }
        return result
    }
}

/// Escapes what people wrote for HTML, byte by byte (WHATWG HTML section 13.1.2).
///
/// The library looks at characters: a quotation mark with a combining accent is one of its own, passes, and closes an
/// attribute in every browser.
struct PageText: MustacheContentType {
    /// Stands in for the library's own `{{% CONTENT_TYPE:HTML}}`, once.
    static let registered: Void = MustacheContentTypes.register(PageText(), named: "HTML")

    func escapeText(_ text: String) -> String { HTMLText.escaped(text) }
}
