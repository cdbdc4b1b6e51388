import ConvenorCore
import ConvenorEngine

/// What a pressed button says, in the few bytes that a platform carries with it: `?mark 1` answers a question,
/// `>slug done A7` is a line.
extension Press {
    var code: String { mark.map { "?\($0) \(line)" } ?? ">\(series ?? "") \(line)" }

    /// Nil for what no button of ours says.
    init?(code: String) {
        guard let space = code.firstIndex(of: " "), let sign = code.first, sign == "?" || sign == ">" else {
            return nil
        }
        let name = code[..<space].dropFirst()
        let line = code[code.index(after: space)...]
        if line.isEmpty || sign == "?" && name.isEmpty { return nil }
        self.init(label: "", line: String(line))
        if sign == "?" { mark = String(name) } else { series = name.isEmpty ? nil : String(name) }
    }

    /// As it came in.
    func fill(_ message: inout PlatformMessage) {
        message.text = [.text(line)]
        message.question = mark
        message.series = series
    }
}

extension Dressing {
    /// The buttons of a reply, with labels of so many characters at most; one whose code has more bytes is left out,
    /// since what it says can be typed.
    func presses(_ reply: Reply, within bytes: Int, labels characters: Int) -> [(label: String, code: String)] {
        presses(reply).filter { $0.code.utf8.count <= bytes && !$0.label.isEmpty }.map { press in
            let isLong = press.label.utf16.count > characters
            var label = press.label
            while label.utf16.count > characters - (isLong ? 1 : 0) { label.removeLast() }
            return (label + (isLong ? "…" : ""), press.code)
        }
    }
}
