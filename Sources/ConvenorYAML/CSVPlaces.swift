import ConvenorCore

extension CSVTable.Cell {
    var place: Place { Place(line: spot.line, column: spot.column) }
}

extension CSVTable.Problem {
    var place: Place { Place(line: spot.line, column: spot.column) }

    var message: String {
        switch sort {
        case .openQuote: "This quote is never closed."
        case .textBehindQuote: "Text stands behind a closing quote."
        }
    }

    var mend: String {
        switch sort {
        case .openQuote: "Close it with a second quote."
        case .textBehindQuote: "Double the quotes that belong to the text."
        }
    }
}
