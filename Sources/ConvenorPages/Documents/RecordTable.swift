import ConvenorCore
import ConvenorEngine
import Foundation

/// The records of one kind over the whole series, as rows for spreadsheets and as members for programs.
///
/// Heads and names are the same in every language, as those of the minutes are.
enum RecordTable: String, Sendable, CaseIterable {
    case actions, decisions, metrics

    var kind: Kind {
        switch self {
        case .actions: .action
        case .decisions: .decision
        case .metrics: .metric
        }
    }

    private var heads: [String] {
        switch self {
        case .actions:
            ["id", "text", "owner", "helpers", "due", "status", "for", "first due", "closed", "percent", "meeting"]
        case .decisions: ["id", "text", "by", "date", "because", "alternatives", "status", "for", "meeting"]
        case .metrics: ["id", "text", "unit", "baseline", "target", "actual", "as of", "source", "status", "for"]
        }
    }

    /// RFC 4180; what a spreadsheet would take for a formula is made harmless.
    func csv(of seen: Seen, _ sight: Sight) -> String {
        let title = SheetTitle(rawValue, Terms(rawValue, nl: rawValue))
        let sheet = Sheet(
            title, columns: heads.map { .init(.text($0)) },
            rows: seen.series.all(kind).map { .init(cells(of: $0, seen, sight)) })
        return sheet.csv(sight.words)
    }

    func json(of seen: Seen, _ sight: Sight) -> [UInt8] {
        let records = RecordJSON(seen: seen, sight: sight)
        return JSONValue.object([
            "series": .text(seen.series.slug), rawValue: .array(seen.series.all(kind).map { records.value(of: $0) }),
        ]).bytes
    }

    private func cells(of record: Record, _ seen: Seen, _ sight: Sight) -> [Sheet.Cell] {
        let day = { (moment: Moment?) -> Sheet.Cell in
            .text(moment.map { sight.zone.wall(at: $0).day.iso } ?? "")
        }
        let text = Sheet.Cell.text(sight.words.text(of: record, in: seen.series))
        let links = Sheet.Cell.text((record.links ?? []).map(\.description).joined(separator: " "))
        let (id, status) = (Sheet.Cell.text(record.id.description), Sheet.Cell.text(record.status.rawValue))
        let detail = { (detail: Detail) -> Sheet.Cell in .text(record[detail] ?? "") }
        switch self {
        case .actions:
            return [
                id, text, .text(record.owner?.name ?? ""),
                .text((record.helpers ?? []).map(\.name).joined(separator: " ")),
                .text(record.due?.wall.day.iso ?? ""), status, links, .text(record.firstDue?.wall.day.iso ?? ""),
                day(record.closedAt), .text(record.percent.map(String.init) ?? ""), .text(String(record.meeting)),
            ]
        case .decisions:
            return [
                id, text, .text(seen.reader.cut == .outcome ? "" : record.by.name), day(record.at), detail(.because),
                detail(.alternatives), status, links, .text(String(record.meeting)),
            ]
        case .metrics:
            return [
                id, text, detail(.unit), figure(record[.baseline]), figure(record[.target]), figure(record[.actual]),
                detail(.asOf), detail(.source), status, links,
            ]
        }
    }

    /// Digits stay a figure, also below zero.
    private func figure(_ stored: String?) -> Sheet.Cell {
        guard let stored, let number = Decimal(string: stored, locale: nil), "\(number)" == stored else {
            return .text(stored ?? "")
        }
        return .number(number)
    }
}
