import Foundation

extension MethodTable {
    /// Objectives with their key results, scored: `table scores`, `table scores 2026-H2`, `table scores last`.
    static let scores = MethodTable(
        word: "scores", aliases: ["okr"],
        purpose: Terms(
            "objectives and key results with their scores", nl: "doelstellingen en kernresultaten met hun scores"),
        draw: { drawing in
            let objectives = drawing.objectives
            guard !objectives.isEmpty else { return nil }
            let columns: [Sheet.Column] = [
                .init(.none), .init(.none), .init(.word(.baseline), .amount), .init(.word(.target), .amount),
                .init(.word(.actual), .amount), .init(.word(.score), .number), .init(.none, .mark),
                .init(.word(.confidence), .number),
            ]
            return Drawn(
                [Sheet(.objectives, columns: columns, rows: objectives.flatMap(\.rows))],
                remarks: objectives.flatMap { $0.remarks(drawing.today) })
        })
}

extension MethodTable.Drawing {
    /// Goals with key results: those that stand, or those of the cycle that is named behind the table.
    var objectives: [ObjectiveLine] {
        let deliveries = Deliveries(series, now: now)
        return goals.map { goal in
            // A cycle that is over is judged by what was measured in it.
            let day = min(today, goal.cycle?.last ?? today)
            return ObjectiveLine(
                goal,
                series.standing(.keyResult, serving: goal.id).map { KeyResultLine($0, deliveries, on: day) })
        }.filter { !$0.results.isEmpty }
    }

    private var goals: [Record] {
        let all = (series.all(.goal) + series.all(.marketingGoal)).filter { $0.status != .dropped }
        let word = said.lowercased().cleaned
        if word.isEmpty { return all.filter(\.isStanding) }
        let wanted = ["last", "vorige", "laatste"].contains(word) ? newest(all) : Period(named: word)
        return all.filter { $0.cycle != nil && $0.cycle == wanted }
    }

    /// The cycle that is to be judged: the newest that has begun.
    private func newest(_ goals: [Record]) -> Period? {
        goals.compactMap(\.cycle).filter { $0.first <= today }.max { ($0.first, $1.last) < ($1.first, $0.last) }
    }
}

extension Record {
    /// The period that an objective is for.
    var cycle: Period? { self[Detail("cycle")].flatMap { Period(named: $0) } }
}

/// An objective with what it is judged by.
struct ObjectiveLine {
    let goal: Record
    let results: [KeyResultLine]
    let score: ObjectiveScore

    init(_ goal: Record, _ results: [KeyResultLine]) {
        self.goal = goal
        self.results = results
        score = ObjectiveScore(
            results.map { .init($0.outcome, weight: $0.record.amount(Detail("weight"))?.value ?? 1) })
    }

    var rows: [Sheet.Row] {
        var head: [Sheet.Cell] = [.text(goal.id.description), .text(goal.text), .blank, .blank, .blank]
        head += [printed, mark, .blank]
        return [Sheet.Row(head)] + results.map(\.row)
    }

    /// One decimal; two where a promise that is not met would be printed as 1.0.
    var printed: Sheet.Cell {
        guard let exact = score.exact, let printed = score.printed else { return .empty }
        guard goal[Detail("commitment")] == "committed", exact < 1, printed == 1 else {
            return .number(printed, places: 1).strong
        }
        return .number(min(exact.rounded(places: 2), Decimal(99) / 100), places: 2).strong
    }

    /// A promise is kept or not; all else has its colour.
    var mark: Sheet.Cell {
        if goal[Detail("commitment")] == "committed", let isMet = score.isMet { return .mark(isMet ? .met : .missed) }
        return colour
    }

    var colour: Sheet.Cell { score.band.map { .mark(.band($0)) } ?? .mark(.asks) }

    /// How much of its time is over: of its cycle, else from when it was written down to its date.
    func elapsed(_ today: Day) -> Share? {
        if let cycle = goal.cycle { return .elapsed(from: cycle.first, to: cycle.last, today: today) }
        guard let due = goal.due else { return nil }
        let begun = Zone(due.zone)?.wall(at: goal.at).day ?? today
        return begun < due.wall.day ? .elapsed(from: begun, to: due.wall.day, today: today) : nil
    }
}

/// A key result with its score.
struct KeyResultLine {
    let record: Record
    let outcome: KeyResultOutcome
    let confidence: KeyResultConfidence
    /// The milestones that take from its confidence.
    let late: [RecordID]
    /// The day of a value that is too old to count.
    let staleSince: Day?

    init(_ record: Record, _ deliveries: Deliveries, on day: Day) {
        var record = record
        // What was measured later says nothing of that day.
        if let last = record.history.last(where: { $0.day <= day }), record.measuredOn.map({ $0 > day }) == true {
            record[.actual] = last.amount?.signed ?? last.value
            record[.asOf] = last.day.iso
        }
        self.record = record
        staleSince = record.staleSince(today: day)
        outcome = staleSince == nil ? Self.measure(of: record, deliveries)?.outcome ?? .unmeasured : .unmeasured
        let late = deliveries.late(for: record)
        self.late = late.map(\.milestone.id)
        confidence = KeyResultConfidence(said: record.scale(Detail("confidence")), late: late.map(\.strength))
    }

    private static func measure(of record: Record, _ deliveries: Deliveries) -> KeyResultMeasure? {
        let actual = record.amount(.actual)?.value
        switch record[Detail("sort")] {
        case "binary": return .binary(actual.map { $0 > 0 })
        case "milestone":
            let linked = deliveries.strengths(on: record).map(\.milestone)
            guard linked.isEmpty else {
                return .milestones(
                    linked.map { .init(isDone: $0.status == .done, weight: $0.amount(Detail("weight"))?.value ?? 1) })
            }
            return .metric(baseline: 0, target: record.amount(.target)?.value ?? 100, actual: actual)
        default:
            guard let target = record.amount(.target)?.value, let baseline = record.amount(.baseline)?.value else {
                return nil
            }
            return .metric(baseline: baseline, target: target, actual: actual)
        }
    }

    /// From where to where, and where it is.
    var course: Sheet.Cell {
        let figures = [Detail.baseline, .target, .actual].map { record.amount($0) }
        return Sheet.Cell(.course(from: figures[0], to: figures[1], now: figures[2]))
    }

    var score: Sheet.Cell {
        outcome.score.map { .number($0.exact.rounded(places: 2), places: 2) } ?? .empty
    }

    var row: Sheet.Row {
        let figures = [Detail.baseline, .target, .actual].map { detail in
            record.amount(detail).map { Sheet.Cell.amount($0) } ?? .empty
        }
        var cells: [Sheet.Cell] = [.text(record.id.description), .text(record.text)] + figures + [score]
        cells.append(outcome.score.map { .mark(.band($0.band)) } ?? .mark(.asks))
        cells.append(confidence.now.map { .number($0) } ?? .empty)
        return Sheet.Row(cells, depth: 1)
    }
}
