import ConvenorCore
import Testing

@Suite("Now, How, Wow")
struct IdeaTests {
    private func votes(_ originality: [Int], _ feasibility: [Int]) -> IdeaVotes {
        var votes = IdeaVotes()
        for (scale, points) in [(IdeaScale.originality, originality), (.feasibility, feasibility)] {
            for (index, points) in points.enumerated() {
                #expect(votes.vote(points, on: scale, by: Handle("v\(index)")) == true)
            }
        }
        return votes
    }

    @Test("original and easy is wow, and so on round the four")
    func places() {
        #expect(IdeaPlace(.normal, .easy) == .now)
        #expect(IdeaPlace(.original, .easy) == .wow)
        #expect(IdeaPlace(.original, .hard) == .how)
        #expect(IdeaPlace(.normal, .hard) == .parked)
    }

    @Test("the mean of the voters is cut at the midpoint")
    func means() {
        #expect(votes([5, 4, 1], [4, 4, 4]).sorted == .placed(.wow), "10 of 9")
        #expect(votes([1, 2], [4, 5]).sorted == .placed(.now))
        #expect(votes([4], [2]).sorted == .placed(.how))
        #expect(votes([2], [2]).sorted == .placed(.parked))
        #expect(votes([5, 4, 1], [4]).mean(.originality)?.text(places: 2) == "3.33")
    }

    @Test("a mean of exactly 3 asks, on which scale it lies, and a hair beside it does not")
    func ties() {
        #expect(votes([3], [4]).sorted == .tied([.originality]))
        #expect(votes([1, 5], [2, 4]).sorted == .tied([.originality, .feasibility]))
        #expect(votes([5, 5, 1, 1], [3, 3]).sorted == .tied([.originality, .feasibility]))
        let many = Array(repeating: 3, count: 99)
        #expect(votes(many + [4], many + [2]).sorted == .placed(.how))
    }

    @Test("without a vote it is not sorted")
    func unvoted() {
        #expect(IdeaVotes().sorted == .unvoted([.originality, .feasibility]))
        #expect(votes([5], []).sorted == .unvoted([.feasibility]))
        #expect(IdeaVotes().mean(.originality) == nil)
    }

    @Test("points off the scale change nothing; the last vote of a person counts")
    func voting() {
        var votes = votes([3], [4])
        let before = votes
        for points in [0, 6, -1, Int.max] { #expect(votes.vote(points, on: .originality, by: Handle("v0")) == false) }
        #expect(votes == before)
        #expect(votes.vote(5, on: .originality, by: Handle("v0")) == true)
        #expect(votes.sorted == .placed(.wow))
        #expect(votes.count(.originality) == 1)
    }

    @Test("it is placed as by comparing each scale's points with three from everybody")
    func property() {
        var random = Seeded(state: 8)
        for _ in 0..<2000 {
            let count = Int.random(in: 1...6, using: &random)
            let points = (0..<2).map { _ in (0..<count).map { _ in Int.random(in: 1...5, using: &random) } }
            let signs = points.map { given in given.map { $0 - 3 }.reduce(0, +).signum() }
            let expected: IdeaVotes.Sorted =
                switch (signs[0], signs[1]) {
                case (0, 0): .tied([.originality, .feasibility])
                case (0, _): .tied([.originality])
                case (_, 0): .tied([.feasibility])
                case (1, 1): .placed(.wow)
                case (1, _): .placed(.how)
                case (_, 1): .placed(.now)
                default: .placed(.parked)
                }
            #expect(votes(points[0], points[1]).sorted == expected)
        }
    }
}
