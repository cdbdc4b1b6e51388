import Testing

@testable import ConvenorCore

@Suite("milestones and what they move")
struct MilestoneImpactTests {
    private func impact(_ links: [(String, String, Int)], results: [String]) -> MilestoneImpact<String> {
        var impact = MilestoneImpact(milestones: ["MS1", "MS2", "MS3", "MS4"], results: results)
        for (milestone, result, strength) in links {
            #expect(impact.link(milestone, to: result, strength: strength) == nil)
        }
        return impact
    }

    @Test("forward: key results that nothing moves and milestones that move nothing")
    func forward() {
        let impact = impact([("MS3", "KR1", 2), ("MS1", "KR1", 3), ("MS2", "KR2", 1)], results: ["KR1", "KR2", "KR3"])
        #expect(impact.milestones(for: "KR1") == ["MS1", "MS3"])
        #expect(impact.milestones(for: "KR2") == ["MS2"])
        #expect(impact.unmoved == ["KR3"])
        #expect(impact.aimless == ["MS4"])
    }

    @Test("a link to something unknown or off the scale is refused; the last word on a pair counts")
    func faults() {
        var impact = impact([("MS1", "KR1", 1)], results: ["KR1"])
        let before = impact
        #expect(impact.link("MS9", to: "KR1", strength: 1) == .unknown("MS9"))
        #expect(impact.link("MS1", to: "KR9", strength: 1) == .unknown("KR9"))
        for strength in [0, 4, -1] { #expect(impact.link("MS1", to: "KR1", strength: strength) == .strength(strength)) }
        #expect(impact == before)
        #expect(impact.link("MS1", to: "KR1", strength: 3) == nil)
        #expect(impact.sum(for: "KR1") == 3)
    }

    @Test("backward: the highest sums are suggested, those that share milestones as one objective")
    func backward() {
        let impact = impact(
            [
                ("MS1", "visitors", 3), ("MS2", "visitors", 2), ("MS2", "leads", 3), ("MS3", "margin", 2),
                ("MS4", "churn", 1), ("MS3", "churn", 3),
            ], results: ["churn", "leads", "margin", "visitors", "press"])
        #expect(impact.ranked == ["visitors", "churn", "leads", "margin"])
        let all = impact.suggestion()
        #expect(all.results == impact.ranked && all.tied.isEmpty)
        #expect(
            all.objectives == [
                .init(results: ["visitors", "leads"], milestones: ["MS1", "MS2"], sum: 8),
                .init(results: ["churn", "margin"], milestones: ["MS3", "MS4"], sum: 6),
            ])
    }

    @Test("a tie at the cut is said and not settled")
    func tie() {
        let links = [("MS1", "a", 3), ("MS2", "b", 2), ("MS3", "c", 2), ("MS4", "d", 1)]
        let impact = impact(links, results: ["d", "c", "b", "a"])
        let two = impact.suggestion(most: 2)
        #expect(two.results == ["a"] && two.tied == ["c", "b"])
        #expect(two.objectives.map(\.results) == [["a"]])
        #expect(impact.suggestion(most: 3).results == ["a", "c", "b"])
        #expect(impact.suggestion(most: 3).tied.isEmpty)
        #expect(impact.suggestion(most: 0).results.isEmpty && impact.suggestion(most: 0).objectives.isEmpty)
    }

    @Test("objectives are what one comes to by walking from shared milestone to shared milestone")
    func property() {
        var random = Seeded(state: 21)
        let (milestones, results) = ((1...6).map { "MS\($0)" }, (1...6).map { "K\($0)" })
        for _ in 0..<500 {
            var impact = MilestoneImpact(milestones: milestones, results: results)
            var links: [(String, String)] = []
            for _ in 0..<Int.random(in: 0...9, using: &random) {
                let link = (milestones.randomElement(using: &random) ?? "", results.randomElement(using: &random) ?? "")
                #expect(impact.link(link.0, to: link.1, strength: Int.random(in: 1...3, using: &random)) == nil)
                links.append(link)
            }
            let objectives = impact.suggestion(most: 6).objectives
            for result in results {
                var reached: Set<String> = [result]
                for _ in 0..<12 {
                    let over = Set(links.filter { reached.contains($0.1) }.map(\.0))
                    reached.formUnion(links.filter { over.contains($0.0) }.map(\.1))
                }
                let group = objectives.first { $0.results.contains(result) }
                #expect(group.map { Set($0.results) } == (links.contains { $0.1 == result } ? reached : nil))
            }
            let sums = impact.ranked.map { impact.sum(for: $0) }
            #expect(sums == sums.sorted(by: >))
        }
    }
}
