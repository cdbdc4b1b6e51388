import ConvenorEngine

extension [TextPiece] {
    /// Without blanks at either end and without pieces that hold nothing.
    func trimmed() -> [TextPiece] {
        var pieces: [TextPiece] = []
        for piece in self {
            if case .text(let text) = piece, case .text(let before)? = pieces.last {
                pieces[pieces.count - 1] = .text(before + text)
            } else {
                pieces.append(piece)
            }
        }
        if case .text(let first)? = pieces.first { pieces[0] = .text(String(first.drop(while: \.isWhitespace))) }
        if case .text(let last)? = pieces.last {
            let kept = last.reversed().drop(while: \.isWhitespace).reversed()
            pieces[pieces.count - 1] = .text(String(kept))
        }
        return pieces.filter { $0 != .text("") }
    }
}
