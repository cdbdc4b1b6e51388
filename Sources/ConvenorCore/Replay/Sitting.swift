/// Who is in a meeting that a log tells of.
struct Sitting {
    /// Nicks as written, by handle: everybody who spoke.
    var speakers: [Handle: String]
    /// Named with `#nick` or `#chair` without having spoken.
    var named: [Handle: String] = [:]
    /// Number of the first action that this meeting can write.
    var firstAction: Int

    /// The people whom a text names, in the order in which it does.
    ///
    /// A nick counts anywhere in any case as a word of its own, as MeetBot's list by person has it.
    func owners(in text: String) -> [Handle] {
        let text = Array(text.lowercased().unicodeScalars)
        var places: [(Handle, Int)] = []
        for (handle, nick) in speakers.merging(named, uniquingKeysWith: { spoken, _ in spoken }) {
            let word = Array(nick.lowercased().unicodeScalars)
            let found = [word, Array(handle.name.unicodeScalars)].compactMap { Self.place(of: $0, in: text) }
            if let place = found.min() { places.append((handle, place)) }
        }
        return places.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
    }

    private static func place(of word: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Int? {
        guard let first = word.first, let last = word.last, text.count >= word.count else { return nil }
        for start in 0...(text.count - word.count) where text[start] == first {
            let end = start + word.count
            guard text[start..<end].elementsEqual(word) else { continue }
            let opens = start == 0 || !isWord(first) || !isWord(text[start - 1])
            let closes = end == text.count || !isWord(last) || !isWord(text[end])
            if opens, closes { return start }
        }
        return nil
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}

extension Handle {
    /// The handle of a nick: what cannot be typed after `@` becomes `_`, the mark of a bridge goes.
    init(nick: some StringProtocol) {
        var name = nick.hasSuffix("[m]") && nick.utf8.count > 3 ? String(nick.dropLast(3)) : String(nick)
        let isFit: (Character) -> Bool = { $0.isLetter || $0.isNumber || "_-.|".contains($0) }
        if !name.allSatisfy(isFit) { name = String(name.map { isFit($0) ? $0 : "_" }) }
        self.init(String(name.prefix(64)))
    }
}

/// The name that meetings have in common.
enum CommonTitle {
    /// The words that stand in every title, in the order of the first; without those that are only a date.
    static func of(_ titles: [String]) -> String {
        guard let first = titles.first, let last = titles.last else { return "" }
        let others = titles.dropFirst().map { Set(words($0).map { $0.lowercased() }) }
        var common = words(first).filter { word in others.allSatisfy { $0.contains(word.lowercased()) } }
        while let word = common.last, isMark(word) { common.removeLast() }
        while let word = common.first, isMark(word) { common.removeFirst() }
        return common.isEmpty ? last : common.joined(separator: " ")
    }

    private static func words(_ title: String) -> [Substring] {
        title.split(whereSeparator: \.isWhitespace).filter { word in
            isMark(word) || !word.allSatisfy { $0.isNumber || "/-.:,".contains($0) }
        }
    }

    private static func isMark(_ word: Substring) -> Bool { word.allSatisfy { !$0.isLetter && !$0.isNumber } }
}
