/// A name or half a sentence in each language that the program speaks, carried by the method that it belongs to.
package struct Terms: Sendable, Hashable {
    package var en: String
    package var nl: String

    package init(_ en: String, nl: String) {
        self.en = en
        self.nl = nl
    }

    /// - Parameter language: an IETF tag; one that nothing is written in gets English.
    package subscript(language: String) -> String { language.lowercased().hasPrefix("nl") ? nl : en }
}

/// Something to tell of a method, as facts: a pattern in each language, and what stands in its places.
package struct Sentence: Sendable, Hashable {
    /// With `{0}`, `{1}`, … where the values go.
    package var pattern: Terms
    package var values: [Value]

    package init(_ pattern: Terms, _ values: Value...) {
        self.pattern = pattern
        self.values = values
    }

    package enum Value: Sendable, Hashable {
        case text(String)
        case ids([RecordID])
        /// Digits with a point, and the unit that it is counted in.
        case figure(String, unit: String? = nil)
        case day(Day)
        case person(Handle)
        case terms(Terms)
    }
}

/// What every text for people needs of a language.
package protocol Diction: SheetWords {
    /// `Fri 4 Dec 2026`.
    func day(_ day: Day) -> String
    /// `a`, `a and b`, `a, b and c`.
    func list(_ words: [String]) -> String
}

extension Diction {
    package func sentence(_ sentence: Sentence) -> String {
        var text = sentence.pattern[language]
        for (index, value) in sentence.values.enumerated().reversed() {
            text = text.replacing("{\(index)}", with: word(for: value))
        }
        return text
    }

    private func word(for value: Sentence.Value) -> String {
        switch value {
        case .text(let text): text
        case .ids(let ids): list(ids.map(\.description))
        case .figure(let stored, let unit): figure(stored, unit: unit)
        case .day(let value): day(value)
        case .person(let handle): handle.description
        case .terms(let terms): terms[language]
        }
    }
}
