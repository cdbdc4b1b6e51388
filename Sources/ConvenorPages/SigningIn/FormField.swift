import ConvenorCore

/// Something that a form asks for (`field.page.mustache`).
struct FormField: Sendable {
    enum Input: Sendable {
        case choice([(value: String, label: String)], chosen: String)
        case line(String)
        case text(String)
        case number(String, least: Int, most: Int)
    }

    var name: String
    var label: String
    var hint = ""
    var isRequired = false
    var input: Input

    var facts: Facts {
        var facts: [String: Facts] = [
            "name": .text(name), "label": .line(label), "isRequired": .flag(isRequired),
            "hasHint": .flag(!hint.isEmpty),
            "hint": .line(hint), "isChoice": .flag(false), "isLine": .flag(false), "isText": .flag(false),
            "isNumber": .flag(false), "value": .text(""), "least": .text(""), "most": .text(""), "options": .list([]),
        ]
        switch input {
        case .choice(let options, let chosen):
            facts["isChoice"] = .flag(true)
            facts["options"] = .list(
                options.enumerated().map { index, option in
                    .map([
                        "key": .text("\(name)-\(index + 1)"), "value": .text(option.value),
                        "option": .line(option.label), "isChosen": .flag(option.value == chosen),
                    ])
                })
        case .line(let value): (facts["isLine"], facts["value"]) = (.flag(true), .line(value))
        case .text(let value): (facts["isText"], facts["value"]) = (.flag(true), .text(value))
        case .number(let value, let least, let most):
            (facts["isNumber"], facts["value"]) = (.flag(true), .line(value))
            (facts["least"], facts["most"]) = (.text(String(least)), .text(String(most)))
        }
        return .map(facts)
    }
}
