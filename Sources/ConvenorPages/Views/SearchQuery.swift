import ConvenorCore

/// What was typed to be searched for: each word, each id and one of the people must fit.
struct SearchQuery: Sendable {
    private var ids: [RecordID] = []
    private var people: [Handle] = []
    /// In lower case.
    private var words: [String] = []

    /// A record that fits, and the line in which it is shown.
    struct Found {
        var seen: Seen
        var record: Record
        var line: String
    }

    /// `@` before a name that nobody has is a word like others.
    init(_ typed: String, roster: Roster) {
        for part in typed.split(separator: " ") {
            let handle = Handle(String(part.drop { $0 == "@" }))
            if part.first == "@", roster[handle] != nil {
                people.append(handle)
            } else if let id = RecordID(part) {
                ids.append(id)
            } else {
                words.append(part.lowercased())
            }
        }
    }

    var isEmpty: Bool { ids.isEmpty && people.isEmpty && words.isEmpty }

    /// What stands comes first, then the newest; before all a record whose own id was asked for.
    func find(in seen: [Seen], _ sight: Sight) -> [Found] {
        let found = seen.flatMap { seen in
            // A ballot is somebody's own; its result stands in what was voted on.
            Kind.allCases.filter { Forms.of($0)?.isBallot != true }.flatMap { seen.series.all($0) }
                .filter(mayFit).compactMap { record -> Found? in
                    let line = SearchLine(record, in: seen.series, sight)
                    return line.holds(words) ? Found(seen: seen, record: record, line: line.text) : nil
                }
        }
        return found.sorted { a, b in
            let (left, right) = (rank(a.record), rank(b.record))
            if left != right { return left < right }
            if a.record.at != b.record.at { return a.record.at > b.record.at }
            return (a.seen.series.slug, a.record.id) < (b.seen.series.slug, b.record.id)
        }
    }

    private func rank(_ record: Record) -> Int { ids.contains(record.id) ? 0 : record.isStanding ? 1 : 2 }

    private func mayFit(_ record: Record) -> Bool {
        let fits = ids.allSatisfy { $0 == record.id || record.links?.contains($0) == true }
        return fits
            && (people.isEmpty
                || people.contains { record.owner == $0 || record.helpers?.contains($0) == true })
    }

    /// Characters that are shown before a hit, and from it on.
    private static let lengths = (before: 60, after: 140)

    /// A line around the first word that is found in it; without one its beginning.
    func cut(_ line: String) -> (before: String, hit: String, after: String) {
        let text = Array(line)
        let (start, count) = words.lazy.compactMap { Self.place(of: Array($0), in: text) }.first ?? (0, 0)
        let first = max(0, start - Self.lengths.before)
        let last = min(text.count, start + count + Self.lengths.after)
        let before = (first > 0 ? "…" : "") + String(text[first..<start])
        let after = String(text[(start + count)..<last]) + (last < text.count ? "…" : "")
        return (before, String(text[start..<(start + count)]), after)
    }

    /// Where a word in lower case stands in a text of any case, and how many of its characters it takes.
    private static func place(of word: [Character], in text: [Character]) -> (Int, Int)? {
        let lowered = text.map { $0.lowercased() }
        let wanted = String(word)
        for start in text.indices {
            var built = ""
            var end = start
            while end < text.count, built.utf8.count < wanted.utf8.count {
                built += lowered[end]
                end += 1
            }
            if built == wanted { return (start, end - start) }
        }
        return nil
    }
}

/// A record as search looks at it: its text, and what people wrote about it beside.
struct SearchLine {
    var text: String
    private let said: String

    init(_ record: Record, in series: Series, _ sight: Sight) {
        let own = sight.words.text(of: record, in: series)
        let home = sight.zone.identifier
        var notes: [(value: String, shown: String)] = []
        for (detail, note) in Self.notes {
            guard let value = record[detail], !value.isEmpty, value != own else { continue }
            notes.append((value, sight.words.note(note(value), home: home)))
        }
        if let from = record[.from], let to = record[.to], own != "\(from) → \(to)" {
            notes.append(("\(from) \(to)", sight.words.note(.shift(from: from, to: to), home: home)))
        }
        for field in Forms.fields(of: record.id.kind) {
            guard let value = record[field.detail], !value.isEmpty else { continue }
            notes.append((value, sight.words.note(.field(record.id.kind, field.detail, value), home: home)))
        }
        text = ([own] + notes.map(\.shown)).map(\.cleaned).joined(separator: " · ")
        said = ([record.id.description, own] + notes.map(\.value)).joined(separator: " ").lowercased()
    }

    func holds(_ words: [String]) -> Bool { words.allSatisfy { said.contains($0) } }

    /// What people say of a record, and nothing that the program keeps of it.
    private static let notes: [(Detail, @Sendable (String) -> MinutesNote)] = [
        (.because, { .because($0) }), (.cause, { .cause($0) }), (.evidence, { .evidence($0) }),
        (.alternatives, { .instead($0) }), (.obstacle, { .because($0) }), (.answer, { .answer($0) }),
        (.source, { .source($0) }), (.questions, { .questions($0) }), (.url, { .address($0) }),
    ]
}
