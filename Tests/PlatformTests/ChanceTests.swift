import ConvenorPlatforms
import Testing

@Suite("one-time codes")
struct ChanceTests {
    private let chance = SystemChance()

    @Test("are six digits, fit their own seal and no other, and two seals of one code differ")
    func codes() {
        let codes = (0..<200).map { _ in chance.code() }
        #expect(codes.allSatisfy { $0.count == 6 && $0.allSatisfy { "0123456789".contains($0) } })
        #expect(Set(codes).count > 150)
        let seal = chance.seal("004711")
        #expect(chance.fits("004711", seal) && !chance.fits("004712", seal) && !chance.fits("", seal))
        #expect(seal != chance.seal("004711") && !seal.contains("4711"))
    }

    @Test("fit nothing that is no seal", arguments: ["", "AAAA", "not base64", "c2FsdA=="])
    func broken(_ seal: String) { #expect(!chance.fits("000000", seal)) }
}
