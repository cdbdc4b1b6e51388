extension MinutesDocument {
    /// The actions of this meeting and those carried into it, as RFC 4180 has it: CRLF, quotes doubled, a header row.
    package var actionsCSV: String {
        let head = [
            "id", "text", "owner", "helpers", "due", "status", "for", "first due", "closed", "percent", "meeting",
        ]
        let rows = (actions.new + actions.carried.map(\.record) + actions.closed).map { record in
            [
                record.id.description, record.text, record.owner?.name ?? "",
                (record.helpers ?? []).map(\.name).joined(separator: " "), record.due?.wall.day.iso ?? "",
                record.status.rawValue, (record.links ?? []).map(\.description).joined(separator: " "),
                record.firstDue?.wall.day.iso ?? "", record.closedAt.map { zone.wall(at: $0).day.iso } ?? "",
                record.percent.map(String.init) ?? "", String(record.meeting),
            ]
        }
        return ([head] + rows).map { $0.map(\.csvField).joined(separator: ",") + "\r\n" }.joined()
    }
}
