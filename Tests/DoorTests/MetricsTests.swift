import ConvenorEngine
import ConvenorMetrics
import CoreMetrics
import Foundation
import TestSupport
import Testing

struct MetricsTests {
    @Test("counters, gauges and histograms are written as Prometheus reads them, whatever the labels hold")
    func text() throws {
        let registry = MetricsRegistry()
        let odd = "a \"b\" \\ c\nd ü"
        for _ in 0..<3 { Counter(label: "odd.name-total", dimensions: [("a-b", odd)], factory: registry).increment() }
        let gauge = Meter(label: "level", factory: registry)
        gauge.set(2.5)
        gauge.decrement(by: 4)
        let timer = Timer(label: "convenor_command_seconds", factory: registry)
        for milliseconds in [0, 1, 2, 700, 100_000] { timer.recordMilliseconds(milliseconds) }
        let text = registry.text
        #expect(text.contains("# TYPE odd_name_total counter\nodd_name_total{a_b=\"a \\\"b\\\" \\\\ c\\nd ü\"} 3\n"))
        #expect(text.contains("# TYPE level gauge\nlevel -1.5\n"))
        #expect(text.contains("# HELP convenor_command_seconds "))
        #expect(text.contains("convenor_command_seconds_bucket{le=\"0.001\"} 2\n"))
        #expect(text.contains("convenor_command_seconds_bucket{le=\"0.5\"} 3\n"))
        #expect(text.contains("convenor_command_seconds_bucket{le=\"30\"} 4\n"))
        #expect(text.contains("convenor_command_seconds_bucket{le=\"+Inf\"} 5\n"))
        #expect(text.contains("convenor_command_seconds_sum 100.703\nconvenor_command_seconds_count 5\n"))
        #expect(text.utf8.last == UInt8(ascii: "\n"))
    }

    @Test("a name that was a counter stays one")
    func mixed() {
        let registry = MetricsRegistry()
        Counter(label: "a", factory: registry).increment()
        Timer(label: "a", factory: registry).recordSeconds(1)
        #expect(registry.text == "# TYPE a counter\na 1\n")
    }

    @Test("the manual lists every metric with its labels and its meaning, and no other")
    func manual() throws {
        let file = ProcessRunner.root.appendingPathComponent("docs/OPERATING.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let section = try #require(text.components(separatedBy: "\n## Metrics\n").dropFirst().first)
            .components(separatedBy: "\n## ")[0]
        let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
        let expected = Metric.all.map { metric in
            let labels = metric.labels.map { "`\($0)`" }.joined(separator: ", ")
            return "| `\(metric.name)` | \(metric.kind) | \(labels) | \(metric.help) |"
        }
        #expect(rows == expected)
        let names = Metric.all.filter { $0.kind == .counter }.map(\.name)
        #expect(names.allSatisfy { $0.hasSuffix("_total") })
    }
}
