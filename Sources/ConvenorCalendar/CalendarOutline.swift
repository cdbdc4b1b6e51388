/// The outline of an iCalendar text, checked before libical reads it, which passes over what it does not understand.
struct CalendarOutline {
    /// A VCALENDAR holds a VTIMEZONE that holds a STANDARD: three levels, and some to spare.
    private static let depth = 8

    private var open: [String] = []
    private var number = 0
    private var hasCalendar = false

    /// Throws where the text is no calendar, is cut off or has lines that are no property (RFC 5545 section 3.1).
    static func check(_ text: String) throws(CalendarFault) {
        var outline = CalendarOutline()
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            try outline.read(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
        }
        if let last = outline.open.last {
            throw CalendarFault("The text is cut off: END:\(last) is missing at its end.")
        }
        if !outline.hasCalendar { throw CalendarFault("The text is empty, not a calendar.") }
    }

    private mutating func read(_ line: Substring.UTF8View) throws(CalendarFault) {
        number += 1
        guard let first = line.first else { return }
        if line.contains(0) { throw fault("There is a NUL byte here.") }
        if first == UInt8(ascii: " ") || first == UInt8(ascii: "\t"), !open.isEmpty { return }
        let (name, value) = OutlineLine.split(line)
        if name == "BEGIN" {
            if open.isEmpty, value != "VCALENDAR" { throw outside }
            hasCalendar = true
            open.append(value)
            if open.count > CalendarOutline.depth { throw fault("Too many components stand inside one another.") }
        } else if open.isEmpty {
            throw outside
        } else if name == "END" {
            guard open.popLast() == value else { throw fault("END:\(value) closes what is not open here.") }
        } else if !line.contains(UInt8(ascii: ":")) {
            throw fault("This is no property: it has no colon.")
        }
    }

    private var outside: CalendarFault { fault("This is no calendar: one begins with BEGIN:VCALENDAR.") }

    private func fault(_ message: String) -> CalendarFault { CalendarFault(message, line: number) }
}

private enum OutlineLine {
    /// `BEGIN` and `VEVENT`, in capitals; nothing where the line is another property.
    static func split(_ line: Substring.UTF8View) -> (name: String, value: String) {
        let head = String(decoding: line.prefix(40), as: UTF8.self).uppercased()
        let parts = head.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "BEGIN" || parts[0] == "END" else { return ("", "") }
        return (String(parts[0]), parts[1].trimmingSuffix(while: \.isWhitespace))
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> String {
        var rest = self
        while let last = rest.last, predicate(last) { rest.removeLast() }
        return String(rest)
    }
}
