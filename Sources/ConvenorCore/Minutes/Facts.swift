/// What a template is filled with: words and lists, without any type of the template library.
package enum Facts: Sendable, Hashable {
    case text(String)
    case flag(Bool)
    case list([Facts])
    case map([String: Facts])

    /// A text on one line, without control characters: no value can forge a line of its own.
    package static func line(_ text: String) -> Facts { .text(text.cleaned) }
    package static func lines(_ texts: [String]) -> Facts { .list(texts.map { .line($0) }) }

    package subscript(_ name: String) -> Facts? {
        guard case .map(let values) = self else { return nil }
        return values[name]
    }

    /// The same map with more in it; other facts stay as they are.
    package func adding(_ more: [String: Facts]) -> Facts {
        guard case .map(let values) = self else { return self }
        return .map(values.merging(more) { _, new in new })
    }
}
