import Foundation

extension MethodTable {
    /// Objectives with their key results, scored.
    static let scores = MethodTable(
        word: "scores", aliases: ["okr"],
        purpose: Terms(
            "objectives and key results with their scores", nl: "doelstellingen en kernresultaten met hun scores"),
        draw: { drawing in
            let objectives = drawing.series.standing(.goal).map { goal in
                ObjectiveLine(goal, drawing.series.standing(Kind("KR"), serving: goal.id))
            }.filter { !$0.results.isEmpty }
            guard !objectives.isEmpty else { return nil }
            let columns: [Sheet.Column] = [
                .init(.none), .init(.none), .init(.word(.baseline), .amount), .init(.word(.target), .amount),
                .init(.word(.actual), .amount), .init(.word(.score), .number), .init(.none, .mark),
                .init(.word(.confidence), .number),
            ]
            return Drawn(
                [Sheet(.objectives, columns: columns, rows: objectives.flatMap(\.rows))],
                remarks: objectives.flatMap { $0.remarks(drawing) })
        })
}

/// An objective with what it is judged by.
struct ObjectiveLine {
    let goal: Record
    let results: [KeyResultLine]
    let score: ObjectiveScore

    init(_ goal: Record, _ records: [Record]) {
        self.goal = goal
        results = records.map(KeyResultLine.init)
        score = ObjectiveScore(
            results.map { .init($0.outcome, weight: $0.record.amount(Detail("weight"))?.value ?? 1) })
    }

    var rows: [Sheet.Row] {
        var head: [Sheet.Cell] = [.text(goal.id.description), .text(goal.text), .empty, .empty, .empty]
        head.append(score.printed.map { .number($0, places: 1).strong } ?? .empty)
        head += [mark, .empty]
        return [Sheet.Row(head)] + results.map(\.row)
    }

    /// A promise is kept or not; all else has its colour.
    private var mark: Sheet.Cell {
        if goal[Detail("commitment")] == "committed", let isMet = score.isMet { return .mark(isMet ? .met : .missed) }
        return score.band.map { .mark(.band($0)) } ?? .mark(.asks)
    }

    func remarks(_ drawing: MethodTable.Drawing) -> [Sentence] {
        var remarks: [Sentence] = []
        let unmeasured = results.filter { $0.outcome.score == nil }.map(\.record.id)
        if !unmeasured.isEmpty {
            remarks.append(
                Sentence(
                    Terms(
                        "{0}: left out of {1} for want of a value or a target",
                        nl: "{0}: telt niet mee in {1}, want er is geen waarde of doel"),
                    .ids(unmeasured), .ids([goal.id])))
        }
        if score.excess > 0 {
            remarks.append(
                Sentence(
                    Terms(
                        "{0} has {1} key results; five at most keep it clear",
                        nl: "{0} heeft {1} kernresultaten; hooguit vijf houdt het helder"),
                    .ids([goal.id]), .figure(String(score.keyResults))))
        }
        let elapsed = elapsed(drawing.today)
        for line in results {
            guard let score = line.outcome.score, let elapsed, score.isReachedEarly(elapsed: elapsed) else { continue }
            remarks.append(
                Sentence(
                    Terms("{0} is there already: raise the target?", nl: "{0} is er al: het doel hoger?"),
                    .ids([line.record.id])))
        }
        return remarks
    }

    /// The share of the time from when the objective was written to when it is due; nil without a date.
    private func elapsed(_ today: Day) -> Share? {
        guard let due = goal.due else { return nil }
        let begun = Zone(due.zone)?.wall(at: goal.at).day ?? today
        let whole = due.wall.day.daysSince1970 - begun.daysSince1970
        guard whole > 0 else { return nil }
        return Share(Decimal(today.daysSince1970 - begun.daysSince1970) / Decimal(whole))
    }
}

/// A key result with its score.
struct KeyResultLine {
    let record: Record
    let outcome: KeyResultOutcome

    init(_ record: Record) {
        self.record = record
        outcome = KeyResultLine.measure(of: record)?.outcome ?? .unmeasured
    }

    private static func measure(of record: Record) -> KeyResultMeasure? {
        let actual = record.amount(.actual)?.value
        switch record[Detail("sort")] {
        case "binary": return .binary(actual.map { $0 > 0 })
        case "milestone":
            return .metric(baseline: 0, target: record.amount(.target)?.value ?? 100, actual: actual)
        default:
            guard let target = record.amount(.target)?.value else { return nil }
            return .metric(baseline: record.amount(.baseline)?.value ?? 0, target: target, actual: actual)
        }
    }

    var row: Sheet.Row {
        let figures = [Detail.baseline, .target, .actual].map { detail in
            record.amount(detail).map { Sheet.Cell.amount($0) } ?? .empty
        }
        var cells: [Sheet.Cell] = [.text("  \(record.id)"), .text(record.text)] + figures
        cells.append(outcome.score.map { .number($0.exact.rounded(places: 2), places: 2) } ?? .empty)
        cells.append(outcome.score.map { .mark(.band($0.band)) } ?? .mark(.asks))
        cells.append(record.scale(Detail("confidence")).map { .number($0) } ?? .empty)
        return Sheet.Row(cells)
    }
}
