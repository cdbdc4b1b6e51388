import ConvenorCore
import ConvenorEngine

/// Records as programs read them: names are never renamed, handles stand without their sign, times are ISO 8601 with
/// offset.
struct RecordJSON: Sendable {
    let seen: Seen
    let sight: Sight

    /// Who is not in the room is not told who said what.
    private var tellsAuthors: Bool { seen.reader.cut != .outcome && seen.reader.cut != .owner }

    func value(of record: Record) -> JSONValue {
        var members: [String: JSONValue] = [
            "id": .text(record.id.description), "kind": .text(KindRow.of(record.id.kind).word),
            "text": .text(sight.words.text(of: record, in: seen.series)), "status": .text(record.status.rawValue),
            "owner": record.owner.map { .text($0.name) } ?? .null,
            "helpers": .array((record.helpers ?? []).map { .text($0.name) }),
            "due": record.due.map(Self.date) ?? .null, "firstDue": record.firstDue.map(Self.date) ?? .null,
            "closed": record.closedAt.map(stamp) ?? .null,
            "for": .array((record.links ?? []).map { .text($0.description) }), "at": stamp(record.at),
            "meeting": .number(record.meeting), "percent": record.percent.map { .number($0) } ?? .null,
            "details": .object(
                Dictionary(
                    (record.details ?? [:]).map { ($0.key.rawValue, JSONValue.text($0.value)) },
                    uniquingKeysWith: { $1 })),
        ]
        if tellsAuthors { members["by"] = .text(record.by.name) }
        if case .confidential(let role) = record.privacy { members["confidential"] = .text(role.rawValue) }
        if Kind.measured.contains(record.id.kind) {
            members["values"] = .array(
                record.history.map { .object(["day": .text($0.day.iso), "value": .text($0.value)]) })
        }
        return .object(members)
    }

    /// In the reader's zone, to the second.
    func stamp(_ moment: Moment) -> JSONValue {
        let seconds = ((moment.milliseconds / 1000) % 60 + 60) % 60
        let wall = sight.zone.wall(at: moment)
        return .text("\(wall.iso):\(padded(Int(seconds), 2))\(sight.zone.offsetText(at: moment))")
    }

    /// A day where a day was agreed, else the wall time with its own zone's offset.
    static func date(_ due: Deadline) -> JSONValue {
        guard due.hasTime, let zone = Zone(due.zone) else { return .text(due.wall.day.iso) }
        return .text(due.wall.iso + zone.offsetText(at: due.moment))
    }
}
