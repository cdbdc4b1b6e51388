package import ConvenorEngine
import Synchronization

/// What `/metrics` shows: the registry, with the gauges that are read from the store when somebody looks.
package final class MetricsPage: Sendable {
    private let registry: MetricsRegistry
    private let store: any Store
    /// Kinds of letters that were there once: they go to 0 and not out of sight.
    private let kinds = Mutex<Set<String>>([])

    /// - Parameter registry: the one that swift-metrics was set up with.
    package init(_ registry: MetricsRegistry, store: any Store) {
        self.registry = registry
        self.store = store
    }

    package func text() async throws -> String {
        let counts = try await store.letterCounts()
        let known = kinds.withLock { kinds in
            kinds.formUnion(counts.map(\.kind))
            return kinds
        }
        for kind in known {
            for state in [DeliveryState.waiting, .trying, .dead] {
                let count = counts.first { $0.kind == kind && $0.state == state }?.count ?? 0
                Metric.letters.set(count, kind, state.rawValue)
            }
        }
        return registry.text
    }
}
