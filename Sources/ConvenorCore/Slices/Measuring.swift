package import Foundation

/// Metrics: what is measured now, and how far along that is.
enum Measuring {
    static let verbs: [Verb] = [
        Verb(
            "actual", ["value", "measure"], group: .substance, usage: "actual K1 number [asof date] [source words]",
            examples: ["actual K1 1240 asof today source CRM"], kinds: [.metric], decide: actual)
    ]

    static func actual(_ ask: Ask) throws(Stop) -> Decision {
        let (record, rest) = try ask.record([.metric])
        guard let said = rest.first(where: { $0.lowered != "=" && $0.lowered != "is" }) else {
            throw .refused(.missing(.number, verb: ask.verb))
        }
        guard let amount = Amount(said.text) else { throw .refused(.badNumber(String(said.text), verb: ask.verb)) }
        var changes: [Change] = [.detail(name: .actual, value: amount.stored)]
        if record[.unit] == nil, let unit = amount.unit { changes.append(.detail(name: .unit, value: unit)) }
        // The rest of the line has the clauses of a metric: as-of and source.
        let tail = ask.line[said.whole.startIndex...]
        var reader = DraftReader(
            kind: .metric, rest: tail, line: ask.line, dates: ask.scene.dates, now: ask.scene.now)
        let draft = try reader.read()
        changes.append(.detail(name: .asOf, value: draft.details[.asOf] ?? ask.scene.today.iso))
        if let source = draft.details[.source] { changes.append(.detail(name: .source, value: source)) }
        return Decision([.recordChanged(id: record.id, changes: changes)], say: [.card(record.id)])
    }
}

extension Record {
    package func figure(_ detail: Detail) -> Decimal? { self[detail].flatMap { Decimal(string: $0, locale: nil) } }

    /// Share of the way from baseline to target that the actual value has made, in whole percent, cut to 0...100;
    /// nil while a figure is missing.
    package var progress: Int? {
        guard let target = figure(.target), let actual = figure(.actual) else { return nil }
        let baseline = figure(.baseline) ?? 0
        guard target != baseline else { return nil }
        var share = (actual - baseline) / (target - baseline) * 100
        var rounded = Decimal()
        // Cut before the conversion, which knows no number beyond Int.
        share = min(100, max(0, share))
        NSDecimalRound(&rounded, &share, 0, .plain)
        return NSDecimalNumber(decimal: rounded).intValue
    }

    /// What a metric still lacks to be complete.
    package var missingMeasures: [Detail] { [Detail.unit, .asOf, .source].filter { self[$0] == nil } }
}

extension DateReader {
    /// Reads the day of a measurement, which lies today or before: `today`, `20 nov`, `2026-11-20`, `monday`.
    package func readMeasured(_ phrase: String, now: Moment) -> Deadline? {
        switch phrase.lowercased() {
        case "yesterday": return day(before: now, by: 1)
        case "today", "now": return day(before: now, by: 0)
        default: break
        }
        for back in [7, 364] {
            let reference = Moment(milliseconds: now.milliseconds - Int64(back) * 86_400_000)
            switch read(phrase, now: reference) {
            case .date(let found, _) where found.wall.day <= today(now): return found
            case .refused(.past(let found)): return found
            default: continue
            }
        }
        return nil
    }

    private func today(_ now: Moment) -> Day { zone.wall(at: now).day }

    private func day(before now: Moment, by days: Int) -> Deadline {
        zone.deadline(at: WallTime(day: today(now).adding(days: -days), minute: dayEnd), hasTime: false)
    }
}
