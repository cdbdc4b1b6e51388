extension StringProtocol {
    /// Without the blanks, and the colon or comma, that follow a name at the beginning of a line.
    var withoutAddressMark: SubSequence {
        var rest = self[...].drop(while: \.isWhitespace)
        if let mark = rest.first, mark == ":" || mark == "," { rest = rest.dropFirst() }
        return rest.drop(while: \.isWhitespace)
    }

    /// The address of a server as it is set, ready for a path.
    var withoutSlash: String {
        var text = String(self)
        while text.hasSuffix("/") { text.removeLast() }
        return text
    }
}
