/// Reads a length of time such as `90m`, `1h30`, `1.5h`, `2 hours`, `an hour and a half`.
package enum DurationReader {
    /// Whole minutes, 1...1,000,000; nil when the phrase is no length of hours and minutes.
    package static func minutes(_ phrase: String) -> Int? {
        var phrase = phrase
        let lexemes: [Lexeme]? = phrase.withUTF8 { bytes in
            var lexer = Lexer(bytes, table: .english)
            do { try lexer.run() } catch { return nil }
            return lexer.zone == nil ? lexer.lexemes : nil
        }
        guard let lexemes else { return nil }
        var grammar = DateGrammar(lexemes)
        guard let slots = grammar.parse(), slots.fields == .shift, !slots.hasIn else { return nil }
        let shift = slots.shift
        guard shift.days == 0, shift.months == 0, shift.workingDays == 0, (1...1_000_000).contains(shift.minutes)
        else { return nil }
        return shift.minutes
    }
}
