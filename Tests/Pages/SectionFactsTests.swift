import ConvenorCore
import Testing

@testable import ConvenorPages

@Suite("Sections of minutes on a page") struct SectionFactsTests {
    private let words = Tongues.speaking("en")

    private func section(_ heading: MinutesHeading, _ ids: String...) -> MinutesSection {
        MinutesSection(heading: heading, items: ids.map { .init(id: $0, text: "about \($0)") })
    }

    private func items(_ facts: [String: Facts]) throws -> [[Facts]] {
        guard case .list(let sections)? = facts["sections"] else { return [] }
        return sections.map { section in
            guard case .list(let items)? = section["items"] else { return [] }
            return items
        }
    }

    @Test("a record that is told of twice is an address once")
    func once() throws {
        let sections = [section(.changed, "A1"), section(.newActions, "A1", "A2"), section(.newActions, "A3")]
        let facts = SectionFacts.facts(sections.map { PageSection($0) }, words, taken: ["A2"])
        let all = try items(facts)
        #expect(all[0][0]["hasId"] == .flag(true) && all[0][0]["id"] == .text("A1"))
        #expect(all[1][0]["hasId"] == .flag(false) && all[1][0]["text"] == .text("A1 about A1"))
        #expect(all[1][1]["hasId"] == .flag(false) && all[2][0]["hasId"] == .flag(true))
        guard case .list(let shown)? = facts["sections"] else { return }
        #expect(shown.map { $0["key"] } == [.text("changed"), .text("newActions"), .text("newActions-2")])
    }

    @Test("what is over the limit is told as a number in its section")
    func cut() throws {
        let sections = [section(.gaps, "G1", "G2"), section(.decisions, "D1", "D2", "D3"), section(.links, "L1")]
        let all = try items(SectionFacts.facts(SectionFacts.cut(sections, most: 3, words), words))
        #expect(all.map(\.count) == [2, 2, 1])
        #expect(all[1][1]["text"] == .text("and 2 more") && all[2][0]["text"] == .text("and 1 more"))
    }

    @Test("the first cell is an id, the next one heads the row, the others name their column unless they are empty")
    func row() throws {
        var section = PageSection(MinutesSection(heading: .adjustments, items: []))
        section.table = .init(head: ["Id", "What", "Who", "Due"], rows: [["X1", "Go", "Ana", ""]])
        let facts = SectionFacts.facts([section], words)
        guard case .list(let sections)? = facts["sections"], case .list(let rows)? = sections.first?["rows"],
            case .list(let cells)? = rows.first?["cells"]
        else { throw SectionsMissing() }
        #expect(rows[0]["hasId"] == .flag(true) && rows[0]["id"] == .text("X1"))
        #expect(cells.map { $0["isId"] } == [.flag(true), .flag(false), .flag(false), .flag(false)])
        #expect(cells.map { $0["isHead"] } == [.flag(false), .flag(true), .flag(false), .flag(false)])
        #expect(cells.map { $0["label"] } == [.text(""), .text(""), .text("Who"), .text("")])
    }

    private struct SectionsMissing: Error {}
}
