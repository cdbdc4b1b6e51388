/// One measured figure, with its peer and its goal where it has them.
struct Figure {
    var name: String
    var value: String
    var peer = ""
    var ratio = ""
    var goal = ""
    /// Nil for a figure without a goal.
    var isMet: Bool?
}

/// The figures of a run as plain text, with what was measured in words below.
struct Table {
    private var figures: [Figure] = []
    private var remarks: [String] = []

    mutating func add(_ result: (figures: [Figure], remarks: [String])) {
        figures += result.figures
        remarks += result.remarks
    }

    func text(note: String?) -> String {
        let head = ["figure", "value", "peer", "ratio", "goal", ""]
        let rows =
            [head]
            + figures.map { figure in
                [
                    figure.name, figure.value, figure.peer, figure.ratio, figure.goal,
                    figure.isMet.map { $0 ? "met" : "missed" } ?? "",
                ]
            }
        let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        var lines = rows.map { row in
            let cells = zip(row, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
            return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
        }
        lines += [""] + remarks + [note].compactMap { $0 }
        return lines.joined(separator: "\n")
    }
}

/// Figures of several rounds: the median counts, the spread tells how far to believe it.
struct Sample {
    private let sorted: [Double]
    init(_ values: [Double]) { sorted = values.sorted() }

    var median: Double {
        guard !sorted.isEmpty else { return .nan }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    var spread: String {
        guard let first = sorted.first, let last = sorted.last else { return "" }
        return "\(first.rounded(to: 2))-\(last.rounded(to: 2))"
    }
}

extension Double {
    /// With so many digits after the point.
    func rounded(to digits: Int) -> String {
        guard isFinite else { return "-" }
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let whole = Int((self * scale).rounded())
        if digits == 0 { return String(whole) }
        let fraction = String(abs(whole) % Int(scale))
        let sign = whole < 0 ? "-" : ""
        return "\(sign)\(abs(whole) / Int(scale))." + String(repeating: "0", count: digits - fraction.count) + fraction
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
