import Testing

@testable import ConvenorCore

@Suite("widths in columns")
struct DisplayWidthTests {
    @Test(
        "what is drawn as one character is measured as one",
        arguments: [
            ("", 0), ("plain", 5), ("naïve", 5), ("nai\u{308}ve", 5), ("日本語", 6), ("ﾆﾎﾝ", 3), ("！Ａ", 4), ("한국", 4),
            ("\u{1112}\u{1161}\u{11AB}", 2), ("–…·", 3), ("€100", 4), ("₩", 1), ("￦", 2), ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧‍👦", 2),
            ("🏳️‍🌈", 2), ("❤️‍🔥", 2), ("🇳🇱", 2), ("🇳🇱🇧🇪", 4), ("1️⃣", 2), ("©", 1), ("©️", 2), ("☎", 1), ("☎️", 2), ("⌚", 2),
            ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2),
            ("a\u{200B}b", 2), ("a\u{200D}b", 2), ("\u{FEFF}a", 1), ("co\u{AD}op", 5), ("e\u{301}\u{302}\u{323}", 1),
            ("क्षि", 2), ("ไทย", 3), ("สี่", 1), ("العربية", 7), ("a\u{FE0F}", 1), ("　", 2), ("\u{301}", 0), ("𠮷", 2),
            ("䷀", 2),
            ("a\tb", 2), ("\u{1B}[1m", 3), ("\u{7F}\u{85}", 0),
        ])
    func widths(text: String, columns: Int) { #expect(text.displayWidth == columns, "\(text)") }

    @Test("the table is in order and has no range inside another")
    func order() {
        let bounds = WideRanges.bounds
        #expect(bounds.count.isMultiple(of: 2))
        for pair in stride(from: 0, to: bounds.count, by: 2) {
            #expect(bounds[pair] <= bounds[pair + 1])
            #expect(pair == 0 || bounds[pair - 1] + 1 < bounds[pair], "\(bounds[pair]) belongs to the range before")
            #expect(WideRanges.contains(bounds[pair]) && WideRanges.contains(bounds[pair + 1]))
            #expect(!WideRanges.contains(bounds[pair] - 1) && !WideRanges.contains(bounds[pair + 1] + 1))
        }
        #expect(!WideRanges.contains(0) && !WideRanges.contains(0x10FFFF))
    }

    /// Facts of Unicode that Swift knows by itself: emoji by default and ideographs are wide, letters of most other
    /// scripts are not.
    @Test("what Unicode calls an emoji or an ideograph is wide, and all else outside the blocks of East Asia is not")
    func properties() {
        var wide = 0
        for value in UInt32(0xA0)...0x3FFFF {
            guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .unassigned else { continue }
            let (isEmoji, isIdeograph) = (scalar.properties.isEmojiPresentation, scalar.properties.isUnifiedIdeograph)
            if isEmoji || isIdeograph {
                wide += 1
                #expect(WideRanges.contains(value), "\(scalar) U+\(String(value, radix: 16))")
            } else if value < 0x1100 || (0x1200..<0x2300).contains(value) || (0xA4D0..<0xA960).contains(value) {
                #expect(!WideRanges.contains(value), "\(scalar) U+\(String(value, radix: 16))")
            }
        }
        #expect(wide > 90_000)
    }

    @Test("fullwidth forms are wide and halfwidth ones are not")
    func forms() {
        for value in UInt32(0xFF01)...0xFF60 { #expect(WideRanges.contains(value)) }
        for value in UInt32(0xFF61)...0xFFDC { #expect(!WideRanges.contains(value)) }
    }

    @Test("columns are aligned by what is seen")
    func columns() {
        let lines = Columns.lines(
            [["who", "n", "what"], ["日本", "10", "x"], ["👩‍👩‍👧‍👦 e\u{301}", "9", "two\nlines"], ["long name", "", ""]],
            sides: [.leading, .trailing])
        #expect(
            lines == [
                "who         n  what", "日本       10  x", "👩‍👩‍👧‍👦 e\u{301}        9  two", "               lines",
                "long name",
            ])
        #expect(Columns.lines([]).isEmpty && Columns.lines([[]]) == [""])
        #expect(Columns.lines([["a", "bb"], ["ccc"]]) == ["a    bb", "ccc"])
    }

    @Test("every line of a table of answers begins its cells in the same columns")
    func answers() {
        let rows = [["a", "one", "x"], ["日本語", "two", "y"], ["🇳🇱", "three", "z"]]
        let lines = Reply.aligned(rows).split(separator: "\n").map(String.init)
        let starts = zip(lines, ["x", "y", "z"]).map { line, last in
            String(line.prefix { String($0) != last }).displayWidth
        }
        #expect(Set(starts) == [2 + 6 + 2 + 5 + 2])
    }
}
