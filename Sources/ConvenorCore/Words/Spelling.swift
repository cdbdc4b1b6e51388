/// Distances between words, for "did you mean".
package enum Spelling {
    /// Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other
    /// (optimal string alignment).
    package static func distance(_ a: String, _ b: String) -> Int {
        let a = Array(a.unicodeScalars)
        let b = Array(b.unicodeScalars)
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var before = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [i] + [Int](repeating: 0, count: b.count)
            for j in 1...b.count {
                row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], before[j - 2] + 1) }
            }
            before = last
            last = row
        }
        return last[b.count]
    }

    /// The nearest of the words if it is near enough to be meant: at most a quarter of the letters wrong.
    package static func nearest(to said: String, in words: some Sequence<String>) -> String? {
        guard (3...40).contains(said.count) else { return nil }
        let limit = max(1, said.count / 4)
        var best: (word: String, distance: Int)?
        for word in words where abs(word.count - said.count) <= limit {
            let found = distance(said, word)
            if found <= limit, found < (best?.distance ?? Int.max) { best = (word, found) }
        }
        return best?.word
    }
}
