import ConvenorCore

/// A section of minutes as the part `sections` shows it, with a last line for what is left out of it.
struct PageSection: Sendable {
    var section: MinutesSection
    /// In place of the items.
    var table: Table?
    /// How many more there are, and where; nil where nothing is left out.
    var rest: String?

    struct Table: Sendable {
        var head: [String]
        var rows: [[String]]
    }

    init(_ section: MinutesSection, rest: String? = nil) {
        self.section = section
        table = section.table.map { Table(head: $0.head, rows: $0.rows) }
        self.rest = rest
    }
}

/// Turns sections into the facts of the part `sections`, for a whole page at once: an id may stand on it only once, and
/// a record is often told of in several sections.
struct SectionFacts {
    private let words: any MinutesWords
    /// What already stands on the page as an `id`.
    private var taken: Set<String>

    /// - Parameter taken: the ids of other regions of the page.
    init(_ words: any MinutesWords, taken: Set<String> = []) {
        self.words = words
        self.taken = taken
    }

    /// The facts `hasSections` and `sections`.
    static func facts(
        _ sections: [PageSection], _ words: any MinutesWords, taken: Set<String> = []
    ) -> [String: Facts] {
        var facts = SectionFacts(words, taken: taken)
        let list = sections.map { facts.section($0) }
        return ["hasSections": .flag(!list.isEmpty), "sections": .list(list)]
    }

    /// The first so many items of all, in the order of the sections; the others are named as a number at the end of
    /// theirs.
    static func cut(_ sections: [MinutesSection], most: Int, _ words: any MinutesWords) -> [PageSection] {
        var left = most
        return sections.map { section in
            var shown = PageSection(section)
            let count = shown.table?.rows.count ?? section.items.count
            defer { left = max(0, left - count) }
            guard count > left else { return shown }
            shown.section.items = Array(section.items.prefix(left))
            if let rows = shown.table?.rows { shown.table?.rows = Array(rows.prefix(left)) }
            shown.rest = Self.more(count - left, words)
            return shown
        }
    }

    /// How many are left out.
    static func more(_ count: Int, _ words: any MinutesWords) -> String {
        words.sentence(Sentence(Terms("and {0} more", nl: "en nog {0}"), .figure(String(count))))
    }

    mutating func section(_ shown: PageSection) -> Facts {
        let section = shown.section
        let name = section.name ?? section.heading.rawValue
        var key = name
        var number = 1
        while !taken.insert(key).inserted {
            number += 1
            key = "\(name)-\(number)"
        }
        let heading = section.title.map { $0[words.language] } ?? words.heading(section.heading)
        let head = shown.table?.head ?? []
        let rows = shown.table?.rows.map { row($0, head: head) } ?? []
        let items = shown.table == nil ? section.items.map { item($0) } : []
        let rest = shown.rest.map { [Self.facts(text: $0)] } ?? []
        return .map([
            "key": .line(key), "heading": .line(heading.prefix(1).uppercased() + heading.dropFirst()),
            "isTable": .flag(shown.table != nil), "head": .list(head.map { .map(["name": .line($0)]) }),
            "rows": .list(rows),
            "isSheet": .flag(section.sheet != nil),
            "sheetHTML": .text(section.sheet?.html(words, isTitled: false) ?? ""),
            "isList": .flag(!(items + rest).isEmpty), "items": .list(items + rest),
        ])
    }

    /// Where a record stands already its id is part of the text, so that no address on the page is double.
    private mutating func item(_ item: MinutesSection.Item) -> Facts {
        let note = item.notes.filter { !$0.isEmpty }.joined(separator: " · ")
        guard let id = item.id else { return Self.facts(text: item.text, note: note) }
        guard taken.insert(id).inserted else { return Self.facts(text: "\(id) \(item.text)", note: note) }
        return Self.facts(id: id, text: item.text, note: note)
    }

    private static func facts(id: String = "", text: String, note: String = "") -> Facts {
        .map([
            "hasId": .flag(!id.isEmpty), "id": .line(id), "text": .line(text), "hasNote": .flag(!note.isEmpty),
            "note": .line(note),
        ])
    }

    /// The first cell is the id where it is one, and the one that tells what is the head of its row. Each other says its
    /// column, for screens that are too narrow for columns; an empty one need not.
    private mutating func row(_ row: [String], head: [String]) -> Facts {
        let id = row.first.flatMap { RecordID($0) == nil ? nil : $0 }
        let isFresh = id.map { taken.insert($0).inserted } ?? false
        let headed = id == nil ? 0 : 1
        let cells = row.enumerated().map { index, cell -> Facts in
            let label = index > headed && !cell.isEmpty && index < head.count ? head[index] : ""
            return .map([
                "cell": .line(cell), "isId": .flag(id != nil && index == 0), "isHead": .flag(index == headed),
                "hasLabel": .flag(!label.isEmpty), "label": .line(label),
            ])
        }
        return .map(["hasId": .flag(isFresh), "id": .line(isFresh ? id ?? "" : ""), "cells": .list(cells)])
    }
}
