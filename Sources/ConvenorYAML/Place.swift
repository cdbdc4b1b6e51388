import Yams

/// Where something stands in a text file, from line 1, column 1, in characters.
struct Place: Hashable, Sendable {
    var line: Int
    var column: Int
}

extension Mark {
    var place: Place { Place(line: line, column: column) }
}

extension Node {
    var place: Place? { mark?.place }
}
