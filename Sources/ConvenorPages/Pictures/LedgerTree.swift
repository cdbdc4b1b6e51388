import ConvenorCore

/// The records of a ledger as boxes in rows and columns: what serves a record stands to the right of it, the first in the
/// same row, each further one in a row below.
struct LedgerTree {
    struct Box: Hashable {
        /// Nil for what is missing.
        var id: RecordID?
        var breaks: [Ledger.Break]
        var depth: Int
        /// Index of what it serves.
        var parent: Int?
        var row = 0

        var isBroken: Bool { id == nil || breaks.contains { !$0.isGap } }
    }

    private(set) var boxes: [Box] = []
    /// How many rows there is no room for.
    private(set) var left = 0

    static let mostRows = 40
    /// Columns behind the first; what stands deeper goes below its parent in the last one.
    static let mostDepth = 5

    init(_ ledger: Ledger) {
        for chain in ledger.chains {
            var path: [Int] = []
            for link in chain.links {
                path = Array(path.prefix(link.depth))
                let index = add(Box(id: link.id, breaks: link.breaks, depth: path.count, parent: path.last))
                path.append(index)
            }
        }
        if rows > Self.mostRows { keepBrokenTrees() }
        if rows > Self.mostRows { keepBrokenPaths() }
    }

    private mutating func add(_ box: Box) -> Int {
        boxes.append(box)
        return boxes.count - 1
    }

    /// Gives each box its row, in columns as far as `depth`, and a box to what is missing.
    mutating func settle(depth: Int) {
        addMissing()
        var last = -1
        for index in boxes.indices {
            let box = boxes[index]
            let isFirst = box.parent == index - 1 && box.parent.map { min(boxes[$0].depth, depth) < depth } == true
            if !isFirst { last += 1 }
            boxes[index].row = last
        }
        left = max(0, last + 1 - Self.mostRows)
        if left > 0 { keep(boxes.map { $0.row < Self.mostRows }) }
    }

    /// How many it has with a box for what is missing.
    private var rows: Int {
        let parents = Set(boxes.compactMap(\.parent))
        let gaps = boxes.map { $0.breaks.count(where: \.isGap) }
        return boxes.indices.reduce(0) { $0 + (parents.contains($1) ? gaps[$1] : max(1, gaps[$1])) }
    }

    /// What is missing stands last among what serves a record.
    private mutating func addMissing() {
        var result: [Box] = []
        var moved = Array(repeating: 0, count: boxes.count)
        // Those whose branch is not over, from the root down, with the missing that are to follow.
        var open: [(index: Int, depth: Int, gaps: Int)] = []
        func close(to depth: Int) {
            while let last = open.last, last.depth >= depth {
                for _ in 0..<last.gaps {
                    result.append(Box(id: nil, breaks: [], depth: last.depth + 1, parent: last.index))
                }
                open.removeLast()
            }
        }
        for (index, box) in boxes.enumerated() {
            close(to: box.depth)
            moved[index] = result.count
            var copy = box
            copy.parent = box.parent.map { moved[$0] }
            result.append(copy)
            open.append((moved[index], box.depth, box.breaks.count(where: \.isGap)))
        }
        close(to: 0)
        boxes = result
    }

    private mutating func keep(_ isKept: [Bool]) {
        var moved: [Int: Int] = [:]
        var result: [Box] = []
        for index in boxes.indices where isKept[index] {
            moved[index] = result.count
            var box = boxes[index]
            box.parent = box.parent.flatMap { moved[$0] }
            result.append(box)
        }
        boxes = result
    }

    /// Whether a box or what serves it has a break.
    private var isBroken: [Bool] {
        var broken = boxes.map { !$0.breaks.isEmpty }
        for index in boxes.indices.reversed() where broken[index] {
            if let parent = boxes[index].parent { broken[parent] = true }
        }
        return broken
    }

    private mutating func keepBrokenTrees() {
        let broken = isBroken
        var roots: [Int] = []
        for index in boxes.indices { roots.append(boxes[index].parent.map { roots[$0] } ?? index) }
        keep(roots.map { broken[$0] })
    }

    private mutating func keepBrokenPaths() { keep(isBroken) }
}

extension Ledger.Break {
    /// Something should follow and is not there, so that it has a box of its own.
    var isGap: Bool {
        switch self {
        case .noMarketingGoal, .noMetric, .noAdjustment, .noAction: true
        case .noValue, .notAgreed, .noOwner, .noDate, .overdue, .servesNothing: false
        }
    }
}
