import ConvenorCore
import Testing

@Suite("the phases of a journey")
struct JourneyPhasesTests {
    @Test("belong to the four or the six, or to no one set")
    func sets() {
        #expect(JourneyPhases.holding([]) == .four)
        #expect(JourneyPhases.holding(["see", "think"]) == .four)
        #expect(JourneyPhases.holding(["see", "care"]) == .four)
        #expect(JourneyPhases.holding(["think", "return"]) == .six)
        #expect(JourneyPhases.holding(["care", "return"]) == nil)
        #expect(JourneyPhases.holding(["later"]) == nil)
    }

    @Test("come in the order in which they are walked")
    func order() {
        #expect(JourneyPhases.four.words == ["see", "think", "do", "care"])
        #expect(JourneyPhases.six.words == ["see", "respond", "think", "do", "return", "recommend"])
    }
}
