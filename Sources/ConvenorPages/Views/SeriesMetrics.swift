import ConvenorCore

/// What is measured: how far it has come, and how old each figure is.
extension SeriesView {
    private static var mostMetrics: Int { 15 }

    var metrics: PageDraft.Region {
        let all = Kind.measured.flatMap { series.standing($0) }
        let most = sight.isExport ? all.count : Self.mostMetrics
        let urgent = all.sorted { urgency($0) < urgency($1) }
        let more = Sentence(Terms("All {0}, as CSV", nl: "Alle {0}, als CSV"), .figure(String(all.count)))
        return .init(
            "series-metrics",
            [
                "hasMetrics": .flag(!all.isEmpty), "isMetricCut": .flag(isInformed),
                "metrics": .list(urgent.prefix(most).map { metric($0) }),
                // Who sees no metric gets no file of them.
                "hasMoreMetrics": .flag(all.count > most && !isInformed),
                "moreMetricsHref": .text(file("metrics.csv")),
                "moreMetrics": .line(all.count > most ? sight.say(more) : ""),
            ])
    }

    /// What is stale first, then what has come the least far.
    private func urgency(_ record: Record) -> (Int, Int, RecordID) {
        let isStale = Staleness(record, sight) != nil
        return (isStale ? 0 : 1, record.progress ?? 100, record.id)
    }

    private func metric(_ record: Record) -> Facts {
        let stale = Staleness(record, sight)
        let spark = Pictures.spark(of: record, in: series)
        let source = record[.source] ?? ""
        return .map([
            "id": .text(record.id.description), "text": .line(text(of: record)),
            "hasNote": .flag(!source.isEmpty), "note": .line(source),
            "actual": .line(record.said(.actual, sight) ?? "–"), "target": .line(record.said(.target, sight) ?? "–"),
            "hasProgress": .flag(record.progress != nil), "progress": .text(String(record.progress ?? 0)),
            "way": .text(record.progress.map { "\($0) %" } ?? ""),
            "hasSpark": .flag(!spark.isEmpty), "spark": .text(spark), "course": .line(course(of: record)),
            "asOf": .line(record.measuredOn.map { sight.words.day($0) } ?? "–"),
            "isStale": .flag(stale != nil), "stale": .line(stale?.text ?? ""),
        ])
    }

    /// What the small picture shows: `rose from 900 to 1,120 in 6 values`.
    func course(of record: Record) -> String {
        let figures = record.history.compactMap(\.amount)
        guard let first = figures.first, let last = figures.last else {
            return sight.say(
                record.holds
                    ? Terms("by its milestones", nl: "volgt uit mijlpalen")
                    : Terms("not measured yet", nl: "nog niet gemeten"))
        }
        guard figures.count > 1 else { return sight.say(Terms("one value so far", nl: "tot nu toe één waarde")) }
        let said =
            first.value < last.value
            ? Terms("rose from {0} to {1} in {2} values", nl: "steeg van {0} naar {1} in {2} waarden")
            : first.value > last.value
                ? Terms("fell from {0} to {1} in {2} values", nl: "daalde van {0} naar {1} in {2} waarden")
                : Terms("stayed at {1} in {2} values", nl: "bleef {1} in {2} waarden")
        let sign = record.sign
        return sight.say(
            Sentence(
                said, .figure(first.stored, unit: sign), .figure(last.stored, unit: sign),
                .figure(String(figures.count))))
    }
}

/// That a figure says nothing today, and why; nil where it does.
private struct Staleness {
    var text: String

    init?(_ record: Record, _ sight: Sight) {
        guard let day = record.measuredOn else {
            if record.holds { return nil }
            text = sight.say(Terms("never measured", nl: "nooit gemeten"))
            return
        }
        guard record.staleSince(today: sight.today) != nil else { return nil }
        let days = sight.today.daysSince1970 - day.daysSince1970
        let long = sight.count(days, Terms("day", nl: "dag"), Terms("days", nl: "dagen"))
        text = sight.say(Sentence(Terms("{0} old", nl: "{0} oud"), .text(long)))
    }
}

extension Record {
    /// A share done and a yes are no figures of a day.
    fileprivate var holds: Bool { ["milestone", "binary"].contains(self[Detail("sort")] ?? "") }

    /// A figure with its unit; nil where there is none.
    ///
    /// - Parameter isShort: only with a unit that is a sign, because another figure with the unit follows.
    func said(_ detail: Detail, _ sight: Sight, isShort: Bool = false) -> String? {
        guard let amount = figure(detail) else { return self[detail] }
        if detail == .actual, self[Detail("sort")] == "binary" {
            return sight.words.mark(self[detail] == "0" ? .no : .yes)
        }
        return sight.words.figure("\(amount)", unit: sign ?? (isShort ? nil : self[.unit]))
    }
}
