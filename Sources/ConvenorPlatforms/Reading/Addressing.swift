extension StringProtocol {
    /// Without the blanks, and the colon or comma, that follow a name at the beginning of a line.
    var withoutAddressMark: SubSequence {
        var rest = self[...].drop(while: \.isWhitespace)
        if let mark = rest.first, mark == ":" || mark == "," { rest = rest.dropFirst() }
        return rest.drop(while: \.isWhitespace)
    }

    /// Without the word that made an outgoing webhook listen, where the text begins with it.
    func called(by trigger: String?) -> SubSequence {
        guard let trigger, !trigger.isEmpty, hasPrefix(trigger) else { return self[...] }
        return dropFirst(trigger.count).withoutAddressMark
    }
}
