package import ConvenorCore

/// Reads people from a CSV file with a header row, its columns in any order.
package enum PeopleCSV {
    /// People without a fault, and every fault; `known` are people who may be somebody's manager without being here.
    package static func read(
        _ text: String, file: String = "people.csv", known: Set<Handle> = []
    ) -> (people: [Person], faults: [ConfigFault]) {
        let table = CSVTable(text)
        var faults = table.problems.map { ConfigFault(file: file, at: $0.place, $0.message, $0.mend) }
        guard let header = table.rows.first else {
            let message = "The table is empty."
            let mend = "Begin it with a row such as \"handle,name,mail\"."
            return ([], [ConfigFault(file: file, at: Place(line: 1, column: 1), message, mend)])
        }
        let columns = columns(header, file, &faults)
        guard columns.contains(.field(\.handle)) else {
            let mend = "Add a column \"handle\" with short names such as lena."
            faults.append(ConfigFault(file: file, at: header[0].place, "No column is called handle.", mend))
            return ([], faults.inFileOrder)
        }
        let drafts = table.rows.dropFirst().compactMap { draft($0, columns, file, &faults) }
        var check = PeopleCheck(file: file, known: known)
        let people = check.people(drafts)
        return (people, (faults + check.faults).inFileOrder)
    }

    private enum Column: Equatable {
        case field(WritableKeyPath<PersonDraft, PersonDraft.Value?>)
        case chat(String)
        case unknown
    }

    /// What the exports of others call their columns, in lower case with hyphens; our own word stands first.
    private static func field(_ word: String) -> WritableKeyPath<PersonDraft, PersonDraft.Value?>? {
        switch word {
        case "handle", "user", "username", "user-name", "login", "nick", "nickname", "alias": \.handle
        case "name", "full-name", "fullname", "display-name", "person": \.name
        case "mail", "email", "e-mail", "mail-address", "email-address", "e-mail-address", "address": \.mail
        case "team", "department", "dept", "group", "unit": \.team
        case "role": \.role
        case "manager", "reports-to", "supervisor", "boss", "manager-mail", "manager-email": \.manager
        case "zone", "time-zone", "timezone", "tz": \.zone
        case "language", "lang", "locale": \.language
        case "order", "date-order", "date-format": \.order
        case "channel", "notify": \.channel
        case "quiet", "quiet-hours": \.quiet
        default: nil
        }
    }

    /// Chat ids stand in columns `chat.slack`, `chat.matrix` and so on.
    private static func column(_ header: String) -> Column {
        let word = header.lowercased().split { $0 == " " || $0 == "_" || $0 == "-" }.joined(separator: "-")
        if let path = field(word) { return .field(path) }
        // Unlike other headers, the name of a platform is taken as it stands: `google_chat`.
        let platform = header.lowercased().filter { !$0.isWhitespace }.dropFirst(5)
        return word.hasPrefix("chat.") && PeopleFile.isPlace(String(platform)) ? .chat(String(platform)) : .unknown
    }

    private static func columns(_ header: [CSVTable.Cell], _ file: String, _ faults: inout [ConfigFault]) -> [Column] {
        var columns: [Column] = []
        for cell in header {
            let column = column(cell.text)
            if column == .unknown {
                let known = PeopleFile.keys.dropLast() + ["chat.slack"]
                let mend = NearestWord.mend(cell.text, known: Array(known), otherwise: "Remove it; the columns are")
                faults.append(ConfigFault(file: file, at: cell.place, "\"\(cell.text)\" is no column of people.", mend))
            } else if columns.contains(column) {
                let message = "\"\(cell.text)\" is a second column for the same thing."
                faults.append(ConfigFault(file: file, at: cell.place, message, "Remove one of the two."))
            }
            columns.append(column)
        }
        return columns
    }

    private static func draft(
        _ row: [CSVTable.Cell], _ columns: [Column], _ file: String, _ faults: inout [ConfigFault]
    ) -> PersonDraft? {
        let place = row.first?.place ?? Place(line: 1, column: 1)
        guard row.count == columns.count else {
            let message = "This row has \(row.count) fields, and the header has \(columns.count)."
            let mend = "Add what is missing, or put a field that holds the separator in quotes."
            faults.append(ConfigFault(file: file, at: place, message, mend))
            return nil
        }
        if let cell = row.first(where: { $0.text.contains(where: \.isNewline) }) {
            faults.append(
                ConfigFault(file: file, at: cell.place, "This field is more than one line.", "Make it one line."))
            return nil
        }
        var draft = PersonDraft(place: place)
        for (cell, column) in zip(row, columns) {
            let value = PersonDraft.Value(text: cell.text, place: cell.place)
            switch column {
            case .field(let path): draft[keyPath: path] = value
            case .chat(let platform): draft.chat.append((platform, value))
            case .unknown: break
            }
        }
        return draft
    }
}
