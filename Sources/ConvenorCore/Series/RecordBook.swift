internal import HashTreeCollections

/// The records of a series by id, with an index of those that still stand.
///
/// Persistent trees: a copy shares all its nodes, so that a working copy costs the same at any length of history.
package struct RecordBook: Sendable {
    private var records: TreeDictionary<RecordID, Record> = [:]
    private var standingNumbers: [Kind: TreeSet<Int>] = [:]

    package init() {}

    package subscript(_ id: RecordID) -> Record? { records[id] }

    package mutating func put(_ record: Record) {
        records[record.id] = record
        if record.isStanding {
            standingNumbers[record.id.kind, default: []].insert(record.id.number)
        } else {
            standingNumbers[record.id.kind]?.remove(record.id.number)
        }
    }

    package mutating func remove(_ id: RecordID) {
        records[id] = nil
        standingNumbers[id.kind]?.remove(id.number)
    }

    /// Records of a kind that are not in a final status, by number.
    package func standing(_ kind: Kind) -> [Record] {
        (standingNumbers[kind] ?? []).sorted().compactMap { records[RecordID(kind, $0)] }
    }

    /// Ids of everything that is not in a final status, by kind and number.
    package var standing: [RecordID] {
        Kind.allCases.flatMap { kind in (standingNumbers[kind] ?? []).sorted().map { RecordID(kind, $0) } }
    }

    package func hasStanding(_ kind: Kind) -> Bool { standingNumbers[kind]?.isEmpty == false }
    package var count: Int { records.count }
}

extension RecordBook: Codable {
    package init(from decoder: any Decoder) throws {
        self.init()
        var list = try decoder.unkeyedContainer()
        while !list.isAtEnd { put(try list.decode(Record.self)) }
    }

    package func encode(to encoder: any Encoder) throws {
        var list = encoder.unkeyedContainer()
        for record in records.values { try list.encode(record) }
    }
}
