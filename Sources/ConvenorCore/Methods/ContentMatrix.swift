/// How far the content there is for a persona at a step of its journey goes.
package enum Coverage: String, Sendable, Hashable, CaseIterable {
    case gap, adequate, strong, excess

    package init(count: Int) {
        self =
            switch count {
            case ...0: .gap
            case 1...2: .adequate
            case 3...4: .strong
            default: .excess
            }
    }
}

package enum AssetState: String, Sendable, Hashable, CaseIterable {
    case exists, inProduction, toCreate
}

/// Content by persona and step of the journey: what exists counts, what is to come stands beside it.
package struct ContentMatrix<Persona: Hashable & Sendable, Step: Hashable & Sendable>: Sendable, Hashable {
    package let personas: [Persona]
    package let steps: [Step]
    private var counts: [Place: [AssetState: Int]] = [:]
    /// Assets for a persona or a step that is not in the matrix, which are said and not lost.
    package private(set) var elsewhere: [Asset] = []

    package struct Asset: Sendable, Hashable {
        package var persona: Persona
        package var step: Step
        package var state: AssetState

        package init(_ persona: Persona, _ step: Step, _ state: AssetState) {
            self.persona = persona
            self.step = step
            self.state = state
        }
    }

    private struct Place: Sendable, Hashable {
        var persona: Persona
        var step: Step
    }

    package init(personas: [Persona], steps: [Step], assets: [Asset]) {
        self.personas = personas.uniqued
        self.steps = steps.uniqued
        for asset in assets {
            if personas.contains(asset.persona), steps.contains(asset.step) {
                counts[Place(persona: asset.persona, step: asset.step), default: [:]][asset.state, default: 0] += 1
            } else {
                elsewhere.append(asset)
            }
        }
    }

    package func count(_ persona: Persona, _ step: Step, _ state: AssetState = .exists) -> Int {
        counts[Place(persona: persona, step: step)]?[state] ?? 0
    }

    package func coverage(_ persona: Persona, _ step: Step) -> Coverage { Coverage(count: count(persona, step)) }

    /// How many places have this coverage.
    package func places(_ coverage: Coverage) -> Int {
        personas.map { persona in steps.filter { self.coverage(persona, $0) == coverage }.count }.reduce(0, +)
    }
}
