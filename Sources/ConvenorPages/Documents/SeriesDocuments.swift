import ConvenorCore
import ConvenorEngine

/// Every document of one series, as its reader may see it.
struct SeriesDocuments: Sendable {
    let engine: Convenor
    let archive: Archive
    let seen: Seen
    let sight: Sight

    /// Who has no place in the room reads their own lines of minutes that are finished, and nothing of the whole.
    private var seesSeries: Bool { seen.reader.cut != .owner }

    /// Nil for a meeting that is not there, or still goes on without this reader.
    func minutes(_ number: Int, as format: MinutesFormat) -> String? {
        guard let meeting = seen.whole.meeting(numbered: number),
            !meeting.isOpen || seen.reader.role >= .participant
        else { return nil }
        return engine.minutes(of: meeting, in: archive, for: seen.reader, as: format)
    }

    func table(_ table: RecordTable, as format: DocumentFormat) -> [UInt8]? {
        guard seesSeries else { return nil }
        return format == .csv ? Array(table.csv(of: seen, sight).utf8) : table.json(of: seen, sight)
    }

    var plan: String? { seesSeries ? PlanDocument(seen: seen, sight: sight).html : nil }

    var pictures: [Picture] {
        guard seesSeries else { return [] }
        return Pictures.all(of: seen, sight) + [Pictures.ledger(of: seen, sight)].compactMap { $0 }
    }
}
