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

    /// The members of a JSON object that say what it does, whatever else stands beside them.
    var members: [String: JSONValue] {
        var members: [String: JSONValue] = ["say": .text(line)]
        members["question"] = mark.map { .text($0) }
        members["series"] = series.map { .text($0) }
        return members
    }

    /// Nil for an object that is none of ours; the label stands elsewhere, or nowhere.
    init?(members: JSONValue, label: String?) {
        guard let line = members["say"]?.text else { return nil }
        self.init(
            label: label ?? line, line: line, mark: members["question"]?.text, series: members["series"]?.text)
    }

    /// As it came in.
    func fill(_ message: inout PlatformMessage) {
        message.text = [.text(line)]
        message.mark = mark
        message.series = series
    }
}

extension Dressing {
    /// The buttons of a reply, with labels of so many characters at most; one whose code has more bytes is left out,
    /// since what it says can be typed.
    func presses(_ reply: Reply, within bytes: Int, labels characters: Int) -> [(label: String, code: String)] {
        presses(reply).filter { $0.code.utf8.count <= bytes && !$0.label.isEmpty }.map { press in
            (press.label.shortened(to: characters), press.code)
        }
    }
}

extension String {
    /// So many UTF-16 units at most, with a sign at the end where something is left out.
    func shortened(to most: Int) -> String {
        if utf16.count <= most { return self }
        var short = self
        while short.utf16.count >= most { short.removeLast() }
        return short + "…"
    }
}
