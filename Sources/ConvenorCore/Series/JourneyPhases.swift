/// The phases of a customer's journey, in the order in which they are walked.
///
/// See, Think, Do, Care are Avinash Kaushik's, made for digital marketing; the six are an alternative to them.
package enum JourneyPhases: String, Hashable, Sendable, Codable, CaseIterable {
    case four = "see-think-do-care"
    case six = "six-phases"

    /// As records keep them.
    package var words: [String] {
        switch self {
        case .four: ["see", "think", "do", "care"]
        case .six: ["see", "respond", "think", "do", "return", "recommend"]
        }
    }

    var name: Terms {
        switch self {
        case .four: Terms("See, Think, Do, Care", nl: "zien, denken, doen, zorgen")
        case .six:
            Terms(
                "See, Respond, Think, Do, Return, Recommend",
                nl: "zien, reageren, denken, doen, terugkomen, aanbevelen")
        }
    }

    /// Those that all of these phases belong to, the four first; nil where no set has them all.
    package static func holding(_ used: Set<String>) -> JourneyPhases? {
        allCases.first { used.isSubset(of: $0.words) }
    }
}

extension Series {
    /// As the agenda says, else the set that the first cell and those after it fit into, and then the needs.
    ///
    /// Cells that fit into no one set keep the one that the earlier cells are in.
    var journeyPhases: JourneyPhases {
        if let said = agenda?.phases { return said }
        var used: Set<String> = []
        var phases = JourneyPhases.four
        for cell in standing(Kind("JC")) + standing(Kind("ND")) {
            guard let phase = cell[.phase], let next = JourneyPhases.holding(used.union([phase])) else { continue }
            used.insert(phase)
            phases = next
        }
        return phases
    }
}

extension Detail {
    static let phase = Detail("phase")
    static let version = Detail("version")
    static let horizon = Detail("horizon")
}
