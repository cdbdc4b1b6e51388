/// `language`: which language a series is led, answered and minuted in.
enum Speaking {
    static let verbs: [Verb] = [
        Verb(
            "language", ["taal"], group: .meeting,
            usage: "language [\(Tongues.codes.joined(separator: " | ")) | default]",
            examples: ["language nl", "language", "language default"], role: .informed, decide: language)
    ]

    static func language(_ ask: Ask) throws(Stop) -> Decision {
        let word = ask.key(String(ask.rest))
        if word.isEmpty { return Decision(say: [.language]) }
        guard ask.role == .chair else {
            throw .refused(.notAllowed(verb: "\(ask.verb) \(ask.rest)", needed: .chair, who: ask.chairs))
        }
        if word == "default" { return Decision([.languageSet(language: nil)], say: [.language]) }
        guard let tongue = Tongues.all.first(where: { $0.isCalled(word) }) else {
            throw .refused(.unexpected(said: String(ask.rest), verb: ask.verb))
        }
        return Decision([.languageSet(language: tongue.language)], say: [.language])
    }
}

extension Phrasebook {
    /// By its code or by its name in any language.
    fileprivate func isCalled(_ word: String) -> Bool {
        let names = ["en": ["english", "engels"], "nl": ["dutch", "nederlands"]]
        return word == language || names[language]?.contains(word) == true
    }
}
