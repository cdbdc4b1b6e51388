package import ConvenorCore
import ConvenorEngine
package import CoreMetrics
import Synchronization

/// What swift-metrics was told, as text for Prometheus (exposition format 0.0.4).
package final class MetricsRegistry: MetricsFactory {
    private struct Key: Hashable {
        var name: String
        var labels: [String]
        /// Set for each label.
        var values: [String]
    }

    private let cells = Mutex<[Key: any Cell]>([:])

    package init() {}

    private func cell<Kept: Cell>(
        _ label: String, _ dimensions: [(String, String)], _ make: () -> Kept
    ) -> Kept {
        let key = Key(name: label, labels: dimensions.map(\.0), values: dimensions.map(\.1))
        return cells.withLock { cells in
            // A name that was used for something else before: what is told of it goes nowhere.
            if let kept = cells[key] { return kept as? Kept ?? make() }
            let made = make()
            cells[key] = made
            return made
        }
    }

    /// Has swift-metrics tell this registry everything from now on; once in a process.
    package func takeUp(version: String, at now: Moment) {
        MetricsSystem.bootstrap(self)
        Metric.buildInfo.set(1, version)
        Metric.startTime.set(Int(now.milliseconds / 1000))
    }

    /// Every family with its samples, in the order of their names.
    package var text: String {
        let cells = cells.withLock { $0 }
        let families = Dictionary(grouping: cells.keys, by: \.name)
        let table = Dictionary(Metric.all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var text = ""
        for (label, keys) in families.sorted(by: { $0.key < $1.key }) {
            let name = ExpositionText.name(label)
            if let metric = table[label] { text += "# HELP \(name) \(ExpositionText.help(metric.help))\n" }
            let sorted = keys.sorted { $0.values.lexicographicallyPrecedes($1.values) }
            if let first = sorted.first, let kind = cells[first]?.kind { text += "# TYPE \(name) \(kind)\n" }
            for key in sorted { text += cells[key]?.samples(name, Array(zip(key.labels, key.values))) ?? "" }
        }
        return text
    }
}

extension MetricsRegistry {
    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        cell(label, dimensions) { Tally("counter") }
    }
    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        cell(label, dimensions) { Tally("gauge") }
    }
    package func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        if aggregate { return cell(label, dimensions) { Histogram() } }
        return cell(label, dimensions) { Tally("gauge") }
    }
    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        cell(label, dimensions) { Histogram() }
    }

    // Nothing is forgotten: a counter that starts anew would look like a restart.
    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}
}
