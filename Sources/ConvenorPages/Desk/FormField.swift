import ConvenorCore

/// One thing that a form asks for.
struct FormField {
    enum Sort: Equatable {
        case choice, line, text
        case number(Int, Int)
    }

    var name: String
    var sort: Sort
    var label: String
    var isRequired = false
    var hint = ""
    /// What is there already.
    var value = ""
    var options: [(value: String, name: String)] = []

    init(_ name: String, _ sort: Sort, _ label: String) {
        self.name = name
        self.sort = sort
        self.label = label
    }

    /// - Parameter typed: what the form before had, where it was refused.
    func facts(_ typed: [String: String]?) -> Facts {
        let shown = typed.map { $0[name] ?? "" } ?? value
        var (least, most) = ("", "")
        if case .number(let first, let last) = sort { (least, most) = (String(first), String(last)) }
        return .map([
            "name": .text(name), "isChoice": .flag(sort == .choice), "isLine": .flag(sort == .line),
            "isText": .flag(sort == .text), "isNumber": .flag(!least.isEmpty),
            "label": .line(label), "isRequired": .flag(isRequired), "hasHint": .flag(!hint.isEmpty),
            "hint": .line(hint), "value": .text(shown), "least": .text(least), "most": .text(most),
            "options": .list(
                options.enumerated().map { index, option in
                    .map([
                        "key": .text("\(name)-\(index + 1)"), "value": .text(option.value),
                        "option": .line(option.name), "isChosen": .flag(option.value == shown),
                    ])
                }),
        ])
    }
}
