import CoreMetrics
import Synchronization

/// What is kept for one name with its labels.
protocol Cell: AnyObject, Sendable {
    /// The word after `# TYPE`.
    var kind: String { get }
    /// Its lines, each with an end.
    func samples(_ name: String, _ labels: [(String, String)]) -> String
}

/// A number that is counted up or set.
final class Tally: Cell, CounterHandler, MeterHandler, RecorderHandler {
    let kind: String
    private let value = Mutex(0.0)

    init(_ kind: String) { self.kind = kind }

    func samples(_ name: String, _ labels: [(String, String)]) -> String {
        "\(name)\(ExpositionText.labels(labels)) \(ExpositionText.number(value.withLock { $0 }))\n"
    }

    private func add(_ amount: Double) { value.withLock { $0 += amount } }
    private func put(_ new: Double) { value.withLock { $0 = new } }

    func increment(by amount: Int64) { add(Double(amount)) }
    func reset() { put(0) }
    func set(_ value: Int64) { put(Double(value)) }
    func set(_ value: Double) { put(value) }
    func increment(by amount: Double) { add(amount) }
    func decrement(by amount: Double) { add(-amount) }
    func record(_ value: Int64) { put(Double(value)) }
    func record(_ value: Double) { put(value) }
}

/// Durations in seconds, or other numbers, counted in buckets.
final class Histogram: Cell, TimerHandler, RecorderHandler {
    let kind = "histogram"
    /// Upper bounds in seconds.
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

    private struct Kept {
        /// Not cumulative; the last one is above all bounds.
        var counts = [Int](repeating: 0, count: Histogram.bounds.count + 1)
        var sum = 0.0
    }
    private let kept = Mutex(Kept())

    func samples(_ name: String, _ labels: [(String, String)]) -> String {
        let kept = kept.withLock { $0 }
        var text = ""
        var total = 0
        for (bound, count) in zip(Self.bounds.map(ExpositionText.number) + ["+Inf"], kept.counts) {
            total += count
            text += "\(name)_bucket\(ExpositionText.labels(labels + [("le", bound)])) \(total)\n"
        }
        let all = ExpositionText.labels(labels)
        return text + "\(name)_sum\(all) \(ExpositionText.number(kept.sum))\n\(name)_count\(all) \(total)\n"
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
    func record(_ value: Int64) { record(Double(value)) }
    func record(_ value: Double) {
        let place = Self.bounds.firstIndex { value <= $0 } ?? Self.bounds.count
        kept.withLock { kept in
            kept.counts[place] += 1
            kept.sum += value
        }
    }
}
