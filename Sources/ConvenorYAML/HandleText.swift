import ConvenorCore

/// A handle as an operator writes it.
enum HandleText {
    static let mend = "Write letters, digits, dots, hyphens and underscores, such as lena."

    /// With or without its `@`; nil for what could not be typed after one in a meeting.
    static func read(_ text: String) -> Handle? {
        let name = text.hasPrefix("@") ? text.dropFirst() : text[...]
        guard let handle = Handle(typed: name), handle.name == name.lowercased() else { return nil }
        return handle
    }
}
