/// Values of days as rows of JSON, and the table that they make.
enum ValueRows {
    /// `{"record":"KR1","date":"2026-10-12","value":"8900"}`; a figure is text, so that no digit is lost on the way.
    struct Value: Decodable {
        var record: String
        var date: String
        var value: String
        var unit: String?
        var source: String?
    }

    static func csv(_ values: [Value]) -> String {
        let rows = values.map { row in
            [row.record, row.date, row.value, row.unit ?? "", row.source ?? ""].map(quoted).joined(separator: ",")
        }
        return (["record,date,value,unit,source"] + rows).joined(separator: "\n")
    }

    /// RFC 4180, section 2: every field in quotes, with its own quotes doubled.
    private static func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
}
